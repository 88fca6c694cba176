import { type Detector, type RawError, rawError } from "../found.js";
import { networkReason } from "../network-reasons.js";
import { tracebackStart } from "../traceback.js";

const format = "python";
const wrapper =
  /(?:\b[\w.]{0,80}BceHttpClientError(?:: |\(['"]))?Unable to execute HTTP request\. Retried \d{1,6} times\. All trace backs:/gu;
const direct = /(?:\b(?:baidubce|baiducloud_python_sdk_core)\.exception\.)?\bBceServerError: ([^\n]{0,4096})/gu;
/** The line that ends the traceback of one attempt: the exception's class and its words. */
const lastLine = /^(?:>{4})?\s?([A-Za-z_][\w.]{0,120}(?:Error|Exception|timeout|Timeout|gaierror|Disconnected|BadStatusLine)): ?(.*)$/u;
const attemptLine = /^>{4}/u;
/** Of a block that goes on and on, this much is read. */
const longestBlock = 60_000;

/** The lines of all attempts: they begin with `>>>>`, or, in a `repr`, stand escaped in the same string. */
function attempts(text: string, from: number): { lines: string[]; end: number } {
  const lines: string[] = [];
  let end = from;
  while (end < text.length && end - from < longestBlock) {
    const feed = text.indexOf("\n", end + 1);
    const next = feed < 0 ? text.length : feed;
    const line = text.slice(end + 1, next);
    if (!attemptLine.test(line) && line.trim() !== "") break;
    if (line.trim() === "" && !attemptLine.test(text.slice(next + 1, next + 5))) break;
    lines.push(line);
    end = next;
  }
  return { lines, end };
}

type Reading = Partial<RawError>;

/** What the last exception of the block says: the service's message, or why there is none. */
const readings: readonly (readonly [RegExp, (words: string, name: string) => Reading])[] = [
  [/BceServerError$/u, (words) => ({ message: words || null, client: "python", ...(words === "" ? { failure: "code-hidden" } : {}) })],
  [/JSONDecodeError$/u, () => ({ failure: "not-json", client: "python-body" })],
  [
    /KeyError$/u,
    (words) => (/'requestId'/u.test(words) ? { failure: "no-request-id", client: "python-body" } : { failure: "other", message: words }),
  ],
  [/(?:)/u, (words, name) => ({ failure: networkReason(`${name}: ${words}`), message: `${name.split(".").at(-1)}: ${words}` })],
];

const readException = (name: string, words: string): Reading => readings.find(([pattern]) => pattern.test(name))?.[1](words, name) ?? {};

/** `BceHttpClientError: Unable to execute HTTP request. … All trace backs:` and a traceback for each attempt; the last one counts. */
function wrapped(text: string): RawError[] {
  return [...text.matchAll(wrapper)].map((match) => {
    const from = match.index + match[0].length;
    const { lines, end } = attempts(text, from);
    const last = lines.flatMap((line) => lastLine.exec(line) ?? []);
    const [, name, words = ""] = last.length > 0 ? last.slice(-3) : [];
    const reading: Reading = name === undefined ? { failure: "code-hidden", client: "python" } : readException(name, words.trim());
    return rawError({
      format: reading.failure === "not-json" || reading.failure === "no-request-id" ? "python-not-json" : formatOf(reading),
      start: tracebackStart(text, match.index),
      end,
      ...reading,
    });
  });
}

/** A failure without an answer has the form of those, whoever prints it. */
const formatOf = ({ failure }: Reading): string =>
  failure === undefined || failure === null || failure === "code-hidden" ? format : "no-answer";

/** A traceback of the Python SDK: of the service's answer it has the message alone. */
export const python: Detector = {
  format,
  marks: ["All trace backs:", "BceServerError: "],
  find: (text) => [
    ...wrapped(text),
    ...[...text.matchAll(direct)].map((match) =>
      rawError({
        format,
        start: tracebackStart(text, match.index),
        end: match.index + match[0].length,
        ...readException("BceServerError", (match[1] ?? "").trim()),
      }),
    ),
  ],
};
