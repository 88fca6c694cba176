import { isTooDeep, jsonFault } from "../values/json-places.js";
import { type Finding, finding } from "./finding.js";

/** The body as read: its value, undefined without one, or what is wrong with it as a whole. */
export type ReadBody = { readonly value: unknown } | { readonly finding: Finding };

function decode(body: string | Uint8Array): string | null {
  if (typeof body === "string") return body;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return null;
  }
}

const notUtf8 = (): Finding =>
  finding({
    rule: "body-encoding",
    in: "body",
    text: { en: "the body is not UTF-8", zh: "请求体不是 UTF-8 编码" },
    instead: { en: "convert it first: iconv -f gb18030 -t utf-8", zh: "请先转换：iconv -f gb18030 -t utf-8" },
    entry: "global/InvalidHTTPRequest",
  });

function notJson(text: string): Finding {
  const { line, column, reason } = jsonFault(text);
  return finding({
    rule: "json-syntax",
    in: "body",
    text: { en: `the body is not valid JSON: ${reason.en}`, zh: `请求体不是合法的 JSON：${reason.zh}` },
    entry: "global/MalformedJSON",
    position: { line, column },
  });
}

const tooDeep = (): Finding =>
  finding({
    rule: "json-depth",
    in: "body",
    basis: "inferred",
    confidence: "likely",
    text: {
      en: "lists and objects are nested deeper than in any API request body",
      zh: "列表与对象的嵌套层数超过任何接口的请求体",
    },
    entry: "global/InappropriateJSON",
  });

const notAnObject = (value: unknown): Finding => {
  const kind = Array.isArray(value) ? { en: "a list", zh: "列表" } : { en: "a single value", zh: "单个值" };
  return finding({
    rule: "json-object",
    in: "body",
    text: { en: `the body is ${kind.en}, not an object`, zh: `请求体是${kind.zh}，不是对象` },
    instead: { en: 'parameters must be members of an object: {"name": …}', zh: '参数必须写成对象的成员：{"name": …}' },
    entry: "global/InappropriateJSON",
    position: { line: 1, column: 1 },
  });
};

/** Reads a body as the service does; a blank one is none. */
export function readBody(body: string | Uint8Array | null): ReadBody {
  const text = body === null ? "" : decode(body);
  if (text === null) return { finding: notUtf8() };
  if (text.trim() === "") return { value: undefined };
  if (isTooDeep(text)) return { finding: tooDeep() };
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/u, ""));
  } catch {
    return { finding: notJson(text) };
  }
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { value } : { finding: notAnObject(value) };
}
