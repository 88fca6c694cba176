/** Up to so many bytes an answer is kept in pieces, as all but a few are. */
const longestInPieces = 1024 * 1024;

/** The body of an answer while it comes. A long one is written into one place: pieces joined at the end would be there twice. */
export class ReceivedBody {
  private pieces: Buffer[] = [];
  private place: Buffer | null = null;
  private length = 0;

  constructor(private readonly longest: number) {}

  /** Takes what came; false when it is more than may be kept. */
  take(piece: Buffer): boolean {
    const start = this.length;
    if (start + piece.length > this.longest) return false;
    this.length += piece.length;
    if (this.place === null && this.length > longestInPieces) this.move();
    if (this.place) piece.copy(this.place, start);
    else this.pieces.push(piece);
    return true;
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
