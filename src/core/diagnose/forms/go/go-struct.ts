import { type Detector, type RawError, rawError } from "../../found.js";
import { errorMembers, readErrorLiteral } from "../reading/error-literal.js";
import { memberStatus, memberText } from "../reading/literal-values.js";
import { findObjectLiterals, type ObjectLiteral } from "../reading/object-literals.js";

const typeName = /(?:&?\w{1,40}\.)?BceServiceError$/u;

/** The same printed with %+v: neither type nor quotes. */
const bare = /\{Code:([\w.:-]{0,200}) Message:([\s\S]{0,1000}?) RequestId:([\w-]{0,128}) StatusCode:([45]\d\d)\}/gu;

/** A struct without a code: the answer was JSON of another shape. */
function withoutCode(text: string, object: ObjectLiteral): RawError | null {
  const httpStatus = memberStatus(text, object, ["StatusCode"]);
  if (httpStatus === null || memberText(text, object, ["Code"]) !== "") return null;
  return rawError({
    format: "go-sdk-struct",
    start: object.start,
    end: object.end,
    message: memberText(text, object, ["Message"]) || null,
    requestId: memberText(text, object, ["RequestId", "RequestID"]) || null,
    httpStatus,
    client: "go-empty",
    failure: "code-hidden",
  });
}

const quoted = (text: string): RawError[] =>
  findObjectLiterals(text, errorMembers, "loose").flatMap((object) => {
    const name = typeName.exec(text.slice(Math.max(0, object.start - 80), object.start));
    const error = name && (readErrorLiteral(text, object, "go-sdk-struct") ?? withoutCode(text, object));
    return error ? [{ ...error, start: object.start - name[0].length, certain: true, foreign: false }] : [];
  });

const unquoted = (text: string): RawError[] =>
  [...text.matchAll(bare)].map((match) => {
    const [whole, code = "", message = "", requestId = "", status] = match;
    return rawError({
      format: "go-sdk-struct",
      start: match.index,
      end: match.index + whole.length,
      code: code || null,
      message: message || null,
      requestId: requestId || null,
      httpStatus: Number(status),
      client: code === "" ? "go-empty" : null,
      failure: code === "" ? "code-hidden" : null,
    });
  });

/** `&bce.BceServiceError{Code:"C", …}` and `{Code:C Message:M …}`: the Go SDK's error printed with %#v and %+v. */
export const goStruct: Detector = {
  format: "go-sdk-struct",
  marks: ["BceServiceError{", "{Code:"],
  find: (text) => [...quoted(text), ...unquoted(text)],
};
