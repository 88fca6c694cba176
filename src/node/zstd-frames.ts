/** A piece of a zstd file: a frame's header, one of its blocks, or its end. */
export type ZstdPiece = { readonly kind: "header" | "block"; readonly bytes: Buffer } | { readonly kind: "end" };

/** The file is no zstd, damaged, or breaks off. */
export class ZstdError extends Error {
  override readonly name = "ZstdError";
}

/** What is needed of the bytes before, to read on, is more than is given to it. */
export class ZstdWindowError extends Error {
  override readonly name = "ZstdWindowError";
  constructor(readonly window: number) {
    super(`window of ${window} bytes`);
  }
}

const magic = 0xfd2fb528;
const isSkippable = (word: number): boolean => (word & 0xfffffff0) >>> 0 === 0x184d2a50;
/** The most that a block may hold, packed or not. */
export const longestBlock = 128 * 1024;

/** Bytes in the portions in which they are asked for. */
class Portions {
  #rest: Buffer = Buffer.alloc(0);
  readonly #chunks: AsyncIterator<Buffer>;
  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }
  /** Null at the end of the input. */
  async take(count: number): Promise<Buffer | null> {
    const parts = [this.#rest];
    let length = this.#rest.length;
    while (length < count) {
      const { value, done } = await this.#chunks.next();
      if (done) break;
      parts.push(value);
      length += value.length;
    }
    const all = parts.length === 1 ? this.#rest : Buffer.concat(parts, length);
    if (length === 0 && count > 0) return null;
    if (length < count) throw new ZstdError("it breaks off");
    this.#rest = all.subarray(count);
    return all.subarray(0, count);
  }
  async need(count: number): Promise<Buffer> {
    const bytes = await this.take(count);
    if (bytes === null) throw new ZstdError("it breaks off");
    return bytes;
  }
  async skip(count: number): Promise<void> {
    for (let left = count; left > 0; left -= longestBlock) await this.need(Math.min(left, longestBlock));
  }
}

/** How many bytes back a block may refer, as the window descriptor writes it. */
const windowOf = (descriptor: number): number => {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
};

const numberIn = (bytes: Buffer): number => {
  if (bytes.length === 8) return Number(bytes.readBigUInt64LE());
  return bytes.length === 0 ? 0 : bytes.readUIntLE(0, bytes.length) + (bytes.length === 2 ? 256 : 0);
};

/** The rest of a frame's header behind its magic number. */
async function readHeader(portions: Portions, longestWindow: number): Promise<{ header: Buffer; hasChecksum: boolean }> {
  const first = await portions.need(1);
  const flags = first[0] ?? 0;
  const isSingle = (flags & 0x20) !== 0;
  const window = isSingle ? Buffer.alloc(0) : await portions.need(1);
  const dictionary = await portions.need([0, 1, 2, 4][flags & 3] ?? 0);
  const size = await portions.need([isSingle ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0);
  if (dictionary.some((byte) => byte !== 0)) throw new ZstdError("it needs a dictionary");
  const reach = isSingle ? numberIn(size) : windowOf(window[0] ?? 0);
  if (reach > longestWindow) throw new ZstdWindowError(reach);
  return { header: Buffer.concat([first, window, dictionary, size]), hasChecksum: (flags & 4) !== 0 };
}

async function* readBlocks(portions: Portions): AsyncGenerator<ZstdPiece> {
  for (;;) {
    const head = await portions.need(3);
    const word = head.readUIntLE(0, 3);
    const [isLast, type, size] = [(word & 1) !== 0, (word >> 1) & 3, word >> 3];
    if (type === 3 || size > longestBlock) throw new ZstdError("a block is damaged");
    const content = await portions.need(type === 1 ? 1 : size);
    // Empty blocks give nothing, and thousands of them would each cost a look at the whole window.
    if (size > 0 || isLast) yield { kind: "block", bytes: Buffer.concat([head, content]) };
    if (isLast) return;
  }
}

/**
 * Takes a zstd file apart into headers and blocks, each of which gives at most 128 KiB: whoever unpacks them one by one holds
 * little at a time, however much a few bytes unpack to. Frames that follow each other are given one after the other; what is
 * to be skipped is left out.
 * @throws {ZstdError} when the bytes are no frames of zstd, or end in one.
 */
export async function* zstdPieces(chunks: AsyncIterable<Buffer>, longestWindow: number): AsyncGenerator<ZstdPiece> {
  const portions = new Portions(chunks);
  for (let start = await portions.take(4); start !== null; start = await portions.take(4)) {
    const word = start.readUInt32LE(0);
    if (isSkippable(word)) {
      await portions.skip((await portions.need(4)).readUInt32LE(0));
      continue;
    }
    if (word !== magic) throw new ZstdError("no frame begins here");
    const { header, hasChecksum } = await readHeader(portions, longestWindow);
    yield { kind: "header", bytes: Buffer.concat([start, header]) };
    yield* readBlocks(portions);
    if (hasChecksum) yield { kind: "block", bytes: await portions.need(4) };
    yield { kind: "end" };
  }
}
