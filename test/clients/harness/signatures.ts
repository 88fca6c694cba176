import { defaultSignedHeaders } from "../../../src/core/signature/canonical-request.js";
import { bceTimestamp, defaultExpires, sign } from "../../../src/core/signature/sign.js";
import type { SignRequest } from "./driver.js";

const keys = { accessKeyId: "0b0f67dfb88244b289b72b142befad0c", secretAccessKey: "bad522c2126a4618a8125f4b6cf6356f" };
const time = Date.parse("2026-11-28T08:00:00Z") / 1000;
const host = { host: "bcc.bj.baidubce.com", "x-bce-date": "2026-11-28T08:00:00Z" };

const request = (name: string, parts: Partial<SignRequest>): readonly [name: string, request: SignRequest] => [
  name,
  { method: "GET", path: "/v1/vpc", query: {}, headers: host, ...keys, time, expires: defaultExpires, ...parts },
];

/** Requests whose parts signers are known to differ over. */
export const oddRequests: readonly (readonly [name: string, request: SignRequest])[] = [
  request("a plain one", {}),
  request("a path with blanks and signs", { path: "/v1/vpc/a b+c~d'(e)*!" }),
  request("a path in Chinese", { path: "/v1/vpc/测试" }),
  request("a path with a percent sign", { path: "/v1/vpc/100%" }),
  request("a path that ends in a slash", { path: "/v1/vpc/" }),
  request("a query with Chinese, blanks and signs", { query: { name: "测试 a+b%~*'(x)!" } }),
  request("a query whose values hold & and =", { query: { name: "a=b&c=d" } }),
  request("an action without a value", {
    method: "PUT",
    query: { modifyAttribute: "", clientToken: "be31b98c-5e41-4838-9830-9be700de5a20" },
  }),
  request("names of which one begins with another", { query: { text: "", text1: "测试", text10: "test" } }),
  request("names in upper and lower case", { query: { B: "1", a: "2", A: "3" } }),
  request("a name with signs", { query: { "a b/c": "1" } }),
  request("a parameter authorization", { query: { authorization: "x", maxKeys: "10" } }),
  request("headers with blanks around their values", { headers: { ...host, "content-type": "  application/json; charset=utf-8 " } }),
  request("an empty header", { headers: { ...host, "x-bce-empty": "" } }),
  request("a request id of the client's own", { headers: { ...host, "x-bce-request-id": "9b1f2e0c-8d7a-4c3b-9e5f-0a1b2c3d4e5f" } }),
  request("a session token", { headers: { ...host, "x-bce-security-token": "a+/b==" } }),
  request("a body", { method: "POST", headers: { ...host, "content-type": "application/json", "content-length": "17" } }),
  request("half an hour more", { expires: 3600 }),
];

const signatureOf = (authorization: string): string | undefined => authorization.split("/").at(-1);

/** Whether two authorizations sign the same: signers differ in whether they write down the names they signed. */
export const isSame = (theirs: string, ours: string): boolean => signatureOf(theirs) === signatureOf(ours);

export function ownSignature(
  { method, path, query, headers, expires, ...rest }: SignRequest,
  headersToSign = defaultSignedHeaders,
): string {
  const items = Object.entries(query).map(([name, value]) => [name, value] as const);
  return sign({ method, path, query: items, headers }, { ...rest, expires, timestamp: bceTimestamp(new Date(time * 1000)), headersToSign })
    .authorization;
}
