/**
 * Prints how fast a log is read by one process, by two, and by Spark on one machine and on a cluster of two workers, and how fast
 * Spark alone is, with tasks that take the log and do nothing: `node --import tsx test/engines/spark/throughput.ts 2048` (size in MiB).
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { writeLogFile } from "../../bench/log-generator.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { startCluster } from "./cluster.js";
import { installSpark } from "./install.js";
import { type Job, submit } from "./submit.js";

const mebibyte = 1 << 20;
const partSize = 64;
const size = Number(process.argv[2] ?? 2048);

const spark = installSpark();
const folder = temporaryFolder("throughput");
const [whole, parts] = [join(folder, "whole.log"), join(folder, "parts")];
const binary = new URL("../../../bin/bcevpc.cjs", import.meta.url).pathname;
const command = `${process.execPath} ${binary}`;
const decode = `${command} decode --summary --json --allow-empty`;

/** Reads what it is given and says nothing of it. */
const discard = join(folder, "discard.sh");
writeFileSync(discard, "#!/bin/sh\nexec cat > /dev/null\n", { mode: 0o755 });

await writeLogFile(whole, size * mebibyte);
mkdirSync(parts);
const count = Math.max(2, Math.round(size / partSize));
execFileSync("split", ["-n", `l/${count}`, whole, join(parts, "part-")]);
const bytes = statSync(whole).size;

const run = (line: string): string => execFileSync("sh", ["-c", line], { cwd: folder, encoding: "utf8", maxBuffer: 1 << 28 });
const total = (summary: string): number => JSON.parse(summary).summary.total;
const expected = total(run(`${decode} ${whole}`));
const outputs = (name: string): string =>
  readdirSync(join(folder, name))
    .filter((file) => file.startsWith("part-"))
    .map((file) => join(folder, name, file))
    .join(" ");

const secondsOf = async (work: () => unknown): Promise<number> => {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
};

async function print(name: string, work: () => unknown): Promise<void> {
  const seconds = await secondsOf(work);
  console.log(`  ${name.padEnd(58)}${seconds.toFixed(1).padStart(7)} s${(bytes / 1e6 / seconds).toFixed(0).padStart(7)} MB/s`);
}

/** What was printed for the parts of the log has to be the same when it is merged. */
function check(name: string, files: string): void {
  assert.equal(total(run(`${command} decode --merge --json ${files}`)), expected, name);
}

const shell = (name: string, line: string): Promise<void> =>
  print(name, () => {
    run(`${line} > summaries.json`);
    check(name, "summaries.json");
  });

/** The memory is that in which the files of two tasks have room, as Spark copies them. */
const settings = { "spark.driver.memory": "3g", "spark.executor.memory": "2g", "spark.scheduler.minRegisteredResourcesRatio": "1" };
let runs = 0;

async function job(name: string, asked: Pick<Job, "script" | "master"> & Partial<Pick<Job, "logs" | "command">>): Promise<void> {
  runs += 1;
  const output = `spark-${runs}`;
  await print(name, () => submit(spark, folder, { logs: parts, command, ...asked, output: join(folder, output), settings }));
  if (asked.logs === undefined && asked.command === undefined) check(name, outputs(output));
  rmSync(join(folder, output), { recursive: true });
}

const nothing = join(folder, "nothing");
mkdirSync(nothing);
writeFileSync(join(nothing, "empty.log"), "\n");

const scripts = ["decode_folder.py", "pipe_lines.py"] as const;

async function onSpark(where: string, master: string): Promise<void> {
  await job(`${where}: start, one empty line`, { script: "pipe_lines.py", master, logs: nothing });
  for (const script of scripts) await job(`${where}: ${script}`, { script, master });
}

console.log(`${(bytes / 1e6).toFixed(0)} MB in ${count} parts, ${expected} errors`);
await shell("one process", `${decode} ${whole}`);
await shell("one process behind a pipe", `cat ${whole} | ${decode}`);
await shell("one process after the other, one a part", `for part in parts/*; do ${decode} $part; done`);
await shell("two processes at a time, one a part (xargs -P 2)", `printf '%s\\0' parts/* | xargs -0 -n 1 -P 2 ${decode}`);
await shell("two processes at a time (parallel --pipepart)", `parallel -j 2 --pipepart --block 256M -a ${whole} '${decode}'`);
await onSpark("local[2]", "local[2]");
for (const script of scripts)
  await job(`local[2]: ${script}, tasks that only take the log`, { script, master: "local[2]", command: discard });
const cluster = await startCluster(spark, folder, 2, "2g");
try {
  await onSpark("two workers", cluster.master);
} finally {
  await cluster.stop();
}
