/**
 * Finds needles in bytes, sixteen places at a time (the algorithm called Teddy), and counts line feeds.
 * AssemblyScript: `npm run generate` compiles it, with line-shapes.ts, into ../kernel-code.ts.
 */

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

/** Whether the same bytes stand at two places. */
export function isSame(first: usize, second: usize, length: usize): bool {
  let left = length;
  let a = first;
  let b = second;
  while (left >= 8) {
    if (load<u64>(a) !== load<u64>(b)) return false;
    a += 8;
    b += 8;
    left -= 8;
  }
  return left === 0 || (load<u64>(a) ^ load<u64>(b)) << ((8 - left) * 8) === 0;
}

function isLetter(byte: i32): bool {
  const lower = byte | 32;
  return lower >= 97 && lower <= 122;
}

function isDigit(byte: i32): bool {
  return byte >= 48 && byte <= 57;
}

function isBlank(byte: i32): bool {
  return byte === 32 || (byte >= 9 && byte <= 13) || byte === 160;
}

function skipBackslashes(at: usize): usize {
  const end = at + 7;
  while (at < end && load<u8>(at) === 92) at += 1;
  return at;
}

/** Behind a terminal's colour, such as `ESC[31m`; the place itself when there is none. */
function skipColour(at: usize): usize {
  const byte = load<u8>(at);
  if (isLetter(byte) || isDigit(byte) || byte === 95 || load<u8>(at + 1) !== 91) return at;
  let end = at + 2;
  while (end < at + 5 && isDigit(load<u8>(end))) end += 1;
  return end > at + 2 && load<u8>(end) === 109 ? end + 1 : at;
}

/** Whether what dresses a value begins here: `&quot;` or `&#34;`, `**`, `<<"` of Erlang, `(string)` of go-spew. */
function isDressed(at: usize): bool {
  const byte = load<u8>(at);
  const next = load<u8>(at + 1);
  if (byte === 38) return next === 113 || next === 35;
  if (byte === 42 || byte === 60) return next === byte;
  return byte === 40 && next === 115;
}

/** Whether a value stands here that a code can have: a word, a quoted text, nothing at all, a number from 400 on. */
function isValue(start: usize): bool {
  let at = skipBackslashes(start);
  const quote = load<u8>(at);
  if (quote === 34) return true;
  if (quote === 39 || quote === 96) at += 1;
  const byte = load<u8>(at);
  if (isLetter(byte) || byte === 52 || byte === 53 || byte === 59 || byte === 93 || isDressed(at)) return true;
  return load<u8>(skipBackslashes(at)) === 34;
}

/** " from baidu" */
const fromBaidu: usize = memory.data<u8>([32, 102, 114, 111, 109, 32, 98, 97, 105, 100, 117]);

function skipFromBaidu(at: usize): usize {
  return isSame(at, fromBaidu, 11) ? at + 11 : at;
}

/** Columns of names and values are padded, but not wider. */
const widestPadding: i32 = 32;

function skipBlanks(at: usize): usize {
  const end = at + widestPadding;
  while (at < end && isBlank(load<u8>(at))) at += 1;
  return at;
}

/** Whether a terminal's colour begins here. */
function isColour(at: usize): bool {
  return load<u8>(at) === 27 && load<u8>(at + 1) === 91;
}

/** Whether a quote follows on the word that is written in another way: `&quot;`, `%22`, a typographic one. */
function isOtherQuote(at: usize): bool {
  const byte = load<u8>(at);
  const next = load<u8>(at + 1);
  if (byte === 38) return next === 113 || next === 35;
  if (byte === 37) return next === 50 && load<u8>(at + 2) === 50;
  return byte === 0xe2 && next === 0x80;
}

/** Whether the word is a cell of a table or stands before its value without any sign: `code | X`, `code   X`, `code,message`. */
function isCell(start: usize, at: usize): bool {
  const byte = load<u8>(at);
  if (at === start) return byte === 44 && isLetter(load<u8>(at + 1));
  if (byte === 124 || byte === 34) return true;
  const first = load<u8>(start);
  if (first === 10 || first === 13) return byte >= 65 && byte <= 90;
  return (at > start + 1 || first === 9) && isLetter(byte);
}

