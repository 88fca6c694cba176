import { type Detector, type RawError, rawError } from "../../found.js";
import { namesBaidu, namesOtherVendor } from "../reading/vendor-names.js";

/** What a program's own client makes of an error: its code, its message and behind them the request id, on one line. */
const form =
  /Error: (?:[A-Z]{3,7} https?:\/\/\S{1,500} [^\n]{0,20}?)?(?:(?:HTTP )?[([]?(?<status>[45]\d\d)[)\]]?:? )?\[?(?<code>[A-Z][a-z]\w{2,80}(?:\.\w{2,60}){0,2})(?:\]:?|:|,| -) (?<message>[^\n]{1,600}?)[ ,;([{]{1,3}(?:[Bb]ce[ _-])?[Rr]equest[ _-]?[Ii][Dd]["']?[ :=#]{1,3}["']?(?<id>[0-9a-f]{8}-[0-9a-fx*-]{4,40})/gu;
/** The status before the code, and no request id: `Error: 409 CidrConflict - M`. */
const statusFirst =
  /(?:Error|ERROR|error)[\]:]{0,2}:? \[?(?:HTTP )?(?<status>[45]\d\d):?\]? (?<code>[A-Z][a-z]\w{2,80}(?:\.\w{2,60}){0,2})(?: -|:) (?<message>[^\n]{1,600}?)(?:[ ,;([{]{1,3}(?:[Bb]ce[ _-])?[Rr]equest[ _-]?[Ii][Dd]["']?[ :=#]{1,3}["']?(?<id>[0-9a-f]{8}-[0-9a-fx*-]{4,40})[)\]}]?|$)/gmu;
const codeShape = /^[A-Z]/u;
const contextLength = 300;

function read(text: string, match: RegExpExecArray): RawError[] {
  const { status, code = "", message = "", id = null } = match.groups ?? {};
  const end = match.index + match[0].length;
  const context = text.slice(Math.max(0, match.index - contextLength), end + contextLength);
  if (!codeShape.test(code)) return [];
  return [
    rawError({
      format: "error-words",
      start: match.index,
      end,
      code,
      message: message.trim(),
      requestId: id,
      requestIdComplete: /^[0-9a-f-]{36}$/u.test(id ?? ""),
      httpStatus: status === undefined ? null : Number(status),
      certain: false,
      loose: true,
      vendorNamed: namesOtherVendor(context),
      bceNamed: namesBaidu(context),
    }),
  ];
}

/** `ApiError: C: M (requestId: R)`: the message that wrappers around a client throw, or `Error: S C - M`. */
export const errorWords: Detector = {
  format: "error-words",
  marks: ["Error: ", "Error] ", "ERROR] ", "ERROR: ", "error: "],
  // A vendor may be named on the lines around.
  isWithin: (line) => errorWords.find(line).length === 0,
  find: (text) => {
    const withId = [...text.matchAll(form)].flatMap((match) => read(text, match));
    const others = [...text.matchAll(statusFirst)].flatMap((match) => read(text, match));
    return [...withId, ...others.filter(({ start, end }) => !withId.some((error) => error.start < end && start < error.end))];
  },
};
