import { ZSTDDecoder } from "zstddec/stream";
import { longestBlock, longestPiece, longestRun, type ZstdRun } from "./zstd-frames.js";

/** What a run unpacks to: all of it, or up to where it is damaged. */
export interface UnpackedRun {
  readonly bytes: Uint8Array;
  readonly isDamaged: boolean;
}

/** Unpacks runs that follow each other, each given as its pieces. */
export interface RunReader<Result = UnpackedRun | Promise<UnpackedRun>> {
  /** How long the result is good is said where the reader is made. */
  unpack(run: ZstdRun): Result;
  close(): void;
}

/**
 * The functions of zstd's own decoder, compiled to WebAssembly, that are called here. The package's own streaming is not used:
 * it asks for pieces that are all there, and never ends where one is damaged.
 */
interface Decoder {
  readonly memory: WebAssembly.Memory;
  malloc(size: number): number;
  free(at: number): void;
  ZSTD_createDCtx(): number;
  ZSTD_freeDCtx(context: number): void;
  /** A failure is a number below zero. */
  ZSTD_decompressStream(context: number, output: number, input: number): number;
}

let loading: Promise<Decoder> | undefined;

/** Loaded once, as the package does itself. */
function load(): Promise<Decoder> {
  loading ??= new Promise((resolve, reject) => {
    const source = new ZSTDDecoder();
    const begin = source._init;
    source._init = (result) => {
      begin(result);
      resolve(result.instance.exports as unknown as Decoder);
    };
    source.init().catch(reject);
  });
  return loading;
}

/** A buffer is described by three numbers of four bytes: where it is, how long, and how far it was read or written. */
const descriptionLength = 12;

/** Unpacks in place, to memory that the next run is unpacked to again. */
export async function zstdDecoder(): Promise<RunReader<UnpackedRun>> {
  const decoder = await load();
  const context = decoder.ZSTD_createDCtx();
  const input = decoder.malloc(longestPiece);
  const output = decoder.malloc(longestRun);
  const inputDescription = decoder.malloc(2 * descriptionLength);
  const outputDescription = inputDescription + descriptionLength;
  /** How many bytes it writes; below zero for a damaged piece. */
  const unpackPiece = (piece: Uint8Array, at: number): number => {
    new Uint8Array(decoder.memory.buffer, input).set(piece);
    const before = new DataView(decoder.memory.buffer, inputDescription, 2 * descriptionLength);
    const room = Math.min(longestBlock, output + longestRun - at);
    for (const [index, value] of [input, piece.length, 0, at, room, 0].entries()) before.setUint32(index * 4, value, true);
    const failure = decoder.ZSTD_decompressStream(context, outputDescription, inputDescription);
    // After it has grown, its memory is another.
    return failure < 0 ? failure : new DataView(decoder.memory.buffer, outputDescription).getUint32(8, true);
  };
  return {
    unpack(run) {
      let written = 0;
      for (const piece of run) {
        const count = unpackPiece(piece, output + written);
        if (count < 0) return { bytes: new Uint8Array(decoder.memory.buffer, output, written), isDamaged: true };
        written += count;
      }
      return { bytes: new Uint8Array(decoder.memory.buffer, output, written), isDamaged: false };
    },
    close() {
      decoder.ZSTD_freeDCtx(context);
      for (const at of [input, output, inputDescription]) decoder.free(at);
    },
  };
}
