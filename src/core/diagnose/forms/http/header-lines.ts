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

/** What a text holds of a header: whether an offset has one near it is asked thousands of times. */
interface Header {
  readonly pattern: RegExp;
  /** Where its name may stand, in rising order. */
  readonly places: readonly number[];
}

const placesOf = (text: string, name: RegExp): number[] => Array.from(text.matchAll(name), ({ index }) => index);

/** The first place at or behind an offset. */
function firstFrom(places: readonly number[], offset: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return places[low] ?? Number.POSITIVE_INFINITY;
}

/** The nearest value of a header to an offset, with no blank line in between. */
function nearest(text: string, { pattern, places }: Header, at: number): Value | null {
  const from = Math.max(0, at - nearby);
  if (firstFrom(places, from) >= at + nearby) return null;
  const found = [...text.slice(from, at + nearby).matchAll(pattern)]
    .map((match) => ({ start: from + match.index, words: wordsOf(match[1] ?? ""), end: from + match.index + match[0].length }))
    .filter(({ start }) => !blankLine.test(text.slice(Math.min(start, at), Math.max(start, at))))
    .sort((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at));
  return found[0] ?? null;
}

interface Headers {
  readonly message: Header;
  readonly id: Header;
  readonly status: Header;
}

const headersOf = (text: string): Headers => ({
  message: { pattern: messageHeader, places: placesOf(text, /x-bce-error-message/giu) },
  id: { pattern: idHeader, places: placesOf(text, /x-bce-request-id/giu) },
  status: { pattern: statusLine, places: placesOf(text, /status/giu) },
});

function read(text: string, match: RegExpExecArray, headers: Headers): RawError[] {
  const code = codeValue.exec(match[1] ?? "")?.[0];
  if (code === undefined) return [];
  const message = nearest(text, headers.message, match.index);
  const id = nearest(text, headers.id, match.index);
  const status = nearest(text, headers.status, match.index);
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
  find: (text) => {
    const headers = headersOf(text);
    return [...text.matchAll(codeHeader)].flatMap((match) => read(text, match, headers));
  },
};
