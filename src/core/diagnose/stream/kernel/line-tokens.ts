/**
 * Takes lines apart into tokens. Lines are bytes at `input` or `scratch`; the offsets of tokens are given in UTF-16 units of
 * the text that the bytes are. Behind a line stands what ends it, or a zero: no token reaches past its end.
 * AssemblyScript: `npm run generate` compiles it, with its neighbours, into ../kernel-code.ts.
 */
import { input } from "./byte-search";

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
export const tokenCount: i32 = 12;
const lineHash: i32 = 16;

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

export function addToken(index: i32, start: i32, end: i32): void {
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

/** Where the token of a kind ends that begins at an offset; 0 where there is none. */
export function endOf(wanted: i32, start: usize, to: usize): usize {
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
