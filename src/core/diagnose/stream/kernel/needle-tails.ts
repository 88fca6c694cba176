/** What has to follow the text of a needle. AssemblyScript. */
import { isBlank, isDigit, isLetter, isSame } from "./bytes";

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
export function isCodeValue(start: usize): bool {
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
export function isFailedStatus(start: usize): bool {
  let at = start + 1;
  if (load<u8>(at) === 46) at += 2;
  if (load<u8>(at) !== 32) return false;
  const first = load<u8>(at + 1);
  return (first === 52 || first === 53) && isDigit(load<u8>(at + 2)) && isDigit(load<u8>(at + 3));
}

/** Whether a last digit stands here, and nothing behind it on its line but a quote or bracket that closes. */
export function isLineEnd(start: usize): bool {
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
export function isSecondNumber(start: usize): bool {
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
export function isCapitalOrStatus(byte: i32): bool {
  return (byte >= 65 && byte <= 91) || byte === 52 || byte === 53;
}
