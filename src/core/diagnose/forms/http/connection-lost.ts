import { type Detector, type RawError, rawError } from "../../found.js";
import { hostIn, networkReason } from "../reading/network-reasons.js";
import { innermost, traceEnd } from "../reading/stack-trace.js";
import { around, type LostWords, lostWords } from "./lost-words.js";

const bceHost = /(?:baidubce|bcebos)\.com/iu;

/** What a client says of an answer that came; its status is read elsewhere. */
const answered = /returned HTTP response code|does not indicate success|Unexpected code|remote server returned an error: \(\d/u;
/** curl's own code for an answer that came with a failed status; that status is what counts. */
const curlAnswered = /^curl: \(22\)/u;
const curlStatus = /returned error: ([45]\d\d)/u;
/** What stands before the cause of an error that was printed before, or of a report of the SDK. */
const isCause = /(?:\[?cause\]?: |Caused by: |---> |Unable to execute HTTP request\n)$/u;
const causeReach = 40;

/** Whether the words, or where they name no host the text around them, speak of BCE. */
function isToBce(text: string, start: number, end: number, { context }: LostWords): boolean {
  const own = text.slice(start, end);
  if (bceHost.test(own)) return true;
  const named = hostIn(own);
  // A proxy on the way is named by its address.
  if (named !== null && !/^[\d.:]+$/u.test(named)) return false;
  return context > 0 && bceHost.test(text.slice(Math.max(0, start - context), end + context));
}

const longestName = 30;

/** Where the word begins that goes on at an offset: a pattern that begins with any word would be tried at every letter. */
const wordStart = (text: string, at: number): number => at - (/\w*$/u.exec(text.slice(Math.max(0, at - longestName), at))?.[0].length ?? 0);

function read(text: string, match: RegExpExecArray, words: LostWords): RawError[] {
  const behind = match.index + match[0].length;
  const start = wordStart(text, match.index);
  const first = text.slice(start, behind);
  const end = words.isTraced ? traceEnd(text, behind) : behind;
  if (answered.test(first) || !isToBce(text, start, end, words)) return [];
  if (curlAnswered.test(first)) {
    const status = Number(curlStatus.exec(first)?.[1] ?? 0) || null;
    return [rawError({ format: "status-only", start, end, httpStatus: status, client: "curl-fail", failure: "code-hidden" })];
  }
  const message = words.isTraced ? innermost(text.slice(behind, end), first) : first;
  return [rawError({ format: "no-answer", start, end, message, failure: networkReason(`${first} ${message}`) })];
}

/** Of an error and its cause, which stand close together, the error. */
function withoutCauses(text: string, errors: readonly RawError[]): RawError[] {
  const sorted = [...errors].sort((a, b) => a.start - b.start);
  return sorted.filter(({ start }, index) => {
    if (!isCause.test(text.slice(Math.max(0, start - causeReach), start))) return true;
    const before = sorted[index - 1];
    return /fetch failed/u.test(text.slice(Math.max(0, start - around), start)) && (!before || start - before.end > around);
  });
}

/** A request to a BCE host to which no answer came, in the words of curl and of HTTP clients. */
export const connectionLost: Detector = {
  format: "no-answer",
  marks: ["baidubce.com", "bcebos.com"],
  // The host may stand on the lines around.
  isWithin: (line) => !lostWords.some(({ pattern }) => line.search(pattern) >= 0),
  find: (text) =>
    withoutCauses(
      text,
      lostWords.flatMap((words) => [...text.matchAll(words.pattern)].flatMap((match) => read(text, match, words))),
    ),
};
