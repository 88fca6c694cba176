import { fromBase64, fromUtf8 } from "../../../text/bytes.js";
import { isRecord } from "../../../text/is-record.js";
import { type Detector, type RawError, rawError } from "../../found.js";
import { networkReason } from "../reading/network-reasons.js";
import { findObjectLiterals, type ObjectLiteral } from "../reading/object-literals.js";
import type { ShownRequest } from "../reading/request-line.js";
import { errorInResponse, isWebPage } from "./http-response.js";

/** What a HAR entry's response has of its own; `content` is an object and found by parsing. */
const members: ReadonlySet<string> = new Set([
  "status",
  "statusText",
  "httpVersion",
  "redirectURL",
  "headersSize",
  "bodySize",
  "method",
  "url",
]);
const longestResponse = 4 * 1024 * 1024;

interface HarResponse {
  readonly status?: unknown;
  readonly headers?: unknown;
  readonly content?: unknown;
  /** What the browser says of a request without an answer: `net::ERR_CONNECTION_RESET`. */
  readonly _error?: unknown;
}

interface HarRequest {
  readonly method?: unknown;
  readonly url?: unknown;
  readonly postData?: unknown;
}

function parse(text: string): (HarResponse & HarRequest) | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function bodyOf(content: unknown): string {
  if (!isRecord(content) || typeof content["text"] !== "string") return "";
  return content["encoding"] === "base64" ? fromUtf8(fromBase64(content["text"])) : content["text"];
}

const headersOf = (headers: unknown): ReadonlyMap<string, string> =>
  new Map(
    (Array.isArray(headers) ? headers : []).filter(isRecord).map(({ name, value }) => [String(name).toLowerCase(), String(value)] as const),
  );

/** The text of what was sent; undefined for a form that is not kept as text. */
function sentBody(postData: unknown): string | null | undefined {
  if (!isRecord(postData)) return null;
  return typeof postData["text"] === "string" ? postData["text"] : undefined;
}

/** The request of the same entry: the nearest before its response; of a sole entry also the one behind it. */
function requestOfEntry(text: string, literals: readonly ObjectLiteral[], response: ObjectLiteral): ShownRequest | null {
  const before = literals.filter(({ key, end }) => (key === "request" || key === "response") && end <= response.start).at(-1);
  const isSole = !literals.some((other) => other.key === "response" && other !== response);
  const literal = before ?? (isSole ? literals.find(({ key, start }) => key === "request" && start >= response.end) : undefined);
  if (literal?.key !== "request" || !literal.closed || literal.end - literal.start > longestResponse) return null;
  const request = parse(text.slice(literal.start, literal.end));
  const [, host = null, path = "/", query = ""] = /^https?:\/\/([^/?#]+)([^?#]*)(?:\?([^#]*))?/u.exec(String(request?.url)) ?? [];
  if (typeof request?.method !== "string" || host === null) return null;
  return { method: request.method.toUpperCase(), path: path || "/", query, host, body: sentBody(request.postData) };
}

const bceHost = /(?:^|\.)(?:baidubce|bcebos)\.com(?::\d{1,5})?$/iu;

/** A request to BCE that got no answer, or one in which no code came: no body at all, one that was not saved, a web page. */
function withoutCode(response: HarResponse, status: number, body: string): Partial<RawError> | null {
  if (status === 0) {
    const message = typeof response._error === "string" ? response._error : null;
    return { format: "no-answer", message, failure: message === null ? "other" : networkReason(message) };
  }
  const requestId = headersOf(response.headers).get("x-bce-request-id") || null;
  const shared = { format: "har", requestId, requestIdComplete: requestId !== null, httpStatus: status };
  if (isWebPage(body)) return { ...shared, failure: "html-page" };
  const isUnsaved = isRecord(response.content) && Number(response.content["size"]) > 0;
  return body.trim() === "" ? { ...shared, failure: isUnsaved ? "code-hidden" : "empty-body" } : null;
}

/** The failed responses of a HAR file, as browsers and proxies save it. */
export const har: Detector = {
  format: "har",
  marks: ['"httpVersion"'],
  find: (text) => {
    const literals = findObjectLiterals(text, members);
    return literals.flatMap((literal): RawError[] => {
      const { key, closed, start, end, members: found } = literal;
      if (key !== "response" || !closed || !found.has("status") || end - start > longestResponse) return [];
      const response = parse(text.slice(start, end));
      const status = Number(response?.status);
      if (!response || !(status >= 400 || status === 0)) return [];
      const body = bodyOf(response.content);
      const error = status === 0 ? null : errorInResponse({ status, headers: headersOf(response.headers), body });
      const request = requestOfEntry(text, literals, literal);
      if (error) return [{ ...error, format: "har", start, end, request }];
      const failure = bceHost.test(request?.host ?? "") ? withoutCode(response, status, body) : null;
      return failure ? [rawError({ format: "har", start, end, request, ...failure })] : [];
    });
  },
};
