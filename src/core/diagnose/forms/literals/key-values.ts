import { type Detector, type RawError, rawError } from "../../found.js";
import { isErrorCode } from "../reading/error-code.js";
import { readRequestId } from "../reading/request-id.js";
import { namesBaidu, namesOtherVendor } from "../reading/vendor-names.js";
import { type FieldRecord, needsBlock, recordsIn } from "./field-records.js";

/** A name of R, whose value is on the next line. */
const memberOfList = /^\s{0,80}\$[\w$.]{1,80}\s*$/u;
/** How much of the text around a record is read for the name of a vendor. */
const contextLength = 300;
const quotedName = /^["'`]/u;

/** Whether a record is a part of an object of JSON, Python or JavaScript, which other detectors read. */
function isInObject(text: string, { start, fields }: FieldRecord): boolean {
  const before =
    text
      .slice(Math.max(0, start - contextLength), start)
      .trimEnd()
      .at(-1) ?? "";
  if (before !== "{" && before !== ",") return false;
  return [...fields.values()].some(
    (field) => field.sign === ":" && !field.isDumped && (field.isQuoted || quotedName.test(text.slice(field.start, field.start + 1))),
  );
}

const statusOf = (value: string | undefined): number | null => (/^[45]\d\d$/u.test(value ?? "") ? Number(value) : null);

function read(text: string, record: FieldRecord): RawError[] {
  const { fields, start, end } = record;
  const code = fields.get("code")?.value ?? "";
  const message = fields.get("message")?.value || null;
  if (!isErrorCode(code, message) || isInObject(text, record)) return [];
  const id = fields.get("requestId");
  // The XML of S3, which any vendor's storage speaks, is read elsewhere.
  if (text.startsWith("<Code>", fields.get("code")?.start)) return [];
  // Words that only name a code are about it, such as documentation.
  if (fields.get("code")?.isInWords && message === null && !id?.value) return [];
  const requestId = id?.value || null;
  const context = text.slice(Math.max(0, start - contextLength), end + contextLength);
  return [
    rawError({
      format: "key-value",
      start,
      end,
      code,
      message,
      requestId,
      requestIdComplete: requestId !== null && readRequestId(requestId, 0).complete && !/^["'`]?…/u.test(text.slice(id?.end ?? 0)),
      httpStatus: statusOf(fields.get("status")?.value),
      certain: false,
      loose: true,
      vendorNamed: namesOtherVendor(context),
      bceNamed: namesBaidu(context),
    }),
  ];
}

/**
 * An error in names and values that are no object of JSON: `requestId=R code=C message=M` of loggers, `key: value` lines,
 * what Java's `toString`, Go's maps, PHP's `print_r` and `var_dump` and Ruby's `inspect` print.
 */
export const keyValues: Detector = {
  format: "key-value",
  marks: ["code", "Code", "CODE", "错误码", "错误代码", "錯誤碼", "錯誤代碼"],
  isWithin: (line) => !needsBlock(line) && !memberOfList.test(line),
  find: (text) => recordsIn(text).flatMap((record) => read(text, record)),
};
