import { fromUtf8, toUtf8 } from "../text/bytes.js";
import { brokenAt, type CapturedRequest, lineAt, lineCounter, originOf, wireUrl } from "./captured-request.js";

type Header = readonly [name: string, value: string];

/** The first line of a request; a target that is a path, or a URL as proxies are sent. */
export const requestLine = /^([A-Za-z]{2,20}) (\S+) HTTP\/\d(?:\.\d)?[ \t]*\r?$/gmu;
/** What ends a body whose length is not stated: the next request or answer. */
const nextMessage = /^(?:[A-Za-z]{2,20} \S+ HTTP\/\d(?:\.\d)?|HTTP\/\d(?:\.\d)? \d{3}(?: [^\r\n]*)?)[ \t]*\r?$/gmu;
const headerLine = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*:(.*)$/su;

/**
 * Header lines up to the empty line, folded ones joined with a blank. `at` is the offset behind them.
 * @throws {CaptureError} for a line that is no header.
 */
export function readHeaders(text: string, from: number): { readonly headers: Header[]; readonly bodyAt: number | null } {
  const headers: [string, string][] = [];
  let at = from;
  while (at < text.length) {
    const feed = text.indexOf("\n", at);
    const end = feed < 0 ? text.length : feed;
    const line = text.slice(at, end).replace(/\r$/u, "");
    at = feed < 0 ? end : feed + 1;
    if (line === "") return { headers, bodyAt: at };
    const last = headers.at(-1);
    const [, name, value = ""] = headerLine.exec(line) ?? [];
    if (/^[ \t]/u.test(line) && last) last[1] = `${last[1]} ${line.trim()}`.trim();
    else if (name === undefined)
      throw brokenAt(lineAt(text, at - 1), {
        en: 'invalid header line: expected "name: value", or an empty line before the body',
        zh: "头域格式错误：应为“名称: 值”，或在请求体之前有一个空行",
      });
    else headers.push([name, value.trim()]);
  }
  return { headers, bodyAt: null };
}

const headerNamed = (headers: readonly Header[], name: string): string | null =>
  headers.find(([given]) => given.toLowerCase() === name)?.[1] ?? null;

/** The absolute URL of a request target; null when nothing names the host. */
export function urlOf(target: string, headers: readonly Header[]): string | null {
  if (/^https?:\/\//iu.test(target)) return wireUrl(target)?.url ?? null;
  const host = headerNamed(headers, "host");
  return host === null || host === "" ? null : (wireUrl(originOf(host) + (target.startsWith("/") ? target : `/${target}`))?.url ?? null);
}

/** The body, by its Content-Length where that fits, else up to the next message. */
function bodyOf(text: string, from: number, headers: readonly Header[]): { readonly body: string | null; readonly end: number } {
  nextMessage.lastIndex = from;
  const limit = nextMessage.exec(text)?.index ?? text.length;
  const length = Number(headerNamed(headers, "content-length") ?? Number.NaN);
  if (length === 0) return { body: null, end: from };
  const rest = text.slice(from, limit);
  const bytes = toUtf8(rest);
  if (length > 0 && bytes.length >= length) {
    const body = fromUtf8(bytes.subarray(0, length));
    return { body, end: from + body.length };
  }
  const body = rest.replace(/(?:\r?\n)+$/u, "");
  return { body: body === "" ? null : body, end: limit };
}

export const noHost = (line: number) =>
  brokenAt(line, { en: "the request has no Host header", zh: "请求缺少 Host 头域" }, [
    { en: "add the line Host: bcc.bj.baidubce.com", zh: "请补上一行 Host: bcc.bj.baidubce.com" },
  ]);

/**
 * The requests of a transcript, as they went over the wire: request line, headers, an empty line, body.
 * @throws {CaptureError} when one has no host or is broken.
 */
export function httpRequests(text: string): CapturedRequest[] {
  const requests: CapturedRequest[] = [];
  const lineOf = lineCounter(text);
  requestLine.lastIndex = 0;
  for (let match = requestLine.exec(text); match; match = requestLine.exec(text)) {
    const [whole, method = "", target = ""] = match;
    const line = lineOf(match.index);
    const { headers, bodyAt } = readHeaders(text, Math.min(match.index + whole.length + 1, text.length));
    const url = urlOf(target, headers);
    if (url === null) throw noHost(line);
    const { body, end } = bodyAt === null ? { body: null, end: text.length } : bodyOf(text, bodyAt, headers);
    requests.push({ form: "http", method, url, headers, body, line });
    requestLine.lastIndex = end;
  }
  return requests;
}
