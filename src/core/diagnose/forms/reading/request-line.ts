import { isJson } from "../../../text/is-json.js";
import type { RawError } from "../../found.js";

/** The request that a text shows beside its failure. */
export interface ShownRequest {
  readonly method: string;
  /** As it is written, percent sequences untouched. */
  readonly path: string;
  /** Without its question mark; empty when there is none. */
  readonly query: string;
  /** Null where the text does not say it. */
  readonly host: string | null;
  /** Null for none; undefined where the form does not show bodies, or not all of one. */
  readonly body: string | null | undefined;
}

/** How far before the answer its request is looked for. */
const farthest = 8000;

/** curl -v and transcripts: "> GET /v1/vpc?maxKeys=1 HTTP/1.1". */
const requestLine = /(?:^|\n)(> )?(GET|POST|PUT|DELETE|HEAD) (\/[^\s?]{0,500})(?:\?(\S{0,1000}))? HTTP\/[\d.]{1,3}[ \t]*\r?(?:\n|$)/g;

/** Go's net/http: Get "https://bcc.bj.baidubce.com/v1/vpc": dial tcp … */
const goRequest = /\b(Get|Post|Put|Delete|Head|GET|POST|PUT|DELETE|HEAD) "https?:\/\/([^"/]{0,255})(\/[^"?]{0,500})(?:\?([^"]{0,1000}))?"/g;

/** Notes that `curl -v` writes between what is sent and what comes. */
const curlNote = /^(?:\* .*|[{}] \[\d+ bytes data\]|<\s*)$/gmu;

/** What is left of a request's text behind its first line: headers by name, lower-case, and what follows the empty line. */
function readRest(text: string): { headers: ReadonlyMap<string, string>; body: string } {
  const lines = text.split(/\r?\n/u);
  const headers = new Map<string, string>();
  for (const [index, line] of lines.entries()) {
    const content = line.replace(/^> ?/u, "");
    if (content.trim() === "") return { headers, body: lines.slice(index + 1).join("\n") };
    const at = content.indexOf(":");
    if (at > 0) headers.set(content.slice(0, at).toLowerCase(), content.slice(at + 1).trim());
  }
  return { headers, body: "" };
}

/** The body between a request's headers and its answer: what is JSON, or none where none was sent. */
function bodyBefore(rest: string, method: string, length: string | undefined): string | null | undefined {
  const body = rest.replaceAll(curlNote, "").trim();
  if (/^[{[]/u.test(body) && isJson(body)) return body;
  const isSent = length === undefined ? method === "POST" || method === "PUT" : length !== "0";
  return body === "" && !isSent ? null : undefined;
}

function transcriptRequest(text: string): ShownRequest | null {
  const match = [...text.matchAll(requestLine)].at(-1);
  if (!match) return null;
  const [whole, , method = "", path = "/", query = ""] = match;
  const { headers, body } = readRest(text.slice(match.index + whole.length));
  return { method, path, query, host: headers.get("host") ?? null, body: bodyBefore(body, method, headers.get("content-length")) };
}

function goRequestIn(text: string): ShownRequest | null {
  const [, method = "", host = null, path = "/", query = ""] = [...text.matchAll(goRequest)].at(-1) ?? [];
  return method === "" ? null : { method: method.toUpperCase(), path, query, host, body: undefined };
}

/** The request an error answers, where its form shows one beside it; the nearest before it counts. */
export function requestOf(text: string, { format, start, end }: RawError): ShownRequest | null {
  if (format === "http-response") return transcriptRequest(text.slice(Math.max(0, start - farthest), start));
  return format === "no-answer" ? goRequestIn(text.slice(start, Math.min(end, start + farthest))) : null;
}
