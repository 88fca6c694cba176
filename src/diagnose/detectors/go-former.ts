import { type Detector, rawError } from "../found.js";

const form =
  /Error Message: "((?:[^"\\\n]|\\.)*)", Error Code: "([^"\n]{0,200})", Status Code: (\d{1,3}), Request Id: "([^"\n]{0,200})("?)/gu;

const status = (digits: string): number | null => (/^[1-5]\d\d$/u.test(digits) ? Number(digits) : null);

/** `Error Message: "M", Error Code: "C", Status Code: S, Request Id: "R"` of the former Go SDKs, so of the cloud controller manager and the autoscaler. */
export const goFormer: Detector = {
  format: "go-sdk-former",
  marks: ["Error Message: "],
  find: (text) =>
    [...text.matchAll(form)].map((match) => {
      const [whole, message = "", code = "", digits = "", requestId = "", closing = ""] = match;
      return rawError({
        format: "go-sdk-former",
        start: match.index,
        end: match.index + whole.length,
        code: code || null,
        message: message || null,
        requestId: requestId || null,
        requestIdComplete: requestId !== "" && closing !== "",
        complete: closing !== "",
        httpStatus: status(digits),
        ...(code === "" ? { failure: "code-hidden" as const } : {}),
      });
    }),
};
