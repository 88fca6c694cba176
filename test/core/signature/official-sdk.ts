import { createRequire } from "node:module";
import { canonicalUri, defaultSignedHeaders, type QueryItem, type SignableRequest } from "../../../src/core/signature/canonical-request.js";
import { uriEncode } from "../../../src/core/signature/encoding.js";
import { bceTimestamp, type Signing, sign } from "../../../src/core/signature/sign.js";

type SdkParams = Readonly<Record<string, string | null | undefined>>;

/** What is used of the official JavaScript SDK. */
interface SdkAuth {
  generateAuthorization(
    method: string,
    resource: string,
    params: SdkParams,
    headers: Readonly<Record<string, string>>,
    timestamp: number,
    expires: number,
    headersToSign?: readonly string[],
  ): string;
  queryStringCanonicalization(params: SdkParams): string;
  getTimestamp(seconds: number): string;
}
const require = createRequire(import.meta.url);
const Auth: new (accessKeyId: string, secretAccessKey: string) => SdkAuth = require("@baiducloud/sdk/src/auth.js");
export const sdkStrings: { normalize(text: string | undefined): string } = require("@baiducloud/sdk/src/strings.js");
/** For what of the SDK needs no key. */
export const keylessSdk = new Auth("", "");

/** A request and everything it is signed with. */
export interface Sample {
  readonly request: SignableRequest;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly seconds: number;
  readonly expires: number;
  /** null: the default set. */
  readonly headersToSign: readonly string[] | null;
}

export const signedByUs = (sample: Sample): Signing =>
  sign(sample.request, {
    ...sample,
    timestamp: bceTimestamp(new Date(sample.seconds * 1000)),
    headersToSign: sample.headersToSign ?? defaultSignedHeaders,
  });

/** The SDK's authorization string. It takes the path encoded (row 7); what else it is handed differently is given in `instead`. */
export function signedBySdk(sample: Sample, instead: { method?: string; resource?: string; params?: SdkParams } = {}): string {
  const { method, path, query, headers } = sample.request;
  return new Auth(sample.accessKeyId, sample.secretAccessKey).generateAuthorization(
    instead.method ?? method,
    instead.resource ?? canonicalUri(path),
    instead.params ?? Object.fromEntries(query),
    headers,
    sample.seconds,
    sample.expires,
    sample.headersToSign ?? undefined,
  );
}

/** A query as the SDK must be handed it, which does not encode keys (row 8). */
export const withEncodedKeys = (query: readonly QueryItem[]): SdkParams =>
  Object.fromEntries(query.map(([name, value]) => [uriEncode(name), value]));

/** The signedHeaders part. */
export const namesIn = (authorization: string): string | undefined => authorization.split("/")[4];

const plain: Sample = {
  request: { method: "GET", path: "/v1/vpc", query: [], headers: { host: "bcc.bj.baidubce.com" } },
  accessKeyId: "test-ak",
  secretAccessKey: "test-sk",
  seconds: Date.parse("2026-08-13T08:00:00Z") / 1000,
  expires: 1800,
  headersToSign: null,
};
/** An everyday request of which some things are different. */
export const sampleWith = (request: Partial<SignableRequest>, rest: Partial<Omit<Sample, "request">> = {}): Sample => ({
  ...plain,
  ...rest,
  request: { ...plain.request, ...request },
});
