import type { CapturedRequest } from "../../../core/requests/captured-request.js";
import { queryItems } from "../../../core/signature/canonical-request.js";
import { maskUrl } from "../../../core/text/mask.js";
import { maskBody } from "../../../core/text/mask-body.js";
import type { LintRequestSource } from "./lint-source.js";

const textOf = (body: string | Uint8Array | null): string | null =>
  body === null || typeof body === "string" ? body : Buffer.from(body).toString("utf8");

/** A body as it may be shown. */
export const shownBody = (body: string | Uint8Array | null): string | null => {
  const text = textOf(body);
  return text === null || text.trim() === "" ? null : maskBody(text.replace(/^\ufeff/u, ""));
};

/** A request that was captured, to lint. */
export function capturedSource(
  { method, url, body, line, bodyFile, unexpanded = [] }: CapturedRequest,
  file: string | null,
): LintRequestSource {
  const target = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/iu, "");
  const at = target.indexOf("?");
  const path = at < 0 ? target : target.slice(0, at);
  return {
    input: { method: method.toUpperCase(), path, query: at < 0 ? [] : queryItems(target.slice(at + 1)), body },
    shown: { method: method.toUpperCase(), target: maskUrl(target), body: shownBody(body) },
    file,
    line,
    unexpanded,
    bodyFile: bodyFile ?? null,
  };
}

/** Hosts of the cloud whose API this is not. */
export const isOtherService = ({ url }: CapturedRequest): boolean => {
  const [, host = ""] = /^[a-z][a-z0-9+.-]*:\/\/([^/?#:]*)/iu.exec(url) ?? [];
  return /\.|^$/u.test(host) && !/^(?:bcc|vpc|snic)\.[\w.-]*baidubce\.com$|^[\d.]+$|^\[/iu.test(host) && !/\/v\d+\//u.test(url.slice(8));
};
