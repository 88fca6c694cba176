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
    foreignHost: foreignHostOf(url),
    unexpanded,
    bodyFile: bodyFile ?? null,
  };
}

const ownHost = /^(?:bcc|vpc|snic)\.[\w.-]*baidubce\.com$|^[\d.]+$|^\[/iu;

/** The host of a URL, where it is not one of the VPC API; a name without a dot is a machine nearby. */
export function foreignHostOf(url: string): string | null {
  const [, host = ""] = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:]*)/iu.exec(url) ?? [];
  return host.includes(".") && !ownHost.test(host) ? host : null;
}

/** Requests to the cloud whose API this is not. */
export const isOtherService = ({ url }: CapturedRequest): boolean =>
  (foreignHostOf(url) !== null || /^[a-z][a-z0-9+.-]*:\/\/(?:[:/?#]|$)/iu.test(url)) && !/\/v\d+\//u.test(url.slice(8));
