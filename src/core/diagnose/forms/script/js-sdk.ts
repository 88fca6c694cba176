import { type Detector, type RawError, rawError } from "../../found.js";
import type { FailureName } from "../../meaning/failures.js";
import { errorMembers, readErrorLiteral } from "../reading/error-literal.js";
import { memberStatus, memberText } from "../reading/literal-values.js";
import { endsInObject, findObjectLiterals, type ObjectLiteral } from "../reading/object-literals.js";
import { stackMessage } from "../reading/stack-message.js";

const format = "js-sdk";
const html = /^\s*<(?:!doctype|html|head|body|!--)/iu;
const emptyMessage = /\bmessage['"]?\s*:\s*\{\s*\}|\bmessage: \[\]/u;
/** What JSON.parse says of a body that is no JSON. */
const parserWords =
  /^Unexpected (?:token|end of JSON)|^(?:Unterminated|Expected|Bad|Bad control character)[^\n]{1,80} in JSON\b|is not valid JSON$/u;
const longestObject = 4096;
/** Other programs answer their own callers so, in JSON: only the SDK's object as Node prints it counts. */
const ownObject = /^\{\s*status_code: \d{3},\s*message: /u;
/** JavaScript writes this key without quotes, JSON with double ones. */
const pythonKey = /'status_code'/u;

/** What the answer was, by what stands in the place of the message. */
function kindOf(message: string | null, literal: string): FailureName | null {
  if (message !== null && html.test(message)) return "html-page";
  if (message !== null && parserWords.test(message) && ownObject.test(literal)) return "not-json";
  if (emptyMessage.test(literal)) return "code-hidden";
  return null;
}

/** An object of the SDK's shape that has no code: the answer had no body, or a web page for one. */
function readWithoutCode(text: string, object: ObjectLiteral): RawError | null {
  const { start, end, closed } = object;
  const httpStatus = memberStatus(text, object, ["status_code"]);
  if (httpStatus === null || !closed || memberText(text, object, ["code"]) !== null) return null;
  const message = memberText(text, object, ["message"]);
  const kind = kindOf(message, text.slice(start, Math.min(end, start + longestObject)));
  if (kind === null) return null;
  return rawError({
    format,
    start,
    end,
    httpStatus,
    requestId: memberText(text, object, ["request_id"]) || null,
    message: kind === "not-json" ? message : null,
    client: kind === "code-hidden" ? "js-empty" : null,
    failure: kind,
  });
}

/** The body was the error's, but without a request id: the SDK puts the whole of it into `message`. */
function readNested(text: string, object: ObjectLiteral, all: readonly ObjectLiteral[]): RawError | null {
  const inner = all.find(({ key, start, end }) => key === "message" && start > object.start && end < object.end);
  const error = inner && !object.members.has("code") ? readErrorLiteral(text, inner, format) : null;
  return error && { ...error, start: object.start, end: object.end, httpStatus: memberStatus(text, object, ["status_code"]) };
}

/** Where an Error was made of the object, its message stands before the stack. */
function withStackMessage(text: string, error: RawError | null): RawError | null {
  if (!error || error.message !== null) return error;
  return { ...error, message: stackMessage(text, error.start) };
}

/** `{ status_code: S, message: 'M', code: 'C', request_id: 'R' }`: what @baiducloud/sdk rejects with, as Node, browsers and JSON print it. */
export const jsSdk: Detector = {
  format,
  marks: ["status_code"],
  isWithin: (line) => !endsInObject(line),
  find(text) {
    const all = findObjectLiterals(text, errorMembers, "loose");
    return all
      .filter(
        ({ members, start, end }) => members.has("status_code") && !pythonKey.test(text.slice(start, Math.min(end, start + longestObject))),
      )
      .flatMap((object) => {
        const error = withStackMessage(text, readErrorLiteral(text, object, format));
        return error ?? readNested(text, object, all) ?? readWithoutCode(text, object) ?? [];
      });
  },
};
