import { type Detector, rawError } from "../../found.js";
import { readRequestId } from "../reading/request-id.js";

const form =
  /ERROR CODE:[ \t]{1,20}([\w.-]{1,128})[ \t]*\n[ \t]{0,20}ERROR MSG ?:[ \t]{1,20}([^\n]{0,4096})\n[ \t]{0,20}Request ID:[ \t]{0,20}/giu;

/** The three lines of bosprobe. */
export const bosprobe: Detector = {
  format: "bcecmd",
  marks: ["ERROR CODE:"],
  find: (text) =>
    [...text.matchAll(form)].map((match) => {
      const { id, end, complete } = readRequestId(text, match.index + match[0].length);
      return rawError({
        format: "bcecmd",
        start: match.index,
        end,
        code: match[1] ?? "",
        message: match[2]?.trim() || null,
        requestId: id,
        requestIdComplete: complete,
      });
    }),
};
