import { type Detector, rawError } from "../../found.js";

const form = /^[ \t]*Error: ([^\n]{1,2000})\n[ \t]*提示[:：]/gmu;

/** An empty body has the status line for a message. */
function statusOf(message: string): number | null {
  const [, status] = /^([45]\d\d) [A-Z]/u.exec(message) ?? [];
  return status === undefined ? null : Number(status);
}

/** bcecmd's `Error: M` with its hint (提示) on the next line: neither code nor request id. */
export const bcecmd: Detector = {
  format: "bcecmd",
  marks: ["提示"],
  find: (text) =>
    [...text.matchAll(form)]
      // What another form shows better.
      .filter(([, message = ""]) => !/\[Code:|execute http request failed!|, cause: /u.test(message))
      .map((match) =>
        rawError({
          format: "bcecmd",
          start: match.index,
          end: match.index + match[0].length,
          message: match[1] ?? null,
          httpStatus: statusOf(match[1] ?? ""),
          client: "bcecmd",
        }),
      ),
};
