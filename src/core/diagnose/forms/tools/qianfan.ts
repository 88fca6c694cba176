import { type Detector, type RawError, rawError } from "../../found.js";
import { jsonBody } from "../http/json-body.js";
import { unescaped } from "../reading/escaped-strings.js";

const status = /http request url \S{1,2000} failed with http status code (\d{3})/gu;
const code = /error code from baidu: ?([\w.-]{1,128})/gu;
const message = /error message from baidu: ?([^\n]{1,2000})/gu;
const iam = /iam error, code: ?([\w.-]{1,128}), msg: ?([^\n]{1,2000})/gu;
const api = /api return error, req_id: ?([\w-]{0,128}),? code: ?(\d{1,8}), msg: ?([^\n]{1,2000})/gu;
const body = /\nresponse body: b?(['"])(.{0,8000})\1$/gmu;
/** The headers of the answer repeat its error. */
const headerLine = /^(?:\n(?!response headers: )[^\n]{0,1900}){0,6}\nresponse headers: [^\n]{0,1900}/u;
const headerId = /'x-bce-request-id': '([\w-]{1,128})'/iu;
const consoleLog =
  /console api request req_id: ?([\w-]{0,128}) failed with error code: (\d{1,8}), err msg: ?([^\n]{1,2000}?)(?:, please check the api doc|$)/gmu;
/** The lines about one answer stand this close together. */
const nearby = 2000;

const form = (match: RegExpExecArray, read: Partial<RawError>): RawError =>
  rawError({
    format: "qianfan",
    start: match.index,
    end: match.index + match[0].length,
    ...read,
    client: /^\d+$/u.test(read.code ?? "") ? "qianfan" : null,
  });

/** Python's lines: the status before the code, the message behind it. */
function fromBaidu(text: string): RawError[] {
  const statuses = [...text.matchAll(status)];
  const messages = [...text.matchAll(message)];
  return [...text.matchAll(code)].map((match) => {
    const before = statuses.findLast(({ index }) => index < match.index && match.index - index < nearby);
    const behind = messages.find(({ index }) => index > match.index && index - match.index < nearby);
    const lines = (behind ?? match).index + (behind ?? match)[0].length;
    const [headers = ""] = headerLine.exec(text.slice(lines, lines + nearby)) ?? [];
    return form(match, {
      start: before?.index ?? match.index,
      end: lines + headers.length,
      code: match[1] ?? null,
      message: behind?.[1] ?? null,
      requestId: headerId.exec(headers)?.[1] ?? null,
      requestIdComplete: headerId.test(headers),
      httpStatus: before ? Number(before[1]) : null,
    });
  });
}

/** What stands in the body that the SDK prints behind the status of a failed answer. */
function fromBodies(text: string): RawError[] {
  const statuses = [...text.matchAll(status)];
  return [...text.matchAll(body)].flatMap((match): RawError[] => {
    const before = statuses.findLast(({ index }) => index < match.index && match.index - index < nearby);
    if (!before) return [];
    const { index: start, 1: digits } = before;
    const headers = text.slice(start, match.index);
    // The headers of the answer hold the code as well, and are read elsewhere.
    if (headers.includes("error code from baidu")) return [];
    const shared = { start, end: match.index + match[0].length, httpStatus: Number(digits) };
    const requestId = headerId.exec(headers)?.[1] ?? null;
    const [error] = jsonBody.find(unescaped(match[2] ?? "")).sort((a, b) => a.start - b.start);
    if (error) return [{ ...error, ...shared, format: "qianfan", requestId: error.requestId ?? requestId, certain: !error.foreign }];
    const failure = /^\s*<(?:!doctype|html)/iu.test(match[2] ?? "") ? "html-page" : "code-hidden";
    return [rawError({ ...shared, format: "qianfan", requestId, failure })];
  });
}

/** What the Qianfan SDKs log of an error, of IAM in text and of their API in numbers. */
export const qianfan: Detector = {
  format: "qianfan",
  marks: ["error code from baidu", "failed with http status code", "failed with error code", "iam error, code", "api return error, req_id"],
  find: (text) => [
    ...fromBodies(text),
    ...fromBaidu(text),
    ...[...text.matchAll(consoleLog)].map((match) =>
      form(match, { requestId: match[1] || null, requestIdComplete: Boolean(match[1]), code: match[2] ?? null, message: match[3] ?? null }),
    ),
    ...[...text.matchAll(iam)].map((match) => form(match, { code: match[1] ?? null, message: match[2]?.replace(/["}\]]+$/u, "") ?? null })),
    ...[...text.matchAll(api)].map((match) =>
      form(match, { requestId: match[1] || null, requestIdComplete: Boolean(match[1]), code: match[2] ?? null, message: match[3] ?? null }),
    ),
  ],
};
