import { isRecord } from "../text/is-record.js";
import { brokenAt, type CapturedRequest, CaptureError, lineAt, lineCounter, wireUrl } from "./captured-request.js";
import { findEntries } from "./json-entries.js";

type Header = readonly [name: string, value: string];

const member = (value: unknown, name: string): unknown => (isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined);

const textOf = (value: unknown): string | null =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : null;

/** One header, or several of one name. */
function headerOf(name: unknown, value: unknown): (Header | null)[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const nameText = textOf(name);
  return values.map((each) => {
    const text = textOf(each);
    return nameText === null || text === null ? null : [nameText, text.trim()];
  });
}

/** `{"a":"b","c":["d","e"]}`, `[["a","b"]]` and `[{"name":"a","value":"b"}]`; null when it is none of these. */
function headersOf(value: unknown): Header[] | null {
  if (value === undefined || value === null) return [];
  const pairs = Array.isArray(value)
    ? value.flatMap((item: unknown) =>
        Array.isArray(item) ? headerOf(item[0], item[1]) : headerOf(member(item, "name"), member(item, "value")),
      )
    : isRecord(value)
      ? Object.entries(value).flatMap(([name, each]) => headerOf(name, each))
      : null;
  return pairs?.every((pair) => pair !== null) ? pairs : null;
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

function toRequest(form: "har" | "json", value: unknown, line: number): CapturedRequest {
  const method = member(value, "method");
  if (typeof method !== "string" || !/^[A-Za-z]{1,20}$/u.test(method))
    throw refused(line, '"method" is missing or not an HTTP method', "缺少“method”，或它不是 HTTP 方法");
  const target = wireUrl(textOf(member(value, "url")) ?? "");
  if (!target) throw refused(line, '"url" is missing or has no scheme and host', "缺少“url”，或它没有协议和域名");
  const headers = headersOf(member(value, "headers"));
  if (!headers) throw refused(line, '"headers" must contain names and strings', "“headers”必须由名称和字符串组成");
  const body = member(value, "body");
  const text =
    form === "har"
      ? textOf(member(member(value, "postData"), "text"))
      : typeof body === "object" && body !== null
        ? JSON.stringify(body)
        : textOf(body);
  return { form, method, url: target.url, headers: withoutPseudo(headers, target.host), body: text === "" ? null : text, line };
}

/** One request of a document, or an entry of a HAR file around it. */
function requestOf(entry: unknown): { readonly form: "har" | "json"; readonly value: unknown } {
  const inner = member(entry, "request");
  const isHar = ["request", "headersSize", "postData", "httpVersion"].some((name) => member(entry, name) !== undefined);
  return { form: isHar ? "har" : "json", value: inner ?? entry };
}

const notJson = (text: string, offset: number): CaptureError =>
  brokenAt(lineAt(text, offset), { en: "this is not valid JSON", zh: "不是合法的 JSON" });

/** The value between two offsets. Its texts are looked at here for the first time; nesting ends after some thousand levels. */
function parsedPart(text: string, start: number, end: number): unknown {
  try {
    return JSON.parse(text.slice(start, end));
  } catch (error) {
    if (error instanceof SyntaxError) throw notJson(text, start);
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
  const { entries, error } = findEntries(text);
  if (error !== null) throw notJson(text, error);
  return entries.map(({ start, end, request }) => {
    const { form, value } = requestOf(parsedPart(text, start, end));
    return toRequest(form, value, lineOf(request));
  });
}
