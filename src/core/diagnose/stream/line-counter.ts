import { countFeeds } from "./needles.js";

/** Counts the lines of a window that moves over an input, each byte once. */
export class LineCounter {
  /** The line on which the window begins. */
  private first = 1;
  /** The last place asked for: an offset in the window, and its line. */
  private at = 0;
  private line = 1;
  private isEmpty = true;

  get firstLine(): number {
    return this.first;
  }

  /** The line of an offset; asked for in order. */
  lineAt(window: Uint8Array, offset: number): number {
    if (offset < this.at) this.rewind();
    this.line += countFeeds(window, this.at, offset);
    this.at = offset;
    return this.line;
  }

  /** The window now begins `cut` bytes later. */
  drop(window: Uint8Array, cut: number): void {
    if (cut === 0) return;
    this.first = this.lineAt(window, cut);
    this.isEmpty = false;
    this.rewind();
  }

  /** Lines up to the end of the window. */
  total(window: Uint8Array): number {
    if (window.length === 0) return this.isEmpty ? 0 : this.first - 1;
    const feeds = countFeeds(window, 0, window.length);
    return this.first - 1 + feeds + (window[window.length - 1] === 0x0a ? 0 : 1);
  }

  private rewind(): void {
    this.at = 0;
    this.line = this.first;
  }
}
