import { toUtf8 } from "../../text/bytes.js";
import { endsInObject } from "../forms/reading/object-literals.js";
import { shareStatus } from "../forms/reading/status-beside.js";
import type { CodeBook } from "../meaning/code-book.js";
import { LocalZone } from "./local-zone.js";
import { farNeedle, farthest } from "./needles.js";
import { hostIn, type LineShape } from "./shapes/line-shape.js";
import { LineTimes } from "./shapes/line-time.js";
import { ShapeBook } from "./shapes/shape-book.js";
import { ShapedError } from "./shapes/shaped-error.js";

/** Whole lines of an input, and the number of the first. */
export interface LinesPiece {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly line: number;
  /** Where it begins in the whole input. */
  readonly offset: number;
  /** Whether its first and its last line are whole. */
  readonly isStartWhole: boolean;
  readonly isEndWhole: boolean;
}

/** A part of a piece, in bytes: to be read as a whole, or with the errors of its lines, each read by itself. */
export interface DensePart {
  readonly start: number;
  end: number;
  /** Null for a part that has to be read as a whole. */
  readonly errors: ShapedError[] | null;
}

/** How far behind a line what begins in it may reach: a traceback, or an object that is not closed. */
const reachOf = (line: string): number => (farNeedle.test(line) || endsInObject(line) ? farthest.after : farthest.before);

const carriageReturn = 0x0d;

/** Parts of a piece as its lines come: those that are known, until one is not. */
class Parts {
  readonly all: DensePart[] = [];
  /** Lines that are known, behind each other: where the first begins, where they end, and their errors. */
  private start = 0;
  private ends: number[] = [];
  private errors: ShapedError[] = [];
  /** How many errors there are before each of these lines. */
  private counts: number[] = [];

  constructor(
    /** Up to here lines have to be read with what stands before them. */
    public slowTo: number,
    /** What ends behind it is left for the next piece. */
    private readonly decided: number,
  ) {}

  /** Takes a line that is known; gives where its errors go, or null where they have to be read otherwise. */
  known(start: number, end: number): ShapedError[] | null {
    if (start < this.slowTo) {
      this.extend(start, end);
      return null;
    }
    this.counts.push(this.errors.length);
    if (this.ends.length === 0) this.start = start;
    this.ends.push(end);
    return this.errors;
  }

  unknown(start: number, end: number, reach: number): void {
    const from = start - farthest.before;
    let kept = this.ends.length;
    while (kept > 0 && (this.ends[kept - 1] ?? 0) > from) kept -= 1;
    const first = kept === this.ends.length ? start : kept === 0 ? this.start : (this.ends[kept - 1] ?? start);
    this.flush(kept);
    this.ends = [];
    this.errors = [];
    this.counts = [];
    this.extend(first, end);
    this.slowTo = Math.max(this.slowTo, end + reach);
  }

  /** Gives the lines that are known. */
  finish(): void {
    this.flush(this.ends.length);
  }

  private extend(start: number, end: number): void {
    const last = this.all.at(-1);
    if (last?.errors === null) last.end = end;
    else if (start < this.decided) this.all.push({ start, end, errors: null });
  }

  private flush(most: number): void {
    let count = most;
    while (count > 0 && (this.ends[count - 1] ?? 0) > this.decided) count -= 1;
    if (count === 0) return;
    const errors = count === this.ends.length ? this.errors : this.errors.slice(0, this.counts[count]);
    this.all.push({ start: this.start, end: this.ends[count - 1] ?? 0, errors });
  }
}

/** Reads lines whose shapes are known by themselves, and says which parts of a text have to be read as a whole. */
export class DenseReader {
  readonly shapes: ShapeBook;
  private readonly times: LineTimes;
  /** The first line that was left out, as an offset of the input, and the shape of the one before it. */
  private resume: { readonly at: number; readonly before: LineShape | null } = { at: 0, before: null };

  constructor(book: CodeBook, zone: LocalZone = new LocalZone()) {
    this.shapes = new ShapeBook(book);
    this.times = new LineTimes(zone);
  }

  /**
   * What a piece is made of, in order. `slowTo` is how far what stands before it reaches into it; lines that end behind
   * `decided` are left out, because what comes may reach them.
   */
  read(piece: LinesPiece, slowTo: number, decided: number, now: number): { parts: readonly DensePart[]; slowTo: number } {
    const { bytes, text, isStartWhole, isEndWhole } = piece;
    const parts = new Parts(slowTo, decided);
    const isNarrow = text.length === bytes.length;
    let line = piece.line;
    let byte = 0;
    let before = piece.offset === this.resume.at ? this.resume.before : null;
    let isResumed = false;
    const lines = isNarrow ? bytes : toUtf8(text);
    this.shapes.load(lines);
    for (let from = 0, at = 0; from < text.length; line += 1) {
      const look = this.shapes.look(at, from);
      const feedAt = this.shapes.feed;
      const feed = feedAt === lines.length ? -1 : isNarrow ? feedAt : text.indexOf("\n", from);
      const to = feed < 0 ? text.length : feed;
      const byteEnd = isNarrow ? Math.min(to + 1, bytes.length) : bytes.indexOf(0x0a, byte) + 1 || bytes.length;
      const isWhole = (isStartWhole || from > 0) && (isEndWhole || feed >= 0);
      const end = to > from && text.charCodeAt(to - 1) === carriageReturn ? to - 1 : to;
      if (!isResumed && byteEnd > decided) {
        this.resume = { at: piece.offset + byte, before };
        isResumed = true;
      }
      const shape = isWhole ? this.shapes.shapeOf(look, from, now) : null;
      const isBeside = shape !== null && before !== null && shareStatus(before.beside, shape.beside);
      if (end > from || shape === null) before = shape;
      if (shape?.errors && !isBeside) {
        const errors = parts.known(byte, byteEnd);
        if (errors) this.addErrors(errors, shape, text, from, end, line, now);
      } else parts.unknown(byte, byteEnd, reachOf(text.slice(from, to)));
      from = to + 1;
      at = feedAt + 1;
      byte = byteEnd;
    }
    parts.finish();
    return { parts: parts.all, slowTo: parts.slowTo };
  }

  private addErrors(to: ShapedError[], shape: LineShape, text: string, from: number, end: number, line: number, now: number): void {
    const { errors } = shape;
    if (errors === null || errors.length === 0) return;
    const { tokens } = this.shapes;
    const time = this.times.of(shape.time, tokens, text, from, end, now);
    const host = hostIn(shape, text, tokens.starts, tokens.ends);
    for (const pattern of errors) {
      const token = pattern.idToken;
      const id = token < 0 ? null : text.slice(tokens.starts[token], tokens.ends[token]);
      to.push(new ShapedError(pattern, shape, text, from, end, line, time, host, id));
    }
  }
}
