/** Narrower terminals than this wrap nothing that could be put together again. */
const narrowest = 40;
/** A form runs over at most this many lines of a terminal. */
const mostLines = 24;

/** A text from an offset on, with the line feeds taken out that a terminal's right edge put in. */
export interface UnwrappedText {
  readonly text: string;
  /** The offset in the wrapped text of one in the unwrapped. */
  offsetOf(at: number): number;
}

/** The parts of a text behind each other, and where they stand in it. */
const joined = (text: string, parts: readonly { readonly from: number; readonly to: number }[]): UnwrappedText => ({
  text: parts.map(({ from, to }) => text.slice(from, to)).join(""),
  offsetOf: (at) => {
    let rest = at;
    for (const { from, to } of parts) {
      if (rest <= to - from) return from + rest;
      rest -= to - from;
    }
    return parts.at(-1)?.to ?? 0;
  },
});

/**
 * A text without the line feeds behind its longest lines, if it looks wrapped by a terminal: another line follows at least
 * one of these. Null when it does not. `shown` is the text as the terminal showed it, with the prefixes of its lines.
 */
export function unwrapAll(shown: string, text: string): UnwrappedText | null {
  const lines = text.split("\n");
  const widths = shown.split("\n").map(({ length }) => length);
  const width = widths.reduce((longest, length) => Math.max(longest, length), 0);
  const isWrapped = (index: number): boolean => widths[index] === width && (lines[index + 1] ?? "") !== "";
  if (width < narrowest || !lines.some((_, index) => isWrapped(index))) return null;
  let start = 0;
  const parts = lines.map((line, index) => {
    const from = start;
    start += line.length + 1;
    return { from, to: Math.min(isWrapped(index) ? start - 1 : start, text.length) };
  });
  return joined(text, parts);
}

/**
 * Puts the lines together that begin at an offset, if they look wrapped by a terminal: all but the last of one length.
 * Null when they do not.
 */
export function unwrapLines(text: string, start: number): UnwrappedText | null {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const firstEnd = text.indexOf("\n", start);
  const width = firstEnd - lineStart;
  if (firstEnd < 0 || width < narrowest) return null;
  const parts = [{ from: start, to: firstEnd }];
  for (let from = firstEnd + 1; parts.length < mostLines; ) {
    const feed = text.indexOf("\n", from);
    const to = feed < 0 ? text.length : feed;
    if (to - from > width || to === from) break;
    parts.push({ from, to });
    if (to - from < width || feed < 0) break;
    from = to + 1;
  }
  if (parts.length === 1) return null;
  return joined(text, parts);
}
