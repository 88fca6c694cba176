import { canonicalHeaders, canonicalQuery, canonicalRequest, canonicalUri, defaultSignedHeaders, queryItems } from "./canonical-request.js";
import { uriDecode } from "./encoding.js";
import { authPrefix, signature, signingKey } from "./sign.js";

/** A request as a service receives it: path and query percent-encoded as on the wire, header names lower-case. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The parts of `bce-auth-v1/{accessKeyId}/{timestamp}/{expires}/{signedHeaders}/{signature}`. */
export interface Authorization {
  readonly accessKeyId: string;
  readonly timestamp: string;
  /** Seconds; -1 never ends. */
  readonly expires: number;
  /** Null when left empty: the default set was signed. */
  readonly signedHeaders: readonly string[] | null;
  readonly signature: string;
}

/** The authorization string of a request, from its header or its query; null without one. */
export const authorizationOf = ({ headers, query }: ReceivedRequest): string | null =>
  headers["authorization"] ?? queryItems(query).find(([name]) => name.toLowerCase() === "authorization")?.[1] ?? null;

const shape = /^bce-auth-v1\/([^/]+)\/(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\/(-1|\d{1,10})\/([^/]*)\/([0-9a-f]{64})$/u;

/** Takes an authorization string apart; null when it is not one of bce-auth-v1. */
export function parseAuthorization(text: string): Authorization | null {
  const [, accessKeyId, timestamp, expires, names, value] = shape.exec(text.trim()) ?? [];
  if (accessKeyId === undefined || timestamp === undefined || value === undefined) return null;
  const signedHeaders = names === undefined || names === "" ? null : names.toLowerCase().split(";");
  return { accessKeyId, timestamp, expires: Number(expires), signedHeaders, signature: value };
}

/** The headers that were signed but did not come. */
export const missingHeaders = ({ headers }: ReceivedRequest, { signedHeaders }: Authorization): string[] =>
  (signedHeaders ?? []).filter((name) => headers[name] === undefined);

/** The canonical request as the service builds it from what it received and the names it was told. */
function expectedCanonicalRequest(request: ReceivedRequest, { signedHeaders }: Authorization): string {
  const { method, path, query, headers } = request;
  const given = signedHeaders ?? [...defaultSignedHeaders, ...Object.keys(headers).filter((name) => name.startsWith("x-bce-"))];
  const named = Object.fromEntries(Object.entries(headers).filter(([name]) => given.includes(name)));
  const { lines } = canonicalHeaders(named, given);
  return canonicalRequest(method, canonicalUri(uriDecode(path)), canonicalQuery(queryItems(query)), lines);
}

/** Whether two texts are the same, in a time that does not tell where they differ. */
function isSame(expected: string, given: string): boolean {
  let difference = expected.length ^ given.length;
  for (let index = 0; index < expected.length; index += 1) difference |= expected.charCodeAt(index) ^ given.charCodeAt(index);
  return difference === 0;
}

/** Whether the signature is the one that this secret gives for this request. */
export function isSignedBy(request: ReceivedRequest, authorization: Authorization, secretAccessKey: string): boolean {
  const { accessKeyId, timestamp, expires } = authorization;
  const key = signingKey(secretAccessKey, authPrefix(accessKeyId, timestamp, expires));
  const expected = signature(key, expectedCanonicalRequest(request, authorization));
  return isSame(expected, authorization.signature);
}
