import { type Detector, rawError } from "../../found.js";

const form =
  /request_id=([\w-]{0,128}),\s?code=([\w.-]{0,128}),\s?message=([^\n]{0,2000}?),\s?service_err_code=([\w.-]{0,128}),\s?service_err_message=([^\n]{0,2000})/gu;

/** `request_id=R, code=C, message=M, service_err_code=…, service_err_message=…` of the AppBuilder SDK. */
export const appBuilder: Detector = {
  format: "appbuilder",
  marks: ["service_err_code="],
  find: (text) =>
    [...text.matchAll(form)].flatMap((match) => {
      const [whole, requestId = "", code = "", message = "", serviceCode = "", serviceMessage = ""] = match;
      const known = code || serviceCode;
      if (known === "" || known === "0") return [];
      return rawError({
        format: "appbuilder",
        start: match.index,
        end: match.index + whole.length,
        code: known,
        message: message || serviceMessage || null,
        requestId: requestId || null,
        client: /^\d+$/u.test(known) ? "qianfan" : null,
      });
    }),
};
