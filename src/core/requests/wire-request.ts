import type { WireRequest } from "../signature/mistakes/facts.js";
import type { CapturedRequest } from "./captured-request.js";

/** A captured request as the signature sees it. */
export function toWire({ method, url, headers, body }: Pick<CapturedRequest, "method" | "url" | "headers" | "body">): WireRequest {
  const [, authority = "", target = "/"] = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]+)(.*)$/isu.exec(url) ?? [];
  const hasHost = headers.some(([name]) => name.toLowerCase() === "host");
  return { method, target, authority, headers: hasHost ? headers : [["Host", authority], ...headers], body };
}
