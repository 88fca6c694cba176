import type { DuplexOptions } from "node:stream";
import { createGunzip, type ZlibOptions } from "node:zlib";

const isGzip = (start: Buffer): boolean => start[0] === 0x1f && start[1] === 0x8b;
const isZstd = (start: Buffer): boolean => start.length >= 4 && start.readUInt32LE(0) === 0xfd2fb528;
const signatureLength = 4;

/** A compressed file that breaks off or is damaged: what could be read of it was given before. */
export class BrokenArchiveError extends Error {
  override readonly name = "BrokenArchiveError";
}

/** A zstd file whose parts refer further back than is kept in memory for them. */
export class WideArchiveError extends Error {
  override readonly name = "WideArchiveError";
}

/** Bytes given at once: in the 16 KiB of Node's streams, more time would go into handing them on than into unpacking. */
const pieceLength = 1 << 17;

/** Some pieces are unpacked while the ones before are read. Node takes the options of streams here too, its types do not. */
const ahead: ZlibOptions & Pick<DuplexOptions, "readableHighWaterMark"> = {
  chunkSize: pieceLength,
  readableHighWaterMark: 8 * pieceLength,
};

/** Pieces of a file are read into the same memory again; a stream that reads ahead needs its own. */
async function* copied(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) yield Buffer.from(chunk);
}

async function* gunzipped(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const { Readable } = await import("node:stream");
  const gunzip = createGunzip(ahead);
  const source = Readable.from(chunks);
  source.on("error", (error) => gunzip.destroy(error));
  try {
    for await (const chunk of source.pipe(gunzip)) yield chunk;
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    // Bytes behind the end of a whole file are padding, as gzip itself takes them.
    if (code === "Z_DATA_ERROR" || code === "Z_BUF_ERROR") throw new BrokenArchiveError(code);
    throw error;
  }
}

async function* fromZstd(chunks: AsyncIterable<Buffer>, size: number | null): AsyncGenerator<Buffer> {
  const { unzstd } = await import("./unzstd.js");
  const { ZstdError, ZstdWindowError } = await import("./zstd-frames.js");
  try {
    yield* unzstd(chunks, size);
  } catch (error) {
    if (error instanceof ZstdWindowError) throw new WideArchiveError(error.message);
    if (error instanceof ZstdError) throw new BrokenArchiveError(error.message);
    throw error;
  }
}

/**
 * Gives the bytes that a gzip or zstd file holds, and any other bytes as they are: told by content, whatever the name. The size
 * is that of the file, null where nobody knows it.
 */
export async function* decompressed(chunks: AsyncIterable<Buffer>, size: number | null = null): AsyncGenerator<Buffer> {
  const iterator = chunks[Symbol.asyncIterator]();
  let start = Buffer.alloc(0);
  let isEnded = false;
  while (start.length < signatureLength && !isEnded) {
    const { value, done } = await iterator.next();
    if (done) isEnded = true;
    else start = Buffer.concat([start, value]);
  }
  const all = (async function* (): AsyncGenerator<Buffer> {
    if (start.length > 0) yield start;
    if (!isEnded) for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  })();
  if (isGzip(start)) yield* gunzipped(copied(all));
  else if (isZstd(start)) yield* fromZstd(all, size);
  else yield* all;
}
