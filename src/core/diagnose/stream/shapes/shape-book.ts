import { fromUtf8 } from "../../../text/bytes.js";
import type { CodeBook } from "../../meaning/code-book.js";
import { sharedKernel } from "../kernel.js";
import { learnShape } from "./learn-shape.js";
import { type LineShape, recordOf } from "./line-shape.js";
import type { TokenPlaces } from "./line-tokens.js";

/** A shape is learnt when it comes the so many'th time: learning takes as long as reading ten to fifty lines. */
const learntAt = 4;
const mostSeen = 20_000;
const mostLearnt = 4000;
/** Lines whose tokens may not differ: so many of one shape are told apart. */
const mostAlike = 16;

/** In other encodings a character may hold a byte that reads as another one. */
const notAscii = /[^\0-\x7f]/u;

/** What the kernel says of a line that is of none of the shapes that came lately, and of one that is too long. */
const [another, tooLong] = [-1, -2];

/** Learns the shapes of lines, so that one like an earlier one need not be read again; the kernel compares lines with them. */
export class ShapeBook {
  private readonly kernel = sharedKernel();
  private readonly shapes = new Map<number, LineShape[]>();
  /** Shapes whose lines have to be read, with those of which nothing could be learnt. */
  private readonly slow = new Set<number>();
  /** How often the shapes came that are not learnt yet. */
  private readonly seen = new Map<number, number>();
  /** Shapes that the kernel has, by their number there, and the other way round. */
  private given: LineShape[] = [];
  private readonly numbers = new Map<LineShape, number>();
  private learnt = 0;

  constructor(private readonly book: CodeBook) {}

  /** The tokens of the line that was looked up last and has a shape: good until the next. */
  get tokens(): TokenPlaces {
    return this.kernel;
  }

  /** Where the line that was looked up last begins and ends in the bytes of the kernel: its text, and its line feed. */
  get lineStart(): number {
    return this.kernel.lineStart;
  }

  get feed(): number {
    return this.kernel.feed;
  }

  /** Gives lines to the kernel, in UTF-8. */
  load(lines: Uint8Array): void {
    this.own();
    this.kernel.load(lines);
  }

  /** Looks up the line that begins at an offset of these; its tokens are those of a text from `textFrom` on. */
  look(at: number, textFrom: number): number {
    return this.kernel.exports.lineAt(at, this.kernel.length, textFrom);
  }

  /** The shape of the line that was looked up, with what the look gave; null where it has to be read with the lines around it. */
  shapeOf(look: number, textFrom: number, now: number): LineShape | null {
    return look >= 0 ? (this.given[look] ?? null) : look === another ? this.find(textFrom, now, null) : null;
  }

  /** The shape of the line around an offset of bytes that are in the kernel, and may be no UTF-8; undefined where it is not whole. */
  shapeAround(at: number, now: number): LineShape | null | undefined {
    this.own();
    const { kernel } = this;
    const found = kernel.exports.lineAround(at, kernel.length);
    if (found >= 0) return this.given[found] ?? null;
    return found === another ? this.find(0, now, notAscii) : found === tooLong ? null : undefined;
  }

  /** The kernel knows the shapes of one book at a time. */
  private own(): void {
    if (this.kernel.owner === this) return;
    this.kernel.owner = this;
    this.forget();
  }

  private forget(): void {
    this.kernel.exports.clearShapes();
    this.given = [];
    this.numbers.clear();
  }

  private numberOf(shape: LineShape): number {
    const known = this.numbers.get(shape);
    if (known !== undefined) return known;
    const record = recordOf(shape);
    let number = this.kernel.addShape(record);
    if (number === null) {
      this.forget();
      number = this.kernel.addShape(record) ?? 0;
    }
    this.given[number] = shape;
    this.numbers.set(shape, number);
    return number;
  }

  /** Whether the line that was looked up is of a shape; then it is one that came lately. */
  private isOf(shape: LineShape, start: number, end: number, textFrom: number): boolean {
    const number = this.numberOf(shape);
    const { hasShape, note } = this.kernel.exports;
    if (!hasShape(number, start, end, textFrom)) return false;
    note(number);
    return true;
  }

  /** The shape of the line that was looked up, by its hash. A new one is learnt unless it has `unknown` in it. */
  private find(textFrom: number, now: number, unknown: RegExp | null): LineShape | null {
    const { kernel } = this;
    const [start, end] = [kernel.lineStart, kernel.lineEnd];
    kernel.exports.tokenizeLine(start, end, textFrom);
    if (kernel.tokenCount < 0) return null;
    const { hash } = kernel;
    const same = this.shapes.get(hash)?.find((shape) => this.isOf(shape, start, end, textFrom));
    if (same) return same;
    if (this.slow.has(hash)) return null;
    const text = fromUtf8(kernel.bytes(start, end));
    const shape = unknown?.test(text) ? null : this.learn(text, hash, now);
    return shape && this.isOf(shape, start, end, textFrom) ? shape : null;
  }

  private learn(line: string, hash: number, now: number): LineShape | null {
    const times = (this.seen.get(hash) ?? 0) + 1;
    if (times < learntAt) {
      if (this.seen.size >= mostSeen) this.seen.clear();
      this.seen.set(hash, times);
      return null;
    }
    if (this.learnt >= mostLearnt) return null;
    this.learnt += 1;
    const known = this.shapes.get(hash) ?? [];
    const shape = learnShape(line, this.book, now);
    if (shape && known.length < mostAlike) this.shapes.set(hash, [...known, shape]);
    else this.slow.add(hash);
    return shape;
  }
}
