import type { Detector, RawError } from "../found.js";
import { findObjectLiterals } from "../object-literals.js";
import { errorInResponse } from "./http-response.js";

/** What a HAR entry's response has of its own; `content` is an object and found by parsing. */
const members: ReadonlySet<string> = new Set(["status", "statusText", "httpVersion", "redirectURL", "headersSize", "bodySize"]);
const longestResponse = 4 * 1024 * 1024;

interface HarResponse {
  readonly status?: unknown;
  readonly headers?: unknown;
  readonly content?: unknown;
}

function parse(text: string): HarResponse | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;

function bodyOf(content: unknown): string {
  if (!isRecord(content) || typeof content["text"] !== "string") return "";
  return content["encoding"] === "base64" ? Buffer.from(content["text"], "base64").toString("utf8") : content["text"];
}

const headersOf = (headers: unknown): ReadonlyMap<string, string> =>
  new Map(
    (Array.isArray(headers) ? headers : []).filter(isRecord).map(({ name, value }) => [String(name).toLowerCase(), String(value)] as const),
  );

/** The failed responses of a HAR file, as browsers and proxies save it. */
export const har: Detector = {
  format: "har",
  marks: ['"httpVersion"'],
  find: (text) =>
    findObjectLiterals(text, members).flatMap(({ key, closed, start, end, members: found }): RawError[] => {
      if (key !== "response" || !closed || !found.has("status") || end - start > longestResponse) return [];
      const response = parse(text.slice(start, end));
      const status = Number(response?.status);
      if (!response || !(status >= 400)) return [];
      const error = errorInResponse({ status, headers: headersOf(response.headers), body: bodyOf(response.content) });
      return error ? [{ ...error, format: "har", start, end }] : [];
    }),
};
