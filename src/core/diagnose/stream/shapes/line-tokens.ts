/** Kinds of what differs from line to line of one shape. */
export const tokenKinds = { uuid: 1, time: 2, digits: 3, word: 4, small: 5, sourceLine: 6 } as const;

/** A line with more of them is data, and no line of a log. */
export const mostTokens = 64;

const [other, digit, hexLetter, letter] = [0, 1, 2, 3];
/** By character; one place for each, so that none is outside. */
const classes = new Uint8Array(1 << 16);
for (let code = 0; code < 128; code += 1) {
  const character = String.fromCharCode(code);
  if (/[0-9]/u.test(character)) classes[code] = digit;
  else if (/[a-f]/u.test(character)) classes[code] = hexLetter;
  else if (/[g-zA-Z_]/u.test(character)) classes[code] = letter;
}

/** Shorter numbers are small ones, such as a count or a part of an address. */
const shortestDigits = 4;
/** Shorter words are taken as they are: a version. */
const shortestWord = 5;

const [dash, colon, dot, comma, slash, blank, upperT] = [0x2d, 0x3a, 0x2e, 0x2c, 0x2f, 0x20, 0x54];
const uuidLength = 36;
/** `2026-11-20T10:00:00`, and the same without the date. */
const dateTimeLength = 19;
const clockLength = 8;

/** A status of a failure is a word of its line, and no number that may differ. */
const mayBeStatus = (text: string, start: number, length: number): boolean =>
  length === 3 && (text.charCodeAt(start) === 0x34 || text.charCodeAt(start) === 0x35);

/** The longest ending of a source file: `.java`, `.scala`. */
const longestEnding = 5;

/** Whether a number is a line number in a source file, as in `controller.go:491`, which can look like a status. */
function isSourceLine(text: string, start: number): boolean {
  if (text.charCodeAt(start - 1) !== colon) return false;
  let at = start - 2;
  while (at > start - 2 - longestEnding && classAt(text, at) >= hexLetter) at -= 1;
  return at < start - 2 && text.charCodeAt(at) === dot && classAt(text, at - 1) >= hexLetter;
}

const classAt = (text: string, at: number): number => classes[text.charCodeAt(at)] ?? other;

function areDigits(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (classAt(text, at) !== digit) return false;
  return true;
}

function isUuidAt(text: string, start: number): boolean {
  for (let index = 0; index < uuidLength; index += 1) {
    const code = text.charCodeAt(start + index);
    const isDash = index === 8 || index === 13 || index === 18 || index === 23;
    if (isDash ? code !== dash : (classes[code] ?? other) !== digit && (classes[code] ?? other) !== hexLetter) return false;
  }
  return classAt(text, start + uuidLength) === other;
}

const isClockAt = (text: string, start: number): boolean =>
  text.charCodeAt(start + 2) === colon &&
  text.charCodeAt(start + 5) === colon &&
  areDigits(text, start, start + 2) &&
  areDigits(text, start + 3, start + 5) &&
  areDigits(text, start + 6, start + clockLength);

function isDateTimeAt(text: string, start: number): boolean {
  const sign = text.charCodeAt(start + 4);
  const middle = text.charCodeAt(start + 10);
  return (
    (sign === dash || sign === slash) &&
    text.charCodeAt(start + 7) === sign &&
    (middle === upperT || middle === blank) &&
    areDigits(text, start, start + 4) &&
    areDigits(text, start + 5, start + 7) &&
    areDigits(text, start + 8, start + 10) &&
    isClockAt(text, start + 11)
  );
}

/** The characters of a text, to be compared with those of others without making parts of these. */
export const codesOf = (text: string): Uint16Array => Uint16Array.from(text, (_, index) => text.charCodeAt(index));

function standsAt(text: string, codes: Uint16Array, at: number): boolean {
  const { length } = codes;
  for (let index = 0; index < length; index += 1) if (text.charCodeAt(at + index) !== codes[index]) return false;
  return true;
}

const noCodes = new Uint16Array();

/** What a tokenizer found out of a line. */
export class LineTokens {
  /** How many there are; negative for a line that has too many. */
  count = 0;
  /** Of all that is not a token, and of the kinds of the tokens. */
  hash = 0;
  /** The kind of the token that was read last. */
  private kind = 0;
  readonly kinds = new Uint8Array(mostTokens);
  readonly starts = new Int32Array(mostTokens);
  readonly ends = new Int32Array(mostTokens);

