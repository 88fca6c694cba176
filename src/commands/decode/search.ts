import type { Stretch } from "../../diagnose/needles.js";
import type { SearchThread } from "../../io.js";

/** Bytes, and where in them forms may stand when that was searched already. */
export interface SearchedChunk {
  readonly bytes: Buffer;
  readonly stretches?: readonly Stretch[];
}

interface Searching {
  readonly bytes: Buffer;
  readonly found: Promise<readonly Stretch[] | undefined>;
}

/** Pieces that the thread has to do while one is read. */
const ahead = 2;

const isShared = ({ buffer, byteOffset }: Buffer): boolean => buffer instanceof SharedArrayBuffer && byteOffset === 0;

async function finished({ bytes, found }: Searching): Promise<SearchedChunk> {
  const stretches = await found;
  return stretches ? { bytes, stretches } : { bytes };
}

/** Lets a thread search each piece while one before it is read. Pieces that are not in shared memory are searched where they are read. */
export async function* searchAhead(chunks: AsyncIterable<Buffer>, thread: SearchThread): AsyncGenerator<SearchedChunk> {
  const waiting: Searching[] = [];
  try {
    for await (const bytes of chunks) {
      waiting.push({ bytes, found: isShared(bytes) ? thread.search(bytes) : Promise.resolve(undefined) });
      const first = waiting.length > ahead ? waiting.shift() : undefined;
      if (first) yield await finished(first);
    }
    for (const searching of waiting) yield await finished(searching);
  } finally {
    thread.end();
  }
}

/** The same for small inputs and pipes: nothing is searched ahead. */
export async function* unsearched(chunks: AsyncIterable<Buffer>): AsyncGenerator<SearchedChunk> {
  for await (const bytes of chunks) yield { bytes };
}
