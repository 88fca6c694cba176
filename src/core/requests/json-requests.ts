import { getNodeValue, type Node, parseTree } from "jsonc-parser";
import { brokenAt, type CapturedRequest, CaptureError, lineAt, lineCounter, wireUrl } from "./captured-request.js";
import { findEntries } from "./json-entries.js";

type Header = readonly [name: string, value: string];

const member = (node: Node | undefined, name: string): Node | undefined =>
  node?.type === "object" ? node.children?.find(({ children }) => children?.[0]?.value === name)?.children?.[1] : undefined;

const textOf = (node: Node | undefined): string | null => {
  const value: unknown = node && getNodeValue(node);
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : null;
};

/** `{"a":"b","c":["d","e"]}`, `[["a","b"]]` and `[{"name":"a","value":"b"}]`; null when it is none of these. */
function headersOf(node: Node | undefined): Header[] | null {
  if (node === undefined || node.type === "null") return [];
  const pairs: (Header | null)[] = (node.children ?? []).flatMap((child): (Header | null)[] => {
    const [first, second] =
      child.type === "property" || child.type === "array" ? (child.children ?? []) : [member(child, "name"), member(child, "value")];
    const name = textOf(first);
    const values = second?.type === "array" ? (second.children ?? []) : [second];
    return values.map((value) => {
      const text = textOf(value);
      return name === null || text === null ? null : [name, text.trim()];
    });
  });
  return node.type === "object" || node.type === "array" ? (pairs.every((pair) => pair !== null) ? pairs : null) : null;
}

const refused = (line: number, en: string, zh: string): CaptureError =>
  brokenAt(line, { en, zh }, [
    {
      en: 'write {"method":"GET","url":"https://bcc.bj.baidubce.com/v1/vpc","headers":{"name":"value"}}, and add "body" if there is one',
      zh: '写作 {"method":"GET","url":"https://bcc.bj.baidubce.com/v1/vpc","headers":{"name":"value"}}，有请求体时再加 "body"',
    },
  ]);

/** HTTP/2's `:authority` is the host; its other pseudo headers are no headers. */
const withoutPseudo = (headers: readonly Header[], host: string): Header[] => {
  const plain = headers.filter(([name]) => !name.startsWith(":"));
  const authority = headers.find(([name]) => name === ":authority")?.[1];
  const isHarOfTwo = plain.length < headers.length && !plain.some(([name]) => name.toLowerCase() === "host");
  return isHarOfTwo ? [["host", authority ?? host], ...plain] : plain;
};

function toRequest(form: "har" | "json", node: Node, line: number): CapturedRequest {
  const method = member(node, "method");
  if (method?.type !== "string" || !/^[A-Za-z]{1,20}$/u.test(String(method.value)))
    throw refused(line, '"method" is missing or not an HTTP method', "缺少“method”，或它不是 HTTP 方法");
  const target = wireUrl(textOf(member(node, "url")) ?? "");
  if (!target) throw refused(line, '"url" is missing or has no scheme and host', "缺少“url”，或它没有协议和域名");
  const headers = headersOf(member(node, "headers"));
  if (!headers) throw refused(line, '"headers" must contain names and strings', "“headers”必须由名称和字符串组成");
  const body = member(node, "body");
  const text =
    form === "har"
      ? textOf(member(member(node, "postData"), "text"))
      : body?.type === "object" || body?.type === "array"
        ? JSON.stringify(getNodeValue(body))
        : textOf(body);
  return {
    form,
    method: String(method.value),
    url: target.url,
    headers: withoutPseudo(headers, target.host),
    body: text === "" ? null : text,
    line,
  };
}

/** One request of a document, or an entry of a HAR file around it. */
function requestOf(entry: Node): { readonly form: "har" | "json"; readonly node: Node } {
  const inner = member(entry, "request");
  const isHar =
    inner !== undefined ||
    member(entry, "headersSize") !== undefined ||
    member(entry, "postData") !== undefined ||
    member(entry, "httpVersion") !== undefined;
  return { form: isHar ? "har" : "json", node: inner ?? entry };
}

/** Runs what follows nesting by calls, which ends after some thousand levels. */
function followed<Value>(task: () => Value): Value {
  try {
    return task();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new CaptureError({ en: "the JSON is nested too deeply", zh: "JSON 嵌套过深" });
  }
}

/**
 * The requests of a HAR file or of JSON, each read on its own: a tree of the whole takes fifty times its length.
 * @throws {CaptureError} when it is not JSON, or not of requests.
 */
export function jsonRequests(text: string): CapturedRequest[] {
  const lineOf = lineCounter(text);
  const { entries, error } = followed(() => findEntries(text));
  if (error !== null) throw brokenAt(lineAt(text, error), { en: "this is not valid JSON", zh: "不是合法的 JSON" });
  return entries.map(({ start, end }) => {
    const tree = followed(() => parseTree(text.slice(start, end), [], { disallowComments: true }));
    if (!tree) throw new CaptureError({ en: "there is no JSON", zh: "没有 JSON 内容" });
    const { form, node } = requestOf(tree);
    return toRequest(form, node, lineOf(start + node.offset));
  });
}
