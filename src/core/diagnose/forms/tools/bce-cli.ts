import { type Detector, rawError } from "../../found.js";
import { readRequestId } from "../reading/request-id.js";
import { allWhole } from "../reading/whole-lines.js";

const opening = /\bError: \[([A-Za-z][\w.-]{0,127})\]\s/gu;
const tailMark = /\s\((?:r|R)equestId:[ \t]{0,4}(?:\n[ \t]{0,16}(?=[\w-]))?/gu;
const farthest = 4096;
const blankLine = /\n[ \t]*\n/u;

/** `Error: [C] M (requestId: R)`, the one line of the official bce CLI. Without its end it could be anybody's. */
export const bceCli: Detector = {
  format: "bce-cli",
  marks: ["Error: ["],
  isWithin: (line) => allWhole(line, "Error: [", bceCli),
  find: (text) => {
    const openings = [...text.matchAll(opening)];
    return openings.flatMap((match, index) => {
      const from = match.index + match[0].length;
      const limit = Math.min(openings[index + 1]?.index ?? text.length, from + farthest);
      const [scope = ""] = text.slice(from, limit).split(blankLine, 1);
      const marks = [...scope.matchAll(tailMark)];
      const [line = ""] = scope.split("\n", 1);
      const mark = marks.findLast((candidate) => candidate.index <= line.length) ?? marks[0];
      if (!mark) return [];
      const { id, end, complete } = readRequestId(text, from + mark.index + mark[0].length);
      const closed = text[end] === ")";
      return rawError({
        format: "bce-cli",
        start: match.index,
        end: closed ? end + 1 : end,
        code: match[1] ?? "",
        message: scope.slice(0, mark.index) || null,
        requestId: id,
        requestIdComplete: complete && closed,
        complete: closed,
      });
    });
  },
};
