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

const foreignNames = /aliyun|alibaba|amazonaws|\baws\b|tencent|qcloud|azure|googleapis|huaweicloud|volcengine|volces/iu;
const successCodes = /^(?:-?\d+|success|succeeded|ok|true)$/iu;
/** How much of the line before an object is read for the name of another vendor. */
const contextLength = 200;

const textOf = (text: string, { members }: JsonObject, names: readonly string[]): string | null => {
  for (const name of names) {
    const span = members.get(name);
    if (span) return stringAt(text, span);
  }
  return null;
};

/** Whether a body is another vendor's by its keys or by the names in it and before it. */
function isForeign(text: string, object: JsonObject): boolean {
  const { members, start, end } = object;
  if (foreignKeys.some((name) => members.has(name))) return true;
  if (members.has("Code") && !members.has("StatusCode")) return true;
  const lineStart = Math.max(text.lastIndexOf("\n", start) + 1, start - contextLength);
  return foreignNames.test(text.slice(lineStart, Math.min(end, start + 4096)));
}

function read(text: string, object: JsonObject): RawError[] {
  const code = textOf(text, object, spellings.code);
  const message = textOf(text, object, spellings.message);
  const requestId = textOf(text, object, spellings.requestId);
  const quoted = spellings.code.some((name) => object.members.get(name)?.quoted);
  if (code === null || !quoted || code === "" || successCodes.test(code) || (message === null && requestId === null && object.closed))
    return [];
  const status = Number(textOf(text, object, spellings.status));
  return [
    {
      format: "json",
      start: object.start,
      end: object.end,
      code,
      message,
      requestId: requestId === "" ? null : requestId,
      complete: object.closed,
      httpStatus: Number.isInteger(status) && status >= 100 && status <= 599 ? status : null,
      time: null,
      foreign: isForeign(text, object),
    },
  ];
}

/** An error body anywhere in the text: alone, embedded, in an array, pretty or compact, keys in any order. */
export const jsonBody: Detector = {
  format: "json",
  find: (text) => findJsonObjects(text, wanted).flatMap((object) => read(text, object)),
};
