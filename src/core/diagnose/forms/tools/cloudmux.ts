import { type Detector, type RawError, rawError } from "../../found.js";
import { memberStatus, memberText } from "../reading/literal-values.js";
import { findObjectLiterals, type ObjectLiteral } from "../reading/object-literals.js";
import { namesBce, namesOtherVendor } from "../reading/vendor-names.js";

const members: ReadonlySet<string> = new Set(["class", "code", "details"]);
const codeShape = /^[A-Za-z][\w.-]{1,127}$/u;

function read(text: string, object: ObjectLiteral): RawError[] {
  const code = memberText(text, object, ["class"]);
  const httpStatus = memberStatus(text, object, ["code"]);
  if (code === null || !codeShape.test(code) || httpStatus === null || httpStatus < 400) return [];
  const { start, end } = object;
  const printed = text.slice(start, end);
  return [
    rawError({
      format: "cloudmux",
      start,
      end,
      code,
      message: memberText(text, object, ["details"]) || null,
      httpStatus,
      complete: object.closed,
      certain: namesBce(printed),
      vendorNamed: namesOtherVendor(printed),
    }),
  ];
}

/** `{"class":"C","code":403,"details":"M","request":{…}}` of Cloudpods, for whatever cloud it called: the code is the class. */
export const cloudmux: Detector = {
  format: "cloudmux",
  marks: ['"class"'],
  find: (text) => findObjectLiterals(text, members).flatMap((object) => (object.members.has("class") ? read(text, object) : [])),
};
