import { type Detector, rawError } from "../../found.js";
import { readRequestId } from "../reading/request-id.js";
import { allWhole } from "../reading/whole-lines.js";

const tail =
  /\(Status Code:\s{1,2}(\d{1,3});\s{1,2}Error Code:\s{1,2}([^;()\n]{0,200});\s{1,2}Request\s{1,2}ID:[ \t]?(?:\n[ \t]{0,16}(?=[\w-]))?/gu;
/** What stands before the message: the class, or what Visual Studio shows. */
const lead = /(?:Exception|Error): |One or more errors occurred\. \(|Message=|\b[Mm]essage: ?/g;
const className = /(?:com\.baidubce|BaiduBce)\.[\w.]*|BceServiceException/u;
const dump = "=== HTTP Response Details ===";
/** A header dump runs over many lines, other messages over few. */
const farthest = 6000;

/** Where the message before a tail begins: behind the class, or at the beginning of its line. */
function messageStart(text: string, from: number, at: number): { start: number; named: boolean } {
  const scope = text.slice(from, at);
  const lineStart = scope.lastIndexOf("\n") + 1;
  const leads = [...scope.matchAll(lead)];
  const own = leads.findLast(({ index }) => className.test(scope.slice(Math.max(0, index - 60), index + 12)));
  const last = own ?? leads.findLast(({ index }) => index >= lineStart);
  if (last) return { start: from + last.index + last[0].length, named: own !== undefined };
  return { start: from + lineStart, named: false };
}

/** `M (Status Code: S; Error Code: C; Request ID: R)` of the SDKs for Java and .NET; AWS begins the parenthesis with `Service:`. */
export const java: Detector = {
  format: "java",
  marks: ["(Status Code:"],
  // Without the class on its line it is looked for on those before.
  isWithin: (line) => allWhole(line, "(Status Code:", java) && java.find(line).every(({ certain }) => certain),
  find: (text) => {
    let behind = 0;
    return [...text.matchAll(tail)].map((match) => {
      const [whole, digits = "", codeText = ""] = match;
      const { id, end, complete } = readRequestId(text, match.index + whole.length);
      const { start, named } = messageStart(text, Math.max(behind, match.index - farthest), match.index);
      behind = end;
      const closed = text[end] === ")";
      const words = text.slice(start, match.index).trim();
      const isDump = words.includes(dump);
      const code = /^(?:null|)$/u.test(codeText.trim()) ? null : codeText.trim();
      const requestId = id === "null" ? null : id;
      return rawError({
        format: "java",
        start: isDump || named ? start : match.index,
        end: closed ? end + 1 : end,
        code,
        message: isDump || words === "" || words === "null" ? null : words,
        requestId,
        requestIdComplete: requestId !== null && complete && closed,
        complete: closed,
        httpStatus: /^[1-5]\d\d$/u.test(digits) ? Number(digits) : null,
        certain: named,
        client: code === null ? "java-null" : isDump ? "java-dump" : null,
        failure: code === null ? "code-hidden" : null,
      });
    });
  },
};