/** Behind the stars or the backtick of Markdown. */
function skipMarkdown(at: usize): usize {
  const byte = load<u8>(at);
  if (byte === 42 && load<u8>(at + 1) === 42) return at + 2;
  return byte === 96 ? at + 1 : at;
}

/**
 * Whether a code's value follows behind the word `code`: however often escaped, in quotes or the brackets of PHP, behind a
 * colon, equals sign or arrow. Where a colour parts the word from its value, the value is not looked at.
 */
function isCodeValue(start: usize): bool {
  let at = skipBackslashes(skipFromBaidu(start));
  if (isColour(at)) return true;
  const quote = load<u8>(at);
  if (quote === 34 || quote === 39) at += 1;
  if (isColour(at) || isOtherQuote(at)) return true;
  const bracket = load<u8>(at);
  if (bracket === 93) at += 1;
  // `<<"code">> =>` of Erlang, `<code>X` of XML.
  const behindBracket = load<u8>(at + 1);
  if (bracket === 62 && (behindBracket === 62 || isLetter(behindBracket))) return true;
  const word = skipMarkdown(at);
  at = skipBlanks(word);
  if (isCell(word, at)) return true;
  const wide = skipWideColon(at);
  if (wide !== at) return true;
  const sign = load<u8>(at);
  if (sign !== 58 && sign !== 61) return false;
  const behind = at + 1;
  if (load<u8>(behind) === 62) return true;
  at = skipBlanks(behind);
  if (isColour(at)) return true;
  const shown = skipColour(at);
  if (isValue(at) || isValue(shown)) return true;
  // Plain `code: 200`, as curl and consoles print exit codes and statuses.
  return behind === start + 1 && sign === 58 && load<u8>(behind) === 32 && isDigit(load<u8>(skipColour(behind + 1)));
}

/** Whether the version of HTTP and a status from 400 on follow: `1.1 502`. */
function isFailedStatus(start: usize): bool {
  let at = start + 1;
  if (load<u8>(at) === 46) at += 2;
  if (load<u8>(at) !== 32) return false;
  const first = load<u8>(at + 1);
  return (first === 52 || first === 53) && isDigit(load<u8>(at + 2)) && isDigit(load<u8>(at + 3));
}

/** Whether a last digit stands here, and nothing behind it on its line but a quote or bracket that closes. */
function isLineEnd(start: usize): bool {
  if (!isDigit(load<u8>(start))) return false;
  const end = start + 8;
  let at = start + 1;
  while (at < end && (load<u8>(at) === 32 || load<u8>(at) === 9)) at += 1;
  const byte = load<u8>(at);
  // The bytes behind the input are zeros.
  return (
    byte === 0 ||
    byte === 10 ||
    byte === 13 ||
    (at === start + 1 && (byte === 34 || byte === 39 || byte === 41 || byte === 93 || byte === 92 || byte === 125))
  );
}

/** Whether the number of a quote or of a line feed follows, as that of the second byte of a JSON object. */
function isSecondNumber(start: usize): bool {
  let at = start;
  if (load<u8>(at) === 44) at += 1;
  if (load<u8>(at) === 32) at += 1;
  if (at === start) return false;
  const first = load<u8>(at);
  const second = load<u8>(at + 1);
  return (first === 51 && second === 52) || (first === 49 && second === 48);
}

/** Behind a colon of Chinese text; the place itself when there is none. */
function skipWideColon(at: usize): usize {
  return load<u8>(at) === 0xef && load<u8>(at + 1) === 0xbc && load<u8>(at + 2) === 0x9a ? at + 3 : at;
}

/** A code begins with a capital, or behind a bracket or the status of its answer. */
function isCapitalOrStatus(byte: i32): bool {
  return (byte >= 65 && byte <= 91) || byte === 52 || byte === 53;
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
