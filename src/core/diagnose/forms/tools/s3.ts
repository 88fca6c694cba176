import { fromBase64, fromLatin1 } from "../../../text/bytes.js";
import { type Detector, rawError } from "../../found.js";
import { isUuid } from "../reading/request-id.js";

const form = /\b([A-Z]\w{2,80}): ([^\n]{0,2000})\n[ \t]*status code: (\d{3}), request id: ([\w-]{36}), host id: ([\w+/]{16,200}={0,2})/gu;

/** BOS writes server address and time into the host id; that of AWS decodes to random bytes. */
const isBosHost = (hostId: string): boolean => /\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}/u.test(fromLatin1(fromBase64(hostId)));

/** BOS spoken to with S3 tools: the form of AWS, told apart by request id and host id only. */
export const s3: Detector = {
  format: "s3",
  marks: [", host id: "],
  find: (text) =>
    [...text.matchAll(form)].flatMap((match) => {
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
};
