import { type Detector, rawError } from "../../found.js";

const last =
  /^(?:(?:json\.decoder\.)?JSONDecodeError: [^\n]{1,200}|ValueError: No JSON object could be decoded|KeyError: u?'requestId')$/gmu;
const frames = /[\\/](?:baidubce|baiducloud_python_sdk_core)[\\/]/u;
const traceback = /Traceback \(most recent call last\)/gu;
const longestTraceback = 8000;

/** The Python SDK's own traceback when it could not read the answer: the answer was no error body of BCE. */
export const pythonNotJson: Detector = {
  format: "python-not-json",
  marks: ["JSONDecodeError: ", "No JSON object could be decoded", "'requestId'"],
  find: (text) =>
    [...text.matchAll(last)].flatMap((match) => {
      const from = Math.max(0, match.index - longestTraceback);
      const before = text.slice(from, match.index);
      const start = [...before.matchAll(traceback)].at(-1)?.index;
      // In the block of all attempts each line is marked, and the block as a whole is read elsewhere.
      if (start === undefined || !frames.test(before.slice(start)) || before.slice(start).includes("\n>>>>")) return [];
      return rawError({
        format: "python-not-json",
        start: from + start,
        end: match.index + match[0].length,
        client: "python-body",
        failure: match[0].startsWith("KeyError") ? "no-request-id" : "not-json",
      });
    }),
};
