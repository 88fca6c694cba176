import type { RawError } from "./found.js";

/** The request that a text shows beside its failure. */
export interface ShownRequest {
  readonly method: string;
  readonly path: string;
  /** Without its question mark; empty when there is none. */
  readonly query: string;
}

/** How far before the answer its request is looked for. */
const farthest = 4000;

interface Look {
  readonly pattern: RegExp;
  /** Where the request stands: before the error or in it. */
  readonly where: "before" | "inside";
}

/** The forms that show a request, and how. */
const looks: Readonly<Record<string, Look>> = {
  // curl -v and transcripts: "> GET /v1/vpc?maxKeys=1 HTTP/1.1"
  "http-response": { pattern: /(?:^|\n)(?:> )?(GET|POST|PUT|DELETE|HEAD) (\/[^\s?]{0,500})(?:\?(\S{0,1000}))? HTTP\//g, where: "before" },
  har: {
    pattern: /"method"\s?:\s?"([A-Z]{3,7})"[^{}]{0,400}?"url"\s?:\s?"https?:\/\/[^"/]{1,255}(\/[^"?]{0,500})(?:\?([^"]{0,1000}))?"/g,
    where: "before",
  },
  // Go's net/http: Get "https://bcc.bj.baidubce.com/v1/vpc": dial tcp …
  "no-answer": { pattern: /\b(Get|Post|Put|Delete|Head) "https?:\/\/[^"/]{0,255}(\/[^"?]{0,500})(?:\?([^"]{0,1000}))?"/g, where: "inside" },
};

/** The request an error answers, where its form shows one; the nearest before it counts. */
export function requestOf(text: string, { format, start, end }: RawError): ShownRequest | null {
  const look = looks[format];
  if (!look) return null;
  const scope =
    look.where === "inside" ? text.slice(start, Math.min(end, start + farthest)) : text.slice(Math.max(0, start - farthest), start);
  const match = [...scope.matchAll(look.pattern)].at(-1);
  return match ? { method: (match[1] ?? "").toUpperCase(), path: match[2] ?? "/", query: match[3] ?? "" } : null;
}
