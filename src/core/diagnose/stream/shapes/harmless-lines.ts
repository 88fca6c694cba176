import type { ShapeBook } from "./shape-book.js";

/** How many lines in a row may be looked at in vain: where most of them are errors, all are read. */
const patience = 8;
const mostPatience = 64;

/**
 * Lines that hold what a form contains and are known to hold no error whatever stands around them: success with a code, the
 * errors of others. What is around them needs not be read because of them. A line that begins or ends outside of what the
 * kernel has is never taken for harmless.
 */
export class HarmlessLines {
  private left = patience;
  private start = 0;
  private end = 0;
  private isHarmless = false;

  constructor(
    private readonly shapes: ShapeBook,
    private readonly now: number,
  ) {}

  /** Whether an offset, which is at a place in the input of the kernel, is in such a line. Offsets come in order, or nearly. */
  has(at: number, place: number): boolean {
    if (at >= this.start && at < this.end) return this.isHarmless;
    if (this.left <= 0) return false;
    const shape = this.shapes.shapeAround(place, this.now);
    if (shape === undefined) return false;
    this.start = at - place + this.shapes.lineStart;
    this.end = at - place + this.shapes.feed;
    this.isHarmless = shape?.errors?.length === 0;
    this.left = this.isHarmless ? Math.min(mostPatience, this.left + 1) : this.left - 1;
    return this.isHarmless;
  }
}
