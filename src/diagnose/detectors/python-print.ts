import { type Detector, rawError } from "../found.js";
import { readRequestId } from "../request-id.js";

/** The four lines in the order in which the documents print them; each may have a prefix of a logger. */
const form =
  /\bstatus code:[ \t]{0,8}(\d{3}|None)[ \t]*\n[^\n]{0,200}?\bcode:[ \t]{0,8}([\w.-]{1,128})[ \t]*\n[^\n]{0,200}?\berror message:[ \t]{0,8}([^\n]{0,4096})(?:\n[^\n]{0,200}?\brequest id:[ \t]{0,8})?/giu;

/** The documented except block of the Python SDK. */
export const pythonPrint: Detector = {
  format: "python-print",
  marks: ["status code:", "Status code:", "Status Code:"],
  find: (text) =>
    [...text.matchAll(form)].map((match) => {
      const [whole, status = "", codeText = "", message = ""] = match;
      const end = match.index + whole.length;
      const {
        id,
        end: idEnd,
        complete,
      } = /request id:[ \t]*$/iu.test(whole) ? readRequestId(text, end) : { id: null, end, complete: false };
      const code = codeText === "None" ? null : codeText;
      const requestId = id === "None" ? null : id;
      return rawError({
        format: "python-print",
        start: match.index,
        end: idEnd,
        code,
        message: message.trim() || null,
        requestId,
        requestIdComplete: requestId !== null && complete,
        httpStatus: status === "None" ? null : Number(status),
        client: code === null ? "python-print" : null,
        failure: code === null ? "code-hidden" : null,
        certain: requestId !== null,
      });
    }),
};
