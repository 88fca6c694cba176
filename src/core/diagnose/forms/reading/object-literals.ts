/** A member of an object that may belong to an error: a string's or a bare value's place in the text. */
interface Span {
  readonly start: number;
  readonly end: number;
  readonly closed: boolean;
  /** The quote it stands in; null for a bare value. */
  readonly quote: string | null;
}

/** An object literal found in text, with the members that say whether it is an error. */
export interface ObjectLiteral {
  readonly start: number;
  readonly end: number;
  /** Whether its closing brace was found. */
  readonly closed: boolean;
  /** The key under which it stands in the object around it. */
  readonly key: string | null;
  readonly members: ReadonlyMap<string, Span>;
}

/** How the literals are written: `json`, or `loose` as programs print their own objects: any quotes, bare keys. */
type Notation = "json" | "loose";

interface Frame {
  readonly start: number;
  readonly key: string | null;
  readonly isArray: boolean;
  pendingKey: string | null;
  members: Map<string, Span> | null;
}

/** Deeper nesting forgets the outermost levels: memory stays bounded whatever the input. */
const deepest = 100_000;
const longestKey = 40;
/** How often the rest of a line is read again after a string that the line cut off. */
const mostRereads = 3;
/** A message is written in no more pieces. */
const mostPieces = 40;

const backslash = 0x5c;
const newline = 0x0a;
const isBlank = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;

/** The offset of the quote that closes the string opened at `start`; negative when a line or the text ends first. */
function stringEnd(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // A raw line feed ends the string even behind a backslash: no escape spans lines.
    if (code === backslash && text.charCodeAt(at + 1) !== newline) at += 1;
    else if (code === quote) return at;
    else if (code === newline) return -1;
  }
  return -2;
}

const skipBlanks = (text: string, from: number): number => {
  let at = from;
  while (at < text.length && isBlank(text.charCodeAt(at))) at += 1;
  return at;
};

/** Where an object that was never closed ends for all we know: behind the last member that was wanted of it. */
const lastMemberEnd = ({ start, members }: Frame): number => Math.max(start + 1, ...[...(members?.values() ?? [])].map(({ end }) => end));

