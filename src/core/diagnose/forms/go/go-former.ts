import { type Detector, rawError } from "../../found.js";
import { allWhole } from "../reading/whole-lines.js";

const longestMessage = 4096;
const opening = 'Error Message: "';
const tail = /", Error Code: "([^"\n]{0,200})", Status Code: (\d{1,3}), Request Id: "([^"\n]{0,200})("?)/gu;

const status = (digits: string): number | null => (/^[1-5]\d\d$/u.test(digits) ? Number(digits) : null);

/** `Error Message: "M", Error Code: "C", Status Code: S, Request Id: "R"` of the former Go SDKs, so of the cloud controller manager and the autoscaler. */
export const goFormer: Detector = {
  format: "go-sdk-former",
  marks: ['", Error Code: "'],
  isWithin: (line) => allWhole(line, '", Error Code: "', goFormer),
  find: (text) =>
    [...text.matchAll(tail)].flatMap((match) => {
      const [whole, code = "", digits = "", requestId = "", closing = ""] = match;
      const from = Math.max(0, match.index - longestMessage);
      const before = text.slice(from, match.index);
      // The former SDK does not escape quotes in the message.
      const opened = before.lastIndexOf(opening);
      if (opened < 0 || /\n[ \t]*\n/u.test(before.slice(opened))) return [];
      const at = from + opened;
      return rawError({
        format: "go-sdk-former",
        start: at,
        end: match.index + whole.length,
        code: code || null,
        message: text.slice(at + opening.length, match.index) || null,
        requestId: requestId || null,
        requestIdComplete: requestId !== "" && closing !== "",
        complete: closing !== "",
        httpStatus: status(digits),
        failure: code === "" ? "code-hidden" : null,
      });
    }),
};
