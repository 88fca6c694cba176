import type { Worker } from "node:worker_threads";
import { startWorker } from "./loader.js";
import { slot, slots } from "./slots.js";
import type { Batch, Report } from "./worker.js";

export interface Hang {
  readonly seed: number;
  readonly size: number;
  readonly milliseconds: number;
}
export interface BrokenSample {
  readonly seed: number;
  readonly size: number;
  readonly broken: readonly string[];
}

/** What a run showed. */
export interface Tally {
  readonly samples: number;
  readonly bytes: number;
  readonly seconds: number;
  readonly errors: number;
  readonly slowest: readonly Hang[];
  /** Samples that were killed. */
  readonly hangs: readonly Hang[];
  readonly broken: readonly BrokenSample[];
  /** Workers that ended by themselves, with the seed they were at. */
  readonly crashes: readonly string[];
  /** Bytes of heap of a worker after a collection, at the shares of the run named. */
  readonly heaps: readonly { readonly share: number; readonly bytes: number }[];
}

export interface Run {
  readonly count: number;
  readonly seed: number;
  readonly workers?: number;
  /** After this many seconds no new batch begins. */
  readonly seconds?: number;
  readonly onProgress?: (samples: number) => void;
}

const killAfter = 5_000;
const batchSize = 250;
const lookEvery = 100;
const kept = 5;
/** Where the heap is measured. */
const shares = [0.1, 0.5, 1];
/** A run with more of them has shown what it can. */
const mostFailures = 50;

/** A worker and what it is at. */
interface Lane {
  worker: Worker;
  readonly state: Float64Array;
  batch: Batch | null;
}

/** The parts of the run that are given out one after the other. */
function* batches({ count, seed }: Run): Generator<Batch> {
  for (let first = 0; first < count; first += batchSize) {
    const end = Math.min(count, first + batchSize);
    const measure = shares.some((share) => first < count * share && end >= count * share);
    yield { first: seed + first, end: seed + end, measure };
  }
}

/** Runs samples in workers, kills those that take too long, and goes on behind them. */
export async function fuzz(run: Run): Promise<Tally> {
  const from = performance.now();
  const elapsed = (): number => (performance.now() - from) / 1000;
  const slowest: Hang[] = [];
  const hangs: Hang[] = [];
  const broken: BrokenSample[] = [];
  const crashes: string[] = [];
  const heaps: { share: number; bytes: number }[] = [];
  const lanes: Lane[] = [];
  const work = batches(run);
  const sum = (index: number): number => lanes.reduce((total, { state }) => total + (state[index] ?? 0), 0);
  const isOver = (): boolean => elapsed() > (run.seconds ?? Infinity) || hangs.length + broken.length + crashes.length >= mostFailures;

  /** Keeps the slowest. */
  const keep = (hang: Hang): void => {
    slowest.push(hang);
    slowest.sort((a, b) => b.milliseconds - a.milliseconds).splice(kept);
  };

  await Promise.all(
    Array.from({ length: run.workers ?? 2 }, () => {
      return new Promise<void>((resolve) => {
        const state = new Float64Array(new SharedArrayBuffer(slots * Float64Array.BYTES_PER_ELEMENT));
        const lane: Lane = { state, worker: start(), batch: null };
        lanes.push(lane);

        function start(): Worker {
          const worker = startWorker(new URL("./worker.ts", import.meta.url), state.buffer);
          worker.on("message", hear);
          worker.on("error", (error) => worker === lane.worker && goOnBehind(`at seed ${state[slot.seed]}: ${error.stack}`));
          worker.on("exit", (code) => worker === lane.worker && goOnBehind(`at seed ${state[slot.seed]}: exit code ${code}`));
          return worker;
        }
        const watch = setInterval(() => {
          const startedAt = state[slot.startedAt] ?? 0;
          const milliseconds = Date.now() - startedAt;
          if (startedAt === 0 || milliseconds < killAfter) return;
          const hang = { seed: state[slot.seed] ?? 0, size: state[slot.size] ?? 0, milliseconds };
          hangs.push(hang);
          keep(hang);
          goOnBehind(null);
        }, lookEvery);

        function finish(): void {
          clearInterval(watch);
          const { worker } = lane;
          worker.removeAllListeners();
          void worker.terminate().then(() => resolve());
        }
        function next(): void {
          const given = isOver() ? undefined : work.next().value;
          lane.batch = given ?? null;
          if (given) lane.worker.postMessage(given satisfies Batch);
          else finish();
        }
        function hear(report: Report): void {
          if (report.kind === "broken") broken.push(report);
          if (report.kind === "slow") keep(report);
          if (report.kind === "done" && report.heap !== null && lane.batch) {
            heaps.push({ share: (lane.batch.end - run.seed) / run.count, bytes: report.heap });
          }
          if (report.kind === "done") run.onProgress?.(sum(slot.samples));
          if (report.kind === "ready" && lane.batch && lane.batch.first < lane.batch.end) lane.worker.postMessage(lane.batch);
          else if (report.kind === "ready" || report.kind === "done") next();
        }
        /** Ends the worker and has a new one take up what is left of the batch. */
        function goOnBehind(crash: string | null): void {
          if (crash !== null) crashes.push(crash);
          const { worker } = lane;
          worker.removeAllListeners();
          void worker.terminate();
          const isLost = lane.batch === null || isOver();
          lane.batch = lane.batch && { ...lane.batch, first: (state[slot.seed] ?? 0) + 1 };
          state[slot.startedAt] = 0;
          if (isLost) {
            clearInterval(watch);
            resolve();
          } else lane.worker = start();
        }
      });
    }),
  );
  const [samples, bytes, errors] = [sum(slot.samples), sum(slot.bytes), sum(slot.errors)];
  return { samples, bytes, errors, seconds: elapsed(), slowest, hangs, broken, crashes, heaps };
}

/** What is wrong with a run, a line each. */
export const failuresOf = ({ hangs, broken, crashes }: Tally): string[] => [
  ...hangs.map(({ seed, size, milliseconds }) => `seed ${seed} (${size} bytes) was killed after ${milliseconds} ms`),
  ...broken.flatMap((sample) => sample.broken.map((promise) => `seed ${sample.seed} (${sample.size} bytes): ${promise}`)),
  ...crashes.map((crash) => `a worker ended ${crash}`),
];
