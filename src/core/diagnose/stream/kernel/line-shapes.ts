/**
 * Takes lines apart into tokens and tells which known shape a line has. Offsets of lines are counted in the bytes at `input`
 * or `scratch`; those of tokens are given in UTF-16 units of the text that the bytes are.
 * Behind a line stands what ends it, or a zero: no token reaches past its end.
 * AssemblyScript: `npm run generate` compiles it, with byte-search.ts, into ../kernel-code.ts.
 */
import { input, isSame } from "./byte-search";

/** A line of text to be taken apart by itself; before and behind it stand zeros. */
export const scratchCapacity: i32 = 1 << 14;
export const scratch: usize = memory.data(16 + (1 << 14) + 64, 16) + 16;

/** A line with more tokens is data, and no line of a log. */
export const mostTokens: i32 = 64;
export const kinds: usize = memory.data(64);
export const starts: usize = memory.data(64 * 4, 16);
export const ends: usize = memory.data(64 * 4, 16);

/** What was found last: the beginning and the end of the line, the end with its carriage return, how many tokens, and the hash. */
export const result: usize = memory.data(5 * 4, 16);
const lineStart: i32 = 0;
const lineEnd: i32 = 4;
const feedAt: i32 = 8;
const tokenCount: i32 = 12;
const lineHash: i32 = 16;

/** Longer lines are of no shape. */
const longestLine: usize = 2000;

/** Kinds of tokens. */
const uuid: i32 = 1;
const time: i32 = 2;
const digits: i32 = 3;
const word: i32 = 4;
const small: i32 = 5;
const sourceLine: i32 = 6;

/** Classes of bytes; what is none of these parts words. */
const digit: i32 = 1;
const hexLetter: i32 = 2;
const letter: i32 = 3;
const classes: usize = memory.data(256);

function setClass(first: i32, last: i32, own: i32): void {
  for (let byte = first; byte <= last; byte += 1) store<u8>(classes + byte, own);
}
setClass(48, 57, digit);
setClass(97, 102, hexLetter);
setClass(103, 122, letter);
setClass(65, 90, letter);
setClass(95, 95, letter);

/** Shorter numbers are small ones, such as a count or a part of an address. */
const shortestDigits: usize = 4;
/** Shorter words are taken as they are: a version. */
const shortestWord: usize = 5;
/** The longest ending of a source file: `.java`, `.scala`. */
const longestEnding: usize = 5;

const uuidLength: usize = 36;
/** `2026-11-20T10:00:00`, and the same without the date. */
const dateTimeLength: usize = 19;
const clockLength: usize = 8;

/** The kind of the token that was read last. */
let kind: i32 = 0;

function classAt(at: usize): i32 {
  return load<u8>(classes + load<u8>(at));
}

function areDigits(from: usize, to: usize): bool {
  for (let at = from; at < to; at += 1) if (classAt(at) !== digit) return false;
  return true;
}

function areHex(from: usize, to: usize): bool {
  for (let at = from; at < to; at += 1) {
    const own = classAt(at);
    if (own !== digit && own !== hexLetter) return false;
  }
  return true;
}

function isUuidAt(at: usize): bool {
  return (
    load<u8>(at + 8) === 45 &&
    load<u8>(at + 13) === 45 &&
    load<u8>(at + 18) === 45 &&
    load<u8>(at + 23) === 45 &&
    areHex(at, at + 8) &&
    areHex(at + 9, at + 13) &&
    areHex(at + 14, at + 18) &&
    areHex(at + 19, at + 23) &&
    areHex(at + 24, at + uuidLength) &&
    classAt(at + uuidLength) === 0
  );
}

function isClockAt(at: usize): bool {
  return (
    load<u8>(at + 2) === 58 &&
    load<u8>(at + 5) === 58 &&
    areDigits(at, at + 2) &&
    areDigits(at + 3, at + 5) &&
    areDigits(at + 6, at + clockLength)
  );
}

function isDateTimeAt(at: usize): bool {
  const sign = load<u8>(at + 4);
  const middle = load<u8>(at + 10);
  return (
    (sign === 45 || sign === 47) &&
    load<u8>(at + 7) === sign &&
    (middle === 84 || middle === 32) &&
    areDigits(at, at + 4) &&
    areDigits(at + 5, at + 7) &&
    areDigits(at + 8, at + 10) &&
    isClockAt(at + 11)
  );
}

/** A status of a failure is a word of its line, and no number that may differ. */
function mayBeStatus(start: usize, length: usize): bool {
  return length === 3 && (load<u8>(start) === 52 || load<u8>(start) === 53);
}

/** Whether a number is a line number in a source file, as in `controller.go:491`, which can look like a status. */
function isSourceLine(start: usize): bool {
  if (load<u8>(start - 1) !== 58) return false;
  let at = start - 2;
  while (at > start - 2 - longestEnding && classAt(at) >= hexLetter) at -= 1;
  return at < start - 2 && load<u8>(at) === 46 && classAt(at - 1) >= hexLetter;
}

