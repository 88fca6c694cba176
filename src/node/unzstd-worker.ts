import { parentPort, workerData } from "node:worker_threads";
import type { UnzstdAnswer, UnzstdRequest } from "./unzstd-thread.js";
import { zstdDecoder } from "./zstd-decoder.js";

/** A thread that unpacks runs of zstd frames: what one unpacks to takes its place in the memory that is shared. */
const memory: SharedArrayBuffer = workerData;
void zstdDecoder().then((decoder) => {
  parentPort?.on("message", ({ place, lengths }: UnzstdRequest) => {
    let at = place;
    const run = lengths.map((length) => {
      at += length;
      return Buffer.from(memory, at - length, length);
    });
    const { bytes, isDamaged } = decoder.unpack(run);
    new Uint8Array(memory, place).set(bytes);
    const answer: UnzstdAnswer = { length: bytes.length, isDamaged };
    parentPort?.postMessage(answer);
  });
});
