import { type Detector, type RawError, rawError } from "../../found.js";
import { readRequestId } from "../reading/request-id.js";
import { readAttempts } from "./python-attempts.js";

/** The lines in the order in which the documents print them; each may have a prefix of a logger. */
const form =
  /[Ss]tatus [Cc]ode:[ \t]{0,8}(\d{3}|None)[ \t]*\n[^\n]{0,200}?\b[Cc]ode:[ \t]{0,8}([\w.-]{1,128})[ \t]*\n[^\n]{0,200}?\b[Ee]rror [Mm]essage:[ \t]{0,8}([^\n]{0,4096})/g;
const firstLine = /status code:[ \t]{0,8}(?:\d{3}|None)\s*$/iu;
/** The last line stands behind the message, however long it is. */
const idLine = /\n[^\n]{0,200}?\brequest id:[ \t]{0,8}/iuy;
const wrapper = /Unable to execute HTTP request\. Retried \d{1,6} times\. All trace backs:$/u;

const value = (text: string | null | undefined): string | null => (text === undefined || text === "None" || text === "" ? null : text);

type Tail = Pick<RawError, "requestId" | "requestIdComplete" | "end">;

function readTail(text: string, at: number): Tail {
  idLine.lastIndex = at;
  const [line] = idLine.exec(text) ?? [];
  if (line === undefined) return { requestId: null, requestIdComplete: false, end: at };
  const { id, end, complete } = readRequestId(text, at + line.length);
  return { requestId: value(id), requestIdComplete: value(id) !== null && complete, end };
}

function read(text: string, match: RegExpExecArray): RawError[] {
  const [whole, status, codeText, words = ""] = match;
  const behind = match.index + whole.length;
  // `print(e)` is the SDK's own report of all attempts, with the message at its end.
  const attempts = wrapper.test(words.trim()) ? readAttempts(text, behind, '"') : null;
  const { requestId, requestIdComplete, end } = readTail(text, attempts?.end ?? behind);
  const code = value(codeText);
  const message = attempts ? (attempts.reading.message ?? null) : words.trim() || null;
  // Without code and id the words are too common.
  if (code === null && !attempts && end === behind) return [];
  const isBody = attempts?.reading.client === "python-body";
  return [
    rawError({
      format: "python-print",
      start: match.index,
      end,
      code,
      message,
      requestId,
      requestIdComplete,
      httpStatus: value(status) === null ? null : Number(status),
      client: code === null ? (isBody ? "python-body" : "python-print") : null,
      failure: code === null ? (attempts?.reading.failure ?? "code-hidden") : null,
      certain: requestId !== null || attempts !== null,
    }),
  ];
}

/** The documented except block of the Python SDK. */
export const pythonPrint: Detector = {
  format: "python-print",
  marks: ["status code:", "Status code:", "Status Code:"],
  isWithin: (line) => !firstLine.test(line),
  find: (text) => [...text.matchAll(form)].flatMap((match) => read(text, match)),
};
