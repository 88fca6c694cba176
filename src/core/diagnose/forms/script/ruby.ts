import { type Detector, rawError } from "../../found.js";
import { networkReason } from "../reading/network-reasons.js";

/** The exception's message is the body; with a web page for one, the class stands before or behind it. */
const page =
  /BceServerException: <(?:!doctype|html)[^\n]{0,400}|<(?:!doctype|html)[^\n<]{0,200}>[^\n]{0,200} \((?:Baidubce::)?BceServerException\)/giu;
const unreached = /Failed to open TCP connection to [\w.:-]{1,200} \([^\n()]{1,200}(?:\([^\n()]{0,20}\)[^\n()]{0,200})?\)/gu;
const sign = /baidubce/u;
/** The SDK's own frame stands in the trace below. */
const traceLength = 1400;

/** What the Ruby SDK says where no error of BCE came. */
export const ruby: Detector = {
  format: "ruby",
  marks: ["BceServerException", "Failed to open TCP connection"],
  find: (text) => [
    ...[...text.matchAll(page)].map((match) =>
      rawError({ format: "ruby", start: match.index, end: match.index + match[0].length, failure: "html-page" }),
    ),
    ...[...text.matchAll(unreached)]
      .filter(({ index, 0: words }) => sign.test(text.slice(index, index + words.length + traceLength)))
      .map((match) =>
        rawError({
          format: "ruby",
          start: match.index,
          end: match.index + match[0].length,
          message: match[0],
          failure: networkReason(match[0]),
        }),
      ),
  ],
};
