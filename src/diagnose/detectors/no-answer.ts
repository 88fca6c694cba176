import { type Detector, rawError } from "../found.js";
import { networkReason } from "../network-reasons.js";

const goWords = /execute http request failed! Retried \d{1,6} times, error:[ \t]?([^\n]{1,2000})/gu;
const javaWords = /\b(?:com\.baidubce|BaiduBce)\.BceClientException:[ \t]?([^\n]{0,1000})/gu;
const causedBy = /^[ \t]*Caused by: ([^\n]{1,1000})/gmu;
const traceLine = /^[ \t]*(?:at |\.\.\. \d|Caused by:|Suppressed:|---)/u;
const longestTrace = 30_000;

/** The end of a Java stack trace that begins behind `from`: the lines of it follow each other. */
function traceEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from < longestTrace) {
    const feed = text.indexOf("\n", end + 1);
    const next = feed < 0 ? text.length : feed;
    if (!traceLine.test(text.slice(end + 1, next))) return end;
    end = next;
  }
  return end;
}

/** The words that say most: the innermost cause, as far as the trace shows one. */
const innermost = (trace: string, words: string): string => [...trace.matchAll(causedBy)].at(-1)?.[1] ?? words;

/** A request to which no answer came, as the SDKs in Go and Java and what is built on them say it. */
export const noAnswer: Detector = {
  format: "no-answer",
  marks: ["execute http request failed! Retried ", "BceClientException:"],
  find: (text) => [
    ...[...text.matchAll(goWords)].map((match) =>
      rawError({
        format: "no-answer",
        start: match.index,
        end: match.index + match[0].length,
        message: match[1] ?? null,
        failure: networkReason(match[1] ?? ""),
      }),
    ),
    ...[...text.matchAll(javaWords)].map((match) => {
      const behind = match.index + match[0].length;
      const end = traceEnd(text, behind);
      const words = innermost(text.slice(behind, end), match[1] ?? "");
      return rawError({ format: "no-answer", start: match.index, end, message: words, failure: networkReason(`${match[1]} ${words}`) });
    }),
  ],
};
