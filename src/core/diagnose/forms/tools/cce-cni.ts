import { type Detector, type RawError, rawError } from "../../found.js";
import { namesOtherVendor } from "../reading/vendor-names.js";

/** One error of a list, as the plug-in joins them. */
const part = /\bcode: ([A-Z][A-Za-z ]{2,60}), msg: ([^\n]{1,1000}?)(?=, code: [A-Z]|\]?(?:["\n]|$))/gu;
/** What stands before the list in pod events and in the plug-in's log. */
const sign = /postIpam|\[POST \/ipam|type="?cptp|plugin cptp|cce-network|ccenetwork|\bcce\b|cipam|\bENI\b|eni-/iu;
const contextLength = 1200;

/** A list that brackets end is closed by one of its own. */
const withoutBracket = (words: string): string => (words.endsWith("]") && !words.includes("[") ? words.slice(0, -1) : words).trim();

/** `[code: C, msg: M, code: C, msg: M]`: why the network plug-in of CCE has no address for a pod. */
export const cceCni: Detector = {
  format: "cce-cni",
  marks: [", msg: "],
  find: (text) =>
    [...text.matchAll(part)].flatMap((match): RawError[] => {
      const [whole, code = "", message = ""] = match;
      const before = text.slice(Math.max(0, match.index - contextLength), match.index + whole.length);
      const isPlugIns = sign.test(before);
      return [
        rawError({
          format: "cce-cni",
          start: match.index,
          end: match.index + whole.length,
          code,
          message: withoutBracket(message) || null,
          certain: isPlugIns,
          loose: !isPlugIns,
          vendorNamed: namesOtherVendor(before),
        }),
      ];
    }),
};