/** What follows on the brace of an object that stands in no other. Old versions of Node print `{ [Error: words] code: 'C' }`. */
const beginnings: Readonly<Record<Notation, RegExp>> = { json: /^["}]/, loose: /^(?:[\w"'`:}$.]|\[\D)/ };
/** An object in quotes whose own are not escaped: the first two do not belong together. */
const quotedObject = /^"\{"\w/;
const plain = /[\w.+$-]+/uy;
const quotes: Readonly<Record<Notation, string>> = { json: '"', loose: `"'\`` };

/**
 * Reads the object literals of a text that may hold anything else as well, in one pass and without recursion: broken
 * strings end at their line, braces in prose cost nothing, objects cut off by the end of the text are reported open.
 */
class Reader {
  private readonly found: ObjectLiteral[] = [];
  private stack: Frame[] = [];
  private brokenLineEnd = -1;
  private brokenOnLine = 0;
  /** Whether the text ends inside of an object. */
  endsOpen = false;

  constructor(
    private readonly text: string,
    private readonly wanted: ReadonlySet<string>,
    private readonly notation: Notation,
  ) {}

  read(): ObjectLiteral[] {
    for (let at = this.text.indexOf("{"); at >= 0 && at < this.text.length; ) {
      const top = this.stack.at(-1);
      at = top ? this.step(top, at) : this.next(at);
    }
    this.endsOpen = this.stack.length > 0;
    for (const frame of this.stack.reverse()) this.close(frame, lastMemberEnd(frame), false);
    return this.found;
  }

  /** Opens the next object outside of all others; negative when there is none. */
  private next(from: number): number {
    const at = this.text.indexOf("{", from);
    if (at >= 0 && !this.isOfProse(at)) this.open(at, false);
    return at < 0 ? at : at + 1;
  }

  /** Whether words follow on the brace: one that is never closed would make members of all that stands pages below it. */
  private isOfProse(brace: number): boolean {
    const at = skipBlanks(this.text, brace + 1);
    // Postman's body, copied with the numbers of its lines.
    if (/^\d{1,4}\s{0,2}\n\s{0,80}["}]/u.test(this.text.slice(at, at + 90))) return false;
    return at < this.text.length && !beginnings[this.notation].test(this.text.slice(at, at + 2));
  }

  private step(top: Frame, at: number): number {
    const character = this.text[at] ?? "";
    if (quotes[this.notation].includes(character)) return this.readString(top, at);
    if (character === "{" || character === "[") {
      this.open(at, character === "[");
      return at + 1;
    }
    if (character === "}" || character === "]") {
      this.leave(top, at + 1, character === "]");
      return at + 1;
    }
    plain.lastIndex = at;
    const [word] = plain.exec(this.text) ?? [];
    if (word !== undefined) return this.readWord(top, at, at + word.length);
    if (character === ",") top.pendingKey = null;
    return at + 1;
  }

  private open(at: number, isArray: boolean): void {
    const top = this.stack.at(-1);
    const key = top?.pendingKey ?? (isArray ? null : top?.isArray ? top.key : null);
    this.stack.push({ start: at, key, isArray, pendingKey: null, members: null });
    if (top) top.pendingKey = null;
    if (this.stack.length > deepest) this.stack = this.stack.slice(deepest / 2);
  }

  private leave(top: Frame, end: number, isArrayEnd: boolean): void {
    if (isArrayEnd && !top.isArray) return;
    while (!isArrayEnd && this.stack.at(-1)?.isArray) this.stack.pop();
    const frame = this.stack.pop();
    if (frame && !frame.isArray) this.close(frame, end, true);
  }

  private close({ start, key, members }: Frame, end: number, closed: boolean): void {
    if (members) this.found.push({ start, end, closed, key, members });
  }

  /** A bare value; in loose notation also a bare key or the letter before a string. */
  private readWord(top: Frame, start: number, end: number): number {
    if (this.notation === "loose" && !top.isArray) {
      if (end - start === 1 && quotes.loose.includes(this.text[end] ?? " ")) return end;
      const behind = this.behindSign(skipBlanks(this.text, end));
      if (top.pendingKey === null && behind >= 0) {
        top.pendingKey = end - start <= longestKey ? this.text.slice(start, end) : null;
        return behind;
      }
      // Rust writes `Some("…")`, MongoDB's shell `UUID("…")`: the value is inside.
      if (this.text[end] === "(") return end + 1;
    }
    if (top.pendingKey !== null) this.keep(top, { start, end, closed: true, quote: null });
    return end;
  }

  private readString(top: Frame, at: number): number {
    if (quotedObject.test(this.text.slice(at, at + 4))) return at + 1;
    const end = this.endOfString(at);
    if (end === -1) return this.readBrokenString(top, at);
    const closed = end >= 0;
    const behind = closed ? this.behindSign(skipBlanks(this.text, end + 1)) : -1;
    if (behind >= 0 && !top.isArray) {
      top.pendingKey = end - at <= longestKey ? this.text.slice(at + 1, end) : null;
      return behind;
    }
    if (!top.isArray) this.keep(top, { start: at + 1, end: closed ? end : this.text.length, closed, quote: this.text[at] ?? null });
    return closed ? end + 1 : this.text.length;
  }

  /** The offset behind a colon, in loose notation also behind Ruby's arrow; negative when neither stands there. */
  private behindSign(at: number): number {
    if (this.text[at] === ":") return at + 1;
    return this.notation === "loose" && this.text.startsWith("=>", at) ? at + 2 : -1;
  }

  /** In loose notation a long string may go on as another one behind a plus sign, or as Python writes it on the next line. */
  private endOfString(at: number): number {
    let end = stringEnd(this.text, at);
    while (this.notation === "loose" && end >= 0) {
      const plus = skipBlanks(this.text, end + 1);
      const next = this.text[plus] === "+" ? skipBlanks(this.text, plus + 1) : end;
      if (next === end || this.text[next] !== this.text[at]) break;
      end = stringEnd(this.text, next);
    }
    return this.notation === "loose" && end >= 0 ? this.endBelow(end) : end;
  }

  /** Where the strings end that follow on lines of their own, and are neither keys nor behind a comma. */
  private endBelow(first: number): number {
    let end = first;
    for (let count = 0; count < mostPieces && this.text[end + 1] === "\n"; count += 1) {
      const next = skipBlanks(this.text, end + 1);
      if (!quotes.loose.includes(this.text[next] ?? " ")) break;
      const close = stringEnd(this.text, next);
      if (close < 0 || this.behindSign(skipBlanks(this.text, close + 1)) >= 0) break;
      end = close;
    }
    return end;
  }

  /** A string that its line ends: what there is of it is kept; the rest of the line is read again, but not over and over. */
  private readBrokenString(top: Frame, at: number): number {
    const lineEnd = at < this.brokenLineEnd ? this.brokenLineEnd : this.text.indexOf("\n", at);
    this.brokenOnLine = lineEnd === this.brokenLineEnd ? this.brokenOnLine + 1 : 1;
    this.brokenLineEnd = lineEnd;
    if (!top.isArray) this.keep(top, { start: at + 1, end: lineEnd, closed: false, quote: this.text[at] ?? null });
    return this.brokenOnLine > mostRereads ? lineEnd : at + 1;
  }

  private keep(top: Frame, span: Span): void {
    const key = top.pendingKey;
    top.pendingKey = null;
    if (key === null || !this.wanted.has(key)) return;
    top.members ??= new Map();
    if (!top.members.has(key)) top.members.set(key, span);
  }
}

const nothingWanted: ReadonlySet<string> = new Set();

/** Finds every object literal in a text, with those of its members whose key is in `wanted`. */
export const findObjectLiterals = (text: string, wanted: ReadonlySet<string>, notation: Notation = "json"): ObjectLiteral[] =>
  new Reader(text, wanted, notation).read();

/** Whether a line breaks off inside of an object, so that the next lines belong to it. */
export function endsInObject(line: string): boolean {
  return (["json", "loose"] as const).some((notation) => {
    const reader = new Reader(line, nothingWanted, notation);
    reader.read();
    return reader.endsOpen;
  });
}
