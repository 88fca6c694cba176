import { fromBase64, writeUtf8 } from "../../text/bytes.js";
import { kernelCode } from "./kernel-code.js";

/** What the files of kernel/ export: addresses of memory, limits, and functions. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  readonly input: WebAssembly.Global;
  readonly maxNeedles: WebAssembly.Global;
  readonly hits: WebAssembly.Global;
  readonly reached: WebAssembly.Global;
  readonly addNeedle: (length: number, triple: number, tail: number, bucket: number) => void;
  readonly search: (length: number, limit: number, from: number) => number;
  readonly countFeeds: (length: number) => number;
  readonly scratch: WebAssembly.Global;
  readonly scratchCapacity: WebAssembly.Global;
  readonly mostTokens: WebAssembly.Global;
  readonly kinds: WebAssembly.Global;
  readonly starts: WebAssembly.Global;
  readonly ends: WebAssembly.Global;
  readonly result: WebAssembly.Global;
  readonly recordAt: WebAssembly.Global;
  readonly tokenizeScratch: (length: number, textFrom: number) => void;
  readonly tokenizeLine: (from: number, to: number, textFrom: number) => void;
  readonly clearShapes: () => void;
  readonly hasRoom: (length: number) => number;
  readonly addShape: (length: number) => number;
  readonly hasShape: (shape: number, from: number, to: number, textFrom: number) => number;
  readonly note: (shape: number) => void;
  readonly lineAt: (from: number, length: number, textFrom: number) => number;
  readonly lineAround: (at: number, length: number) => number;
}

/** The WebAssembly that looks for needles, counts lines and knows their shapes, with its memory. One input is in it at a time. */
export class Kernel {
  readonly exports: Exports;
  /** All of its memory. */
  readonly memory: Uint8Array;
  /** How many bytes are in. */
  length = 0;
  /** The tokens of the line that was found last. */
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Whose shapes it knows. */
  owner: object | null = null;
  private readonly input: number;
  private readonly scratch: Uint8Array;
  private readonly result: Int32Array;

  constructor(instance = new WebAssembly.Instance(new WebAssembly.Module(fromBase64(kernelCode)))) {
    this.exports = instance.exports as unknown as Exports;
    const { memory, input, mostTokens, kinds, starts, ends, result, scratch, scratchCapacity } = this.exports;
    const { buffer } = memory;
    this.memory = new Uint8Array(buffer);
    this.input = input.value;
    this.kinds = new Uint8Array(buffer, kinds.value, mostTokens.value);
    this.starts = new Int32Array(buffer, starts.value, mostTokens.value);
    this.ends = new Int32Array(buffer, ends.value, mostTokens.value);
    this.result = new Int32Array(buffer, result.value, 5);
    this.scratch = new Uint8Array(buffer, scratch.value, scratchCapacity.value);
  }

  /** Of the line that was found last: where it begins and ends in the input, without what ends it, and where its line feed is. */
  get lineStart(): number {
    return this.result[0] ?? 0;
  }

  get lineEnd(): number {
    return this.result[1] ?? 0;
  }

  get feed(): number {
    return this.result[2] ?? 0;
  }

  /** How many tokens it has; negative for too many. */
  get tokenCount(): number {
    return this.result[3] ?? 0;
  }

  /** The hash of the line that was taken apart last. */
  get hash(): number {
    return this.result[4] ?? 0;
  }

  /** Takes a part of the bytes as its input; returns its length. */
  load(bytes: Uint8Array, from = 0, to = bytes.length): number {
    const part = from === 0 && to === bytes.length ? bytes : bytes.subarray(from, to);
    this.memory.set(part, this.input);
    // Behind it stand zeros, so that reading past its end finds nothing.
    this.memory.fill(0, this.input + part.length, this.input + part.length + margin);
    this.length = part.length;
    return part.length;
  }

  /** A part of its input. */
  bytes(from: number, to: number): Uint8Array {
    return this.memory.subarray(this.input + from, this.input + to);
  }

  /** Takes a text apart that is one line; false where it is too long. The tokens are those of the text from `textFrom` on. */
  tokenize(text: string, textFrom: number): boolean {
    const length = writeUtf8(text, this.scratch);
    if (length === null) return false;
    this.exports.tokenizeScratch(length, textFrom);
    return true;
  }

  /** Adds a shape by its record; null where it does not fit. */
  addShape(record: Uint8Array): number | null {
    if (!this.exports.hasRoom(record.length)) return null;
    this.memory.set(record, this.exports.recordAt.value);
    return this.exports.addShape(record.length);
  }
}

const margin = 128;

let shared: Kernel | null = null;

/** Makes the one that inputs are read with. Browsers of before 2023 compile no more than 4 KB at once: there it is waited for. */
export async function loadKernel(): Promise<void> {
  try {
    sharedKernel();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const { instance } = await WebAssembly.instantiate(fromBase64(kernelCode));
    shared = new Kernel(instance);
  }
}

/** The one that inputs are read with. */
export function sharedKernel(): Kernel {
  shared ??= new Kernel();
  return shared;
}
