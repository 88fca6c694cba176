import { type Detector, type RawError, rawError } from "../found.js";

const status = /http request url \S{1,2000} failed with http status code (\d{3})/gu;
const code = /error code from baidu: ?([\w.-]{1,128})/gu;
const message = /error message from baidu: ?([^\n]{1,2000})/gu;
const iam = /iam error, code: ?([\w.-]{1,128}), msg: ?([^\n]{1,2000})/gu;
const api = /api return error, req_id: ?([\w-]{0,128}),? code: ?(\d{1,8}), msg: ?([^\n]{1,2000})/gu;
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
    return form(match, {
      start: before?.index ?? match.index,
      end: behind ? behind.index + behind[0].length : match.index + match[0].length,
      code: match[1] ?? null,
      message: behind?.[1] ?? null,
      httpStatus: before ? Number(before[1]) : null,
    });
  });
}

/** What the Qianfan SDKs log of an error, of IAM in text and of their API in numbers. */
export const qianfan: Detector = {
  format: "qianfan",
  marks: ["error code from baidu", "iam error, code", "api return error, req_id"],
  find: (text) => [
    ...fromBaidu(text),
    ...[...text.matchAll(iam)].map((match) => form(match, { code: match[1] ?? null, message: match[2]?.replace(/["}\]]+$/u, "") ?? null })),
    ...[...text.matchAll(api)].map((match) =>
      form(match, { requestId: match[1] || null, requestIdComplete: Boolean(match[1]), code: match[2] ?? null, message: match[3] ?? null }),
    ),
  ],
};
