import { parentPort } from "node:worker_threads";
import { type Stretch, stretchesIn } from "./diagnose/needles.js";

/** A piece of a file in shared memory. */
export interface SearchRequest {
  readonly memory: ArrayBufferLike;
  readonly length: number;
}

export type SearchAnswer = readonly Stretch[];

/** The thread that searches the next piece of a large file while the one before it is read. */
parentPort?.on("message", ({ memory, length }: SearchRequest) => {
  const answer: SearchAnswer = stretchesIn(Buffer.from(memory, 0, length));
  parentPort?.postMessage(answer);
});
