import { type Detector, rawError } from "../../found.js";
import { isErrorCode } from "../reading/error-code.js";
import { allWhole } from "../reading/whole-lines.js";

const tail = /\[requestId:([\w.-]{0,128}) status:(\d{0,3}) code:([\w.-]{0,128})\]/gu;
const lead = /(?:Exception|with message|Error):? ?'?|":\s?"/gu;
const longestMessage = 4096;

/** `M [requestId:R status:S code:C]` of the PHP SDK. */
export const php: Detector = {
  format: "php",
  marks: ["[requestId:"],
  isWithin: (line) => allWhole(line, "[requestId:", php),
  find: (text) =>
    [...text.matchAll(tail)].flatMap((match) => {
      const [whole, requestId = "", digits = "", code = ""] = match;
      if (code !== "" && !isErrorCode(code, null)) return [];
      const before = text.slice(Math.max(0, match.index - longestMessage), match.index);
      const line = before.slice(before.lastIndexOf("\n") + 1);
      const last = [...line.matchAll(lead)].at(-1);
      const message = line.slice(last ? last.index + last[0].length : 0).trim();
      return rawError({
        format: "php",
        start: match.index,
        end: match.index + whole.length,
        code: code || null,
        message: message || null,
        requestId: requestId || null,
        httpStatus: /^[1-5]\d\d$/u.test(digits) ? Number(digits) : null,
        client: code === "" ? "php" : null,
        failure: code === "" ? "code-hidden" : null,
      });
    }),
};
