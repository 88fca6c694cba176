import { setFlagsFromString } from "node:v8";
import { type RunReader, zstdDecoder } from "./zstd-decoder.js";
import { longestBlock, ZstdError, zstdRuns } from "./zstd-frames.js";

/** The longest window: a file that needs more is refused. */
const longestWindow = 2 ** 26;
/** Bytes of a file that is unpacked in a thread: for fewer, to begin one takes longer than it saves. */
const longEnough = 6 * 1024 * 1024;
/** Runs that a thread is given before the first of them is read. */
const runsAhead = 3;

/**
 * How long Node 20 runs the decoder before it optimises it, in a unit of V8's own: by its default for a file of a few KiB, and
 * the process cannot end before that is done. What is set here is enough for one of some MiB.
 */
const patience = { ours: 50_000_000, default: 1_800_000 };

/** What unpacks in place. */
async function readerInPlace(): Promise<RunReader> {
  const isImpatient = Number.parseInt(process.versions.node, 10) < 22;
  const set = (budget: number): void => {
    if (isImpatient) setFlagsFromString(`--wasm-tiering-budget=${budget}`);
  };
  set(patience.ours);
  try {
    return await zstdDecoder();
  } finally {
    // Compiled code that was kept is good only under the flags of then.
    set(patience.default);
  }
}

/** What unpacks in a thread; null where none can be begun, because it is not allowed or there are too many. */
async function readerBeside(): Promise<RunReader | null> {
  const { UnzstdThread } = await import("./unzstd-thread.js");
  try {
    return new UnzstdThread(runsAhead);
  } catch {
    return null;
  }
}

/** Gives what a generator gives, and asks it for some more before they are asked for. */
async function* ahead<T>(source: AsyncGenerator<T>, count: number): AsyncGenerator<T> {
  const waiting: Promise<IteratorResult<T>>[] = [];
  for (;;) {
    while (waiting.length < count) {
      const next = source.next();
      // Whoever takes it learns of its fault; one that nobody takes has nobody to tell.
      next.catch(() => undefined);
      waiting.push(next);
    }
    const result = await waiting.shift();
    if (result === undefined || result.done) return;
    yield result.value;
  }
}

async function* unpackedRuns(chunks: AsyncIterable<Buffer>, reader: RunReader) {
  for await (const run of zstdRuns(chunks, longestWindow)) yield { unpacked: reader.unpack(run) };
}

/**
 * The bytes that a zstd file of a size holds, null for one that nobody knows, piece by piece, each good until two more are asked for.
 * @throws {ZstdError} when the bytes are broken; what could be read was given before.
 * @throws {ZstdWindowError} when they need more memory than is given.
 */
export async function* unzstd(chunks: AsyncIterable<Buffer>, size: number | null): AsyncGenerator<Buffer> {
  const beside = size !== null && size >= longEnough ? await readerBeside() : null;
  const reader = beside ?? (await readerInPlace());
  const runs = ahead(unpackedRuns(chunks, reader), beside ? runsAhead : 1);
  const places = [Buffer.allocUnsafeSlow(longestBlock), Buffer.allocUnsafeSlow(longestBlock)] as const;
  let [place, other]: readonly Buffer[] = places;
  try {
    for await (const { unpacked } of runs) {
      const { bytes, isDamaged } = await unpacked;
      // In memory of its own, since the reader's is written to again and is shared with its thread.
      for (let at = 0; at < bytes.length; at += longestBlock) {
        const part = bytes.subarray(at, at + longestBlock);
        [place, other] = [other, place];
        place.set(part);
        yield place.subarray(0, part.length);
      }
      if (isDamaged) throw new ZstdError("a block is damaged");
    }
  } finally {
    reader.close();
  }
}
