import { type Detector, type RawError, rawError } from "../../found.js";
import { readRequestId } from "../reading/request-id.js";
import { allWhole } from "../reading/whole-lines.js";

const opening = /\[Code:\s([\w.:-]{0,200});\s{1,4}Message:\s/gu;
const statusLine = /^([45]\d\d) [A-Z]/u;
const requestIdMark = /;\s{1,4}RequestId:[ \t]*(?:\n[ \t]{0,16}(?=[\w-]))?/gu;
/** A message that runs over several lines is followed this far. */
const farthest = 4096;
const blankLine = /\n[ \t]*\n/u;

interface Tail {
  readonly message: string;
  readonly requestId: string | null;
  readonly end: number;
  readonly requestIdComplete: boolean;
  readonly complete: boolean;
}

/** Where the error ends: behind the last `; RequestId: …` of its line, or the first one on the lines after it. */
function readTail(text: string, from: number, limit: number): Tail {
  const [scope = ""] = text.slice(from, limit).split(blankLine, 1);
  const [line = ""] = scope.split("\n", 1);
  const marks = [...scope.matchAll(requestIdMark)];
  const mark = marks.findLast(({ index }) => index <= line.length) ?? marks[0];
  if (!mark) return { message: line, requestId: null, end: from + line.length, requestIdComplete: false, complete: false };
  const { id, end, complete } = readRequestId(text, from + mark.index + mark[0].length);
  const closed = text[end] === "]";
  return {
    message: scope.slice(0, mark.index),
    requestId: id,
    end: closed ? end + 1 : end,
    requestIdComplete: complete && closed,
    complete: closed,
  };
}

/** The SDK read JSON that is no error of BCE: its message is the status line. */
function withoutCode(error: RawError): RawError {
  const [, status] = statusLine.exec(error.message ?? "") ?? [];
  return { ...error, httpStatus: status === undefined ? null : Number(status), client: "go-empty", failure: "code-hidden" };
}

/** `[Code: C; Message: M; RequestId: R]`, as the Go SDK, the CNI and CSI drivers, the bce CLI's log and bcecmd's uploads print it. */
export const goSdk: Detector = {
  format: "go-sdk",
  marks: ["[Code:"],
  isWithin: (line) => allWhole(line, "[Code:", goSdk),
  find(text) {
    const openings = [...text.matchAll(opening)];
    return openings.map((match, index) => {
      const from = match.index + match[0].length;
      const next = openings[index + 1]?.index ?? text.length;
      const tail = readTail(text, from, Math.min(next, from + farthest));
      const error = rawError({ ...tail, format: "go-sdk", start: match.index, code: match[1] || null, message: tail.message || null });
      return error.code === null ? withoutCode(error) : error;
    });
  },
};
