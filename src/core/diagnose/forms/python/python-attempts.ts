import type { RawError } from "../../found.js";
import { unescaped } from "../reading/escaped-strings.js";
import { networkReason } from "../reading/network-reasons.js";
import { isReasonPhrase } from "../reading/reason-phrases.js";

/** What the last exception of a traceback says, as parts of an error. */
export type Reading = Partial<RawError>;

/** The line that ends the traceback of one attempt: the exception's class and its words. */
const lastLine =
  /^(?:>{4})?\s?([A-Za-z_][\w.]{0,120}(?:Error|Exception|timeout|Timeout|gaierror|Disconnected|BadStatusLine|IncompleteRead))(?:: ?(.*))?$/u;
const attemptLine = /^>{4}/u;
/** Where a string that holds the block is cut in two by the quotes of a file name. */
const cutInFileName = /^>{4}\s{1,8}File $/u;
const escapedStart = "\\n>>>>";
/** Of a block that goes on and on, this much is read. */
const longestBlock = 60_000;

interface Block {
  readonly lines: readonly string[];
  readonly end: number;
}

/** The lines of all attempts: they begin with `>>>>`. */
function printedBlock(text: string, from: number): Block {
  const lines: string[] = [];
  let end = from;
  while (end < text.length && end - from < longestBlock) {
    const feed = text.indexOf("\n", end + 1);
    const next = feed < 0 ? text.length : feed;
    const line = text.slice(end + 1, next);
    if (!attemptLine.test(line) && line.trim() !== "") break;
    if (line.trim() === "" && !attemptLine.test(text.slice(next + 1, next + 5))) break;
    lines.push(line);
    end = next;
  }
  return { lines, end };
}

/** The same lines in one, as `repr` shows the exception: they end with the quote that stands before them. */
function escapedBlock(text: string, from: number, quote: string): Block {
  const feed = text.indexOf("\n", from);
  const lineEnd = Math.min(feed < 0 ? text.length : feed, from + longestBlock);
  const line = text.slice(from, lineEnd);
  const closing = new RegExp(String.raw`^(?:\\.|[^\\${quote}]){0,${longestBlock}}`, "u").exec(line)?.[0].length ?? line.length;
  const [, ...lines] = unescaped(line.slice(0, closing)).split("\n");
  return { lines, end: lineEnd };
}

const plainWords = (lines: readonly string[]): string => lines.map((line) => line.replace(attemptLine, "")).join("\n");

/** What the SDK says of a body that it could not read: JSON of another shape. */
const otherShape = /^'(?:requestId|message|code)'$|indices must be integers/u;

/** What an exception says: the service's message, or why there is none. The first that fits counts. */
const readings: readonly (readonly [RegExp, (words: string, name: string) => Reading | null])[] = [
  [/BceServerError$/u, (words) => serverError(words)],
  [/JSONDecodeError$/u, () => ({ failure: "not-json", client: "python-body" })],
  [/(?:KeyError|TypeError)$/u, (words) => (otherShape.test(words) ? { failure: "no-request-id", client: "python-body" } : null)],
  [/AttributeError$/u, (words) => (words.includes("'bce_request_id'") ? { failure: "empty-body", client: "python-body" } : null)],
  [/(?:)/u, (words, name) => ({ failure: networkReason(`${name}: ${words}`), message: `${name.split(".").at(-1)}: ${words}` })],
];

function serverError(words: string): Reading {
  if (words === "") return { client: "python", failure: "code-hidden" };
  if (isReasonPhrase(words)) return { message: words, client: "python-print", failure: "code-hidden" };
  return { message: words, client: "python" };
}

/** What an exception of this class with these words says. */
export function readException(name: string, words: string): Reading {
  for (const [pattern, reading] of readings) {
    const read = pattern.test(name) ? reading(words, name) : null;
    if (read) return read;
  }
  return {};
}

/**
 * Reads the tracebacks of all attempts behind the words that open them; the last exception counts. Null when the text is
 * only a part of them, up to a quote.
 */
export function readAttempts(text: string, from: number, quote: string): { readonly reading: Reading; readonly end: number } | null {
  const { lines, end } = text.startsWith(escapedStart, from) ? escapedBlock(text, from, quote) : printedBlock(text, from);
  const at = lines.findLastIndex((line) => lastLine.test(line));
  const [, name, words = ""] = lastLine.exec(lines[at] ?? "") ?? [];
  if (name === undefined)
    return cutInFileName.test(lines.at(-1) ?? "") ? null : { reading: { failure: "code-hidden", client: "python" }, end };
  return { reading: readException(name, plainWords([words, ...lines.slice(at + 1)]).trim()), end };
}
