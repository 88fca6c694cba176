import { authorizationOf, isSignedBy, missingHeaders, parseAuthorization, type ReceivedRequest } from "../../core/signature/verify.js";
import { refuse } from "./resource.js";

/** The pair that the mock knows, and its session token where there is one. */
export interface MockKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly securityToken: string | null;
}

/** What the gateway refuses, as it really answers and as the documents have it. */
const codes = {
  authorization: { live: "global/InvalidHTTPAuthHeader", documented: "global/InvalidHTTPAuthHeader" },
  key: { live: "gateway/IamSignatureInvalid.unknown-key", documented: "global/InvalidAccessKeyId" },
  missing: { live: "gateway/IamSignatureInvalid.missing-signed-header", documented: "global/SignatureDoesNotMatch" },
  mismatch: { live: "gateway/IamSignatureInvalid.signature-mismatch", documented: "global/SignatureDoesNotMatch" },
  expired: { live: "global/RequestExpired", documented: "global/RequestExpired" },
  path: { live: "gateway/ResourceNotFound", documented: "global/InvalidURI" },
  version: { live: "gateway/ResourceNotFound", documented: "global/InvalidVersion" },
} as const;

export type GatewayRefusal = keyof typeof codes;

/** Throws a refusal of the gateway, in the wording of the live one or of the documents. */
export const refuseAtGateway = (refusal: GatewayRefusal, documented: boolean, values: Readonly<Record<string, string>> = {}): never =>
  refuse(codes[refusal][documented ? "documented" : "live"], values);

/** Seconds that x-bce-date may be away from the service's clock. */
const dateTolerance = 1800;

/** The two deadlines: the date of the request, and the end of its signature. */
function isExpired({ headers }: ReceivedRequest, timestamp: string, expires: number, now: number): boolean {
  const signedAt = Date.parse(timestamp);
  const date = Date.parse(headers["x-bce-date"] ?? headers["date"] ?? timestamp);
  if (Number.isNaN(signedAt) || Number.isNaN(date)) return true;
  // A signature without end, as in shared links, is not held to the date rule either.
  if (expires < 0) return false;
  return Math.abs(now - date) > dateTolerance * 1000 || now > signedAt + expires * 1000 || signedAt - now > dateTolerance * 1000;
}

/** Checks who signed a request, and whether it still counts; throws what the gateway answers when it does not. */
export function authenticate(request: ReceivedRequest, keys: MockKeys, now: number, documented: boolean): void {
  const authorization = parseAuthorization(authorizationOf(request) ?? "") ?? refuseAtGateway("authorization", documented);
  const token = request.headers["x-bce-security-token"] ?? null;
  if (authorization.accessKeyId !== keys.accessKeyId || token !== keys.securityToken) refuseAtGateway("key", documented);
  const missing = missingHeaders(request, authorization);
  if (missing.length > 0) refuseAtGateway("missing", documented, { header: missing.join(",") });
  if (isExpired(request, authorization.timestamp, authorization.expires, now))
    refuseAtGateway("expired", documented, { timestamp: request.headers["x-bce-date"] ?? authorization.timestamp });
  if (!isSignedBy(request, authorization, keys.secretAccessKey)) refuseAtGateway("mismatch", documented);
}
