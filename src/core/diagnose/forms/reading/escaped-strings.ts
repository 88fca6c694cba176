/** A string whose escapes hide a text: where it stands, and the text. */
export interface EscapedString {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: " ", f: " ", v: " ", 0: " " };

/** The text behind one layer of escapes, as JSON, Go, Java and JavaScript write them; what is no escape stays. */
export const unescaped = (text: string): string =>
  text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([^ux]))/gu, (_, unit?: string, byte?: string, character = "") =>
    unit || byte ? String.fromCharCode(Number.parseInt(unit ?? byte ?? "", 16)) : (escapes[character] ?? character),
  );

/** What shows that a string holds a text of more than words: an escaped quote or line feed. */
const layered = /\\["n'\\]|\\u0022|\\x22/u;

/**
 * The strings with escapes in them, of every line. A string is what stands between two quotes that are not escaped, so
 * that it does not matter which of them opens one; without such quotes it is the whole line.
 */
export function* escapedStrings(text: string): Generator<EscapedString> {
  for (let at = text.indexOf("\\"); at >= 0; ) {
    const lineStart = text.lastIndexOf("\n", at) + 1;
    const feed = text.indexOf("\n", at);
    const lineEnd = feed < 0 ? text.length : feed;
    let start = lineStart;
    for (const { index } of text.slice(lineStart, lineEnd).matchAll(/\\.|"/gsu)) {
      if (text[lineStart + index] !== '"') continue;
      yield* layer(text, start, lineStart + index);
      start = lineStart + index + 1;
    }
    yield* layer(text, start, lineEnd);
    at = text.indexOf("\\", lineEnd);
  }
}

function* layer(text: string, start: number, end: number): Generator<EscapedString> {
  const content = text.slice(start, end);
  if (layered.test(content)) yield { start, end, text: unescaped(content) };
}
