import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { errorLine, logLine } from "../bench/log-generator.js";
import { bcevpc, binary } from "../cli/run.js";
import { temporaryFolder } from "../temporary-folder.js";
import { type Cluster, startCluster } from "./spark/cluster.js";
import { installSpark } from "./spark/install.js";
import { submit } from "./spark/submit.js";

const folder = temporaryFolder("spark");
const spark = installSpark();
const command = `${process.execPath} ${binary}`;
/** Small, so that Spark cuts the files in the middle of lines. */
const partition = 50_000;

/** A log in parts: one packed, one without an error and one empty. Gives the whole. */
function writeParts(logs: string, record: (n: number) => string): string {
  const part = (from: number): string => Array.from({ length: 1500 }, (_, n) => `${record(from + n)}\n`).join("");
  const [a, b, c, quiet] = [part(0), part(1500), part(3000), "all is well\n".repeat(1500)] as const;
  mkdirSync(logs);
  writeFileSync(join(logs, "a.log.gz"), gzipSync(a));
  writeFileSync(join(logs, "b.log"), b);
  writeFileSync(join(logs, "c.log"), c);
  writeFileSync(join(logs, "quiet.log"), quiet);
  writeFileSync(join(logs, "empty.log"), "");
  const whole = `${logs}.whole`;
  writeFileSync(whole, a + b + c + quiet);
  return whole;
}

const oneLine = (n: number): string => (n % 5 === 0 ? errorLine(n) : logLine(n + 1));

/** Some errors have a line for each of their parts, and Spark would cut between them. */
function severalLines(n: number): string {
  const error = {
    code: "NoSuchNat",
    message: "The specified nat is not found.",
    requestId: `c4abab14-ebc4-4eb0-85d2-${String(n).padStart(12, "0")}`,
  };
  const time = new Date(Date.UTC(2026, 10, 20) + n * 37).toISOString();
  return n % 7 === 0 ? `${time} ERROR ${JSON.stringify(error, null, 2)}` : oneLine(n);
}

/** bcevpc, but killed in the first attempt at one of the files. */
function crashingCommand(): string {
  const path = join(folder, "crashing.sh");
  writeFileSync(path, `#!/bin/sh\ncase "$TASK_ATTEMPT $LOG_FILE" in "0 "*/b.log) kill -9 $$ ;; esac\nexec ${command} "$@"\n`, {
    mode: 0o755,
  });
  return path;
}

const summaryOf = async (args: readonly string[]): Promise<unknown> => {
  const { stdout, stderr } = await bcevpc(["decode", "--json", ...args]);
  assert.equal(stderr, "");
  return JSON.parse(stdout).summary;
};
const partsOf = (output: string): string[] =>
  readdirSync(output)
    .filter((name) => name.startsWith("part-"))
    .map((name) => join(output, name));
const merged = (output: string): Promise<unknown> => summaryOf(["--merge", ...partsOf(output)]);

const [records, lines] = [join(folder, "records"), join(folder, "lines")];
let ofRecords: unknown;
let ofLines: unknown;

before(async () => {
  ofRecords = await summaryOf(["--summary", writeParts(records, severalLines)]);
  ofLines = await summaryOf(["--summary", writeParts(lines, oneLine)]);
});

/** Text, packed and empty files; one task is killed and run again. */
async function readsFiles(master: string, output: string, settings: Readonly<Record<string, string>> = {}): Promise<void> {
  const job = { script: "decode_folder.py", master, logs: records, output, command: crashingCommand(), settings } as const;
  const told = await submit(spark, folder, job);
  assert.deepEqual(told.match(/Lost task/gu), ["Lost task"], "one attempt failed");
  assert.deepEqual(await merged(output), ofRecords);
}

/** Files that are cut in the middle of lines: the line belongs to the partition in which it begins. */
async function readsLines(master: string, output: string, settings: Readonly<Record<string, string>> = {}): Promise<void> {
  for (const name of ["b.log", "c.log"]) assert.notEqual(readFileSync(join(lines, name))[partition - 1], 0x0a);
  const cut = { ...settings, "spark.sql.files.maxPartitionBytes": String(partition) };
  await submit(spark, folder, { script: "pipe_lines.py", master, logs: lines, output, command, settings: cut });
  assert.ok(partsOf(output).length > 10);
  assert.deepEqual(await merged(output), ofLines);
}

describe("Spark on one machine", () => {
  it("gives of text, packed and empty files, one of whose tasks is killed and run again, the summary of the whole", () =>
    readsFiles("local[2,4]", join(folder, "local-files")));

  it("gives it of lines through pipes, wherever files are cut", () => readsLines("local[2]", join(folder, "local-lines")));
});

describe("Spark on a standalone cluster of two workers", () => {
  let cluster: Cluster;
  /** Waits for both workers, each of which then has something to do. */
  const both = { "spark.executor.memory": "512m", "spark.scheduler.minRegisteredResourcesRatio": "1" };

  before(async () => {
    cluster = await startCluster(spark, folder);
  });
  after(() => cluster?.stop());

  it("gives the same of files, one of whose tasks is killed and run again", async () => {
    await readsFiles(cluster.master, join(folder, "cluster-files"), both);
    for (const worker of cluster.workers)
      assert.ok(
        executorLogs(worker).some((log) => /Running task/u.test(log)),
        `${worker} worked`,
      );
  });

  it("gives the same of lines", () => readsLines(cluster.master, join(folder, "cluster-lines"), both));
});

/** What the executors of a worker say of themselves. */
const executorLogs = (worker: string): string[] =>
  readdirSync(worker, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith("stderr"))
    .map((name) => readFileSync(join(worker, name), "utf8"));
