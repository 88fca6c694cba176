import type { Io } from "../../../node/io.js";

/** An input up to so many bytes is not worth it: under flags of V8, what was compiled for earlier starts cannot be used. */
const small = 1 << 14;

/** The bytes of an input, of which a large one takes no more memory than it needs. */
export async function* savingMemory(chunks: AsyncIterable<Uint8Array>, io: Io): AsyncGenerator<Uint8Array> {
  let read = 0;
  for await (const chunk of chunks) {
    if (read <= small && read + chunk.length > small) io.saveMemory();
    read += chunk.length;
    yield chunk;
  }
}
