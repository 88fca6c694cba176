import { UsageError } from "../refusals.js";
import type { QueryItem } from "../signature/canonical-request.js";
import { canonicalUri } from "../signature/canonical-request.js";
import { uriEncode } from "../signature/encoding.js";
import type { Bilingual } from "../text/bilingual.js";
import { cleanLine } from "../text/clean.js";

/** What of a URL is signed, decoded. */
export interface Target {
  readonly path: string;
  readonly query: readonly QueryItem[];
}

/** The methods of the specification; PATCH is not among them. */
export const methods = ["GET", "POST", "PUT", "DELETE", "HEAD"] as const;
export type Method = (typeof methods)[number];

/**
 * The method in any case; one that the API does not have is refused.
 * @throws {UsageError} for a method that the API does not have.
 */
export function parseMethod(text: string): Method {
  const method = methods.find((candidate) => candidate === text.trim().toUpperCase());
  if (method) return method;
  const swapped = text.includes("/");
  throw new UsageError({ en: `unknown method ${cleanLine(text)}`, zh: `未知方法 ${cleanLine(text)}` }, [
    { en: `methods: ${methods.join(", ")}`, zh: `可用的方法：${methods.join("、")}` },
    ...(swapped ? [{ en: "the method comes first: bcevpc call GET /v1/vpc", zh: "方法在前，路径在后：bcevpc call GET /v1/vpc" }] : []),
  ]);
}

const refuse = (text: string, reason: Bilingual, hints: readonly Bilingual[] = []): UsageError =>
  new UsageError({ en: `"${cleanLine(text)}": ${reason.en}`, zh: `“${cleanLine(text)}”：${reason.zh}` }, hints);

/** Git Bash for Windows turns an argument `/v1/vpc` into a path below its own folder. */
function refuseMangled(text: string): void {
  if (!/^[A-Za-z]:[\\/]/u.test(text)) return;
  const meant = /\/v\d+\/.*$/u.exec(text.replaceAll("\\", "/"))?.[0] ?? "/v1/vpc";
  throw refuse(
    text,
    {
      en: "this is a Windows path: Git Bash rewrote the argument before bcevpc received it",
      zh: "这是 Windows 路径，参数在传给 bcevpc 之前已被 Git Bash 改写",
    },
    [
      { en: `write it without the slash: ${meant.slice(1)}`, zh: `去掉开头的斜杠：${meant.slice(1)}` },
      { en: `or with two: /${meant}`, zh: `或写两个斜杠：/${meant}` },
    ],
  );
}

/** Percent sequences decoded; a lone `%` stands for itself. Bytes that are not UTF-8 are refused: they could not be signed as sent. */
function decode(text: string, whole: string): string {
  return text.replaceAll(/(?:%[0-9A-Fa-f]{2})+/gu, (sequence) => {
    try {
      return decodeURIComponent(sequence);
    } catch {
      throw refuse(whole, {
        en: `${sequence} is not the encoding of UTF-8 text`,
        zh: `${sequence} 不是 UTF-8 文本的编码`,
      });
    }
  });
}

/** `{vpcId}`, as documents write it, is never an id. */
function refusePlaceholder(text: string, whole: string): void {
  const [placeholder] = /\{\w+\}/u.exec(text) ?? [];
  if (placeholder === undefined) return;
  throw refuse(whole, {
    en: `${placeholder} is a placeholder: replace it with the actual value`,
    zh: `${placeholder} 是占位符，请替换为实际的值`,
  });
}

function decodePath(path: string, whole: string): string {
  const segments = path.split("/");
  for (const segment of segments) {
    const decoded = decode(segment, whole);
    if (decoded === "." || decoded === "..")
      throw refuse(whole, {
        en: `the path contains "${decoded}", which HTTP clients resolve after signing; write the resolved path`,
        zh: `路径中含有“${decoded}”，HTTP 客户端会在签名之后把它解析掉；请直接写出最终路径`,
      });
    if (decoded.includes("/"))
      throw refuse(whole, {
        en: "the path contains an encoded slash (%2F), and no rule says how to sign it",
        zh: "路径中含有编码后的斜杠（%2F），签名规范没有规定如何处理",
      });
    refusePlaceholder(decoded, whole);
  }
  return `/${decode(path, whole).replace(/^\/+/u, "")}`;
}

/** `name=value` and bare `name`; a `+` is a plus sign, not a blank. */
function decodeQuery(query: string, whole: string): QueryItem[] {
  return query
    .split("&")
    .filter((item) => item !== "")
    .map((item): QueryItem => {
      refusePlaceholder(item, whole);
      const at = item.indexOf("=");
      return at < 0 ? [decode(item, whole), null] : [decode(item.slice(0, at), whole), decode(item.slice(at + 1), whole)];
    });
}

/** A scheme that is not spoken, or a host without its scheme, which would be taken for the first part of a path. */
function refuseHost(text: string): void {
  if (/^[a-z][a-z0-9+.-]*:\/\//iu.test(text))
    throw refuse(text, { en: "only http and https URLs with a host are supported", zh: "仅支持带域名的 http:// 和 https://" });
  const [, host] = /^\/*([a-z0-9.-]+\.baidubce\.com(?::\d+)?)(?:\/|$)/iu.exec(text) ?? [];
  if (host === undefined) return;
  throw refuse(text, { en: "the scheme is missing", zh: "缺少协议" }, [
    { en: `write https://${text.replace(/^\/+/u, "")}`, zh: `应写作 https://${text.replace(/^\/+/u, "")}` },
  ]);
}

/**
 * The parts of a path or full URL, nothing decoded; `query` is null without a `?`.
 * @throws {UsageError} when there is no path.
 */
export function splitTarget(given: string): { readonly origin: string | null; readonly path: string; readonly query: string | null } {
  const text = given.trim();
  refuseMangled(text);
  if (/^[?&]|^$/u.test(text)) throw refuse(text, { en: "the path is missing", zh: "缺少路径" });
  const [, origin, rest] = /^(https?:\/\/[^/?#]+)(.*)$/isu.exec(text) ?? [null, null, text];
  if (origin === null) refuseHost(text);
  const [location = ""] = origin === null ? [rest ?? ""] : (rest ?? "").split("#", 1);
  const at = location.indexOf("?");
  return { origin: origin ?? null, path: at < 0 ? location : location.slice(0, at), query: at < 0 ? null : location.slice(at + 1) };
}

/** A path, with or without its slash, or a full URL; `origin` is the scheme and host of the latter. */
export function parseTarget(given: string): Target & { readonly origin: string | null } {
  const { origin, path, query } = splitTarget(given);
  const text = given.trim();
  return { origin, path: decodePath(path, text), query: query === null ? [] : decodeQuery(query, text) };
}

/**
 * `-q name=value`, taken literally; without `=` a bare action.
 * @throws {UsageError} when it has no name.
 */
export function parseQueryOption(text: string): QueryItem {
  const at = text.indexOf("=");
  if (at === 0 || text === "")
    throw refuse(text, { en: "a query parameter needs a name: -q name=value", zh: "查询参数需要名称：-q name=value" });
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
}

/** Path and query as they go on the wire: encoded once, bare actions without `=`. What is signed is derived from the same items. */
export function wirePath({ path, query }: Target): string {
  const items = query.map(([name, value]) => (value === null ? uriEncode(name) : `${uriEncode(name)}=${uriEncode(value)}`));
  return canonicalUri(path) + (items.length === 0 ? "" : `?${items.join("&")}`);
}
