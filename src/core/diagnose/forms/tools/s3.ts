import { type Detector, type RawError, rawError } from "../../found.js";
import { isBosHost } from "../reading/host-id.js";
import { isUuid } from "../reading/request-id.js";

const form = /\b([A-Z]\w{2,80}): ([^\n]{0,2000})\n[ \t]*status code: (\d{3}), request id: ([\w-]{36}), host id: ([\w+/]{16,200}={0,2})/gu;

/** The words of the AWS SDKs of version 2 and of boto3, with the parts of an error by name. */
const newer: readonly RegExp[] = [
  /\boperation error S3: \w{1,60}, https response error StatusCode: (?<status>\d{1,3}), RequestID: (?<requestId>[\w-]{0,80}), HostID: (?<hostId>[\w+/=]{0,200}), (?:api error )?(?<code>[A-Z]\w{2,80}): (?<message>[^\n]{0,2000})/gu,
  /\bS3Exception: (?<message>(?:(?!S3Exception: )[^\n]){0,500}?) \(Service: S3, Status Code: (?<status>\d{3}), Request ID: (?<requestId>[\w-]{0,80})(?:, Extended Request ID: (?<hostId>[\w+/=]{0,200}))?\)/gu,
  // boto3 and the AWS CLI, s3cmd, s5cmd and what is built on version 1 of the SDK.
  /\bAn error occurred \((?<code>[A-Z]\w{2,80})\) when calling the \w{1,60} operation[^:\n]{0,80}: (?<message>[^\n]{0,2000})/gu,
  /\bS3 error: (?<status>[45]\d\d) \((?<code>[A-Z]\w{2,80})\)(?::[ \t]?(?<message>[^\n]{0,2000}))?/gu,
  /(?<![\w.])(?<code>[A-Z]\w{2,80}): (?<message>[^\n]{0,500}?),?\s{1,8}status code: (?<status>[45]\d\d), request id: (?<requestId>[\w-]{8,80})(?:, host id: (?<hostId>[\w+/=]{0,200}))?/gu,
];
const bosHost = /(?:bcebos|baidubce)\.com/iu;
const hostReach = 2000;

/** An answer with a request id that BOS does not make is another service's, whatever stands around it. */
const isOthers = ({ groups }: RegExpExecArray): boolean => Boolean(groups?.["requestId"]) && !isUuid(groups?.["requestId"] ?? "");

/** BOS, by its host id, or by its host in the text around. */
const isBos = (text: string, match: RegExpExecArray): boolean => !isOthers(match) && isAtBos(text, match);

const isAtBos = (text: string, { index, 0: whole, groups }: RegExpExecArray): boolean =>
  (isUuid(groups?.["requestId"] ?? "") && isBosHost(groups?.["hostId"] ?? "")) ||
  bosHost.test(text.slice(Math.max(0, index - hostReach), index + whole.length + hostReach));

const readNewer = (match: RegExpExecArray): RawError =>
  rawError({
    format: "s3",
    start: match.index,
    end: match.index + match[0].length,
    code: match.groups?.["code"] ?? null,
    message: match.groups?.["message"]?.trim() || null,
    requestId: match.groups?.["requestId"] || null,
    httpStatus: Number(match.groups?.["status"] ?? 0) || null,
    client: match.groups?.["code"] === undefined ? "s3-java" : null,
  });

/** The second line of the former words. */
const behindMessage = /^[ \t]*status code: /u;

/** BOS spoken to with S3 tools: the form of AWS, told apart by request id, host id and host only. */
export const s3: Detector = {
  format: "s3",
  marks: [", host id: ", "operation error S3: ", "S3Exception: ", "An error occurred (", "S3 error: ", "status code: "],
  isWithin: (line) => !behindMessage.test(line) && newer.every((pattern) => [...line.matchAll(pattern)].every(isOthers)),
  find: (text) => [
    ...[...text.matchAll(form)].flatMap((match) => {
      const [whole, code = "", message = "", status = "", requestId = "", hostId = ""] = match;
      if (!isUuid(requestId) || !isBosHost(hostId)) return [];
      return rawError({
        format: "s3",
        start: match.index,
        end: match.index + whole.length,
        code,
        message: message || null,
        requestId,
        httpStatus: Number(status),
      });
    }),
    ...newer.flatMap((pattern) => [...text.matchAll(pattern)].filter((match) => isBos(text, match)).map(readNewer)),
  ],
};
