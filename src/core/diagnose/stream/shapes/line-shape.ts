import { toUtf8 } from "../../../text/bytes.js";
import type { Beside } from "../../forms/reading/status-beside.js";
import type { RawError } from "../../found.js";

/** A place in the lines of a shape: an offset behind the end of a token, or of the beginning of the line for -1. */
export interface Place {
  readonly token: number;
  readonly offset: number;
}

/** A text of an error: the literal parts of it, and the tokens between them. */
export interface TextPattern {
  readonly parts: readonly string[];
  readonly tokens: readonly number[];
}

/** An error that every line of a shape has. */
export interface ErrorPattern {
  /** As one line of the shape has it. */
  readonly raw: RawError;
  readonly start: Place;
  readonly end: Place;
  /** Null for a text that all lines have in common. */
  readonly message: TextPattern | null;
  readonly requestId: TextPattern | null;
  /** The token that is the request id, where no other text differs; negative where there is none. */
  readonly idToken: number;
}

/** Where the time of a line is: in a token in the usual form, at its beginning in that of klog, to be looked for, or nowhere. */
export type TimePlace = { readonly token: number; readonly zone: string } | "klog" | "anywhere" | "nowhere";

/** Lines that differ in tokens only, and what is found in them. */
export interface LineShape {
  /** What stands before, between and behind the tokens. */
  readonly literals: readonly string[];
  readonly kinds: readonly number[];
  /** The text of a token that is the same in all of them; null for one that differs. */
  readonly fixed: readonly (string | null)[];
  /** Null for lines that have to be read with those around them. */
  readonly errors: readonly ErrorPattern[] | null;
  /** Where the printed line begins, behind what a logger put before it. */
  readonly plainStart: Place;
  readonly beside: Beside;
  readonly time: TimePlace;
  /** The machine that wrote them; by the tokens in it where it differs. */
  readonly host: string | TextPattern | null;
}

/** No token has this length: it differs from line to line. */
const notFixed = 0xffff;

/** What a shape is to the kernel, as kernel/line-shapes.ts describes it. */
export function recordOf({ literals, kinds, fixed }: LineShape): Uint8Array {
  const record: number[] = [];
  const number = (value: number): void => void record.push(value & 0xff, value >> 8);
  number(kinds.length);
  for (const [index, literal] of literals.entries()) {
    const bytes = toUtf8(literal);
    const same = toUtf8(fixed[index] ?? "");
    number(bytes.length);
    if (index === kinds.length) record.push(...bytes);
    else {
      number(literal.length);
      record.push(kinds[index] ?? 0);
      number((fixed[index] ?? null) === null ? notFixed : same.length);
      record.push(...bytes, ...same);
    }
  }
  return Uint8Array.from(record);
}

const stroke = "-";

/** Whether a token that differs, of those up to one, is a part of a word with strokes, such as the id of a resource. */
export function partsWordBefore({ literals, fixed }: LineShape, last: number): boolean {
  for (let index = 0; index <= last; index += 1)
    if (fixed[index] === null && (literals[index]?.endsWith(stroke) || literals[index + 1]?.startsWith(stroke))) return true;
  return false;
}

/** The offset of a place in a line. */
export const offsetOf = ({ token, offset }: Place, ends: ArrayLike<number>, from: number): number =>
  (token < 0 ? from : (ends[token] ?? from)) + offset;

/** A text as a line has it. */
export function textOf({ parts, tokens }: TextPattern, text: string, starts: ArrayLike<number>, ends: ArrayLike<number>): string {
  let whole = parts[0] ?? "";
  for (const [index, token] of tokens.entries()) whole += text.slice(starts[token], ends[token]) + (parts[index + 1] ?? "");
  return whole;
}

/** The machine that wrote a line. */
export const hostIn = ({ host }: LineShape, text: string, starts: ArrayLike<number>, ends: ArrayLike<number>): string | null =>
  host === null || typeof host === "string" ? host : textOf(host, text, starts, ends);

/** The error of a line by the pattern of its shape. */
export const rawOf = (pattern: ErrorPattern, text: string, starts: ArrayLike<number>, ends: ArrayLike<number>, from: number): RawError => ({
  ...pattern.raw,
  start: offsetOf(pattern.start, ends, from),
  end: offsetOf(pattern.end, ends, from),
  message: pattern.message ? textOf(pattern.message, text, starts, ends) : pattern.raw.message,
  requestId: pattern.requestId ? textOf(pattern.requestId, text, starts, ends) : pattern.raw.requestId,
});
