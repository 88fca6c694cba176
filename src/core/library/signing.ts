import { UsageError } from "../refusals.js";
import { toWire } from "../requests/wire-request.js";
import { queryItems } from "../signature/canonical-request.js";
import { uriDecode } from "../signature/encoding.js";
import { verifySignature } from "../signature/mistakes/verification.js";
import { type VerificationRecord, verificationRecord } from "../signature/mistakes/verification-record.js";
import { bceTimestamp, defaultExpires, sign as signCanonically } from "../signature/sign.js";
import { type LanguageOption, type TextLanguage, type Told, tell } from "./in-language.js";
import { type HttpRequest, headersOf, theRequest, urlOf } from "./request.js";

/** An access key pair; with the token of a session where it is temporary. */
export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly securityToken?: string | null;
}

export interface SignOptions {
  /** The moment of signing; now where it is absent. */
  readonly time?: Date;
  /** Seconds for which the signature is valid; 1800 where it is absent. */
  readonly expires?: number;
  /** Headers to sign besides `x-bce-*`; `host` and `content-type` where it is absent. */
  readonly headersToSign?: readonly string[];
}

/** A signature and what it was computed from. The signing key is not among it: it is as secret as the key. */
export interface Signed {
  /** The value of the header Authorization. */
  readonly authorization: string;
  /** All headers to send, names lower-case: those given, host, x-bce-date, the session token and authorization. */
  readonly headers: Readonly<Record<string, string>>;
  /** `YYYY-MM-DDThh:mm:ssZ` */
  readonly timestamp: string;
  readonly prefix: string;
  readonly canonicalUri: string;
  readonly canonicalQuery: string;
  readonly canonicalHeaders: readonly string[];
  readonly signedHeaders: readonly string[];
  readonly canonicalRequest: string;
  /** 64 hex characters. */
  readonly signature: string;
}

const invalid = (what: string, zh: string): UsageError => new UsageError({ en: `invalid ${what}`, zh: `${zh}不合法` });

function checkSigning({ accessKeyId, secretAccessKey }: Keys, time: Date, expires: number): void {
  if (!accessKeyId || !secretAccessKey)
    throw new UsageError({ en: "accessKeyId and secretAccessKey are required", zh: "必须给出 accessKeyId 和 secretAccessKey" });
  if (Number.isNaN(time.getTime())) throw invalid("time of signing", "签名时间");
  if (!Number.isInteger(expires) || expires < -1 || expires === 0) throw invalid("expires: expected whole seconds", "有效期（秒）");
}

/**
 * Signs a request by bce-auth-v1, https://cloud.baidu.com/doc/Reference/s/njwvz1yfu. The body is not part of a signature.
 *
 * @throws {UsageError} when the URL is not absolute, a key is empty, or time or expiry are not valid.
 */
export function sign(request: HttpRequest, keys: Keys, options: SignOptions = {}): Signed {
  const { time = new Date(), expires = defaultExpires, headersToSign = ["host", "content-type"] } = options;
  checkSigning(keys, time, expires);
  const { host, path, query } = urlOf(request);
  const timestamp = bceTimestamp(time);
  const given = headersOf(request).map(([name, value]) => [name.toLowerCase(), value] as const);
  const headers: Record<string, string> = {
    host,
    ...Object.fromEntries(given),
    "x-bce-date": timestamp,
    ...(keys.securityToken ? { "x-bce-security-token": keys.securityToken } : {}),
  };
  const { accessKeyId, secretAccessKey } = keys;
  const { signingKey: _secret, ...signing } = signCanonically(
    { method: request.method, path: uriDecode(path), query: queryItems(query), headers },
    { accessKeyId, secretAccessKey, timestamp, expires, headersToSign },
  );
  return { ...signing, timestamp, headers: { ...headers, authorization: signing.authorization } };
}

/** What a signature is compared with. */
export interface VerifyKeys {
  /** Of the pair that should have signed; left out when only its secret is known. */
  readonly accessKeyId?: string;
  readonly secretAccessKey: string;
  /** Given for a temporary pair, whose requests must carry it. */
  readonly securityToken?: string | null;
  /** Other pairs that may have signed by mistake. */
  readonly others?: readonly { readonly label: string; readonly accessKeyId: string; readonly secretAccessKey: string }[];
}

export interface VerifyOptions<Lang extends TextLanguage | undefined = undefined> extends LanguageOption<Lang> {
  /** The moment to judge deadlines by; now where it is absent. */
  readonly now?: Date;
  /** Shows the signature that the service expects, which lets anybody send the request. */
  readonly showSecrets?: boolean;
}

/**
 * Checks the signature of a request as it was sent (`requestsIn` reads one out of a text) and names the mistake that made a
 * wrong one: a mistake is named only when it gives the very signature. What `bcevpc verify --json` prints. Computes for
 * up to a second where nothing simple explains it. Nothing is sent anywhere.
 *
 * @throws {CaptureError} when a text holds no request.
 * @throws {UsageError} when a text holds several, or a URL is not absolute.
 */
export function verify<const Lang extends TextLanguage | undefined = undefined>(
  request: string | HttpRequest,
  keys: VerifyKeys,
  options: VerifyOptions<Lang> = {},
): Told<VerificationRecord, Lang> {
  const { now = new Date(), showSecrets = false, lang } = options;
  const sent = theRequest(request);
  const { url } = urlOf(sent);
  const verification = verifySignature(
    toWire({ method: sent.method, url, headers: headersOf(sent), body: sent.body ?? null }),
    {
      accessKeyId: keys.accessKeyId ?? null,
      secretAccessKey: keys.secretAccessKey,
      others: keys.others ?? [],
      isTemporary: Boolean(keys.securityToken),
    },
    now.getTime(),
  );
  return tell<VerificationRecord, Lang>(verificationRecord(verification, showSecrets), lang);
}
