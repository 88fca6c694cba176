import { fromUtf8 } from "../../text/bytes.js";
import { detect } from "../detect.js";
import type { CodeBook } from "../meaning/code-book.js";
import { LineCounter } from "./line-counter.js";
import { type PlacedError, placeErrors } from "./place-errors.js";
import type { ScanFacts } from "./scan-facts.js";
import { Window } from "./window.js";

const beginning = /^\uFEFF?\s{0,100}\{\s{0,100}"log"\s{0,20}:\s{0,100}\{/u;

/** What stands in every such file near its beginning. */
const member = /"(?:creator|entries)"\s{0,20}:/u;

/** Whether an input begins as a HAR file does. */
export function beginsAsHar(bytes: Uint8Array): boolean {
  const text = fromUtf8(bytes.subarray(0, 4096));
  return beginning.test(text) && member.test(text);
}

/** Inside `{ "log": { "entries": [`, an entry is an object that opens here. */
const entryDepth = 3;
/** Of a longer entry no more is kept. */
const longestEntry = 16 * 1024 * 1024;

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d];

/**
 * Finds the errors of a HAR file entry by entry, so that request and response are read together however far apart they
 * stand: a body of megabytes may lie between them.
 */
export class HarScanner {
  private readonly window = new Window();
  private readonly counter = new LineCounter();
  private kept: Uint8Array = new Uint8Array();
  /** Where `kept` begins in the whole input. */
  private offset = 0;
  /** How far `kept` has been looked at, and where the open entry begins in it. */
  private at = 0;
  private entryStart = -1;
  private depth = 0;
  private inString = false;

  constructor(
    private readonly book: CodeBook,
    private readonly facts: ScanFacts,
  ) {}

  get lines(): number {
    return this.counter.total(this.kept);
  }

  get settledLine(): number {
    return this.counter.firstLine;
  }

  get quietOffset(): number {
    return this.offset;
  }

  push(chunk: Uint8Array): PlacedError[] {
    this.kept = this.window.append(chunk);
    const placed: PlacedError[] = [];
    for (; this.at < this.kept.length; this.at += 1) {
      const end = this.step(this.kept[this.at] ?? 0);
      if (end) placed.push(...this.read(this.at + 1));
      else if (this.entryStart >= 0 && this.at - this.entryStart > longestEntry) placed.push(...this.read(this.at + 1));
    }
    this.forget();
    return placed;
  }

  /** An entry that is not whole says nothing yet. */
  pause(): PlacedError[] {
    return [];
  }

  end(): PlacedError[] {
    return this.entryStart < 0 ? [] : this.read(this.kept.length);
  }

  /** Takes one byte; true when it ends an entry. */
  private step(byte: number): boolean {
    if (this.inString) {
      if (byte === backslash) this.at += 1;
      else if (byte === quote) this.inString = false;
      return false;
    }
    if (byte === quote) this.inString = true;
    else if (byte === openBrace || byte === openBracket) {
      if (byte === openBrace && this.depth === entryDepth) this.entryStart = this.at;
      this.depth += 1;
    } else if (byte === closeBrace || byte === closeBracket) {
      this.depth -= 1;
      return this.depth === entryDepth && this.entryStart >= 0;
    }
    return false;
  }

  /** The errors of the open entry, which ends at `end`. */
  private read(end: number): PlacedError[] {
    const bytes = this.kept.subarray(this.entryStart, end);
    const line = this.counter.lineAt(this.kept, this.entryStart);
    const text = this.facts.decode(bytes, line);
    const piece = { text, plain: text, bytes, offset: this.offset + this.entryStart, line };
    this.entryStart = -1;
    return placeErrors(detect(text, this.book), piece, () => this.facts.now(), this.facts.zone).map((error) => error.placed());
  }

  /** Drops what no entry needs any more. */
  private forget(): void {
    // The last byte stays: by it the lines are counted.
    const cut = Math.max(0, this.entryStart >= 0 ? this.entryStart : Math.min(this.at, this.kept.length - 1));
    this.counter.drop(this.kept, cut);
    this.offset += cut;
    this.kept = this.window.drop(cut);
    this.at -= cut;
    if (this.entryStart >= 0) this.entryStart = 0;
  }
}
