import { detect } from "../detect.js";
import type { CodeBook } from "../meaning/code-book.js";
import { type DensePart, DenseReader, type LinesPiece } from "./dense-reader.js";
import { LineCounter } from "./line-counter.js";
import { farthest, longestNeedle, merged, type Stretch, stretchesIn } from "./needles.js";
import { type PlacedError, placeErrors, type ReadError } from "./place-errors.js";
import { plainLines } from "./plain-lines.js";
import type { ScanFacts } from "./scan-facts.js";
import { HarmlessLines } from "./shapes/harmless-lines.js";
import { plainBytes, Window } from "./window.js";

const moved = (stretch: Stretch, by: number): Stretch => ({ ...stretch, start: Math.max(0, stretch.start + by), end: stretch.end + by });

const lineFeed = 0x0a;

/** Bytes that are read as a whole, and bytes of lines that are looked up, at once. */
const longestStep = 128 * 1024;
const longestPiece = 256 * 1024;

/** A log of the Go SDK waits for the error it belongs to. */
const canBeMore = ({ raw }: ReadError): boolean => !raw.complete || raw.format === "go-sdk-log";

/**
 * Finds the errors of one input that comes in pieces of any size. Only bytes around what every form contains are decoded;
 * no more is kept than a form can reach. An endless line is read like any other text.
 */
export class Scanner {
  /** The last bytes: those that a form may stand in which goes on, or reach back to. */
  private kept: Uint8Array = new Uint8Array();
  private readonly window = new Window();
  /** Where `kept` begins in the whole input. */
  private offset = 0;
  /** Whether `kept` begins at the beginning of a line. */
  private beginsLine = true;
  private readonly counter = new LineCounter();
  /** Every error that ends before this offset of the whole input has been given. */
  private readTo = 0;
  /** Errors that may be read again: what was given of the bytes that are kept. */
  private readonly given = new Map<string, number>();
  /** Where forms may stand whose end has not come yet, as offsets in `kept`. */
  private open: Stretch[] = [];
  private readonly dense: DenseReader;
  /** Up to this offset of the whole input, lines have to be read with those before them. */
  private slowTo = 0;

  constructor(
    private readonly book: CodeBook,
    private readonly facts: ScanFacts,
  ) {
    this.dense = new DenseReader(book, facts.zone);
  }

  /** Lines so far; a last one without its line feed counts. */
  get lines(): number {
    return this.counter.total(this.kept);
  }

  /** No error to come stands before this line. */
  get settledLine(): number {
    return this.counter.firstLine;
  }

  /** An offset of the whole input before which no error to come ends. */
  get quietOffset(): number {
    const end = Math.max(0, this.kept.length - longestNeedle);
    return this.offset + Math.min(end, ...this.open.map(({ start }) => start));
  }

  /** Bytes that are remembered. */
  get held(): number {
    return this.kept.length;
  }

  /** Takes the next bytes; gives the errors that nothing to come can change. */
  push(bytes: Uint8Array): PlacedError[] {
    if (bytes.length === 0) return [];
    const chunk = plainBytes(bytes);
    const searchedTo = this.kept.length;
    this.kept = this.window.append(chunk);
    const { length } = this.kept;
    const stretches = merged([...this.open, ...this.seam(searchedTo), ...this.stretchesOf(chunk, searchedTo)]);
    const placed = stretches.flatMap((stretch) => this.readLines(stretch, false));
    this.open = stretches
      .filter(({ end }) => end > length)
      .map((stretch) => ({
        ...stretch,
        start: Math.max(stretch.start, Math.min(length - stretch.reach, this.readTo - this.offset) - farthest.before),
      }));
    this.forget();
    return placed;
  }

  /** Gives the errors whose forms are whole, for a reader who watches while the input pauses. */
  pause(): PlacedError[] {
    this.slowTo = this.offset + this.kept.length;
    return this.open.flatMap((stretch) => this.give(this.errorsIn(stretch).filter((error) => !canBeMore(error))));
  }

  /** Gives what is left: nothing comes any more. */
  end(): PlacedError[] {
    const placed = this.open.flatMap((stretch) => this.readLines(stretch, true));
    this.open = [];
    return placed;
  }

  private stretchesOf(chunk: Uint8Array, at: number): Stretch[] {
    const lines = this.facts.isThorough ? null : new HarmlessLines(this.dense.shapes, this.facts.now());
    return stretchesIn(chunk, lines && ((offset, place) => lines.has(offset, place))).map((stretch) => moved(stretch, at));
  }

  /** Where forms may stand by a needle that one chunk begins and the next one ends. */
  private seam(at: number): Stretch[] {
    if (at === 0) return [];
    const from = Math.max(0, at - longestNeedle);
    return stretchesIn(this.kept.subarray(from, at + longestNeedle)).map((stretch) => moved(stretch, from));
  }

  /** The errors of a stretch: line by line where lines are like earlier ones, the rest as a whole. What comes may reach its end. */
  private readLines(stretch: Stretch, isEnd: boolean): PlacedError[] {
    const length = this.kept.length;
    const isClosed = isEnd || stretch.end <= length;
    if (this.facts.isThorough) return this.readInSteps(stretch, isClosed ? length : length - stretch.reach);
    const placed: PlacedError[] = [];
    const last = Math.min(stretch.end, length);
    const reach = Math.max(stretch.reach, farthest.before);
    for (let at = Math.max(stretch.start, this.readTo - this.offset); at < last; ) {
      const piece = this.pieceAt(at, last, isClosed);
      const isLast = isClosed && piece.end >= last;
      const decided = isLast ? last : piece.end - reach;
      if (decided <= at) break;
      const now = this.facts.now();
      const { parts, slowTo } = this.dense.read(
        piece,
        this.slowTo - this.offset - piece.start,
        isLast ? Infinity : decided - piece.start,
        now,
      );
      this.slowTo = this.offset + piece.start + slowTo;
      for (const part of parts) placed.push(...this.readPart(part, piece.start, stretch, decided));
      this.readTo = Math.max(this.readTo, this.offset + decided);
      at = decided;
    }
    return placed;
  }

