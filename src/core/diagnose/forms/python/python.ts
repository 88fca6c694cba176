import { type Detector, type RawError, rawError } from "../../found.js";
import { type Reading, readAttempts, readException } from "./python-attempts.js";
import { tracebackStart } from "./traceback.js";

const format = "python";
const wrapper =
  /(?:\b[\w.]{0,80}BceHttpClientError(?:: |\()|\()?(['"]?)Unable to execute HTTP request\. Retried \d{1,6} times\. All trace backs:/gu;
const direct = /(?:\b(?:baidubce|baiducloud_python_sdk_core)\.exception\.)?\bBceServerError: ([^\n]{0,4096})/gu;
const chained = "\nDuring handling of the above exception, another exception occurred:\n";
/** So far before the SDK's summary stands the exception that it sums up. */
const longestChain = 8000;

/** A failure without an answer has the form of those, whoever prints it. */
const formats: Readonly<Record<string, string>> = {
  "code-hidden": format,
  "not-json": "python-not-json",
  "no-request-id": "python-not-json",
  "empty-body": "python-not-json",
};
const formatOf = ({ failure }: Reading): string => (failure ? (formats[failure] ?? "no-answer") : format);

/** `BceHttpClientError: Unable to execute HTTP request. … All trace backs:` and a traceback for each attempt. */
const wrapped = (text: string): RawError[] =>
  [...text.matchAll(wrapper)].flatMap((match) => {
    const read = readAttempts(text, match.index + match[0].length, match[1] || '"');
    if (!read) return [];
    const start = tracebackStart(text, match.index);
    return rawError({ format: formatOf(read.reading), start, end: read.end, ...read.reading });
  });

/** Attributes printed without names, as this program advises: `CidrConflict 490787c1-… 409`, on the line before the traceback. */
const attributes =
  /(?:^|\n)[^\n]{0,80}?([A-Za-z][\w.]{2,127})[ ,\t]{1,4}([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})[ ,\t]{1,4}([45]\d\d)[ \t]*\n?$/u;
const attributesReach = 400;

/** An error with the attributes that stand on the line before it. */
function withAttributes(text: string, error: RawError): RawError {
  const [, code = null, requestId = null, status] =
    attributes.exec(text.slice(Math.max(0, error.start - attributesReach), error.start)) ?? [];
  if (code === null || error.code !== null || error.failure !== null) return error;
  return { ...error, code, requestId, requestIdComplete: true, httpStatus: Number(status), client: null };
}

/** Whether the summary that follows says the same once more. */
const isSummedUp = (text: string, end: number, summaries: readonly RawError[]): boolean =>
  summaries.some(({ start }) => start > end && start - end < longestChain && text.slice(end, start).includes(chained));

/** A traceback of the Python SDK: of the service's answer it has the message alone. */
export const python: Detector = {
  format,
  marks: ["All trace backs:", "BceServerError: "],
  find(text) {
    const summaries = wrapped(text);
    const servers = [...text.matchAll(direct)].map((match) => {
      const read = readException("BceServerError", (match[1] ?? "").trim());
      return rawError({ format, start: tracebackStart(text, match.index), end: match.index + match[0].length, ...read });
    });
    return [...summaries, ...servers.filter(({ end }) => !isSummedUp(text, end, summaries))].map((error) => withAttributes(text, error));
  },
};
