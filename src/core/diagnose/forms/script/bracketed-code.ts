import { type Detector, type RawError, rawError } from "../../found.js";
import { namesBaidu, namesOtherVendor } from "../reading/vendor-names.js";

/** The name of an error with its code in brackets, as Node writes its own: `BceError [C]: M`. */
const form =
  /(?<![\w.])(?<name>\w{0,60}(?:Error|Exception|ERROR)) \[(?<code>[A-Z]{1,8}[a-z]\w{1,80}(?:\.\w{2,60}){0,2})\](?::| -) ?(?<message>[^\n]{1,600})/gu;
/** The request id behind the message, on its line. */
const idBehind =
  /[ ,;([{]{1,3}(?:[Bb]ce[ _-])?[Rr]equest[ _-]?[Ii][Dd]["']?[ :=#]{1,3}["']?(?<id>[0-9a-f]{8}-[0-9a-fx*-]{4,40})["']?[)\]}]?/u;
/** The frames of the stack, and the properties of the error that Node prints in braces behind them. */
const stack = /(?:\n[ \t]{1,16}at [^\n]{1,400}){1,60}/uy;
const properties = /\s?\{\n(?:[^\n}]{0,400}\n){1,20}\s{0,16}\}/uy;
const idProperty = /\brequest_?id:? ['"]([\w-]{8,64})['"]/iu;
const statusProperty = /\b(?:http_?)?status(?:_?code)?: ['"]?([45]\d\d)\b/iu;
const ownName = /^(?:bce|baidu)/iu;
const foreignName = /S3|aws|alibaba|aliyun|tencent|volc|oci|ibm|azure|google|huawei/iu;
const contextLength = 300;

const after = (pattern: RegExp, text: string, at: number): string => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
};

function read(text: string, match: RegExpExecArray): RawError {
  const { name = "", code = null, message: words = "" } = match.groups ?? {};
  const behind = match.index + match[0].length;
  const frames = after(stack, text, behind - (words.endsWith(" {") ? 2 : 0));
  const members = after(properties, text, behind - (words.endsWith(" {") ? 2 : 0) + frames.length - (frames.endsWith("{") ? 1 : 0));
  const inWords = idBehind.exec(words);
  const id = inWords?.groups?.["id"] ?? idProperty.exec(members)?.[1] ?? null;
  const status = statusProperty.exec(members)?.[1];
  const end = members === "" ? behind : behind + frames.length + members.length - 1;
  const context = text.slice(Math.max(0, match.index - contextLength), behind + contextLength);
  const message = (inWords ? words.slice(0, inWords.index) : words).replace(/ \{$/u, "").trim();
  return rawError({
    format: "bracketed-code",
    start: match.index,
    end: Math.min(end, text.length),
    code,
    message: message || null,
    requestId: id,
    requestIdComplete: /^[0-9a-f-]{36}$/u.test(id ?? ""),
    httpStatus: status === undefined ? null : Number(status),
    certain: false,
    loose: true,
    vendorNamed: foreignName.test(name) || namesOtherVendor(context),
    bceNamed: ownName.test(name) || namesBaidu(context),
  });
}

/** `BceError [C]: M`, the stack and the properties of the error below it: what a program's own client throws on Node. */
export const bracketedCode: Detector = {
  format: "bracketed-code",
  marks: ["Error [", "Exception [", "ERROR ["],
  // A vendor may be named on the lines around.
  isWithin: (line) => bracketedCode.find(line).length === 0,
  find: (text) => [...text.matchAll(form)].map((match) => read(text, match)),
};
