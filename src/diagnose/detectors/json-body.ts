import type { Detector, RawError } from "../found.js";
import { findJsonObjects, type JsonObject, stringAt } from "../json-objects.js";

/** The spellings of each member in the bodies of services, SDKs and their printed structs. */
const spellings = {
  code: ["code", "Code"],
  message: ["message", "Message"],
  requestId: ["requestId", "request_id", "RequestId", "requestID", "requestid", "RequestID"],
  status: ["statusCode", "status_code", "StatusCode", "httpStatus"],
} as const;

/** Members that only the bodies of other vendors have. */
const foreignKeys = ["HostId", "Resource", "ResponseMetadata", "Recommend", "isJson", "__type", "apiVersion", "kind"] as const;

const wanted: ReadonlySet<string> = new Set([...Object.values(spellings).flat(), ...foreignKeys]);

const foreignNames = /aliyun|alibabacloud|amazonaws|tencentcloud|qcloud|azure|googleapis|huaweicloud|myhuawei|volcengine|volces/iu;
const ownNames = /baidubce|bce-sdk|baiducloud|bcc\.\w+\.baidu/iu;
const noCodes = /^(?:-?\d+|success|succeeded|ok|true|null|undefined|none|no_?error)$/iu;
/** What Node and the system call their errors. */
const systemCodes = /^(?:ERR_\w+|E[A-Z]{3,})$/u;
const longestCode = 200;
/** How much of the line before an object, and of the object, is read for the name of a vendor. */
const contextLength = 200;
const ownLength = 4096;

function textOf(text: string, { members }: JsonObject, names: readonly string[]): string | null {
  for (const name of names) {
    const span = members.get(name);
    if (span) return !span.quoted && text.slice(span.start, span.end) === "null" ? null : stringAt(text, span);
  }
  return null;
}

/** Whether the keys are another vendor's. */
const isForeign = ({ members }: JsonObject): boolean =>
  foreignKeys.some((name) => members.has(name)) || (members.has("Code") && !members.has("StatusCode"));

/** Whether the object, or its line before it, names another vendor and not Baidu. */
function namesVendor(text: string, { start, end }: JsonObject): boolean {
  const before = text.slice(Math.max(0, start - contextLength), start);
  const context = before.slice(before.lastIndexOf("\n") + 1) + text.slice(start, Math.min(end, start + ownLength));
  return foreignNames.test(context) && !ownNames.test(context);
}

/** A number is no code, except where the Ruby SDK puts the status in its place: `"404"` with `"404 Not Found"`. */
const isCode = (code: string, message: string | null): boolean =>
  code !== "" &&
  code.length <= longestCode &&
  !systemCodes.test(code) &&
  (!noCodes.test(code) || (/^\d{3}$/u.test(code) && message?.startsWith(`${code} `) === true));

function read(text: string, object: JsonObject): RawError[] {
  const code = textOf(text, object, spellings.code);
  const message = textOf(text, object, spellings.message);
  const requestId = textOf(text, object, spellings.requestId);
  const quoted = spellings.code.some((name) => object.members.get(name)?.quoted);
  if (code === null || !quoted || !isCode(code, message)) return [];
  const status = Number(textOf(text, object, spellings.status));
  return [
    {
      format: "json",
      start: object.start,
      end: object.end,
      code,
      message,
      requestId: requestId === "" ? null : requestId,
      requestIdComplete: spellings.requestId.every((name) => object.members.get(name)?.closed ?? true),
      complete: object.closed,
      certain: false,
      httpStatus: Number.isInteger(status) && status >= 100 && status <= 599 ? status : null,
      time: null,
      foreign: isForeign(object),
      vendorNamed: namesVendor(text, object),
      underError: object.key === "error",
    },
  ];
}

/** An error body anywhere in the text: alone, embedded, in an array, pretty or compact, keys in any order. */
export const jsonBody: Detector = {
  format: "json",
  find: (text) => findJsonObjects(text, wanted).flatMap((object) => read(text, object)),
};
