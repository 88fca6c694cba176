import { canonicalHeaders, canonicalQuery, canonicalRequest, canonicalUri, type SignableRequest } from "./canonical-request.js";
import { hmacHex } from "./hash.js";

/** HMAC-SHA256 as 64 lower-case hex characters. */
const hmac = (key: string, message: string): string => hmacHex("sha256", key, message);

/** A moment as bce-auth writes it: UTC to the second, `YYYY-MM-DDThh:mm:ssZ`. */
export const bceTimestamp = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;

/** How many seconds a signature counts when nothing else is asked for. */
export const defaultExpires = 1800;

/** authStringPrefix: `bce-auth-v1/{accessKeyId}/{timestamp}/{expirationPeriodInSeconds}`. */
export const authPrefix = (accessKeyId: string, timestamp: string, expires: number): string =>
  `bce-auth-v1/${accessKeyId}/${timestamp}/${expires}`;

/** SigningKey: the hex text, which as text is the key of the signature. */
export const signingKey = (secretAccessKey: string, prefix: string): string => hmac(secretAccessKey, prefix);

export const signature = (key: string, request: string): string => hmac(key, request);

/** The value of the Authorization header. An empty list of names means the default headers were signed. */
export const authorization = (prefix: string, signedHeaders: readonly string[], value: string): string =>
  `${prefix}/${signedHeaders.join(";")}/${value}`;

export interface SigningOptions {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** As `bceTimestamp` writes it. */
  readonly timestamp: string;
  /** Seconds. */
  readonly expires: number;
  /** Headers to sign besides `x-bce-*`. Some header must be signed: a signature that names none says that the default set was. */
  readonly headersToSign: readonly string[];
}

/** A signature and everything it was computed from. */
export interface Signing {
  readonly prefix: string;
  readonly signingKey: string;
  readonly canonicalUri: string;
  readonly canonicalQuery: string;
  readonly canonicalHeaders: readonly string[];
  readonly signedHeaders: readonly string[];
  readonly canonicalRequest: string;
  readonly signature: string;
  readonly authorization: string;
}

/** Signs a request by bce-auth-v1, https://cloud.baidu.com/doc/Reference/s/njwvz1yfu, naming the headers it signs. */
export function sign(request: SignableRequest, options: SigningOptions): Signing {
  const prefix = authPrefix(options.accessKeyId, options.timestamp, options.expires);
  const key = signingKey(options.secretAccessKey, prefix);
  const uri = canonicalUri(request.path);
  const query = canonicalQuery(request.query);
  const { lines, signedHeaders } = canonicalHeaders(request.headers, options.headersToSign);
  const canonical = canonicalRequest(request.method, uri, query, lines);
  const value = signature(key, canonical);
  return {
    prefix,
    signingKey: key,
    canonicalUri: uri,
    canonicalQuery: query,
    canonicalHeaders: lines,
    signedHeaders,
    canonicalRequest: canonical,
    signature: value,
    authorization: authorization(prefix, signedHeaders, value),
  };
}
