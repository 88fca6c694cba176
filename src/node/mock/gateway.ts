import {
  type Authorization,
  authorizationOf,
  isSignedBy,
  missingHeaders,
  parseAuthorization,
  type ReceivedRequest,
} from "../../core/signature/verify.js";
import { hashWithNode } from "../hashing.js";
import { refuse } from "./resource.js";

/** The pair that the mock knows, and its session token where there is one. */
export interface MockKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly securityToken: string | null;
}

/** What the gateway refuses, as it really answers and as the documents have it. */
const codes = {
  unsigned: { live: "gateway/SignatureEmpty", documented: "global/InvalidHTTPAuthHeader" },
  authorization: { live: "global/InvalidHTTPAuthHeader", documented: "global/InvalidHTTPAuthHeader" },
  key: { live: "gateway/IamSignatureInvalid.unknown-key", documented: "global/InvalidAccessKeyId" },
  missing: { live: "gateway/IamSignatureInvalid.missing-signed-header", documented: "global/SignatureDoesNotMatch" },
  mismatch: { live: "gateway/IamSignatureInvalid.signature-mismatch", documented: "global/SignatureDoesNotMatch" },
  expired: { live: "global/RequestExpired", documented: "global/RequestExpired" },
  path: { live: "gateway/ResourceNotFound", documented: "global/InvalidURI" },
  version: { live: "gateway/ResourceNotFound", documented: "global/InvalidVersion" },
} as const;

export type GatewayRefusal = keyof typeof codes;

/**
 * Refuses as the gateway does, in the wording of the live one or of the documents.
 * @throws {ApiRefusal} always.
 */
export const refuseAtGateway = (refusal: GatewayRefusal, documented: boolean, values: Readonly<Record<string, string>> = {}): never =>
  refuse(codes[refusal][documented ? "documented" : "live"], values);

/** Seconds that x-bce-date may be away from the service's clock. */
const dateTolerance = 1800;

/** The date that a request is held to. */
const dateOf = ({ headers }: ReceivedRequest, timestamp: string): string => headers["x-bce-date"] ?? headers["date"] ?? timestamp;

/** The two deadlines: the date of the request, and the end of its signature. */
function isExpired(request: ReceivedRequest, timestamp: string, expires: number, now: number): boolean {
  const signedAt = Date.parse(timestamp);
  const date = Date.parse(dateOf(request, timestamp));
  if (Number.isNaN(signedAt) || Number.isNaN(date)) return true;
  // A signature without end, as in shared links, is not held to the date rule either.
  if (expires < 0) return false;
  return Math.abs(now - date) > dateTolerance * 1000 || now > signedAt + expires * 1000 || signedAt - now > dateTolerance * 1000;
}

/**
 * The headers that a signature had to cover and does not. The host has to be signed whatever else is
 * (https://cloud.baidu.com/doc/Reference/s/njwvz1yfu); with which words the live gateway says so is not known, so these are
 * those of a named header that did not come.
 */
const uncovered = ({ signedHeaders }: Authorization): string[] => (signedHeaders && !signedHeaders.includes("host") ? ["host"] : []);

/** Checks who signed a request, and whether it still counts; throws what the gateway answers when it does not. */
export function authenticate(request: ReceivedRequest, keys: MockKeys, now: number, documented: boolean): void {
  const given = authorizationOf(request) ?? refuseAtGateway("unsigned", documented);
  const authorization = parseAuthorization(given) ?? refuseAtGateway("authorization", documented);
  const token = request.headers["x-bce-security-token"] ?? null;
  if (authorization.accessKeyId !== keys.accessKeyId || token !== keys.securityToken) refuseAtGateway("key", documented);
  const missing = [...missingHeaders(request, authorization), ...uncovered(authorization)];
  if (missing.length > 0) refuseAtGateway("missing", documented, { header: missing.join(",") });
  const { timestamp, expires } = authorization;
  if (isExpired(request, timestamp, expires, now)) refuseAtGateway("expired", documented, { timestamp: dateOf(request, timestamp) });
  hashWithNode();
  if (!isSignedBy(request, authorization, keys.secretAccessKey)) refuseAtGateway("mismatch", documented);
}