/** Behind the fraction of a second. */
function timeEnd(seconds: usize, to: usize): usize {
  kind = time;
  let end = seconds;
  const sign = load<u8>(end);
  if ((sign === 46 || sign === 44) && end + 1 < to && classAt(end + 1) === digit) {
    end += 1;
    while (end < to && classAt(end) === digit) end += 1;
  }
  return end;
}

/** Where the token ends that a word or number is or begins, of which the classes were seen; 0 where it is none. */
function tokenEnd(start: usize, end: usize, to: usize, seen: i32): usize {
  const length = end - start;
  const next = load<u8>(end);
  if (next === 45 && isUuidAt(start)) {
    kind = uuid;
    return start + uuidLength;
  }
  if ((seen & (1 << digit)) === 0) return 0;
  if (length === 4 && isDateTimeAt(start)) return timeEnd(start + dateTimeLength, to);
  if (length === 2 && isClockAt(start)) return timeEnd(start + clockLength, to);
  if (seen === 1 << digit) {
    if (length < shortestDigits && isSourceLine(start)) {
      kind = sourceLine;
      return end;
    }
    if (mayBeStatus(start, length)) return 0;
    kind = length < shortestDigits ? small : digits;
    return end;
  }
  if (length < shortestWord) return 0;
  kind = word;
  return end;
}

/** Units of UTF-16 that begin with a byte of UTF-8. */
function unitsAt(at: usize): i32 {
  const byte = load<u8>(at);
  if ((byte & 0xc0) === 0x80) return 0;
  return byte >= 0xf0 ? 2 : 1;
}

function addToken(index: i32, start: i32, end: i32): void {
  store<i32>(starts + index * 4, start);
  store<i32>(ends + index * 4, end);
}

function tokenize(from: usize, to: usize, textFrom: i32): void {
  let count = 0;
  let hash = 0;
  let at = from;
  let units = textFrom;
  while (at < to) {
    if (classAt(at) === 0) {
      hash = hash * 31 + load<u8>(at);
      units += unitsAt(at);
      at += 1;
      continue;
    }
    // A word or number: its end, and what it is made of.
    const before = hash;
    const start = at;
    let seen = 0;
    for (let own = classAt(at); own !== 0 && at < to; own = classAt(at)) {
      seen |= 1 << own;
      hash = hash * 31 + load<u8>(at);
      at += 1;
    }
    const end = tokenEnd(start, at, to, seen);
    if (end === 0) {
      units += <i32>(at - start);
      continue;
    }
    if (count === mostTokens) {
      store<i32>(result, -1, tokenCount);
      return;
    }
    at = end;
    addToken(count, units, units + <i32>(end - start));
    units += <i32>(end - start);
    store<u8>(kinds + count, kind);
    hash = before * 31 + 0x10000 + kind;
    count += 1;
  }
  store<i32>(result, count, tokenCount);
  store<i32>(result, hash, lineHash);
}

/** Takes the line apart that stands in the first bytes of `scratch`; its first unit is that of the text at `textFrom`. */
export function tokenizeScratch(length: i32, textFrom: i32): void {
  memory.fill(scratch + length, 0, 64);
  tokenize(scratch, scratch + length, textFrom);
}

/** The same of a line of the input. */
export function tokenizeLine(from: i32, to: i32, textFrom: i32): void {
  tokenize(input + from, input + to, textFrom);
}

/**
 * Shapes, one record behind the other: how many tokens, and for each the length of the literal before it, the same in units
 * of UTF-16, its kind, the length of the token where it is fixed, the literal and the fixed token; then the last literal.
 */
const arenaCapacity: i32 = 1 << 20;
const arena: usize = memory.data(1 << 20, 16);
const notFixed: i32 = 0xffff;
const mostShapes: i32 = 4096;
const addresses: usize = memory.data(4096 * 4, 16);
let shapeCount: i32 = 0;

/** Where the record of the next shape goes. */
export let recordAt: usize = arena;

/** The shape that came behind each the last time, one more than its number; first that which came first. */
const followers: usize = memory.data(4097 * 4, 16);
/** The last shape; -1 before there is any. */
let last: i32 = -1;
/** Shapes that came lately, the latest first. */
const mostRecent: i32 = 16;
const recent: usize = memory.data(16 * 4, 16);
let recentCount: i32 = 0;

/** Forgets all shapes. */
export function clearShapes(): void {
  shapeCount = 0;
  recentCount = 0;
  last = -1;
  recordAt = arena;
  memory.fill(followers, 0, 4097 * 4);
}

/** Whether a further record fits. */
export function hasRoom(length: i32): bool {
  return shapeCount < mostShapes && recordAt + length <= arena + arenaCapacity;
}

