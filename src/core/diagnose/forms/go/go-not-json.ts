import { type Detector, rawError } from "../../found.js";
import type { FailureName } from "../../meaning/failures.js";

/** What Go says of an answer with a good status that it cannot read; the SDK passes it on as it is. */
const form =
  /(?:invalid character '?(?:[^\n]|\\u[0-9a-f]{4}){1,3}'? (?:looking for|after|in) [^\n"\\]{1,80}|unexpected end of JSON input|unexpected EOF|\bEOF\b)/gu;
const frame = /\[SDK bce-sdk-go ERROR\]:\s{0,40}$/u;
/** A log or panic of a program that names the SDK on the line before Go's words. */
const sdkName = /bce-sdk-go(?!\/\d)[^\n]{0,160}:[ \t]{0,4}$/u;
/** The SDK's log of a request, and on the next line, behind a time and words of the program's own, nothing but Go's words. */
const loggedBefore = /bce-sdk-go(?!\/\d)[^\n]{0,300}\n[^\n]{0,80}$/u;
const ownLine = /(?:^|\n)(?:[\d/:.,TZ+ -]{0,40}(?:\[?(?:ERROR|WARN|INFO|FATAL|DEBUG|error|err)\]?:? )?|[^\n]{0,80}: )$/u;
const lineEnds = /^["']?[ \t]*(?:\n|$)/u;
/** Go found nothing to read: of such an answer nothing is left but this. */
const nothingRead = "EOF";
/** The answer broke off. */
const cutOff = /^unexpected E/u;
const lineLength = 240;

/** Terraform names the resource below the message. */
const resource = /^[^\n]{0,80}\n[^\n]{0,80}\n[^\n]{0,40}\bwith (?:data\.|module\.)?[\w.[\]"-]{0,80}baiducloud_/u;
const jsonWords = /JSON|invalid character/u;
const frameLength = 80;
const nameLength = 300;

/** A bare EOF is explained by its own entry, which is found by these words. */
function failureOf(words: string): FailureName | null {
  if (words === nothingRead) return null;
  return cutOff.test(words) ? "cut-answer" : "not-json";
}

function isLogged(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 2 * lineLength), start);
  return loggedBefore.test(before) && ownLine.test(before) && lineEnds.test(text.slice(end, end + frameLength));
}

/** The Terraform provider's report of an answer that was no JSON. Go's words alone are anybody's. */
export const goNotJson: Detector = {
  format: "go-not-json",
  marks: ["invalid character '", "unexpected end of JSON", "EOF"],
  find: (text) =>
    [...text.matchAll(form)]
      .filter(({ index, 0: words }) => {
        if (frame.test(text.slice(Math.max(0, index - frameLength), index))) return true;
        if (words.endsWith(nothingRead) && sdkName.test(text.slice(Math.max(0, index - lineLength), index))) return true;
        const behind = index + words.length;
        if (words.endsWith(nothingRead) && isLogged(text, index, behind)) return true;
        return jsonWords.test(words) && resource.test(text.slice(behind, behind + nameLength));
      })
      .map((match) =>
        rawError({
          format: "go-not-json",
          start: match.index,
          end: match.index + match[0].length,
          message: match[0],
          failure: failureOf(match[0]),
        }),
      ),
};
