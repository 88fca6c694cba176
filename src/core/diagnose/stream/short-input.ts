import { hasCodeShape } from "../../catalogue/fold.js";
import { clean } from "../../text/clean.js";
import { detect } from "../detect.js";
import { namesBaidu, namesOtherVendor } from "../forms/reading/vendor-names.js";
import { unwrapAll } from "../forms/reading/wrapped-lines.js";
import { type RawError, rawError } from "../found.js";
import { hasMessage } from "../meaning/choose.js";
import { type CodeBook, entriesByMessage, entriesOf } from "../meaning/code-book.js";
import { isBce } from "../meaning/is-bce.js";
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

/** The error of a text that is nothing but a code or a message. */
function errorAlone(text: string, book: CodeBook): RawError[] {
  const words = bare(text);
  const start = text.search(/\S/u);
  const shared = { start, end: text.trimEnd().length };
  if (words === "" || words.includes("\n")) return [];
  if (hasCodeShape(words) && entriesOf(book, words).length > 0) return [rawError({ ...shared, format: "code-alone", code: words })];
  return entriesByMessage(book, words).length > 0 ? [rawError({ ...shared, format: "message-alone", message: words })] : [];
}

/** A word that can be a code: capitals inside tell it from common words. */
const codeWord = /(?<![\w.])[A-Z][a-z]+(?:[A-Z][a-z]*|[._][A-Z]\w*){1,12}(?![\w])/gu;
const requestId = /(?<![\w-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/u;
const statusBefore = /(?<!\d)([45]\d\d)[\s:,[(`'"]{1,3}$/u;
const statusBehind = /^\s?[([]([45]\d\d)[)\]]/u;
/** Behind the code: what parts it from its message, and up to where that goes. */
const messageBehind = /^[`'"\])]{0,3}(?:[:,]| -)?[ "'`]{1,3}(.{12,600}?)["'`]?(?:\s*[([,;]|$|\s+(?:request|trace))/iu;

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

/** The errors of a text that a terminal wrapped in the middle of words. */
function errorsInWrapped(shown: string, text: string, book: CodeBook): RawError[] {
  const unwrapped = unwrapAll(shown, text);
  if (!unwrapped) return [];
  return detect(unwrapped.text, book).map((raw) => ({ ...raw, start: unwrapped.offsetOf(raw.start), end: unwrapped.offsetOf(raw.end) }));
}

/**
 * The errors of an input that somebody pasted and in which no needle stands: it is read as a whole, as wrapped lines, then for lines that
 * tell an error in words; or it is a code or a message alone. `shown` is the text with the prefixes of its lines.
 */
export function errorsInShort(shown: string, text: string, book: CodeBook): RawError[] {
  const readers = [detect, () => errorsInWrapped(clean(shown), text, book), errorsInLines, errorAlone];
  for (const read of readers) {
    const errors = read(text, book);
    if (errors.length > 0) return errors;
  }
  return [];
}
