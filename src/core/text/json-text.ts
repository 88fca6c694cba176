import { unsafeSigns } from "./clean.js";

const toEscape = new RegExp(`${unsafeSigns.source}|(?<=#)#(?=\\[|vso\\[)`, "gu");
const mayNeedEscape = new RegExp(`${unsafeSigns.source}|##[[v]`, "u");

const escaped = (sign: string): string => {
  let units = "";
  for (let at = 0; at < sign.length; at += 1) units += `\\u${sign.charCodeAt(at).toString(16).padStart(4, "0")}`;
  return units;
};

/** JSON that means the same and holds no sign that a terminal obeys or hides and no command of a CI job: these are escaped. */
export const safeJson = (json: string): string => (mayNeedEscape.test(json) ? json.replaceAll(toEscape, escaped) : json);

/** A value as JSON for output. */
export const jsonText = (value: unknown, indent = 0): string => safeJson(JSON.stringify(value, null, indent));
