import { cleanLine } from "../../../text/clean.js";
import { type Detector, type RawError, rawError } from "../../found.js";
import { jsonBody } from "./json-body.js";

// A JSON body ends without a line feed, so the next answer of a series may follow its brace.
const statusLine = /HTTP\/\d(?:\.\d)? (\d{3})[^\n]{0,200}$/gmu;
// wget sets two blanks before every line.
const beforeStatus = /(?:^|\n|\})(?:< | {2})?$/u;

const beginsThere = (text: string, at: number): boolean => beforeStatus.test(text.slice(Math.max(0, at - 3), at));
const header = /^(?:< )?([A-Za-z][\w-]*):([^\n]*)/u;

/** What `curl -v` writes between and behind the header lines. */
const curlNote = /^(?:\* |[{}] \[\d+ bytes data\])/u;

interface Response {
  readonly start: number;
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  /** Where the body begins. */
  readonly bodyStart: number;
  readonly end: number;
}

/** The header lines after a status line, up to the blank line before the body. */
function readHeaders(text: string, from: number, end: number): { headers: Map<string, string>; bodyStart: number } {
  const headers = new Map<string, string>();
  let at = from;
  while (at < end) {
    const newline = text.indexOf("\n", at);
    const next = newline < 0 ? end : newline + 1;
    const line = text.slice(at, next).trim();
    if (curlNote.test(line)) {
      at = next;
      continue;
    }
    const [, name, value = ""] = header.exec(line) ?? [];
    if (name === undefined) return { headers, bodyStart: skipNotes(text, line === "" || line === "<" ? next : at, end) };
    headers.set(name.toLowerCase(), value.trim());
    at = next;
  }
  return { headers, bodyStart: end };
}

function responses(text: string): Response[] {
  const lines = [...text.matchAll(statusLine)].filter(({ index }) => beginsThere(text, index));
  return lines.map((match, index) => {
    const end = lines[index + 1]?.index ?? text.length;
    return { start: match.index, status: Number(match[1]), end, ...readHeaders(text, match.index + match[0].length + 1, end) };
  });
}

const timeOf = (date: string | undefined): string | null => {
  const time = new Date(date ?? "");
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
};

const blankLine = /\n[ \t\r]*\n/u;

/** Where the body begins behind the notes of `curl -v`. */
function skipNotes(text: string, from: number, end: number): number {
  let at = from;
  for (let feed = text.indexOf("\n", at); feed >= 0 && feed < end; feed = text.indexOf("\n", at)) {
    if (!curlNote.test(text.slice(at, feed))) break;
    at = feed + 1;
  }
  return at;
}

/** The body as far as the next blank line: what follows in a log is not part of it. */
const bodyOf = (text: string, { bodyStart, end }: Response): string => {
  const rest = text.slice(bodyStart, end);
  const [body = ""] = rest.split(blankLine, 1);
  return /^\s*[{[]/u.test(body) ? body : "";
};

/** An answer's parts; header names are lower-case. */
export interface ResponseParts {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** The body's error, completed by status and headers; or the error that only the headers carry. Offsets are those of the body. */
export function errorInResponse({ status, headers, body }: ResponseParts): RawError | null {
  const shared = { format: "http-response", httpStatus: status, time: timeOf(headers.get("date")) };
  const requestId = headers.get("x-bce-request-id") || null;
  // Of nested objects the outermost is the answer's error; what stands inside it is a detail.
  const found = jsonBody
    .find(body)
    .filter(({ code }) => code !== null && cleanLine(code) !== "")
    .sort((a, b) => a.start - b.start)[0];
  if (found) {
    const ids = found.requestId === null ? { requestId, requestIdComplete: true } : {};
    return { ...found, ...shared, ...ids, foreign: found.foreign && requestId === null };
  }
  const code = headers.get("x-bce-error-code");
  if (!code || code.length > 200 || cleanLine(code) === "") return null;
  const message = headers.get("x-bce-error-message") || null;
  return rawError({ ...shared, start: 0, end: 0, code, message, requestId });
}

const page = /^\s*(?:<!doctype html|<html|<head|<body|<!--)/iu;
export const isWebPage = (body: string): boolean => page.test(body);
const pageEnd = /<\/html>/iu;
const longestPage = 8000;
/** How far before an answer the transcript names the host that was asked. */
const requestReach = 4000;
/** The host in curl's own notes, in the request it sent, or in the command that was typed. */
const askedHost =
  /(?:^|\n)(?:> Host: |\* [^\n]{0,80}|[^\n]{0,80}\bcurl\b[^\n]{0,400}?https?:\/\/|--\d{4}-[^\n]{0,30} {2}https?:\/\/)[^\s/]{0,100}(?:baidubce|bcebos)\.com/gu;

/** Whether the request that an answer belongs to went to a host of BCE: the nearest one before it. */
function isFromBce(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - requestReach), start);
  const asked = [...before.matchAll(askedHost)].at(-1);
  return asked !== undefined && !/\n\$ |\n[<>] HTTP\/|\nHTTP\//u.test(before.slice(asked.index + asked[0].length));
}

/** An answer of BCE, by its request id, or of whoever answered in its place, in which no code came. */
function withoutCode(text: string, { start, bodyStart, status, headers, end }: Response, body: string): RawError[] {
  const requestId = headers.get("x-bce-request-id") || null;
  if (status < 400 || body !== "") return [];
  const shared = { format: "http-response", start, end: bodyStart, requestId, httpStatus: status, time: timeOf(headers.get("date")) };
  const rest = text.slice(bodyStart, Math.min(end, bodyStart + longestPage));
  const isPage = page.test(rest);
  if (requestId === null && !isFromBce(text, start)) return [];
  if (!isPage) return [rawError({ ...shared, failure: "empty-body" })];
  const close = pageEnd.exec(rest);
  return [rawError({ ...shared, end: bodyStart + (close ? close.index + close[0].length : 0), failure: "html-page" })];
}

function errorOf(text: string, response: Response): RawError[] {
  const { start, status, headers, bodyStart } = response;
  const body = bodyOf(text, response);
  const error = errorInResponse({ status, headers, body });
  return error ? [{ ...error, start, end: bodyStart + error.end }] : withoutCode(text, response, body);
}

/** What `curl -i` prints: a status line, headers, and a body; also an answer whose error stands in its headers only. */
export const httpResponse: Detector = {
  format: "http-response",
  marks: ["HTTP/"],
  isWithin: (line) => line.search(statusLine) < 0,
  find: (text) => responses(text).flatMap((response) => errorOf(text, response)),
};
