/**
 * Drives decode, lint and verify of the built bundle with damaged and hostile input, thousands of runs in each of two processes,
 * so that what one run leaves behind meets the next one: `node --import tsx test/fuzz/hostile.ts [count] [seed]`, and
 * `… hostile.ts write SEED` for the input of one run.
 */
import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { caseOf } from "./hostile-cases.js";

/** Milliseconds after which a run counts as hanging. */
const hangs = 30_000;
const mostMemory = 300;
const reportEvery = 100;
const processes = 2;

interface Progress {
  readonly runs: number;
  readonly seed: number;
  /** Milliseconds of the slowest run and its seed. */
  readonly slowest: number;
  readonly slowestSeed: number;
  /** MB resident, the most so far. */
  readonly peak: number;
  readonly codes: Readonly<Record<string, number>>;
  readonly bugs: readonly string[];
}

async function drive(count: number, first: number): Promise<void> {
  const { main } = createRequire(import.meta.url)("../../dist/main.cjs") as { main(host: NodeJS.Process): Promise<number> };
  const folder = mkdtempSync(join(tmpdir(), "bcevpc-hostile-"));
  const file = join(folder, "input");
  const env = { HOME: folder, COLUMNS: "80", BCE_ACCESS_KEY_ID: "ak", BCE_SECRET_ACCESS_KEY: "0123456789abcdef" };
  const codes: Record<string, number> = {};
  const bugs: string[] = [];
  let [slowest, slowestSeed, peak] = [0, first, 0];
  const tell = (runs: number, seed: number): void =>
    void process.send?.({ runs, seed, slowest, slowestSeed, peak, codes, bugs } satisfies Progress);
  for (let seed = first; seed < first + count; seed += 1) {
    const { args, content } = caseOf(seed, file);
    writeFileSync(file, content);
    const host = Object.create(process, {
      argv: { value: ["node", "bcevpc", ...args] },
      env: { value: env },
      exitCode: { value: 0, writable: true },
    }) as NodeJS.Process;
    const from = performance.now();
    const code = await main(host);
    const took = performance.now() - from;
    if (took > slowest) [slowest, slowestSeed] = [took, seed];
    codes[code] = (codes[code] ?? 0) + 1;
    if (code !== 0 && code !== 1 && code !== 2 && code !== 3) bugs.push(`seed ${seed}: exit code ${code}: ${args.join(" ")}`);
    if (seed % reportEvery === 0) {
      peak = Math.max(peak, process.memoryUsage.rss() / 2 ** 20);
      tell(seed - first + 1, seed + 1);
      // A reply of the parent, or a stop, gets its turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  tell(count, first + count);
  process.disconnect();
}

interface Outcome {
  readonly progress: Progress;
  readonly failures: readonly string[];
}

/** Runs a share in a process of its own, told of by `onProgress`. */
async function watch(count: number, first: number, onProgress: (runs: number) => void): Promise<Outcome> {
  const child = spawn(process.execPath, ["--import", "tsx", fileURLToPath(import.meta.url), "drive", String(count), String(first)], {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  let last: Progress = { runs: 0, seed: first, slowest: 0, slowestSeed: first, peak: 0, codes: {}, bugs: [] };
  let heard = Date.now();
  let hung = false;
  child.on("message", (progress: Progress) => {
    [last, heard] = [progress, Date.now()];
    onProgress(progress.runs);
  });
  const timer = setInterval(() => {
    if (Date.now() - heard < hangs + reportEvery * 100) return;
    hung = true;
    child.kill("SIGKILL");
  }, 1000);
  const code = await new Promise((resolve) => child.on("close", (status, signal) => resolve(status ?? signal)));
  clearInterval(timer);
  const { runs, seed, slowest, slowestSeed, peak, bugs } = last;
  const failures = [
    ...bugs,
    ...(hung ? [`hangs within ${reportEvery} runs from seed ${seed} on`] : []),
    ...(code !== 0 && !hung ? [`ended with ${code} within ${reportEvery} runs from seed ${seed} on`] : []),
    ...(slowest > hangs ? [`seed ${slowestSeed} took ${Math.round(slowest)} ms`] : []),
    ...(peak > mostMemory ? [`${Math.round(peak)} MB resident`] : []),
    ...(runs < count && !hung ? [`only ${runs} of ${count} ran`] : []),
  ];
  return { progress: last, failures };
}

function sumOf(counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const [code, count] of counts.flatMap(Object.entries)) sums[code] = (sums[code] ?? 0) + count;
  return sums;
}

/** Spreads the seeds over the processes and tells what came of them. */
async function watchAll(count: number, first: number): Promise<void> {
  const from = performance.now();
  const shares = Array.from({ length: Math.min(processes, count) }, (_, index, all = Math.min(processes, count)) => {
    const [low, high] = [Math.floor((count * index) / all), Math.floor((count * (index + 1)) / all)];
    return { first: first + low, count: high - low };
  });
  const done = shares.map(() => 0);
  let shown = 0;
  const outcomes = await Promise.all(
    shares.map((share, index) =>
      watch(share.count, share.first, (runs) => {
        done[index] = runs;
        const tenth = Math.floor((done.reduce((sum, part) => sum + part, 0) / count) * 10);
        if (tenth > shown) console.log(`${tenth * 10} %`);
        shown = tenth;
      }),
    ),
  );
  const progress = outcomes.map((outcome) => outcome.progress);
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  const runs = progress.reduce((sum, worker) => sum + worker.runs, 0);
  const took = performance.now() - from;
  const slowest = progress.reduce((most, worker) => (worker.slowest > most.slowest ? worker : most));
  const codes = JSON.stringify(sumOf(progress.map((worker) => worker.codes)));
  console.log(`runs     ${runs} in ${(took / 1000).toFixed(1)} s, ${(took / Math.max(runs, 1)).toFixed(1)} ms each, exit codes ${codes}`);
  console.log(`slowest  seed ${slowest.slowestSeed}: ${Math.round(slowest.slowest)} ms`);
  console.log(`memory   ${progress.map((worker) => Math.round(worker.peak)).join(" and ")} MB resident at most`);
  for (const failure of failures) console.log(`FAILED   ${failure}`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}

/** Writes the input of one seed and says how to run it. */
function write(seed: number): void {
  const file = join(mkdtempSync(join(tmpdir(), "bcevpc-hostile-")), "input");
  const { args, content } = caseOf(seed, file);
  writeFileSync(file, content);
  console.log(`node bin/bcevpc.cjs ${args.join(" ")}`);
}

const words = process.argv.slice(2);
const isDriven = words[0] === "drive";
const [count = 100_000, seed = 1] = (isDriven ? words.slice(1) : words).map(Number);
if (words[0] === "write") write(Number(words[1]));
else await (isDriven ? drive(count, seed) : watchAll(count, seed));
