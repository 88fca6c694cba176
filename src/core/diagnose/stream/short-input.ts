import { hasCodeShape } from "../../catalogue/fold.js";
import { clean } from "../../text/clean.js";
import { detect } from "../detect.js";
import { namesBaidu, namesOtherVendor } from "../forms/reading/vendor-names.js";
import { unwrapAll } from "../forms/reading/wrapped-lines.js";
import { type RawError, rawError } from "../found.js";
import { hasMessage } from "../meaning/choose.js";
import { type CodeBook, entriesByMessage, entriesOf } from "../meaning/code-book.js";
import { isBce, isOwnCode } from "../meaning/is-bce.js";
import { messageBeside } from "../meaning/message-beside.js";

/** No documented message is longer. */
const longestWords = 1000;

/** What is left of a line that is nothing but a code or a message: no quotes and brackets around it. */
const bare = (line: string): string =>
  line
    .slice(0, longestWords)
    .trim()
    .replace(/^["'`[({]{1,4}/u, "")
    .replace(/["'`\])},;]{1,4}$/u, "");

/** A dialog shows code, message, request id and status, and no more lines. */
const mostLines = 4;

/** The error of a text that is nothing but a code or a message, or both and what else a dialog shows on lines of their own. */
function errorAlone(text: string, book: CodeBook): RawError[] {
  const lines = text
    .split("\n", mostLines * 4)
    .map(bare)
    .filter(Boolean);
  const [words = ""] = lines;
  const shared = { start: text.search(/\S/u), end: text.trimEnd().length };
  if (words === "" || lines.length > mostLines) return [];
  const isCode = (line: string): boolean => hasCodeShape(line) && entriesOf(book, line).length > 0;
  const code = lines.find(isCode) ?? null;
  if (code === null) {
    const isMessage = lines.length === 1 && entriesByMessage(book, words).length > 0;
    return isMessage ? [rawError({ ...shared, format: "message-alone", message: words })] : [];
  }
  const isMessage = (line: string): boolean => entriesOf(book, code).some((entry) => hasMessage(entry, line));
  const kinds = [isCode, isMessage, (line: string) => wholeId.test(line), (line: string) => wholeStatus.test(line)];
  const [codes = [], messages = [], ids = [], statuses = []] = kinds.map((is) => lines.filter(is));
  const isWhole = lines.every((line) => kinds.some((is) => is(line))) && [codes, messages, ids, statuses].every(({ length }) => length < 2);
  if (!isWhole) return [];
  const status = wholeStatus.exec(statuses[0] ?? "")?.[1];
  const httpStatus = status === undefined ? null : Number(status);
  return [rawError({ ...shared, format: "code-alone", code, message: messages[0] ?? null, requestId: ids[0] ?? null, httpStatus })];
}

const wholeId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const wholeStatus = /^(?:HTTP )?([45]\d\d)(?: [A-Z][A-Za-z' -]{1,40})?$/u;

/** A word that can be a code: capitals inside tell it from common words. */
const codeWord = /(?<![\w.])[A-Z][a-z]+(?:[A-Z][a-z]*|[._][A-Z]\w*){1,12}(?![\w])/gu;
const requestId = /(?<![\w-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/u;
const statusBefore = /(?<!\d)([45]\d\d)[\s:,[(`'"]{1,3}$/u;
const statusBehind = /^\s?[([]([45]\d\d)[)\]]/u;
/** Behind the code: what parts it from its message, and up to where that goes. */
const messageBehind = /^[`'"\])]{0,3}(?:[:,：，]| -)?[ "'`]{0,3}(?<=[^\w])(.{12,600}?)["'`]?(?:\s*[([,;]|$|\s+(?:request|trace))/iu;

/** The errors that a line tells in words: a known code and a request id of BCE's kind, in whatever order. */
function errorsInWords(line: string, start: number, book: CodeBook): RawError[] {
  const id = requestId.exec(line)?.[0];
  if (id === undefined) return [];
  return [...line.matchAll(codeWord)].flatMap(({ 0: code, index }) => {
    const entries = entriesOf(book, code);
    if (entries.length === 0) return [];
    const words = messageBehind.exec(line.slice(index + code.length))?.[1]?.trim() ?? null;
    const status =
      statusBefore.exec(line.slice(Math.max(0, index - 12), index))?.[1] ?? statusBehind.exec(line.slice(index + code.length))?.[1];
    const raw = rawError({
      format: "words",
      start: start + index,
      end: start + line.length,
      code,
      message:
        words !== null && entries.some((entry) => hasMessage(entry, words))
          ? words
          : messageBeside(line, { start: 0, end: line.length }, entries),
      requestId: id,
      httpStatus: status === undefined ? null : Number(status),
      certain: false,
      loose: true,
      vendorNamed: namesOtherVendor(line),
      bceNamed: namesBaidu(line),
    });
    return isBce(raw, entries) ? [raw] : [];
  });
}

function errorsInLines(text: string, book: CodeBook): RawError[] {
  let start = 0;
  return text.split("\n").flatMap((line) => {
    const [error] = errorsInWords(line, start, book);
    start += line.length + 1;
    return error ?? [];
  });
}

/** A code with its own message behind a sign can be nobody else's; several of them are documentation. */
const signBehind = /^[`'"\])]{0,3}(?:[:,：，]| -)/u;

function errorWithMessage(text: string, book: CodeBook): RawError[] {
  if (namesOtherVendor(text)) return [];
  const errors = [...text.matchAll(codeWord)].flatMap(({ 0: code, index }) => {
    const feed = text.indexOf("\n", index);
    const end = feed < 0 ? text.length : feed;
    const rest = text.slice(index + code.length, end);
    const message = messageBehind.exec(rest)?.[1]?.trim() ?? null;
    const own = entriesOf(book, code).filter((entry) => entry.code === code && isOwnCode(entry) && hasMessage(entry, message));
    const isOwn = message !== null && own.length > 0 && signBehind.test(rest);
    return isOwn ? [rawError({ format: "words", start: index, end, code, message })] : [];
  });
  return errors.length === 1 ? errors : [];
}

/** The errors of a text that a terminal wrapped in the middle of words. Failures without a code are of words that others may use as well. */
function errorsInWrapped(shown: string, text: string, book: CodeBook): RawError[] {
  const unwrapped = unwrapAll(shown, text);
  if (!unwrapped) return [];
  const errors = detect(unwrapped.text, book).filter(({ code }) => code !== null);
  return errors.map((raw) => ({ ...raw, start: unwrapped.offsetOf(raw.start), end: unwrapped.offsetOf(raw.end) }));
}

/**
 * The errors of an input that somebody pasted and in which no needle stands: it is read as a whole, as wrapped lines, then
 * for lines that tell an error in words; or it is a code or a message alone. `shown` is the text with the prefixes of its lines.
 */
export function errorsInShort(shown: string, text: string, book: CodeBook): RawError[] {
  const readers = [detect, () => errorsInWrapped(clean(shown), text, book), errorsInLines, errorWithMessage, errorAlone];
  for (const read of readers) {
    const errors = read(text, book);
    if (errors.length > 0) return errors;
  }
  return [];
}
