import { fromUtf8 } from "../../../text/bytes.js";
import { longestLine, type ShapeBook } from "./shape-book.js";

const lineFeed = 0x0a;

/** How many lines in a row may be looked at in vain: where most of them are errors, all are read. */
const patience = 8;
const mostPatience = 64;
/** In other encodings a character may hold a byte that reads as another one. */
const notAscii = /[^\0-\x7f]/u;

/**
 * Lines that hold what a form contains and are known to hold no error whatever stands around them: success with a code, the
 * errors of others. What is around them needs not be read because of them.
 */
export class HarmlessLines {
  private left = patience;
  private start = 0;
  private end = 0;
  private isHarmless = false;

  constructor(
    private readonly shapes: ShapeBook,
    /** Bytes that begin or end in the middle of a line, which is never taken for harmless. */
    private readonly bytes: Uint8Array,
    private readonly now: number,
  ) {}

  /** Whether an offset is in such a line. Offsets come in order, or nearly. */
  has(at: number): boolean {
    if (at >= this.start && at < this.end) return this.isHarmless;
    if (this.left <= 0) return false;
    const before = this.bytes.subarray(Math.max(0, at - longestLine), at).lastIndexOf(lineFeed);
    const after = this.bytes.subarray(at, at + longestLine).indexOf(lineFeed);
    if (before < 0 || after < 0) return false;
    this.start = Math.max(0, at - longestLine) + before + 1;
    this.end = at + after;
    this.isHarmless = this.look(fromUtf8(this.bytes.subarray(this.start, this.end)));
    this.left = this.isHarmless ? Math.min(mostPatience, this.left + 1) : this.left - 1;
    return this.isHarmless;
  }

  private look(line: string): boolean {
    if (notAscii.test(line)) return false;
    const length = line.endsWith("\r") ? line.length - 1 : line.length;
    return this.shapes.shapeOf(line, 0, length, this.now)?.errors?.length === 0;
  }
}