/** Takes the shape whose record was written; gives its number. */
export function addShape(length: i32): i32 {
  store<u32>(addresses + shapeCount * 4, recordAt);
  recordAt += length;
  shapeCount += 1;
  return shapeCount - 1;
}

/** Where the token of a kind ends that begins at an offset; 0 where there is none. */
function endOf(wanted: i32, start: usize, to: usize): usize {
  if (wanted === uuid) return isUuidAt(start) ? start + uuidLength : 0;
  if (wanted === time) {
    if (isDateTimeAt(start)) return timeEnd(start + dateTimeLength, to);
    return isClockAt(start) ? timeEnd(start + clockLength, to) : 0;
  }
  let at = start;
  let seen = 0;
  for (let own = classAt(at); own !== 0 && at < to; own = classAt(at)) {
    seen |= 1 << own;
    at += 1;
  }
  const end = tokenEnd(start, at, to, seen);
  return kind === wanted ? end : 0;
}

function isOfShape(shape: i32, from: usize, to: usize, textFrom: i32): bool {
  let record: usize = load<u32>(addresses + shape * 4);
  const count: i32 = load<u16>(record);
  record += 2;
  let at = from;
  let units = textFrom;
  for (let index = 0; index < count; index += 1) {
    const length: usize = load<u16>(record);
    const start = at + length;
    if (!isSame(at, record + 7, length)) return false;
    const end = endOf(load<u8>(record, 4), start, to);
    if (end === 0) return false;
    units += load<u16>(record, 2);
    const fixed: i32 = load<u16>(record, 5);
    record += 7 + length;
    if (fixed !== notFixed) {
      if (<i32>(end - start) !== fixed || !isSame(start, record, fixed)) return false;
      record += fixed;
    }
    addToken(index, units, units + <i32>(end - start));
    units += <i32>(end - start);
    at = end;
  }
  const length: usize = load<u16>(record);
  if (to - at !== length || !isSame(at, record + 2, length)) return false;
  store<i32>(result, count, tokenCount);
  return true;
}

/** Whether a line of the input is of a shape; gives the tokens where it is. */
export function hasShape(shape: i32, from: i32, to: i32, textFrom: i32): bool {
  return isOfShape(shape, input + from, input + to, textFrom);
}

/** Notes that the last line was of a shape. */
export function note(shape: i32): void {
  if (recentCount < mostRecent) recentCount += 1;
  memory.copy(recent + 4, recent, (recentCount - 1) * 4);
  store<i32>(recent, shape);
  store<i32>(followers + (last + 1) * 4, shape + 1);
  last = shape;
}

/** The shape of a line: that which followed on the last one before, or one that came lately; -1 where it is another. */
function shapeOf(from: usize, to: usize, textFrom: i32): i32 {
  const follower = load<i32>(followers + (last + 1) * 4) - 1;
  if (follower >= 0 && isOfShape(follower, from, to, textFrom)) {
    last = follower;
    return follower;
  }
  for (let index = 0; index < recentCount; index += 1) {
    const shape = load<i32>(recent + index * 4);
    if (shape === follower || !isOfShape(shape, from, to, textFrom)) continue;
    store<i32>(followers + (last + 1) * 4, shape + 1);
    last = shape;
    return shape;
  }
  return another;
}

/** What is said of a line that is of none of the shapes that came lately, of one that is too long, and of none that is whole. */
const another: i32 = -1;
const tooLong: i32 = -2;
const noLine: i32 = -3;

function feedBehind(from: usize, to: usize): usize {
  const feed = i8x16.splat(10);
  for (let at = from; at < to; at += 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(at), feed));
    if (found !== 0) return min(at + ctz(found), to);
  }
  return to;
}

function lineFrom(start: usize, feed: usize, textFrom: i32): i32 {
  const end = feed > start && load<u8>(feed - 1) === 13 ? feed - 1 : feed;
  store<i32>(result, <i32>(start - input), lineStart);
  store<i32>(result, <i32>(end - input), lineEnd);
  store<i32>(result, <i32>(feed - input), feedAt);
  if (end - start > longestLine) return tooLong;
  return shapeOf(start, end, textFrom);
}

/** The shape of the line that begins at an offset of the input. */
export function lineAt(from: i32, length: i32, textFrom: i32): i32 {
  const start = input + from;
  return lineFrom(start, feedBehind(start, input + length), textFrom);
}

/** The same of the line around an offset, whose line feeds must stand in the input. */
export function lineAround(at: i32, length: i32): i32 {
  const place = input + at;
  const earliest = <usize>at > longestLine ? place - longestLine : input;
  let start: usize = 0;
  for (let before = place; before > earliest && start === 0; before -= 1) if (load<u8>(before - 1) === 10) start = before;
  if (start === 0) return noLine;
  const latest = min(input + length, place + longestLine);
  const feed = feedBehind(place, latest);
  return feed === latest ? noLine : lineFrom(start, feed, 0);
}
