import { fromBase64, toLatin1 } from "../../text/bytes.js";
import { byteSearchCode } from "./byte-search-code.js";

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

/** What kernel/byte-search.ts exports. */
interface Kernel {
  readonly memory: WebAssembly.Memory;
  readonly input: WebAssembly.Global;
  readonly capacity: WebAssembly.Global;
  readonly maxNeedles: WebAssembly.Global;
  readonly hits: WebAssembly.Global;
  readonly reached: WebAssembly.Global;
  readonly addNeedle: (length: number, triple: number, tail: number, bucket: number) => void;
  readonly search: (length: number, limit: number, from: number) => number;
  readonly countFeeds: (length: number) => number;
}

const tails: readonly Tail[] = ["anything", "upper-case", "value", "failed-status", "line-end", "no-version", "numbers"];
/** Looks for all of a few needles at once, and counts lines, at the speed of memory. */
export class ByteSearch {
  private readonly kernel: Kernel;
  private readonly memory: Uint8Array;
  private readonly input: number;
  private readonly hits: DataView;
  private readonly capacity: number;
  private readonly maxNeedles: number;

  /** @throws {RangeError} for more needles than the kernel keeps, or than there are places. */
  constructor(needles: readonly Needle[], places: readonly NeedlePlace[]) {
    const module = new WebAssembly.Module(fromBase64(byteSearchCode));
    this.kernel = new WebAssembly.Instance(module).exports as unknown as Kernel;
    const { memory, input, hits, capacity, maxNeedles } = this.kernel;
    this.memory = new Uint8Array(memory.buffer);
    this.input = input.value;
    this.hits = new DataView(memory.buffer, hits.value);
    this.capacity = capacity.value;
    this.maxNeedles = maxNeedles.value;
    if (needles.length > this.maxNeedles) throw new RangeError(`${needles.length} needles: kernel/byte-search.ts keeps ${this.maxNeedles}`);
    for (const [index, { text, tail }] of needles.entries()) {
      const bytes = toLatin1(text);
      const place = places[index];
      if (place === undefined) throw new RangeError(`no place for the needle ${text}: run npm run generate`);
      this.memory.set(bytes, this.input);
      this.kernel.addNeedle(bytes.length, place.triple, tails.indexOf(tail), place.bucket);
    }
  }

  /** Calls `onHit` for each place where a needle stands, with its index; places of one needle come in order. */
  each(bytes: Uint8Array, onHit: (at: number, needle: number) => void): void {
    const step = this.capacity - longestNeedle;
    for (let at = 0; at < bytes.length; at += step) {
      const length = this.load(bytes, at, Math.min(bytes.length, at + this.capacity));
      for (let from = 0; from < length; from = this.kernel.reached.value) {
        const count = this.kernel.search(length, Math.min(length, step), from);
        for (let index = 0; index < count; index += 1) {
          const hit = this.hits.getUint32(index * 4, true);
          onHit(at + Math.floor(hit / this.maxNeedles), hit % this.maxNeedles);
        }
      }
    }
  }

  /** Line feeds in a part of the bytes. */
  countFeeds(bytes: Uint8Array, from: number, to: number): number {
    let count = 0;
    for (let at = from; at < to; at += this.capacity)
      count += this.kernel.countFeeds(this.load(bytes, at, Math.min(to, at + this.capacity)));
    return count;
  }

  /** Gives a part of the bytes to the kernel; returns its length. */
  private load(bytes: Uint8Array, from: number, to: number): number {
    const part = bytes.subarray(from, to);
    this.memory.set(part, this.input);
    return part.length;
  }
}
