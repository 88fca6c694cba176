/**
 * Finds needles in bytes, sixteen places at a time (the algorithm called Teddy), and counts line feeds.
 * AssemblyScript: `npm run generate` compiles it, with its neighbours, into ../kernel-code.ts.
 */

import { isDigit, isSame } from "./bytes";
import { isCapitalOrStatus, isCodeValue, isFailedStatus, isLineEnd, isSecondNumber } from "./needle-tails";

/** Bytes that fit in at once; before and behind them stand zeros, so that reading past an end finds nothing. */
export const capacity: i32 = 1 << 20;
export const input: usize = memory.data(16 + (1 << 20) + 128, 16) + 16;

/** Found places, each as offset × maxNeedles + needle. */
export const hitCapacity: i32 = 1 << 13;
export const hits: usize = memory.data((1 << 13) * 4, 16);

/** Where the next search goes on when the hits did not fit. */
export let reached: i32 = 0;

export const maxNeedles: i32 = 64;
const maxLength: i32 = 32;
const tripleMask: u32 = 0xffffff;
/** What must follow the text of a needle: anything, an upper-case letter, a bracket or a status, a code's value, a version and a failed status, a digit at the end of a line, no version, the next bytes of a JSON object as numbers. */
const upperCase: i32 = 1;
const value: i32 = 2;
const failedStatus: i32 = 3;
const lineEnd: i32 = 4;
const noVersion: i32 = 5;
const numbers: i32 = 6;

const texts: usize = memory.data(64 * 32, 16);
const lengths: usize = memory.data(64);
const triples: usize = memory.data(64);
const tails: usize = memory.data(64);
/** The three bytes of each needle that are looked for, as one number. */
const tripleBytes: usize = memory.data(64 * 4, 16);
/** By a hash of three bytes: one more than the needle that has them, of several the last; and one more than the one before it. */
const hashBits: i32 = 10;
const heads: usize = memory.data(1 << 10);
const earlier: usize = memory.data(64);
/** For each of the three bytes of a triple: which buckets have a byte with this low, and with this high half. */
const halves: usize = memory.data(6 * 16, 16);
let needleCount: i32 = 0;

/** Where the needles with three bytes begin. */
function headOf(bytes: u32): usize {
  return heads + ((bytes * 0x9e3779b1) >> (32 - hashBits));
}

function mark(half: i32, byte: i32, bucket: i32): void {
  const bit = 1 << bucket;
  const low = halves + half * 32 + (byte & 15);
  const high = halves + half * 32 + 16 + (byte >> 4);
  store<u8>(low, load<u8>(low) | <u8>bit);
  store<u8>(high, load<u8>(high) | <u8>bit);
}

/** Adds the needle whose bytes stand at `input`; it is looked for by the three bytes at `triple`, with those of its bucket. */
export function addNeedle(length: i32, triple: i32, tail: i32, bucket: i32): void {
  memory.copy(texts + needleCount * maxLength, input, length);
  store<u8>(lengths + needleCount, length);
  store<u8>(triples + needleCount, triple);
  store<u8>(tails + needleCount, tail);
  const bytes = load<u32>(input + triple) & tripleMask;
  store<u32>(tripleBytes + needleCount * 4, bytes);
  for (let place = 0; place < 3; place += 1) mark(place, load<u8>(input + triple + place), bucket);
  const head = headOf(bytes);
  store<u8>(earlier + needleCount, load<u8>(head));
  store<u8>(head, needleCount + 1);
  needleCount += 1;
}

function fits(needle: i32, start: usize): bool {
  const length: usize = load<u8>(lengths + needle);
  if (!isSame(start, texts + needle * maxLength, length)) return false;
  const tail: i32 = load<u8>(tails + needle);
  if (tail === upperCase) return isCapitalOrStatus(load<u8>(start + length));
  if (tail === numbers) return isSecondNumber(start + length);
  if (tail === lineEnd) return isLineEnd(start + length);
  // `bce-sdk-go/0.9.170` is a user agent, which an access log repeats on every line.
  if (tail === noVersion) return load<u8>(start + length) !== 47 || !isDigit(load<u8>(start + length + 1));
  if (tail === failedStatus) return isFailedStatus(start + length);
  return tail !== value || isCodeValue(start + length);
}

/** Looks for needles that begin in the first `limit` bytes of `length`, from `from` on, and gives how many hits there are. */
export function search(length: i32, limit: i32, from: i32): i32 {
  const low1 = v128.load(halves);
  const high1 = v128.load(halves, 16);
  const low2 = v128.load(halves, 32);
  const high2 = v128.load(halves, 48);
  const low3 = v128.load(halves, 64);
  const high3 = v128.load(halves, 80);
  const half = i8x16.splat(15);
  let count = 0;
  // The buckets that take a byte for the first, and for the second of their three, of the sixteen bytes before.
  let before1 = i8x16.splat(0);
  let before2 = i8x16.splat(0);
  for (let block = from - 16; block < length; block += 16) {
    if (count > hitCapacity - 16 * maxNeedles) {
      reached = block;
      return count;
    }
    const at = input + block;
    const bytes = v128.load(at);
    const low = v128.and(bytes, half);
    const high = i8x16.shr_u(bytes, 4);
    const taken1 = v128.and(i8x16.swizzle(low1, low), i8x16.swizzle(high1, high));
    const taken2 = v128.and(i8x16.swizzle(low2, low), i8x16.swizzle(high2, high));
    const taken3 = v128.and(i8x16.swizzle(low3, low), i8x16.swizzle(high3, high));
    // By the third byte: what the two bytes before it are.
    const found = v128.and(
      v128.and(taken3, i8x16.shuffle(before2, taken2, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30)),
      i8x16.shuffle(before1, taken1, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29),
    );
    before1 = taken1;
    before2 = taken2;
    if (block < from || !v128.any_true(found)) continue;
    let places = i8x16.bitmask(i8x16.ne(found, i8x16.splat(0)));
    while (places !== 0) {
      const place = ctz(places) - 2;
      places &= places - 1;
      const triple = load<u32>(at + place) & tripleMask;
      for (let next: i32 = load<u8>(headOf(triple)); next !== 0; next = load<u8>(earlier + next - 1)) {
        const needle = next - 1;
        if (triple !== load<u32>(tripleBytes + needle * 4)) continue;
        const start = block + place - load<u8>(triples + needle);
        if (start >= 0 && start < limit && fits(needle, input + start)) {
          store<u32>(hits + count * 4, start * maxNeedles + needle);
          count += 1;
        }
      }
    }
  }
  reached = length;
  return count;
}

/** Line feeds in the first bytes. */
export function countFeeds(length: i32): i32 {
  const feed = i8x16.splat(10);
  let count = 0;
  for (let at = input; at < input + length; at += 16) count += popcnt(i8x16.bitmask(i8x16.eq(v128.load(at), feed)));
  return count;
}
