import { UsageError } from "../refusals.js";
import { captureRequests } from "../requests/capture.js";
import { type CapturedRequest, CaptureError, wireUrl } from "../requests/captured-request.js";
import { cleanLine } from "../text/clean.js";
import { maskUrl } from "../text/mask.js";

export { CaptureError };

/** A request as it is or was sent. */
export interface HttpRequest {
  readonly method: string;
  /** Absolute, path and query percent-encoded: `https://bcc.bj.baidubce.com/v1/vpc?maxKeys=10`. */
  readonly url: string;
  /** By name, or in the order sent. */
  readonly headers?: Readonly<Record<string, string>> | readonly (readonly [name: string, value: string])[];
  readonly body?: string | null;
}

/**
 * The requests in a text: a curl or PowerShell command, an HTTP request, the output of `curl -v`, a HAR file or JSON.
 *
 * @throws {CaptureError} when there is none, or it is broken; it says in which line.
 */
export const requestsIn = (text: string): readonly CapturedRequest[] => captureRequests(text);

export const headersOf = ({ headers = [] }: HttpRequest): readonly (readonly [name: string, value: string])[] =>
  Array.isArray(headers) ? headers : Object.entries(headers);

/**
 * The URL of a request in its parts; what is percent-encoded stays so.
 * @throws {UsageError} when it is not absolute.
 */
export function urlOf({ url }: HttpRequest): {
  readonly url: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
} {
  const wire = wireUrl(url);
  if (!wire)
    throw new UsageError({
      en: `"${cleanLine(maskUrl(url))}" is not an absolute URL: expected https://host/path`,
      zh: `“${cleanLine(maskUrl(url))}”不是绝对 URL，应为 https://域名/路径`,
    });
  const target = wire.url.slice(wire.url.indexOf(wire.host) + wire.host.length);
  const at = target.indexOf("?");
  return { ...wire, path: at < 0 ? target : target.slice(0, at), query: at < 0 ? "" : target.slice(at + 1) };
}

/**
 * The request itself, or the only one in a text.
 * @throws {UsageError} when the text holds several requests.
 */
export function theRequest(given: string | HttpRequest): HttpRequest {
  if (typeof given !== "string") return given;
  const [request, ...others] = captureRequests(given);
  if (request && others.length === 0) return request;
  throw new UsageError({
    en: `the text contains ${others.length + 1} requests: choose one of requestsIn(text)`,
    zh: `文本中有 ${others.length + 1} 个请求：请从 requestsIn(text) 中选择一个`,
  });
}
