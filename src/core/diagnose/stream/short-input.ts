import { hasCodeShape } from "../../catalogue/fold.js";
import { type RawError, rawError } from "../found.js";
import { type CodeBook, entriesByMessage, entriesOf } from "../meaning/code-book.js";

/** No documented message is longer. */
const longestWords = 1000;

/** What is left of a line that is nothing but a code or a message: no quotes and brackets around it. */
const bare = (line: string): string =>
  line
    .slice(0, longestWords)
    .trim()
    .replace(/^["'`[({]{1,4}/u, "")
    .replace(/["'`\])},;]{1,4}$/u, "");

/** The error of an input that is short and in which no form was found: a code or a message alone. */
export function errorsInShort(text: string, book: CodeBook): RawError[] {
  const words = bare(text);
  const start = text.search(/\S/u);
  const shared = { start, end: text.trimEnd().length };
  if (words === "" || words.includes("\n")) return [];
  if (hasCodeShape(words) && entriesOf(book, words).length > 0) return [rawError({ ...shared, format: "code-alone", code: words })];
  return entriesByMessage(book, words).length > 0 ? [rawError({ ...shared, format: "message-alone", message: words })] : [];
}
