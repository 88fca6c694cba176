import { unsafeSigns } from "./clean.js";

/** fish takes `%self` for the number of its process. */
const plainWord = /^(?!%)[\w./:=,@%+-]+$/u;

const namedEscapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t", "'": "\\'", "\\": "\\\\" };

const codeEscape = (sign: string): string => {
  const code = (sign.codePointAt(0) ?? 0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, "0")}` : `\\u${code.padStart(4, "0")}`;
};

/** What cannot be shown as it is: line ends and tabs, and signs that a terminal obeys or hides. */
const hidden = new RegExp(`[\\n\\t]|${unsafeSigns.source}`, "u");
const toEscape = new RegExp(`['\\\\\\n\\t]|${unsafeSigns.source}`, "gu");

/**
 * A word for a shell, in quotes where it needs them; a quote and a backslash stand outside of them, since fish reads both there
 * as well. What a terminal would not show is written in the `$'…'` of bash, zsh and ksh, so that the word stays on its line and
 * means the same when it is pasted; fish refuses that.
 */
export function shellWord(text: string): string {
  if (plainWord.test(text)) return text;
  if (hidden.test(text)) return `$'${text.replaceAll(toEscape, (sign) => namedEscapes[sign] ?? codeEscape(sign))}'`;
  return `'${text.replaceAll(/['\\]/gu, String.raw`'\$&'`)}'`;
}
