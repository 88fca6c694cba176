import { type RawError, rawError } from "../../found.js";
import { isErrorCode } from "./error-code.js";
import { isQuoted, memberStatus, memberText } from "./literal-values.js";
import type { ObjectLiteral } from "./object-literals.js";
import { namesBce, namesOtherVendor } from "./vendor-names.js";

/** The spellings of each member in the bodies of services, in SDKs and in the structs they print. */
const spellings = {
  code: ["code", "Code", "errorCode", "error_code", "errCode", "err_code", "errcode", "bceCode", "bce_code", "bceErrorCode"],
  message: [
    "message",
    "Message",
    "errorMessage",
    "error_message",
    "errMsg",
    "err_msg",
    "errmsg",
    "errorMsg",
    "error_msg",
    "bceMessage",
    "bce_message",
    "bceErrorMessage",
  ],
  requestId: ["requestId", "request_id", "RequestId", "requestID", "requestid", "RequestID", "bceRequestId", "bce_request_id"],
  status: ["statusCode", "status_code", "StatusCode", "httpStatus"],
} as const;
/** Names of a code that other programs use as much as BCE's SDKs do. */
export const anybodysCodes = spellings.code.filter((name) => name !== "code" && name !== "Code");

/** Members that only the bodies of other vendors have. */
const foreignKeys = [
  "HostId",
  "Resource",
  "ResponseMetadata",
  "Recommend",
  "isJson",
  "__type",
  "apiVersion",
  "kind",
  "extendedRequestId",
  "cfId",
  "retryDelay",
  "$metadata",
  "$fault",
] as const;

/** The members that say whether an object is an error. */
export const errorMembers: ReadonlySet<string> = new Set([...Object.values(spellings).flat(), ...foreignKeys]);

/** How much of the line before an object, and of the object, is read for the name of a vendor. */
const contextLength = 200;
const ownLength = 4096;

/** Whether the keys are another vendor's. */
const isForeign = ({ members }: ObjectLiteral): boolean =>
  foreignKeys.some((name) => members.has(name)) || (members.has("Code") && !members.has("StatusCode"));

/** The object and its line before it, where a vendor may be named. */
function contextOf(text: string, { start, end }: ObjectLiteral): string {
  const before = text.slice(Math.max(0, start - contextLength), start);
  return before.slice(before.lastIndexOf("\n") + 1) + text.slice(start, Math.min(end, start + ownLength));
}

/** The Ruby SDK's own body for an empty one: the status for a code, and an id that may be empty. */
const isRubys = ({ members, closed }: ObjectLiteral, code: string): boolean =>
  closed && /^[45]\d\d$/u.test(code) && members.size === 3 && members.has("requestId");

/** The error that an object literal is; null when it is none. */
export function readErrorLiteral(text: string, object: ObjectLiteral, format: string): RawError | null {
  const code = memberText(text, object, spellings.code);
  const message = memberText(text, object, spellings.message);
  if (code === null || !isQuoted(object, spellings.code) || !isErrorCode(code, message)) return null;
  const isClosed = spellings.requestId.every((name) => object.members.get(name)?.closed ?? true);
  const id = memberText(text, object, spellings.requestId);
  // A pager marks with a sign of its own where it cut the line.
  const requestId = (isClosed ? id : /^[\w.:-]*/u.exec(id ?? "")?.[0]) || null;
  const context = contextOf(text, object);
  return rawError({
    format,
    start: object.start,
    end: object.end,
    code,
    message,
    requestId,
    requestIdComplete: requestId !== null && isClosed && !/(?:…|\.\.\.)$/u.test(id ?? ""),
    complete: object.closed,
    certain: isRubys(object, code),
    httpStatus: memberStatus(text, object, spellings.status),
    foreign: isForeign(object),
    vendorNamed: namesOtherVendor(context),
    bceNamed: namesBce(context),
    underError: object.key === "error",
    loose: !object.members.has("code") && anybodysCodes.some((name) => object.members.has(name)),
  });
}
