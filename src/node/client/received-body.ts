import { youngObjectCollector } from "../young-objects.js";

/** Up to so many bytes an answer is kept in pieces, as all but a few are. */
const longestInPieces = 1024 * 1024;
/** After so many bytes more the pieces that were copied are cleared. */
const betweenClearings = 4 * 1024 * 1024;

/** The body of an answer while it comes. A long one is written into one place: pieces joined at the end would be there twice. */
export class ReceivedBody {
  private pieces: Buffer[] = [];
  private place: Buffer | null = null;
  length = 0;
  private clear: (() => void) | null = null;

  constructor(readonly longest: number) {}

  /** Takes what came; false when it is more than may be kept. */
  take(piece: Buffer): boolean {
    const start = this.length;
    if (start + piece.length > this.longest) return false;
    this.length += piece.length;
    if (this.place === null && this.length > longestInPieces) this.move();
    if (!this.place) this.pieces.push(piece);
    else {
      piece.copy(this.place, start);
      if (Math.floor(start / betweenClearings) < Math.floor(this.length / betweenClearings)) this.clearCopied();
    }
    return true;
  }

  private clearCopied(): void {
    this.clear ??= youngObjectCollector();
    this.clear();
  }

  /** Memory that is not written to is asked for only, not used. */
  private move(): void {
    this.place = Buffer.allocUnsafeSlow(this.longest);
    let at = 0;
    for (const piece of this.pieces) at += piece.copy(this.place, at);
    this.pieces = [];
  }

  get bytes(): Buffer {
    return this.place ? this.place.subarray(0, this.length) : Buffer.concat(this.pieces);
  }
}
