import { Worker } from "node:worker_threads";
import type { RunReader, UnpackedRun } from "./zstd-decoder.js";
import { longestRun, type ZstdRun } from "./zstd-frames.js";

/** In the source the thread is a TypeScript file, in the bundle one of its own beside the others. */
const threadFile = (): URL => new URL(import.meta.url.endsWith(".ts") ? "./unzstd-worker.ts" : "./unzstd-worker.cjs", import.meta.url);

/** Where a run is in the memory that is shared, and how long its pieces are. */
export interface UnzstdRequest {
  readonly place: number;
  readonly lengths: readonly number[];
}

/** How much stands in the place of the run. */
export interface UnzstdAnswer {
  readonly length: number;
  readonly isDamaged: boolean;
}

interface Waiting {
  readonly place: number;
  resolve(unpacked: UnpackedRun): void;
  reject(error: Error): void;
}

/**
 * Unpacks in a thread of its own. It has a number of places: a run's is taken again by the one that comes so many later. Not
 * handed over but shared, because in Node 20 to hand over memory takes longer than to unpack it.
 */
export class UnzstdThread implements RunReader {
  readonly #memory: SharedArrayBuffer;
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];
  #place = 0;

  constructor(places: number) {
    this.#memory = new SharedArrayBuffer(places * longestRun);
    this.#worker = new Worker(threadFile(), { workerData: this.#memory });
    this.#worker.on("message", ({ length, isDamaged }: UnzstdAnswer) => {
      const { place = 0, resolve } = this.#waiting.shift() ?? {};
      // Only what waits for it keeps the process.
      if (this.#waiting.length === 0) this.#worker.unref();
      resolve?.({ bytes: new Uint8Array(this.#memory, place, length), isDamaged });
    });
    this.#worker.on("error", (error) => {
      for (const { reject } of this.#waiting.splice(0)) reject(error);
    });
    this.#worker.unref();
  }

  unpack(run: ZstdRun): Promise<UnpackedRun> {
    const place = this.#place;
    this.#place = (place + longestRun) % this.#memory.byteLength;
    let at = place;
    for (const piece of run) {
      new Uint8Array(this.#memory, at).set(piece);
      at += piece.length;
    }
    const request: UnzstdRequest = { place, lengths: run.map(({ length }) => length) };
    this.#worker.postMessage(request);
    this.#worker.ref();
    const answer = new Promise<UnpackedRun>((resolve, reject) => this.#waiting.push({ place, resolve, reject }));
    // Whoever waits for it learns of its fault; behind a damaged run nobody does.
    answer.catch(() => undefined);
    return answer;
  }

  close(): void {
    void this.#worker.terminate();
  }
}