  /** Reads a part of a text, which is one line. */
  read(text: string, from: number, to: number): void {
    this.count = 0;
    let hash = 0;
    let at = from;
    while (at < to) {
      const code = text.charCodeAt(at);
      const kind = classes[code] ?? other;
      if (kind === other) {
        hash = (Math.imul(hash, 31) + code) | 0;
        at += 1;
        continue;
      }
      // A word or number: its end, and what it is made of.
      const before = hash;
      const start = at;
      let seen = 0;
      for (let own = kind, character = code; own !== other; ) {
        seen |= 1 << own;
        hash = (Math.imul(hash, 31) + character) | 0;
        at += 1;
        if (at >= to) break;
        character = text.charCodeAt(at);
        own = classes[character] ?? other;
      }
      const end = this.tokenEnd(text, start, at, to, seen);
      if (end === 0) continue;
      if (this.count === mostTokens) {
        this.count = -1;
        return;
      }
      at = end;
      this.starts[this.count] = start;
      this.ends[this.count] = end;
      this.kinds[this.count] = this.kind;
      hash = (Math.imul(before, 31) + 0x10000 + this.kind) | 0;
      this.count += 1;
    }
    this.hash = hash;
  }

  /** Where the token ends that a word or number is or begins; 0 where it is none. */
  private tokenEnd(text: string, start: number, end: number, to: number, seen: number): number {
    const length = end - start;
    const next = text.charCodeAt(end);
    if (length === 8 && next === dash && start + uuidLength <= to && isUuidAt(text, start)) {
      this.kind = tokenKinds.uuid;
      return start + uuidLength;
    }
    if ((seen & (1 << digit)) === 0) return 0;
    if (length === 4 && (next === dash || next === slash) && start + dateTimeLength <= to && isDateTimeAt(text, start))
      return this.timeEnd(text, start + dateTimeLength, to);
    if (length === 2 && next === colon && start + clockLength <= to && isClockAt(text, start))
      return this.timeEnd(text, start + clockLength, to);
    if (seen === 1 << digit) {
      if (length < shortestDigits && isSourceLine(text, start)) {
        this.kind = tokenKinds.sourceLine;
        return end;
      }
      if (mayBeStatus(text, start, length)) return 0;
      this.kind = length < shortestDigits ? tokenKinds.small : tokenKinds.digits;
      return end;
    }
    if (length < shortestWord) return 0;
    this.kind = tokenKinds.word;
    return end;
  }

  /** Behind the fraction of a second. */
  private timeEnd(text: string, seconds: number, to: number): number {
    this.kind = tokenKinds.time;
    let end = seconds;
    const sign = text.charCodeAt(end);
    if ((sign === dot || sign === comma) && end + 1 < to && classAt(text, end + 1) === digit) {
      end += 1;
      while (end < to && classAt(text, end) === digit) end += 1;
    }
    return end;
  }

  /** Reads a part of a text that is one line with these kinds of tokens and these words between them; false where it is another. */
  match(literals: readonly Uint16Array[], kinds: readonly number[], text: string, from: number, to: number): boolean {
    const count = kinds.length;
    let at = from;
    for (let index = 0; index < count; index += 1) {
      const literal = literals[index] ?? noCodes;
      const start = at + literal.length;
      if (start >= to || !standsAt(text, literal, at)) return false;
      at = this.endOf(kinds[index] ?? 0, text, start, to);
      if (at === 0) return false;
      this.starts[index] = start;
      this.ends[index] = at;
    }
    this.count = count;
    const last = literals[count] ?? noCodes;
    return to - at === last.length && standsAt(text, last, at);
  }

  /** Where the token of a kind ends that begins at an offset; 0 where there is none. */
  private endOf(kind: number, text: string, start: number, to: number): number {
    if (kind === tokenKinds.uuid) return start + uuidLength <= to && isUuidAt(text, start) ? start + uuidLength : 0;
    if (kind === tokenKinds.time) {
      if (start + dateTimeLength <= to && isDateTimeAt(text, start)) return this.timeEnd(text, start + dateTimeLength, to);
      return start + clockLength <= to && isClockAt(text, start) ? this.timeEnd(text, start + clockLength, to) : 0;
    }
    let at = start;
    let seen = 0;
    for (let own = classAt(text, at); own !== other && at < to; own = classAt(text, at)) {
      seen |= 1 << own;
      at += 1;
    }
    const end = this.tokenEnd(text, start, at, to, seen);
    return end === at && this.kind === kind ? end : 0;
  }
}
