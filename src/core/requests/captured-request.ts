import type { Bilingual } from "../text/bilingual.js";

export type CaptureForm = "curl" | "http" | "har" | "curl-verbose" | "json";

/** A request as somebody recorded it. */
export interface CapturedRequest {
  readonly form: CaptureForm;
  readonly method: string;
  /** Absolute, path and query exactly as they went over the wire (percent-encoding untouched). */
  readonly url: string;
  /** In the order sent, names as written, values unfolded. Of a command they hold what the command itself sets, except what its version decides (User-Agent, Accept-Encoding). */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string | null;
  /** Line of the input, from 1. */
  readonly line: number;
  /** The file that a command takes its body from; `-` is standard input. The body is null then. */
  readonly bodyFile?: string;
  /** What a shell fills in when the command is run, such as `$BCE_DATE`: it stands in the request as written. */
  readonly unexpanded?: readonly string[];
}

/** The text holds no request, or one that is broken. */
export class CaptureError extends Error {
  override readonly name = "CaptureError";
  constructor(
    readonly text: Bilingual,
    readonly hints: readonly Bilingual[] = [],
  ) {
    super(text.en);
  }
}

/** Tells the line, from 1, that an offset is in; offsets that grow are told without counting anew. */
export function lineCounter(text: string): (offset: number) => number {
  let line = 1;
  let next = text.indexOf("\n");
  let last = 0;
  return (offset) => {
    if (offset < last) [line, next] = [1, text.indexOf("\n")];
    last = offset;
    // The end of the line is looked for once: in a long line a search for each offset would take the square of its length.
    for (; next >= 0 && next < offset; next = text.indexOf("\n", next + 1)) line += 1;
    return line;
  };
}

export const lineAt = (text: string, offset: number): number => lineCounter(text)(offset);

/** A refusal that says in which line. */
export const brokenAt = (line: number, text: Bilingual, hints: readonly Bilingual[] = []): CaptureError =>
  new CaptureError({ en: `line ${line}: ${text.en}`, zh: `第 ${line} 行：${text.zh}` }, hints);

/** The scheme of a request that names only its host: plain HTTP is spoken on this machine and on port 80. */
export const originOf = (host: string): string =>
  `${/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::|$)|:80$/iu.test(host) ? "http" : "https"}://${host}`;

const absolute = /^([a-z][a-z0-9+.-]*:\/\/)(?:[^/?#@]*@)?([^/?#@]+)([^#]*)/isu;

/** An absolute URL without user, password and fragment, its path at least `/`; null when it is none. Nothing is encoded or decoded. */
export function wireUrl(text: string): { readonly url: string; readonly host: string } | null {
  const [, scheme, host, rest = ""] = absolute.exec(text) ?? [];
  if (scheme === undefined || host === undefined) return null;
  return { url: `${scheme.toLowerCase()}${host}${rest.startsWith("/") ? rest : `/${rest}`}`, host };
}
