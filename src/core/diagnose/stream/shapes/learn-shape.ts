import { unsafeSigns } from "../../../text/clean.js";
import { detect, isBody, standsAlone } from "../../detect.js";
import { type Beside, besideOf } from "../../forms/reading/status-beside.js";
import type { RawError } from "../../found.js";
import type { CodeBook } from "../../meaning/code-book.js";
import { hostOf } from "../log-host.js";
import { plainLines } from "../plain-lines.js";
import { timeOf } from "../timestamps.js";
import { type ErrorPattern, hostIn, type LineShape, offsetOf, type Place, rawOf, type TextPattern } from "./line-shape.js";
import { LineTimes, timePlaceOf } from "./line-time.js";
import { type LineTokens, tokenKinds, tokensOf } from "./line-tokens.js";

/** A line with its tokens. */
interface Line {
  readonly text: string;
  readonly tokens: LineTokens;
}

/** How often what was learnt of a line is tried on lines of its shape that are made up. */
const trials = 3;

const lineOf = (text: string): Line => ({ text, tokens: tokensOf(text) });

const tokenText = ({ text, tokens: { starts, ends } }: Line, index: number): string => text.slice(starts[index], ends[index]);

/** Numbers that look random and are the same in every run. */
class Dice {
  private state = 0x2545f491;

  below(limit: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * limit);
  }

  text(length: number, characters: string): string {
    return Array.from({ length }, () => characters[this.below(characters.length)]).join("");
  }
}

const digits = "0123456789";
const hex = `${digits}abcdef`;
const two = (dice: Dice, first: number, count: number): string => String(first + dice.below(count)).padStart(2, "0");

/** Another token of a kind. */
function otherToken(token: string, kind: number, dice: Dice): string {
  if (kind === tokenKinds.uuid) return token.replaceAll(/[0-9a-f]/gu, () => dice.text(1, hex));
  if (kind === tokenKinds.digits) return `${1 + dice.below(9)}${dice.text(3 + dice.below(10), digits)}`;
  if (kind === tokenKinds.small) return String(dice.below(2) === 0 ? dice.below(400) : 600 + dice.below(400));
  if (kind === tokenKinds.sourceLine) return String(dice.below(2) === 0 ? 1 + dice.below(399) : 400 + dice.below(200));
  if (kind === tokenKinds.word)
    return `${dice.text(1, "qwzkv")}${dice.text(1, digits)}${dice.text(3 + dice.below(12), `${digits}abcdefxyz`)}`;
  return token
    .replace(/\d\d:\d\d:\d\d/u, () => `${two(dice, 0, 24)}:${two(dice, 0, 60)}:${two(dice, 0, 60)}`)
    .replace(
      /^(\d{4})([-/])\d\d[-/]\d\d/u,
      (_, year: string, sign: string) => `${year}${sign}${two(dice, 1, 12)}${sign}${two(dice, 1, 28)}`,
    )
    .replace(/([.,])(\d+)$/u, (_, sign: string, fraction: string) => sign + dice.text(fraction.length, digits));
}

/** A line with other tokens in the places named. */
function otherLine(line: Line, free: readonly boolean[], dice: Dice): Line {
  const { text, tokens } = line;
  let whole = "";
  let at = 0;
  for (let index = 0; index < tokens.count; index += 1) {
    const token = tokenText(line, index);
    whole += text.slice(at, tokens.starts[index]) + (free[index] ? otherToken(token, tokens.kinds[index] ?? 0, dice) : token);
    at = tokens.ends[index] ?? at;
  }
  return lineOf(whole + text.slice(at));
}

/** What stands in a line alone: offsets are counted in the line with all that a logger put before it. */
interface Alone {
  readonly errors: readonly RawError[];
  readonly plainStart: number;
}

const besideIn = ({ text }: Line, { errors, plainStart }: Alone): Beside =>
  besideOf(
    text.slice(plainStart),
    errors.filter(isBody).map(({ start, end }) => ({ start: start - plainStart, end: end - plainStart })),
  );

/** Null where the printed line is not the end of the line. */
function readAlone({ text }: Line, book: CodeBook): Alone | null {
  const plain = plainLines(text);
  if (!text.endsWith(plain)) return null;
  const plainStart = text.length - plain.length;
  const errors = detect(plain, book).map((raw) => ({ ...raw, start: raw.start + plainStart, end: raw.end + plainStart }));
  return { errors, plainStart };
}

/** The place of an offset; null inside of a token that differs. */
function placeOf({ tokens: { count, starts, ends } }: Line, free: readonly boolean[], offset: number): Place | null {
  let last = -1;
  for (let index = 0; index < count; index += 1) {
    if (!free[index]) continue;
    if ((starts[index] ?? 0) < offset && (ends[index] ?? 0) > offset) return null;
    if ((ends[index] ?? 0) <= offset) last = index;
  }
  return { token: last, offset: offset - (last < 0 ? 0 : (ends[last] ?? 0)) };
}

