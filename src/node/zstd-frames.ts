/** A part of a frame that is unpacked at once, in pieces: its header, blocks, the checksum. */
export type ZstdRun = readonly Buffer[];

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
/** Blocks of a run: to hand over single ones to a thread would take as long as to unpack them. */
const blocksAtOnce = 8;
/** A block has a head of three bytes. */
export const longestPiece = longestBlock + 3;
/** The most that a run holds, packed or not: besides its blocks a header and a checksum. */
export const longestRun = blocksAtOnce * longestPiece + 32;

/** The bytes of an input in portions, which are good until it is waited for more. */
class Portions {
  /** Holds what was not taken yet, between two places. */
  #memory: Buffer = Buffer.allocUnsafeSlow(4 * longestBlock);
  #from = 0;
  #to = 0;
  readonly #chunks: AsyncIterator<Buffer>;
  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }
  /** Whether so many bytes are there already. */
  has(count: number): boolean {
    return this.#to - this.#from >= count;
  }
  /** Waits for so many bytes: false where the input ends before the first of them. */
  async reach(count: number): Promise<boolean> {
    while (!this.has(count)) {
      const { value, done } = await this.#chunks.next();
      if (done && this.has(1)) throw new ZstdError("it breaks off");
      if (done) return false;
      this.#add(value);
    }
    return true;
  }
  async need(count: number): Promise<void> {
    if (!(await this.reach(count))) throw new ZstdError("it breaks off");
  }
  /** The next bytes, which are there. */
  get next(): Buffer {
    return this.#memory.subarray(this.#from, this.#to);
  }
  take(count: number): Buffer {
    this.#from += count;
    return this.#memory.subarray(this.#from - count, this.#from);
  }
  async skip(count: number): Promise<void> {
    for (let left = count; left > 0; left -= longestBlock) {
      await this.need(Math.min(left, longestBlock));
      this.take(Math.min(left, longestBlock));
    }
  }
  #add(chunk: Buffer): void {
    const rest = this.next;
    const length = rest.length + chunk.length;
    if (this.#from + length > this.#memory.length) {
      const memory = length > this.#memory.length ? Buffer.allocUnsafeSlow(2 * length) : this.#memory;
      memory.set(rest);
      [this.#memory, this.#from] = [memory, 0];
    }
    this.#memory.set(chunk, this.#from + rest.length);
    this.#to = this.#from + length;
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

/** The length of the header that begins with a magic number, and whether a checksum follows the blocks. */
async function readHeader(portions: Portions, longestWindow: number): Promise<{ length: number; hasChecksum: boolean }> {
  await portions.need(5);
  const flags = portions.next[4] ?? 0;
  const isSingle = (flags & 0x20) !== 0;
  const dictionary = 5 + (isSingle ? 0 : 1);
  const size = dictionary + ([0, 1, 2, 4][flags & 3] ?? 0);
  const length = size + ([isSingle ? 1 : 0, 2, 4, 8][flags >> 6] ?? 0);
  await portions.need(length);
  const header = portions.next.subarray(0, length);
  if (header.subarray(dictionary, size).some((byte) => byte !== 0)) throw new ZstdError("it needs a dictionary");
  const reach = isSingle ? numberIn(header.subarray(size)) : windowOf(header[5] ?? 0);
  if (reach > longestWindow) throw new ZstdWindowError(reach);
  return { length, hasChecksum: (flags & 4) !== 0 };
}

/** The runs of a frame. What is there is given before more is waited for, and before a fault. */
async function* readFrame(portions: Portions, longestWindow: number): AsyncGenerator<ZstdRun> {
  const { length, hasChecksum } = await readHeader(portions, longestWindow);
  let pieces: Buffer[] = [portions.take(length)];
  const gathered = (): ZstdRun[] => {
    const run = pieces;
    pieces = [];
    return run.length > 0 ? [run] : [];
  };
  for (let isLast = false; !isLast; ) {
    if (pieces.length >= blocksAtOnce || !portions.has(3)) yield* gathered();
    await portions.need(3);
    const head = portions.next.readUIntLE(0, 3);
    const [type, size] = [(head >> 1) & 3, head >> 3];
    const isDamaged = type === 3 || size > longestBlock;
    const length = 3 + (type === 1 ? 1 : size);
    if (isDamaged || !portions.has(length)) yield* gathered();
    if (isDamaged) throw new ZstdError("a block is damaged");
    await portions.need(length);
    const block = portions.take(length);
    isLast = (head & 1) !== 0;
    // Empty blocks give nothing, however many there are.
    if (size > 0 || isLast) pieces.push(block);
  }
  if (hasChecksum) {
    if (!portions.has(4)) yield* gathered();
    await portions.need(4);
    pieces.push(portions.take(4));
  }
  yield* gathered();
}

/**
 * Takes a zstd file apart into runs of blocks, each of which gives at most 1 MiB: whoever unpacks them one by one holds little at
 * a time, however much a few bytes unpack to. A run is good until the next is asked for. Frames that follow each other are given
 * one after the other; what is to be skipped is left out.
 * @throws {ZstdError} when the bytes are no frames of zstd, or end in one.
 */
export async function* zstdRuns(chunks: AsyncIterable<Buffer>, longestWindow: number): AsyncGenerator<ZstdRun> {
  const portions = new Portions(chunks);
  while (await portions.reach(4)) {
    const word = portions.next.readUInt32LE(0);
    if (word === magic) yield* readFrame(portions, longestWindow);
    else if (isSkippable(word)) {
      await portions.need(8);
      await portions.skip(portions.take(8).readUInt32LE(4));
    } else throw new ZstdError("no frame begins here");
  }
}
