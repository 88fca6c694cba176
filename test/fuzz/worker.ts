import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parentPort, workerData } from "node:worker_threads";
import { check } from "./check.js";
import { type FuzzSample, sampleOf, sizeOf } from "./mutate.js";
import { slot } from "./slots.js";

/** Seeds from `first` to below `end`; with `measure`, the heap is measured behind them. */
export interface Batch {
  readonly first: number;
  readonly end: number;
  readonly measure: boolean;
}

export type Report =
  | { readonly kind: "ready" }
  | { readonly kind: "broken"; readonly seed: number; readonly size: number; readonly broken: readonly string[] }
  | { readonly kind: "slow"; readonly seed: number; readonly size: number; readonly milliseconds: number }
  | { readonly kind: "done"; readonly heap: number | null };

/** Faster ones are never among the slowest of a run. */
const slow = 20;
const oneTwiceIn = 100;

const state = new Float64Array(workerData as SharedArrayBuffer);
const post = (report: Report): void => parentPort?.postMessage(report);
const add = (index: number, value: number): void => {
  state[index] = (state[index] ?? 0) + value;
};

function heapAfterCollection(): number {
  setFlagsFromString("--expose-gc");
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") collect();
  return process.memoryUsage().heapUsed;
}

function run(seed: number): void {
  const sample: FuzzSample = sampleOf(seed);
  const size = sizeOf(sample);
  state[slot.seed] = seed;
  state[slot.size] = size;
  // The main thread takes a start for a sample at work, so it is the last to be set.
  state[slot.startedAt] = Date.now();
  const twice = seed % oneTwiceIn === 0;
  const from = performance.now();
  const { errors, broken } = check(sample, twice);
  const milliseconds = (performance.now() - from) / (twice ? 2 : 1);
  state[slot.startedAt] = 0;
  add(slot.samples, 1);
  add(slot.bytes, size);
  add(slot.errors, errors);
  if (broken.length > 0) post({ kind: "broken", seed, size, broken });
  if (milliseconds > slow) post({ kind: "slow", seed, size, milliseconds });
}

parentPort?.on("message", ({ first, end, measure }: Batch) => {
  for (let seed = first; seed < end; seed += 1) run(seed);
  post({ kind: "done", heap: measure ? heapAfterCollection() : null });
});
post({ kind: "ready" });
