import { type Detector, type RawError, rawError } from "../../found.js";
import { namesBaidu, namesOtherVendor } from "../reading/vendor-names.js";

/** The end of the attributes, at the end of their line or of the string they stand in: looked for first, it is rare. */
const tail = /-[0-9a-f]{12}["']?[ ,\t]{1,4}([45]\d\d)(?=["')\]}]|[ \t]*$)/gmu;
const attributes = /(?<![^\s:("'[,])([A-Za-z][\w.]{2,127})["']?[ ,\t]{1,4}["']?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u;
const longest = 200;
const contextLength = 300;

function read(text: string, match: RegExpExecArray): RawError[] {
  const idEnd = match.index + "-".length + 12;
  const from = Math.max(0, idEnd - longest);
  const [whole, code = "", requestId = ""] = attributes.exec(text.slice(from, idEnd)) ?? [];
  if (whole === undefined) return [];
  const start = idEnd - whole.length;
  const end = match.index + match[0].length;
  const context = text.slice(Math.max(0, start - contextLength), end + contextLength);
  return [
    rawError({
      format: "attributes",
      start,
      end,
      code,
      requestId,
      httpStatus: Number(match[1]),
      certain: false,
      loose: true,
      vendorNamed: namesOtherVendor(context),
      bceNamed: namesBaidu(context),
    }),
  ];
}

/** `CidrConflict 490787c1-… 409`: the attributes of an error printed without their names, as `print(e.code, e.request_id, e.status_code)` does. */
export const printedAttributes: Detector = {
  format: "attributes",
  marks: [" 4", " 5", "\t4", "\t5", ",4", ",5"],
  // A vendor may be named on the lines around.
  isWithin: (line) => printedAttributes.find(line).length === 0,
  find: (text) => [...text.matchAll(tail)].flatMap((match) => read(text, match)),
};