/** A text of an error by the tokens that stand in it; null where none does. */
function patternOf(line: Line, free: readonly boolean[], text: string | null): TextPattern | null {
  if (text === null) return null;
  const parts: string[] = [];
  const tokens: number[] = [];
  let at = 0;
  for (let index = 0; index < line.tokens.count; index += 1) {
    const token = tokenText(line, index);
    const found = free[index] ? text.indexOf(token, at) : -1;
    if (found < 0) continue;
    parts.push(text.slice(at, found));
    tokens.push(index);
    at = found + token.length;
  }
  return tokens.length === 0 ? null : { parts: [...parts, text.slice(at)], tokens };
}

/** The token that is the request id, where no other text of the error differs. */
const idToken = ({ message, requestId }: Pick<ErrorPattern, "message" | "requestId">): number =>
  message === null && requestId?.tokens.length === 1 && requestId.parts.every((part) => part === "") ? (requestId.tokens[0] ?? -1) : -1;

function errorPattern(line: Line, free: readonly boolean[], raw: RawError): ErrorPattern | null {
  const [start, end] = [placeOf(line, free, raw.start), placeOf(line, free, raw.end)];
  if (!start || !end || !raw.complete || raw.time !== null || raw.request !== null) return null;
  const [message, requestId] = [patternOf(line, free, raw.message), patternOf(line, free, raw.requestId)];
  return { raw, start, end, message, requestId, idToken: idToken({ message, requestId }) };
}

function shapeOf(line: Line, read: Alone, free: readonly boolean[]): LineShape | null {
  const plainStart = placeOf(line, free, read.plainStart);
  const patterns = read.errors.map((raw) => errorPattern(line, free, raw));
  const errors = patterns.flatMap((pattern) => pattern ?? []);
  if (!plainStart || errors.length < patterns.length) return null;
  const { count, starts, ends, kinds } = line.tokens;
  const host = hostOf(line.text);
  const bounds = [0, ...Array.from({ length: count }, (_, index) => ends[index] ?? 0)];
  const literals = bounds.map((at, index) => line.text.slice(at, index === count ? line.text.length : starts[index]));
  return {
    literals,
    kinds,
    fixed: free.map((isFree, index) => (isFree ? null : tokenText(line, index))),
    errors,
    plainStart,
    beside: besideIn(line, read),
    time: timePlaceOf(line.text, line.tokens),
    host: patternOf(line, free, host) ?? host,
  };
}

/** Whether the shape says of another line what is read in it. */
function holdsFor(shape: LineShape, other: Line, hash: number, book: CodeBook): boolean {
  if (other.tokens.hash !== hash) return false;
  const read = readAlone(other, book);
  const { starts, ends } = other.tokens;
  const plain = other.text.slice(read?.plainStart);
  if (!read || read.plainStart !== offsetOf(shape.plainStart, ends, 0) || !standsAlone(plain, book)) return false;
  if (JSON.stringify(besideIn(other, read)) !== JSON.stringify(shape.beside)) return false;
  if (hostIn(shape, other.text, starts, ends) !== hostOf(other.text)) return false;
  const told = (shape.errors ?? []).map((pattern) => rawOf(pattern, other.text, starts, ends, 0));
  return JSON.stringify(told) === JSON.stringify(read.errors);
}

/** What stands before a number that says by itself what happened, however small it is. */
const tellsOutcome = /(?:code|status|errno|error|exit|curl: \()[^0-9a-z]*$/iu;

/** Which tokens may differ: those with which the shape still holds. Small numbers may all differ, or none. */
function freeTokens(line: Line, read: Alone, dice: Dice, book: CodeBook): boolean[] {
  const { count, kinds, starts } = line.tokens;
  const isSmall = Array.from({ length: count }, (_, index) => kinds[index] === tokenKinds.small);
  const isNumber = isSmall.map((small, index) => small || kinds[index] === tokenKinds.sourceLine);
  const free = isNumber.map((number, index) => !number || !tellsOutcome.test(line.text.slice(0, starts[index])));
  const holds = (which: readonly boolean[]): boolean => {
    const shape = shapeOf(line, read, which);
    return shape !== null && holdsFor(shape, otherLine(line, which, dice), line.tokens.hash, book);
  };
  if (holds(free)) return free;
  const large = free.map((_, index) => !isSmall[index] && holds(free.map((_one, place) => place === index)));
  const both = large.map((isFree, index) => isFree || (isSmall[index] === true && free[index] === true));
  return holds(both) ? both : large;
}

/**
 * What is found in all lines that differ from this one in tokens only: which of these may differ is tried out on lines
 * that are made up. Null where a line of this shape has to be read with those around it.
 */
export function learnShape(text: string, book: CodeBook, now: number): LineShape | null {
  const line = lineOf(text);
  const read = line.tokens.count < 0 || unsafeSigns.test(text.trimEnd()) ? null : readAlone(line, book);
  if (!read || !standsAlone(text.slice(read.plainStart), book)) return null;
  const dice = new Dice();
  const free = freeTokens(line, read, dice, book);
  const shape = shapeOf(line, read, free);
  if (!shape) return null;
  const others = Array.from({ length: trials }, () => otherLine(line, free, dice));
  if (!others.every((other) => holdsFor(shape, other, line.tokens.hash, book))) return null;
  const times = new LineTimes();
  const isTimed = [line, ...others].every(
    ({ text: other, tokens }) => times.of(shape.time, tokens, other, 0, other.length, now) === timeOf(other, now),
  );
  return isTimed ? shape : { ...shape, time: "anywhere" };
}
