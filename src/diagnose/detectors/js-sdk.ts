import { errorMembers, readErrorLiteral } from "../error-literal.js";
import { type Detector, type RawError, rawError } from "../found.js";
import { memberStatus, memberText } from "../literal-values.js";
import { findObjectLiterals, type ObjectLiteral } from "../object-literals.js";

const format = "js-sdk";
const html = /^\s*<(?:!doctype|html|head|body|!--)/iu;
const emptyMessage = /\bmessage['"]?\s*:\s*\{\s*\}/u;
const longestObject = 4096;

/** An object of the SDK's shape that has no code: the answer had no body, or a web page for one. */
function readWithoutCode(text: string, object: ObjectLiteral): RawError | null {
  const { start, end, closed } = object;
  const httpStatus = memberStatus(text, object, ["status_code"]);
  if (httpStatus === null || !closed || object.members.has("code")) return null;
  const message = memberText(text, object, ["message"]);
  const isPage = message !== null && html.test(message);
  if (!isPage && !emptyMessage.test(text.slice(start, Math.min(end, start + longestObject)))) return null;
  return rawError({
    format,
    start,
    end,
    httpStatus,
    requestId: memberText(text, object, ["request_id"]) || null,
    client: isPage ? null : "js-empty",
    failure: isPage ? "html-page" : "code-hidden",
  });
}

/** `{ status_code: S, message: 'M', code: 'C', request_id: 'R' }`: what @baiducloud/sdk rejects with, as Node, browsers and JSON print it. */
export const jsSdk: Detector = {
  format,
  marks: ["status_code"],
  find: (text) =>
    findObjectLiterals(text, errorMembers, "loose")
      .filter(({ members }) => members.has("status_code"))
      .flatMap((object) => readErrorLiteral(text, object, format) ?? readWithoutCode(text, object) ?? []),
};
