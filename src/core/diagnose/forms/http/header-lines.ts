import { type Detector, type RawError, rawError } from "../../found.js";

/** A header's value: behind a colon or equals sign, or as devtools copy it, on the line below. */
const header = (name: string): RegExp =>
  new RegExp(String.raw`\bx-bce-${name}["']?(?:\s{0,2}(?:[:=]|=>)[ \t]{0,8}\n?|[ \t]{0,8}\n)[ \t]{0,8}\[?["']?([^\n]{1,1000})`, "giu");
const codeHeader = header("error-code");
const messageHeader = header("error-message");
const idHeader = header("request-id");
/** The status, as devtools show it above or among the headers. */
const statusLine = /(?:^|\n)[ \t]{0,8}:?status(?: code)?:?[ \t]{0,8}\n?[ \t]{0,8}([45]\d\d)\b/giu;
/** The headers of one answer stand this close together. */
const nearby = 3000;
const blankLine = /\n[ \t]*\n/u;
const codeValue = /^[\w.-]{1,128}/u;

/** A header's words up to the quote or bracket that ends them in a printed dictionary. */
const wordsOf = (value: string): string =>
  value
    .replace(/["']\]?\s?[,}\]].*$|\]\s[\w-]{1,60}:\[.*$/u, "")
    .replace(/["'\],]{1,3}\s*$/u, "")
    .trim();

interface Value {
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** The nearest value of a header to an offset, with no blank line in between. */
function nearest(text: string, pattern: RegExp, at: number): Value | null {
  const from = Math.max(0, at - nearby);
  const found = [...text.slice(from, at + nearby).matchAll(pattern)]
    .map((match) => ({ start: from + match.index, words: wordsOf(match[1] ?? ""), end: from + match.index + match[0].length }))
    .filter(({ start }) => !blankLine.test(text.slice(Math.min(start, at), Math.max(start, at))))
    .sort((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at));
  return found[0] ?? null;
}

function read(text: string, match: RegExpExecArray): RawError[] {
  const code = codeValue.exec(match[1] ?? "")?.[0];
  if (code === undefined) return [];
  const message = nearest(text, messageHeader, match.index);
  const id = nearest(text, idHeader, match.index);
  const status = nearest(text, statusLine, match.index);
  const parts = [{ start: match.index, end: match.index + match[0].length }, ...(message ? [message] : []), ...(id ? [id] : [])];
  return [
    rawError({
      format: "header-lines",
      start: Math.min(...parts.map(({ start }) => start)),
      end: Math.max(...parts.map(({ end }) => end)),
      code,
      message: message?.words || null,
      requestId: /^[\w-]{1,128}/u.exec(id?.words ?? "")?.[0] ?? null,
      httpStatus: status ? Number(status.words) : null,
    }),
  ];
}

/** The headers of a gateway's answer without its status line, as devtools, HTTP libraries and loggers show them. */
export const headerLines: Detector = {
  format: "header-lines",
  marks: ["x-bce-error-code", "X-Bce-Error-Code", "X-BCE-ERROR-CODE", "X-BCE-Error-Code"],
  find: (text) => [...text.matchAll(codeHeader)].flatMap((match) => read(text, match)),
};