  /** Lines from that of an offset on: as many as are read at once, or all that a stretch has. */
  private pieceAt(at: number, last: number, isClosed: boolean): LinesPiece & { readonly start: number; readonly end: number } {
    const start = this.lineStart(at);
    const most = Math.min(last, start + longestPiece);
    const feed = this.kept.subarray(start, most).lastIndexOf(lineFeed);
    const isWhole = isClosed && most === last;
    const end = isWhole ? this.lineEnd(last) : feed < longestPiece / 2 && most < last ? most : feed < 0 ? most : start + feed + 1;
    const bytes = this.kept.subarray(start, end);
    const line = this.counter.lineAt(this.kept, start);
    return {
      ...{ start, end, bytes, line, offset: this.offset + start, text: this.facts.decode(bytes, line) },
      isStartWhole: start === 0 ? this.beginsLine : this.kept[start - 1] === lineFeed,
      isEndWhole: end === this.kept.length ? isWhole : this.kept[end] === lineFeed,
    };
  }

  private readPart({ start, end, errors }: DensePart, from: number, stretch: Stretch, decided: number): readonly PlacedError[] {
    if (errors !== null) return errors;
    this.readTo = Math.max(this.readTo, this.offset + from + start);
    // Before the beginning of a piece stand lines that were read, unless the stretch begins there.
    const before = start === 0 ? farthest.before : 0;
    const whole = { ...stretch, start: Math.max(0, stretch.start, from + start - before), end: from + end };
    return this.readInSteps(whole, Math.min(decided, from + end));
  }

  /** Reads a long stretch piece by piece, so that the errors of a dense log are not all in memory at once. */
  private readInSteps(stretch: Stretch, limit: number): PlacedError[] {
    const placed: PlacedError[] = [];
    const last = Math.min(limit, stretch.end);
    for (let at = stretch.start; at < last; at += longestStep) {
      const start = Math.max(stretch.start, at - stretch.reach);
      const end = Math.min(stretch.end, at + longestStep + stretch.reach);
      placed.push(...this.read({ ...stretch, start, end }, Math.min(last, at + longestStep)));
    }
    return placed;
  }

  /** The errors of a stretch that begin before `limit`, an offset in `kept`: what comes later cannot change them. */
  private read(stretch: Stretch, limit: number): PlacedError[] {
    if (limit <= stretch.start) return [];
    const placed = this.give(this.errorsIn(stretch).filter(({ start }) => start < this.offset + limit));
    this.readTo = Math.max(this.readTo, this.offset + Math.min(stretch.end, limit));
    return placed;
  }

  /** A form read a second time, as a whole or in part, is not given again. */
  private give(errors: readonly ReadError[]): PlacedError[] {
    return errors.flatMap(({ raw, start, end, placed }) => {
      const key = `${start} ${raw.code} ${raw.requestId}`;
      if (this.given.has(key) || end <= this.readTo) return [];
      this.given.set(key, start);
      return placed();
    });
  }

  /** The errors of a stretch; when one breaks off at its end, of as much more as a form can reach. */
  private errorsIn(stretch: Stretch): ReadError[] {
    const errors = this.readStretch(stretch);
    const isCut = stretch.end < this.kept.length && errors.some(({ raw }) => !raw.complete);
    return isCut ? this.readStretch({ ...stretch, end: stretch.end + farthest.after }) : errors;
  }

  private readStretch(stretch: Stretch): ReadError[] {
    const from = this.lineStart(stretch.start);
    const bytes = this.kept.subarray(from, this.lineEnd(stretch.end));
    const line = this.counter.lineAt(this.kept, from);
    const text = this.facts.decode(bytes, line);
    const plain = plainLines(text);
    return placeErrors(
      detect(plain, this.book),
      { text, plain, bytes, offset: this.offset + from, line },
      () => this.facts.now(),
      this.facts.zone,
    );
  }

  /** The beginning of the line at an offset; of a line longer than any form, the offset itself, at a whole character. */
  private lineStart(at: number): number {
    if (at === 0) return 0;
    const from = Math.max(0, at - farthest.before);
    const feed = this.kept.subarray(from, at).lastIndexOf(lineFeed);
    if (feed >= 0) return from + feed + 1;
    let start = at;
    while (start < this.kept.length && ((this.kept[start] ?? 0) & 0xc0) === 0x80) start += 1;
    return start;
  }

  private lineEnd(at: number): number {
    const feed = this.kept.subarray(at, at + farthest.before + 1).indexOf(lineFeed);
    return feed < 0 ? Math.min(at, this.kept.length) : at + feed;
  }

  /** Drops the bytes that no form to come can reach. */
  private forget(): void {
    const needed = Math.min(this.kept.length - farthest.before, ...this.open.map(({ start }) => start));
    if (needed <= 0) return;
    const cut = this.lineStart(needed);
    if (cut > 0) this.beginsLine = this.kept[cut - 1] === lineFeed;
    this.counter.drop(this.kept, cut);
    this.offset += cut;
    this.kept = this.window.drop(cut);
    this.open = this.open.map((stretch) => ({ ...stretch, start: Math.max(0, stretch.start - cut), end: stretch.end - cut }));
    for (const [key, start] of this.given) if (start < this.offset) this.given.delete(key);
  }
}
