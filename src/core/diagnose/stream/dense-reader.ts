import { shareStatus } from "../forms/reading/status-beside.js";
import type { CodeBook } from "../meaning/code-book.js";
import type { ErrorPattern, LineShape } from "./line-shape.js";
import { LineTimes } from "./line-time.js";
import { farNeedle, farthest } from "./needles.js";
import { ShapeBook } from "./shape-book.js";
import { ShapedError } from "./shaped-error.js";

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

/** The token that is the request id, where no other text of the error differs. */
const idToken = ({ message, requestId }: ErrorPattern): number =>
  message === null && requestId?.tokens.length === 1 && requestId.parts.every((part) => part === "") ? (requestId.tokens[0] ?? -1) : -1;

const carriageReturn = 0x0d;

/** Parts of a piece as its lines come: those that are known, until one is not. */
class Parts {
  readonly all: DensePart[] = [];
  /** Where the lines that are known begin, each with its errors. */
  private starts: number[] = [];
  private ends: number[] = [];
  private errors: (readonly ShapedError[])[] = [];

  constructor(
    /** Up to here lines have to be read with what stands before them. */
    public slowTo: number,
  ) {}

  known(start: number, end: number, errors: readonly ShapedError[]): void {
    if (start < this.slowTo) {
      this.extend(start, end);
      return;
    }
    this.starts.push(start);
    this.ends.push(end);
    this.errors.push(errors);
  }

  unknown(start: number, end: number, reach: number): void {
    const from = start - farthest.before;
    let kept = this.ends.length;
    while (kept > 0 && (this.ends[kept - 1] ?? 0) > from) kept -= 1;
    const first = this.starts[kept] ?? start;
    this.flush(kept);
    this.starts = [];
    this.ends = [];
    this.errors = [];
    this.extend(first, end);
    this.slowTo = Math.max(this.slowTo, end + reach);
  }

  /** Gives the lines that are known and end up to an offset. */
  finish(decided: number): void {
    let kept = this.ends.length;
    while (kept > 0 && (this.ends[kept - 1] ?? 0) > decided) kept -= 1;
    this.flush(kept);
  }

  private extend(start: number, end: number): void {
    const last = this.all.at(-1);
    if (last?.errors === null) last.end = end;
    else this.all.push({ start, end, errors: null });
  }

  private flush(count: number): void {
    if (count === 0) return;
    const errors = this.errors.slice(0, count).flat();
    this.all.push({ start: this.starts[0] ?? 0, end: this.ends[count - 1] ?? 0, errors });
  }
}

/** Reads lines whose shapes are known by themselves, and says which parts of a text have to be read as a whole. */
export class DenseReader {
  private readonly shapes: ShapeBook;
  private readonly times = new LineTimes();
  /** The first line that was left out, as an offset of the input, and the shape of the one before it. */
  private resume: { readonly at: number; readonly before: LineShape | null } = { at: 0, before: null };

  constructor(book: CodeBook) {
    this.shapes = new ShapeBook(book);
  }

  /**
   * What a piece is made of, in order. `slowTo` is how far what stands before it reaches into it; lines that end behind
   * `decided` are left out, because what comes may reach them.
   */
  read(piece: LinesPiece, slowTo: number, decided: number, now: number): { parts: readonly DensePart[]; slowTo: number } {
    const { bytes, text, isStartWhole, isEndWhole } = piece;
    const parts = new Parts(slowTo);
    const isNarrow = text.length === bytes.length;
    let line = piece.line;
    let byte = 0;
    let before = piece.offset === this.resume.at ? this.resume.before : null;
    let isResumed = false;
    for (let from = 0; from < text.length; line += 1) {
      const feed = text.indexOf("\n", from);
      const to = feed < 0 ? text.length : feed;
      const byteEnd = isNarrow ? Math.min(to + 1, bytes.length) : bytes.indexOf(0x0a, byte) + 1 || bytes.length;
      const isWhole = (isStartWhole || from > 0) && (isEndWhole || feed >= 0);
      const end = to > from && text.charCodeAt(to - 1) === carriageReturn ? to - 1 : to;
      if (!isResumed && byteEnd > decided) {
        this.resume = { at: piece.offset + byte, before };
        isResumed = true;
      }
      const shape = isWhole ? this.shapes.shapeOf(text, from, end, now) : null;
      const isBeside = shape !== null && before !== null && shareStatus(before.beside, shape.beside);
      if (end > from || shape === null) before = shape;
      if (shape?.errors && !isBeside) parts.known(byte, byteEnd, this.errorsOf(shape, text, from, end, line, now));
      else parts.unknown(byte, byteEnd, farNeedle.test(text.slice(from, to)) ? farthest.after : farthest.before);
      from = to + 1;
      byte = byteEnd;
    }
    parts.finish(decided);
    return { parts: parts.all, slowTo: parts.slowTo };
  }

  private errorsOf(shape: LineShape, text: string, from: number, to: number, line: number, now: number): readonly ShapedError[] {
    const { errors } = shape;
    if (errors === null || errors.length === 0) return none;
    const { tokens } = this.shapes;
    const time = this.times.of(shape.time, tokens, text, from, to, now);
    return errors.map((pattern) => {
      const token = idToken(pattern);
      const id = token < 0 ? null : text.slice(tokens.starts[token], tokens.ends[token]);
      return new ShapedError(pattern, shape, text, from, to, line, time, id);
    });
  }
}

const none: readonly ShapedError[] = [];
