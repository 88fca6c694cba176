import type { Detector, RawError } from "../../found.js";
import { anybodysCodes, errorMembers, readErrorLiteral } from "../reading/error-literal.js";
import { endsInObject, findObjectLiterals, type ObjectLiteral } from "../reading/object-literals.js";
import { unwrapLines } from "../reading/wrapped-lines.js";

const format = "json";

/** An object that a line broke off, read again with the lines put together that a terminal wrapped. */
function readWrapped(text: string, { start }: ObjectLiteral): RawError | null {
  const unwrapped = unwrapLines(text, start);
  const object = unwrapped && findObjectLiterals(unwrapped.text, errorMembers).find((literal) => literal.start === 0 && literal.closed);
  const error = object ? readErrorLiteral(unwrapped.text, object, format) : null;
  return error && unwrapped && error.requestId !== null ? { ...error, start, end: unwrapped.offsetOf(error.end) } : null;
}

const isBroken = ({ members }: ObjectLiteral): boolean => [...members.values()].some(({ closed }) => !closed);

/** An error body anywhere in the text: alone, embedded, in an array, pretty or compact, keys in any order. */
export const jsonBody: Detector = {
  format,
  marks: ["code", "Code", ...anybodysCodes].map((name) => `"${name}"`),
  isWithin: (line) => !endsInObject(line),
  find: (text) =>
    findObjectLiterals(text, errorMembers).flatMap(
      (object) => (isBroken(object) ? readWrapped(text, object) : null) ?? readErrorLiteral(text, object, format) ?? [],
    ),
};
