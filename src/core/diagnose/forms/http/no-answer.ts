import { type Detector, type RawError, rawError } from "../../found.js";
import { networkReason } from "../reading/network-reasons.js";
import { innermost, traceEnd } from "../reading/stack-trace.js";

const goWords = /execute http request failed! Retried \d{1,6} times, error:[ \t]?([^\n]{1,2000})/gu;
const javaWords = /\b(?:com\.baidubce|BaiduBce)\.BceClientException:[ \t]?([^\n]{0,1000})/gu;
/** The parsers of Java and .NET when the body was no JSON, or not that of an error. */
const notJson =
  /\b(?:JsonParseException|JsonEOFException|MismatchedInputException|JsonMappingException|JsonReaderException|JsonSerializationException)\b/u;
const phpWords = /(?:BaiduBce\\Exception\\BceClientException: )?\[curl\] (\d{1,3}: [^\n]{1,500}?) \[url\] (https?:[^\s"]{1,500})/gu;
const phpSign = /BaiduBce/u;
const phpContext = 1000;

const logged = /Unable to execute HTTP request\n([a-z][\w.]{2,160}: [^\n]{1,500})/gu;
const bareWords = "Unable to execute HTTP request";
const logLength = 6000;

/** The cause that the SDK logged before, where the exception is printed without its own. */
const loggedBefore = (text: string, at: number): string | undefined =>
  [...text.slice(Math.max(0, at - logLength), at).matchAll(logged)].at(-1)?.[1];

/** Java and .NET: the SDK's exception and what caused it. */
const javaErrors = (text: string): RawError[] =>
  [...text.matchAll(javaWords)].map((match) => {
    const behind = match.index + match[0].length;
    const end = traceEnd(text, behind);
    const printed = innermost(text.slice(behind, end), match[1] ?? "");
    const words = printed === bareWords ? (loggedBefore(text, match.index) ?? printed) : printed;
    const failure = notJson.test(words) ? "not-json" : networkReason(`${match[1]} ${words}`);
    // A trace that the text ends may go on, and its last cause says most.
    return rawError({ format: "no-answer", start: match.index, end, complete: end < text.length, message: words, failure });
  });

/** PHP: the words of Guzzle, which other programs use as well. */
const phpErrors = (text: string): RawError[] =>
  [...text.matchAll(phpWords)]
    .filter(({ index, 0: whole, 2: url = "" }) => {
      const context = text.slice(Math.max(0, index - phpContext), index + whole.length + phpContext);
      return phpSign.test(context) || url.includes("baidubce.com");
    })
    .map((match) => {
      const words = `${match[1]} ${match[2]}`;
      return rawError({
        format: "no-answer",
        start: match.index,
        end: match.index + match[0].length,
        message: words,
        failure: networkReason(words),
      });
    });

/** A request to which no answer came, as the SDKs and what is built on them say it. */
export const noAnswer: Detector = {
  format: "no-answer",
  marks: ["execute http request failed! Retried ", "BceClientException:", "[curl] "],
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
    ...javaErrors(text),
    ...phpErrors(text),
  ],
};
