import { type Detector, type RawError, rawError } from "../../found.js";

const form = /\b([A-Z][A-Za-z]{3,60}), cause: ([A-Z][^\n"'`\\;[({│|]{1,300})/gu;
/** Java, .NET and PHP put the rest of the error behind the message, and are read elsewhere. */
const restBehind = /^\s?(?:\(Status Code:|\[requestId:)/u;
/** Other gateways say `NotFound, cause: …` too: that one counts with a reason that BCE gives. */
const ownCode = "IamSignatureInvalid";

/** The request id that stands behind the message on its line, and the status before it. */
const idBehind = /request[ _-]?id["'\]]?\s{0,2}[:=]\s{0,2}["'([]?([\w-]{8,128})/iu;
const statusBefore = /\b([45]\d\d)[\s:,-]{1,3}$/u;
const lineReach = 600;

/** What else the line says of the error. */
function beside(text: string, start: number, end: number): Pick<RawError, "requestId" | "requestIdComplete" | "httpStatus"> {
  const [rest = ""] = text.slice(end, end + lineReach).split("\n", 1);
  const requestId = idBehind.exec(rest)?.[1] ?? null;
  const status = statusBefore.exec(text.slice(Math.max(0, start - 8), start))?.[1];
  return { requestId, requestIdComplete: requestId !== null, httpStatus: status === undefined ? null : Number(status) };
}

/** `CODE, cause: reason`: the gateway's message names its code itself, wherever it stands. */
export const gatewayCause: Detector = {
  format: "gateway-cause",
  marks: [", cause: "],
  // A status at the end of the line before would be its own.
  isWithin: (line) => gatewayCause.find(line).every(({ start }) => start > 8),
  find: (text) =>
    [...text.matchAll(form)]
      .filter(({ index, 0: whole }) => !restBehind.test(text.slice(index + whole.length - 1, index + whole.length + 20)))
      .map((match) =>
        rawError({
          format: "gateway-cause",
          start: match.index,
          end: match.index + match[0].length,
          code: match[1] ?? "",
          message: match[0].trim(),
          certain: match[1] === ownCode,
          client: "message-only",
          ...beside(text, match.index, match.index + match[0].length),
        }),
      ),
};
