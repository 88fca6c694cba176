import { type Detector, type RawError, rawError } from "../../found.js";
import { namesBaidu, namesOtherVendor } from "../reading/vendor-names.js";

const code = String.raw`(?<code>[A-Z][a-z]\w{2,80}(?:\.\w{2,60}){0,2})`;
const id = String.raw`(?:Some\()?['"]?(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})['"]?\)?`;
const status = String.raw`(?<status>[45]\d\d)`;
const message = String.raw`(?<message>[^\n]{1,600}?)`;

/** The members of an error in the order in which case classes, tuples and structs hold them, without their names. */
const orders: readonly RegExp[] = [
  String.raw`\(['"]?${code}['"]?, ?(?<quote>['"]?)${message}\k<quote>, ?${id}(?:, ?${status})?\)`,
  String.raw`\((?:${status}, ?)?${id}, ?['"]?${code}['"]?, ?(?<quote>['"]?)${message}\k<quote>\)`,
  String.raw`\(${status}, ?['"]?${code}['"]?, ?(?<quote>['"]?)${message}\k<quote>, ?${id}\)`,
  String.raw`&\{${code} ${message} ${id} ${status}\}`,
].map((order) => new RegExp(order, "gu"));

const contextLength = 300;

function read(text: string, match: RegExpExecArray): RawError[] {
  const end = match.index + match[0].length;
  const { code: word = null, message: words, id: requestId = null, status: digits } = match.groups ?? {};
  const context = text.slice(Math.max(0, match.index - contextLength), end + contextLength);
  return [
    rawError({
      format: "positions",
      start: match.index,
      end,
      code: word,
      message: words?.trim() || null,
      requestId,
      httpStatus: digits === undefined ? null : Number(digits),
      certain: false,
      loose: true,
      vendorNamed: namesOtherVendor(context),
      bceNamed: namesBaidu(context),
    }),
  ];
}

/** `BceError(C,M,R,404)` of Scala, `(404, 'C', 'M', 'R')` of Python, `&{C M R 404}` of Go: the members without their names. */
export const positions: Detector = {
  format: "positions",
  marks: ["Error(", "Exception(", "('", "(4", "(5", "&{"],
  // A vendor may be named on the lines around.
  isWithin: (line) => positions.find(line).length === 0,
  find: (text) => orders.flatMap((order) => [...text.matchAll(order)].flatMap((match) => read(text, match))),
};
