const opening = "Traceback (most recent call last):";
const longestTraceback = 8_000;
/** Lines of a traceback: frames, their source, and the words that join chained ones. */
const inside = /^(?:\s|$|During handling of the above|The above exception was|[A-Za-z_][\w.]*(?:Error|Exception)\b)/u;

/** Where the Python traceback begins that ends with the exception at `at`; `at` itself when none stands before it. */
export function tracebackStart(text: string, at: number): number {
  const lineStart = text.lastIndexOf("\n", at - 1) + 1;
  const from = Math.max(0, lineStart - longestTraceback);
  const before = text.slice(from, lineStart);
  let start = before.lastIndexOf(opening);
  if (start < 0 || !isTraceback(before.slice(start))) return at;
  // A chained traceback begins with the exception it was caused by.
  while (start > 0) {
    const earlier = before.lastIndexOf(opening, start - 1);
    if (earlier < 0 || !isTraceback(before.slice(earlier, start))) break;
    start = earlier;
  }
  return from + start;
}

const isTraceback = (text: string): boolean =>
  text
    .split("\n")
    .slice(1)
    .every((line) => inside.test(line));
