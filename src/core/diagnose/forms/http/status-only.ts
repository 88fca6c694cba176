import { type Detector, rawError } from "../../found.js";

const line = /\bError: request failed with status (\d{3})\b/gu;
/** The words are too common to count without a sign of the bce CLI before them. */
const signs = /\bbce (?:vpc|bcc|eip|blb|[a-z]+) [a-z-]+|\[DEBUG\] [<>]|baidubce|x-bce-/iu;
const contextLength = 4000;

/** `Error: request failed with status N` of the bce CLI, which then shows neither code nor request id. */
export const statusOnly: Detector = {
  format: "status-only",
  marks: ["Error: request failed with status "],
  find: (text) =>
    [...text.matchAll(line)]
      .filter(({ index }) => signs.test(text.slice(Math.max(0, index - contextLength), index)))
      .map((match) =>
        rawError({
          format: "status-only",
          start: match.index,
          end: match.index + match[0].length,
          httpStatus: Number(match[1]),
          client: "bce-cli",
          failure: "code-hidden",
        }),
      ),
};
