import { type Detector, rawError } from "../found.js";

const form = /^[ \t]*Error: ([^\n]{1,2000})\n[ \t]*提示[:：]/gmu;

/** bcecmd's `Error: M` with its hint (提示) on the next line: neither code nor request id. */
export const bcecmd: Detector = {
  format: "bcecmd",
  marks: ["提示"],
  find: (text) =>
    [...text.matchAll(form)]
      .filter(([, message = ""]) => !message.includes("[Code:"))
      .map((match) =>
        rawError({
          format: "bcecmd",
          start: match.index,
          end: match.index + match[0].length,
          message: match[1] ?? null,
          client: "bcecmd",
        }),
      ),
};
