import * as zlib from "node:zlib";
import { longestBlock, ZstdError, type ZstdPiece, ZstdWindowError, zstdPieces } from "./zstd-frames.js";

/** Unpacks the pieces of one frame after the other. */
interface FrameReader {
  give(piece: ZstdPiece): Promise<readonly Uint8Array[]>;
  close(): void;
}

/** Node's own zstd, from 22.15 on. */
interface NativeZstd {
  createZstdDecompress(options: { chunkSize: number; params: Record<number, number> }): zlib.Gunzip;
  readonly constants: { readonly ZSTD_d_windowLogMax: number };
}

const native = "createZstdDecompress" in zlib ? (zlib as unknown as NativeZstd) : null;

/** Logarithms of the longest windows: what JavaScript unpacks copies its window for each block, so that it gets the least that every decoder must know. */
const windowLog = native ? 26 : 23;

function nativeReader({ createZstdDecompress, constants }: NativeZstd): FrameReader {
  let stream: zlib.Gunzip | null = null;
  let parts: Uint8Array[] = [];
  const begin = (): zlib.Gunzip => {
    const begun = createZstdDecompress({ chunkSize: longestBlock, params: { [constants.ZSTD_d_windowLogMax]: windowLog } });
    begun.on("data", (part: Buffer) => void parts.push(part));
    return begun;
  };
  const told = (active: zlib.Gunzip, give: (done: (error?: Error | null) => void) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      active.once("error", reject);
      give((error) => {
        active.off("error", reject);
        // What is written is read a moment later.
        if (error) reject(error);
        else setImmediate(resolve);
      });
    });
  return {
    async give(piece) {
      parts = [];
      stream ??= begin();
      const active = stream;
      if (piece.kind === "end") {
        stream = null;
        await told(active, (done) => active.once("end", () => done()).end());
      } else await told(active, (done) => active.write(piece.bytes, done));
      return parts;
    },
    close: () => stream?.destroy(),
  };
}

async function scriptReader(): Promise<FrameReader> {
  const { Decompress } = await import("fzstd");
  let parts: Uint8Array[] = [];
  let stream: InstanceType<typeof Decompress> | null = null;
  return {
    async give(piece) {
      parts = [];
      stream ??= new Decompress((part) => void parts.push(part));
      if (piece.kind === "end") {
        stream.push(new Uint8Array(0), true);
        stream = null;
      } else stream.push(piece.bytes);
      return parts;
    },
    close: () => {},
  };
}

function* buffers(parts: readonly Uint8Array[]): Generator<Buffer> {
  for (const part of parts) if (part.length > 0) yield Buffer.from(part.buffer, part.byteOffset, part.byteLength);
}

/**
 * The bytes that a zstd file holds.
 * @throws {ZstdError} when the bytes are broken; what could be read was given before.
 * @throws {ZstdWindowError} when they need more memory than is given.
 */
export async function* unzstd(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const reader = native ? nativeReader(native) : await scriptReader();
  try {
    let before: readonly Uint8Array[] = [];
    for await (const piece of zstdPieces(chunks, 2 ** windowLog)) {
      // One piece is unpacked while the one before it is read.
      const unpacked = reader.give(piece);
      unpacked.catch(() => undefined);
      yield* buffers(before);
      before = await unpacked;
    }
    yield* buffers(before);
  } catch (error) {
    if (error instanceof ZstdWindowError || error instanceof ZstdError || (error as NodeJS.ErrnoException).syscall !== undefined)
      throw error;
    throw new ZstdError(error instanceof Error ? error.message : "zstd");
  } finally {
    reader.close();
  }
}
