import { unescaped } from "./escaped-strings.js";
import type { ObjectLiteral } from "./object-literals.js";

/** Longest text taken from a member; what is longer is cut. */
const longestValue = 65_536;
/** Where a printed string is broken over lines: `'one ' +` and `'two'` on the next. */
const joint = /(['"`])\s*\+\s*\1/gu;
/** The same as Python writes it, without a sign; the quotes may differ. */
const lineJoint = /['"]\n[ \t]*['"]/gu;

/** The text of the first of these members that the object has, escapes resolved; null when it has none or the value is no value. */
export function memberText(text: string, { members }: ObjectLiteral, names: readonly string[]): string | null {
  for (const name of names) {
    const span = members.get(name);
    if (!span) continue;
    const raw = text.slice(span.start, Math.min(span.end, span.start + longestValue));
    if (span.quote === null) return /^(?:null|None|nil|undefined)$/u.test(raw) ? null : raw;
    const whole = raw.replaceAll(lineJoint, "");
    return unescaped(span.quote === '"' ? whole : whole.replaceAll(joint, ""));
  }
  return null;
}

/** Whether one of these members stands in quotes. */
export const isQuoted = ({ members }: ObjectLiteral, names: readonly string[]): boolean =>
  names.some((name) => (members.get(name)?.quote ?? null) !== null);

/** The HTTP status in one of these members. */
export function memberStatus(text: string, object: ObjectLiteral, names: readonly string[]): number | null {
  const status = Number(memberText(text, object, names) ?? "");
  return Number.isInteger(status) && status >= 100 && status <= 599 ? status : null;
}
