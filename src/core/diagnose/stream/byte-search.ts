import { toLatin1 } from "../../text/bytes.js";
import { Kernel } from "./kernel.js";

/** What must follow a needle's text: anything, an upper-case letter, a bracket or a status, an equals sign or colon and a value that a code can have, the version and failed status of HTTP, a digit at the end of a line or string, anything but a slash and a version, or the second byte of a JSON object as a number. */
export type Tail = "anything" | "upper-case" | "value" | "failed-status" | "line-end" | "no-version" | "numbers";

/** Bytes to look for, each character of `text` one byte. */
export interface Needle {
  readonly text: string;
  readonly tail: Tail;
}

/** Where a needle is looked for: by its three bytes from an offset on, together with the others of its bucket, 0 to 7. */
export interface NeedlePlace {
  readonly triple: number;
  readonly bucket: number;
}

/** No needle is longer, blanks and escapes of its value included. */
export const longestNeedle = 120;

const tails: readonly Tail[] = ["anything", "upper-case", "value", "failed-status", "line-end", "no-version", "numbers"];

/** Bytes searched at once. */
const stepLength = 1 << 18;

/** Looks for all of a few needles at once, and counts lines, at the speed of memory. */
export class ByteSearch {
  private readonly hits: DataView;
  private readonly maxNeedles: number;

  /** @throws {RangeError} for more needles than the kernel keeps, or than there are places. */
  constructor(
    needles: readonly Needle[],
    places: readonly NeedlePlace[],
    private readonly kernel = new Kernel(),
  ) {
    const { hits, maxNeedles, addNeedle } = kernel.exports;
    this.hits = new DataView(kernel.memory.buffer, hits.value);
    this.maxNeedles = maxNeedles.value;
    if (needles.length > this.maxNeedles) throw new RangeError(`${needles.length} needles: kernel/byte-search.ts keeps ${this.maxNeedles}`);
    for (const [index, { text, tail }] of needles.entries()) {
      const bytes = toLatin1(text);
      const place = places[index];
      if (place === undefined) throw new RangeError(`no place for the needle ${text}: run npm run generate`);
      kernel.load(bytes);
      addNeedle(bytes.length, place.triple, tails.indexOf(tail), place.bucket);
    }
  }

  /**
   * Calls `onHit` for each place where a needle stands, with its index and where the place is in the input of the kernel;
   * places of one needle come in order.
   */
  each(bytes: Uint8Array, onHit: (at: number, needle: number, place: number) => void): void {
    const { search, reached } = this.kernel.exports;
    const step = stepLength - longestNeedle;
    for (let at = 0; at < bytes.length; at += step) {
      const length = this.kernel.load(bytes, at, Math.min(bytes.length, at + stepLength));
      for (let from = 0; from < length; from = reached.value) {
        const count = search(length, Math.min(length, step), from);
        for (let index = 0; index < count; index += 1) {
          const hit = this.hits.getUint32(index * 4, true);
          const place = Math.floor(hit / this.maxNeedles);
          onHit(at + place, hit % this.maxNeedles, place);
        }
      }
    }
  }

  /** Line feeds in a part of the bytes. */
  countFeeds(bytes: Uint8Array, from: number, to: number): number {
    let count = 0;
    for (let at = from; at < to; at += stepLength)
      count += this.kernel.exports.countFeeds(this.kernel.load(bytes, at, Math.min(to, at + stepLength)));
    return count;
  }
}
