import { fromUtf8 } from "../../../text/bytes.js";
import { longestLine, type ShapeBook } from "./shape-book.js";

const [lineFeed, carriageReturn] = [0x0a, 0x0d];

/** How many lines in a row may be looked at in vain: where most of them are errors, all are read. */
const patience = 8;
const mostPatience = 64;

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
    this.isHarmless = this.look(this.bytes.subarray(this.start, this.end));
    this.left = this.isHarmless ? Math.min(mostPatience, this.left + 1) : this.left - 1;
    return this.isHarmless;
  }

  private look(line: Uint8Array): boolean {
    // In other encodings a character may hold a byte that reads as another one.
    if (line.some((byte) => byte >= 0x80)) return false;
    const { length } = line;
    const text = fromUtf8(line[length - 1] === carriageReturn ? line.subarray(0, length - 1) : line);
    return this.shapes.shapeOf(text, 0, text.length, this.now)?.errors?.length === 0;
  }
}
