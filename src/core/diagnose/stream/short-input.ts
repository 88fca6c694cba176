import { hasCodeShape } from "../../catalogue/fold.js";
import { type RawError, rawError } from "../found.js";
import { type CodeBook, entriesByMessage, entriesOf } from "../meaning/code-book.js";

/** `CidrConflict 490787c1-… 409`: the attributes of an error printed without their names. */
const attributes =
  /(?<![^\s:])([A-Za-z][\w.]{2,127})[ ,\t]{1,4}([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})[ ,\t]{1,4}([45]\d\d)[ \t]*$/gmu;

function printedAttributes(text: string, book: CodeBook): RawError[] {
  return [...text.matchAll(attributes)].flatMap((match) => {
    const [whole, code = "", requestId = "", status] = match;
    if (!entriesOf(book, code).some((entry) => entry.code === code)) return [];
    const shared = { format: "attributes", start: match.index, end: match.index + whole.length };
    return [rawError({ ...shared, code, requestId, httpStatus: Number(status) })];
  });
}

/** No documented message is longer. */
const longestWords = 1000;

/** What is left of a line that is nothing but a code or a message: no quotes and brackets around it. */
const bare = (line: string): string =>
  line
    .slice(0, longestWords)
    .trim()
    .replace(/^["'`[({]{1,4}/u, "")
    .replace(/["'`\])},;]{1,4}$/u, "");

function wholeInput(text: string, book: CodeBook): RawError[] {
  const words = bare(text);
  const start = text.search(/\S/u);
  const shared = { start, end: text.trimEnd().length };
  if (words === "" || words.includes("\n")) return [];
  if (hasCodeShape(words) && entriesOf(book, words).length > 0) return [rawError({ ...shared, format: "code-alone", code: words })];
  return entriesByMessage(book, words).length > 0 ? [rawError({ ...shared, format: "message-alone", message: words })] : [];
}

/** The errors of an input that is short and in which no form was found: attributes without names, a code or a message alone. */
export function errorsInShort(text: string, book: CodeBook): RawError[] {
  const printed = printedAttributes(text, book);
  return printed.length > 0 ? printed : wholeInput(text, book);
}
