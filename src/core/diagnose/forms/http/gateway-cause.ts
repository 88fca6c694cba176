import { type Detector, rawError } from "../../found.js";

const form = /\b([A-Z][A-Za-z]{3,60}), cause: ([A-Z][^\n"'`\\;[({│|]{1,300})/gu;
/** Java, .NET and PHP put the rest of the error behind the message, and are read elsewhere. */
const restBehind = /^\s?(?:\(Status Code:|\[requestId:)/u;
/** Other gateways say `NotFound, cause: …` too: that one counts with a reason that BCE gives. */
const ownCode = "IamSignatureInvalid";

/** `CODE, cause: reason`: the gateway's message names its code itself, wherever it stands. */
export const gatewayCause: Detector = {
  format: "gateway-cause",
  marks: [", cause: "],
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
        }),
      ),
};
