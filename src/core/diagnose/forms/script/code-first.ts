import { codeNames } from "../../../catalogue/code-names.js";
import { type Detector, type RawError, rawError } from "../../found.js";
import { namesBaidu, namesOtherVendor } from "../reading/vendor-names.js";

/** A code, which has a capital or a full stop inside. */
const code = String.raw`(?<![\w./-])(?<code>[A-Za-z][a-z]{1,60}(?:[A-Z]|[._][A-Z])\w{1,80}(?:\.\w{2,60}){0,2})`;
/** The message, up to the end of its line. */
const message = String.raw`(?=(?<message>[^\n]{1,600}))`;
const form = new RegExp(`${code}(?:[:,]| -) ${message}`, "gu");
/** Directly behind Dio's own words a blank is enough: `DioException [unknown]: C M`. */
const behindDio = new RegExp(String.raw`${code}(?:(?:[:,]| -) | (?<=(?:\]|\bError): \k<code> ))${message}`, "gu");
/** The request id behind the message, on its line: named, or alone in brackets. */
const idBehind =
  /(?:[ ,;([{]{1,3}(?:[Bb]ce[ _-])?[Rr]equest[ _-]?[Ii][Dd]["']?[ :=#]{1,3}["']?|[ ][([](?=[0-9a-f-]{36}[)\]]))(?<id>[0-9a-f]{8}-[0-9a-fx*-]{4,40})["']?[)\]}]?/u;
/** Words with a colon behind them are everywhere: only known codes are read. */
const known: ReadonlySet<string> = new Set(codeNames);
const wholeId = /^[0-9a-f-]{36}$/u;
const around = /[\s"'`\])]{1,8}$/u;
const contextLength = 300;

/** Signs of lines that can begin with a code, each with how many of the lines below to read as well, and how. */
const places: readonly (readonly [sign: RegExp, below: number, form: RegExp])[] = [
  [/\bDio(?:Error|Exception)/gu, 0, behindDio],
  // Dio sets what it wraps below its own words.
  [/\bDio(?:Error|Exception)[^\n]{0,400}\n(?=[^\n]{0,60}\bError: )/gu, 1, behindDio],
  [/\([Rr]equest[ _-]?[Ii][Dd]/gu, 0, form],
  // Jest names the test, and shows below what it threw.
  [/ {2}● /gu, 6, form],
];

/** The offset of the line feed behind so many more lines, or where the text ends. */
function endOfLines(text: string, at: number, more: number): number {
  let end = at - 1;
  for (let count = 0; count <= more && end < text.length; count += 1) {
    const feed = text.indexOf("\n", end + 1);
    end = feed < 0 ? text.length : feed;
  }
  return end;
}

function readLine(text: string, start: number, line: string, pattern: RegExp): RawError[] {
  return [...line.matchAll(pattern)].flatMap((match) => {
    const { code: word = "", message: words = "" } = match.groups ?? {};
    if (!known.has(word)) return [];
    const behind = idBehind.exec(words);
    const id = behind?.groups?.["id"] ?? null;
    const messageAt = match.index + match[0].length;
    const from = start + match.index;
    const to = start + messageAt + (behind ? behind.index + behind[0].length : words.length);
    const context = text.slice(Math.max(0, from - contextLength), to + contextLength);
    const error = rawError({
      format: "code-first",
      start: from,
      end: to,
      code: word,
      message: (behind ? words.slice(0, behind.index) : words).replace(around, "").trim() || null,
      requestId: id,
      requestIdComplete: wholeId.test(id ?? ""),
      certain: false,
      loose: true,
      vendorNamed: namesOtherVendor(context),
      // Without a request id the message has to be BCE's, whoever is named.
      bceNamed: id !== null && namesBaidu(context),
    });
    return [error];
  });
}

/** `C: M (request id R)` in any program's words, and `C: M` where Jest and Dart's Dio show what was thrown. */
export const codeFirst: Detector = {
  format: "code-first",
  marks: ["(request", "(Request", "  ● ", "DioE"],
  isWithin: (line) => !/ {2}● |DioE/u.test(line) && codeFirst.find(line).length === 0,
  find: (text) => {
    const found = new Map<number, RawError[]>();
    for (const [sign, below, pattern] of places)
      for (const { index } of text.matchAll(sign)) {
        const end = endOfLines(text, index, below);
        for (let start = text.lastIndexOf("\n", index) + 1; start < end; ) {
          const feed = endOfLines(text, start, 0);
          if (!found.has(start)) found.set(start, readLine(text, start, text.slice(start, feed), pattern));
          start = feed + 1;
        }
      }
    return [...found.values()].flat();
  },
};
