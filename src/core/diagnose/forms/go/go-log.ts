import { type Detector, rawError } from "../../found.js";
import { readRequestId } from "../reading/request-id.js";

const line = /receive http response: status: ([45]\d\d)[^,\n]{0,80}, debugId: [^,\n]{0,200}, requestId: /gu;

/** The Go SDK's own log of a failed answer. It has the status, which the error itself lacks, and no code. */
export const goLog: Detector = {
  format: "go-sdk-log",
  marks: ["receive http response: status: "],
  find: (text) =>
    [...text.matchAll(line)].map((match) => {
      const { id, end, complete } = readRequestId(text, match.index + match[0].length);
      return rawError({
        format: "go-sdk-log",
        start: match.index,
        end,
        requestId: id,
        requestIdComplete: complete,
        httpStatus: Number(match[1]),
        client: "go-log",
        failure: "code-hidden",
      });
    }),
};
