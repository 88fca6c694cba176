import { type Detector, rawError } from "../../found.js";

/** What Node prints of a rejection with a plain object, and of such an object made a string. */
const dump =
  /\[?UnhandledPromiseRejection: This error originated[^\n]{0,400}(?:#<Object>|\[object Object\])|(?:Error|Uncaught|rejected|failed|失败)[^\n]{0,80}\[object Object\]/gu;
/** Any program's plain object prints like this, so the text around it must name the SDK. */
const sign = /@baiducloud[/\\]sdk|bce-sdk-js|baidubce/iu;
const contextLength = 3000;

/** An error of @baiducloud/sdk of which nothing is left but `[object Object]`. */
export const jsHidden: Detector = {
  format: "js-hidden",
  marks: ["#<Object>", "[object Object]"],
  find: (text) =>
    [...text.matchAll(dump)]
      .filter(({ index, 0: whole }) => sign.test(text.slice(Math.max(0, index - contextLength), index + whole.length + contextLength)))
      .map((match) =>
        rawError({
          format: "js-hidden",
          start: match.index,
          end: match.index + match[0].length,
          client: "js-object",
          failure: "code-hidden",
        }),
      ),
};
