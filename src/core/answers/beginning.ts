import { joinBytes } from "../text/bytes.js";

/** Inputs up to this many bytes are what somebody pasted. */
const longestShort = 64 * 1024;

/** The first bytes of an input. */
export class Beginning {
  private readonly chunks: Uint8Array[] = [];
  private length = 0;
  isWhole = true;

  get isEmpty(): boolean {
    return this.length === 0;
  }

  take(chunk: Uint8Array): void {
    const left = longestShort - this.length;
    if (chunk.length > left) this.isWhole = false;
    if (left <= 0) return;
    this.chunks.push(chunk.slice(0, left));
    this.length += Math.min(chunk.length, left);
  }

  get bytes(): Uint8Array {
    return joinBytes(this.chunks);
  }
}
