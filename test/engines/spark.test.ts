import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { errorLine, logLine } from "../bench/log-generator.js";
import { bcevpc, binary } from "../cli/run.js";
import { temporaryFolder } from "../temporary-folder.js";
import { installSpark } from "./spark/install.js";

const folder = temporaryFolder("spark");
const logs = join(folder, "logs");
const spark = installSpark();
const environment = {
  ...process.env,

  SPARK_LOCAL_IP: "127.0.0.1",
  PYSPARK_PYTHON: spark.python,
  SPARK_LOCAL_DIRS: folder,
};

/** A log in four parts, one of them packed and one empty. */
function writeParts(): string {
  const line = (n: number): string => `${n % 5 === 0 ? errorLine(n) : logLine(n + 1)}\n`;
  const part = (from: number): string => Array.from({ length: 1500 }, (_, n) => line(from + n)).join("");
  const parts = [part(0), part(1500), part(3000)];
  mkdirSync(logs);
  writeFileSync(join(logs, "a.log.gz"), gzipSync(parts[0] ?? ""));
  writeFileSync(join(logs, "b.log"), parts[1] ?? "");
  writeFileSync(join(logs, "c.log"), parts[2] ?? "");
  writeFileSync(join(logs, "empty.log"), "");
  const whole = join(folder, "whole.log");
  writeFileSync(whole, parts.join(""));
  return whole;
}

/** A command that is bcevpc, but is killed the first time that it is run. */
function crashingCommand(): string {
  const path = join(folder, "crashing.sh");
  const mark = join(folder, "crashed");
  writeFileSync(path, `#!/bin/sh\nmkdir ${mark} 2>/dev/null && kill -9 $$\nexec ${process.execPath} ${binary} "$@"\n`);
  chmodSync(path, 0o755);
  return path;
}

const submit = (script: string, master: string, output: string, command: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const path = new URL(`spark/${script}`, import.meta.url).pathname;
    execFile(spark.python, [path, master, logs, output, command], { env: environment, maxBuffer: 1 << 26 }, (error, _stdout, stderr) =>
      error ? reject(new Error(stderr.slice(0, 6000))) : resolve(stderr),
    );
  });

async function merged(output: string): Promise<unknown> {
  const parts = readdirSync(output).filter((name) => name.startsWith("part-"));
  const { stdout, stderr } = await bcevpc(["decode", "--merge", "--json", ...parts.map((name) => join(output, name))]);
  assert.equal(stderr, "");
  return JSON.parse(stdout).summary;
}

describe("Spark", () => {
  let whole: unknown;

  before(async () => {
    const { stdout } = await bcevpc(["decode", "--summary", "--json", writeParts()]);
    whole = JSON.parse(stdout).summary;
  });
  it("gives of text and packed files, one empty and one whose task is killed and run again, the summary of the whole", async () => {
    const output = join(folder, "of-files");
    const told = await submit("decode_folder.py", "local[2,4]", output, crashingCommand());
    assert.match(told, /Lost task/, "a task failed");
    assert.ok(readdirSync(folder).includes("crashed"));
    assert.deepEqual(await merged(output), whole);
  });

  it("gives the same through pipes of lines", async () => {
    const output = join(folder, "of-lines");
    await submit("pipe_lines.py", "local[2]", output, `${process.execPath} ${binary}`);
    assert.deepEqual(await merged(output), whole);
  });
});
