const causedBy = /^[ \t]*Caused by: ([^\n]{1,1000})/gmu;
const traceLine = /^[ \t]*(?:at |\.\.\. \d|Caused by:|Suppressed:|---|\[ERROR\] FATAL UNHANDLED EXCEPTION:)/u;
const longestTrace = 30_000;

/** The end of a stack trace of Java or .NET that begins behind `from`: the lines of it follow each other. */
export function traceEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from < longestTrace) {
    const feed = text.indexOf("\n", end + 1);
    const next = feed < 0 ? text.length : feed;
    const line = text.slice(end + 1, next);
    // .NET leaves a blank line in the middle of its traces.
    const goesOn = line.trim() === "" ? traceLine.test(text.slice(next + 1, next + 80)) : traceLine.test(line);
    if (!goesOn) return end;
    end = next;
  }
  return end;
}

/** The words that say most: the innermost cause, as far as the trace shows one. */
export const innermost = (trace: string, words: string): string =>
  [...trace.matchAll(causedBy)].at(-1)?.[1] ?? words.split(" ---> ").at(-1) ?? words;
