import { UsageError } from "../../core/refusals.js";
import { type Method, wirePath } from "../../core/requests/target.js";
import type { QueryItem } from "../../core/signature/canonical-request.js";
import { bceTimestamp, defaultExpires, type Signing, sign } from "../../core/signature/sign.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { hashWithNode } from "../hashing.js";
import type { Endpoint } from "./endpoint.js";
import type { Credentials } from "./settings.js";

/** A request before it is known where it goes and who signs it. */
export interface RequestPlan {
  readonly method: Method;
  readonly path: string;
  readonly query: readonly QueryItem[];
  /** Headers of the user's own, names lower-case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

/** A request as it goes on the wire. */
export interface SignedRequest {
  readonly method: Method;
  /** Byte for byte what is sent. */
  readonly url: string;
  /** Names lower-case; Authorization is among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
  readonly signing: Signing;
}

/** Headers that bcevpc or the HTTP stack sets, and why they cannot be given. */
const reserved: Readonly<Record<string, Bilingual>> = {
  authorization: { en: "bcevpc signs the request itself", zh: "签名由 bcevpc 计算" },
  host: { en: "it is set from the endpoint: --endpoint", zh: "由接入点决定，请用 --endpoint" },
  "x-bce-date": { en: "it is set to the time of signing", zh: "取签名时间" },
  "x-bce-security-token": {
    en: "tokens are not accepted on the command line: use BCE_SECURITY_TOKEN or a profile",
    zh: "命令行不接受令牌：请用 BCE_SECURITY_TOKEN 或配置档",
  },
  "content-length": { en: "it is set from the body", zh: "由请求体决定" },
  "transfer-encoding": { en: "it is set from the body", zh: "由请求体决定" },
  connection: { en: "bcevpc manages the connection", zh: "连接由 bcevpc 管理" },
};

/** Only what can be the name of a header is repeated: behind it a token may follow. */
function notHeader(text: string): UsageError {
  const [name = "(redacted)"] = /^[A-Za-z]{1,20}(?:-[A-Za-z]{1,20}){0,4}(?![^\s=])/u.exec(text) ?? [];
  const shown = name === text ? name : `${name}…`;
  return new UsageError({
    en: `invalid header "${shown}": expected -H 'name: value'`,
    zh: `请求头“${shown}”无效：应为 -H 'name: value'`,
  });
}

/**
 * `-H 'name: value'`.
 * @throws {UsageError} when it is no header, or one that cannot be given.
 */
export function parseHeaderOption(text: string): readonly [name: string, value: string] {
  const [, name, value] = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*:(.*)$/su.exec(text) ?? [];
  if (name === undefined || value === undefined) throw notHeader(text);
  const reason = Object.hasOwn(reserved, name.toLowerCase()) ? reserved[name.toLowerCase()] : undefined;
  if (reason) throw new UsageError({ en: `header ${name} cannot be set: ${reason.en}`, zh: `不能设置请求头 ${name}：${reason.zh}` });
  if (/[^\t\u0020-\u007e]/u.test(value))
    throw new UsageError({
      en: `the value of header ${name} must be ASCII; encode other characters`,
      zh: `请求头 ${name} 的值只能是 ASCII 字符，其他字符请先编码`,
    });
  return [name.toLowerCase(), value.trim()];
}

/** What a request carries besides what is signed: bodies are never compressed, so that they can be passed on as they are. */
export const transportHeaders = (method: Method, body: Buffer | null, userAgent: string): Record<string, string> => ({
  accept: "application/json",
  "accept-encoding": "identity",
  "user-agent": userAgent,
  connection: "keep-alive",
  ...(body !== null || method === "POST" || method === "PUT" ? { "content-length": String(body?.length ?? 0) } : {}),
});

export interface SigningMoment {
  readonly time: Date;
  /** Seconds; 1800 when absent. */
  readonly expires?: number;
  readonly userAgent: string;
}

/** What is signed besides `x-bce-*`. content-length is not: HTTP stacks and proxies change it. */
const headersToSign = ["host", "content-type"];

/**
 * Signs a plan for an endpoint at a moment. The required headers of the VPC document (Authorization, Content-Type,
 * x-bce-date) are always there; a session adds x-bce-security-token.
 */
export function signRequest(
  plan: RequestPlan,
  endpoint: Endpoint,
  credentials: Credentials,
  { time, expires, userAgent }: SigningMoment,
): SignedRequest {
  const timestamp = bceTimestamp(time);
  const token = credentials.securityToken?.reveal();
  const headers: Record<string, string> = {
    host: endpoint.host,
    ...transportHeaders(plan.method, plan.body, userAgent),
    "content-type": "application/json; charset=utf-8",
    ...plan.headers,
    "x-bce-date": timestamp,
    ...(token === undefined ? {} : { "x-bce-security-token": token }),
  };
  hashWithNode();
  const signing = sign(
    { method: plan.method, path: plan.path, query: plan.query, headers },
    {
      accessKeyId: credentials.accessKeyId,
      secretAccessKey: credentials.secretAccessKey.reveal(),
      timestamp,
      expires: expires ?? defaultExpires,
      headersToSign,
    },
  );
  return {
    method: plan.method,
    url: endpoint.origin + wirePath(plan),
    headers: { ...headers, authorization: signing.authorization },
    body: plan.body,
    signing,
  };
}
