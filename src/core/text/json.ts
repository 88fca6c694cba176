import { isLosslessNumber, isSafeNumber, LosslessNumber, parse, stringify } from "lossless-json";
import { isNestedDeeper } from "./json-depth.js";

/** Longer texts are not taken apart in JavaScript where that can be avoided: that takes twenty times their length. */
const longest = 1024 * 1024;

/** A number that a double may round: one of many digits, or with an exponent. Texts may hold what looks like one. */
const mayBeRounded = /(?:^|[:[,\s])-?\d(?:[\d.]{14}|[\d.]{0,13}[eE])/u;

/** Deeper texts are refused: whoever walks through what is read calls himself once a level. */
const deepest = 1000;

/**
 * JSON whose numbers keep their digits: one that a double would round stays as it was written. A byte order mark is passed over.
 * @throws {SyntaxError} for a text that is not JSON, or is nested too deep.
 */
export function parseJson(text: string): unknown {
  const json = text.replace(/^\ufeff/u, "");
  if (isNestedDeeper(json, deepest)) throw new SyntaxError(`nested more than ${deepest} deep`);
  if (json.length > longest && !mayBeRounded.test(json)) return JSON.parse(json);
  return parse(json, null, { parseNumber: (number) => (isSafeNumber(number) ? Number(number) : new LosslessNumber(number)) });
}

export const writeJson = (content: unknown): string => stringify(content) ?? "null";

/** Whether a value is a number that `parseJson` kept as it was written. */
export const isKeptNumber = (value: unknown): boolean => isLosslessNumber(value);
