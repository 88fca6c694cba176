import type { Detector } from "../../found.js";
import { anybodysCodes, errorMembers, readErrorLiteral } from "../reading/error-literal.js";
import { endsInObject, findObjectLiterals, type ObjectLiteral } from "../reading/object-literals.js";
import { isUuid } from "../reading/request-id.js";
import { stackMessage } from "../reading/stack-message.js";

/** A name directly before the brace: a struct of Go or Rust, whose members may begin with capital letters. */
const structName = /\w ?$/u;

/** Names without quotes are what tells this notation from JSON and Python, which are read elsewhere; so is the SDK's own object. */
const isOwn = (text: string, { start, end, members }: ObjectLiteral): boolean =>
  !members.has("status_code") &&
  /[{,]\s*(?::?\w{1,40}\s?(?:=>|:)|["']\w{1,40}["']\s?=>|"\w{1,40}": String\()/u.test(text.slice(start, Math.min(end, start + 4096)));

const codeNames: readonly string[] = ["code", "Code", ...anybodysCodes];
const ownNames = ["requestId", "code", "message"] as const;

/** Whether it has the members of BCE's body, in its spelling, and no other that an error may have. */
const hasOwnNames = ({ members }: ObjectLiteral): boolean =>
  members.size === ownNames.length && ownNames.every((name) => members.has(name));

/** An error body as JavaScript, Ruby, Go and Rust print their own objects: `{ requestId: 'R', code: 'C', message: 'M' }`. */
export const jsObject: Detector = {
  format: "js-object",
  marks: ["code:", "Code:", "code=>", 'code"=>', '"code": String(', 'code" =>', "'code' =>", "'code'=>"],
  isWithin: (line) => !endsInObject(line),
  find: (text) =>
    findObjectLiterals(text, errorMembers, "loose")
      .filter((object) => codeNames.some((name) => object.members.has(name)) && isOwn(text, object))
      .flatMap((object) => {
        const error = readErrorLiteral(text, object, "js-object");
        if (!error) return [];
        const isStruct = structName.test(text.slice(Math.max(0, object.start - 2), object.start));
        const isForeign = error.foreign && !(isStruct && !object.members.has("HostId"));
        const message = error.message ?? stackMessage(text, object.start);
        return [{ ...error, message, foreign: isForeign, loose: error.loose || !(hasOwnNames(object) && isUuid(error.requestId ?? "")) }];
      }),
};
