import type { Detector, RawError } from "../found.js";

const opening = /\[Code: ([^;\]\r\n]{1,200}); Message: /gu;
const requestIdMark = "; RequestId: ";
/** A message that runs over several lines is followed this far. */
const farthest = 4096;

/** Where the error ends: behind the last `; RequestId: …` of its line, or the first one on the lines after it. */
function readTail(text: string, from: number, limit: number): { message: string; requestId: string; end: number; complete: boolean } {
  const scope = text.slice(from, limit);
  const [line = ""] = scope.split("\n", 1);
  const onLine = line.lastIndexOf(requestIdMark);
  const at = onLine < 0 ? scope.indexOf(requestIdMark) : onLine;
  if (at < 0) return { message: line, requestId: "", end: from + line.length, complete: false };
  const [requestId = ""] = /^[\w.:-]*/u.exec(scope.slice(at + requestIdMark.length)) ?? [];
  const end = from + at + requestIdMark.length + requestId.length;
  const closed = text[end] === "]";
  return { message: scope.slice(0, at), requestId, end: closed ? end + 1 : end, complete: closed };
}

/** `[Code: C; Message: M; RequestId: R]`, as the Go SDK, Terraform, the CNI and CSI drivers print it. */
export const goSdk: Detector = {
  format: "go-sdk",
  find(text) {
    const openings = [...text.matchAll(opening)];
    return openings.map((match, index): RawError => {
      const from = match.index + match[0].length;
      const next = openings[index + 1]?.index ?? text.length;
      const { message, requestId, end, complete } = readTail(text, from, Math.min(next, from + farthest));
      return {
        format: "go-sdk",
        start: match.index,
        end,
        code: (match[1] ?? "").trim(),
        message: message === "" ? null : message,
        requestId: requestId === "" ? null : requestId,
        requestIdComplete: complete,
        complete,
        certain: true,
        httpStatus: null,
        time: null,
        foreign: false,
        vendorNamed: false,
        underError: false,
      };
    });
  },
};
