import assert from "node:assert/strict";
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
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
  SPARK_HOME: spark.home,
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
  const running: ChildProcess[] = [];
  let whole: unknown;

  before(async () => {
    const { stdout } = await bcevpc(["decode", "--summary", "--json", writeParts()]);
    whole = JSON.parse(stdout).summary;
  });
  after(() => {
    for (const child of running) child.kill();
  });

  /** Starts a part of a cluster, and gives what it says of itself. */
  const start = (name: string, args: readonly string[], said: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const child = spawn("java", ["-Xmx512m", "-cp", join(spark.home, "jars", "*"), `org.apache.spark.deploy.${name}`, ...args], {
        env: environment,
      });
      running.push(child);
      let text = "";
      child.stderr.on("data", (chunk: Buffer) => {
        text += String(chunk);
        const [, found] = said.exec(text) ?? [];
        if (found !== undefined) resolve(found);
      });
      child.on("exit", () => reject(new Error(text.slice(-2000))));
    });

  it("gives of text and packed files, one empty and one whose task is killed and run again, the summary of the whole", async () => {
    const output = join(folder, "of-files");
    const told = await submit("decode_folder.py", "local[2,4]", output, crashingCommand());
    assert.match(told, /Lost task/, "a task failed");
    assert.ok(readdirSync(folder).includes("crashed"));
    assert.deepEqual(await merged(output), whole);
  });

  it("gives the same on a cluster of two workers, through pipes of lines", async () => {
    const master = await start(
      "master.Master",
      ["--host", "127.0.0.1", "--port", "0", "--webui-port", "0"],
      /(spark:\/\/127\.0\.0\.1:\d+)/,
    );
    for (const name of ["one", "two"])
      await start(
        "worker.Worker",
        ["--host", "127.0.0.1", "--cores", "1", "--memory", "1g", "--webui-port", "0", "-d", join(folder, name), master],
        /(Successfully registered)/,
      );
    const output = join(folder, "of-lines");
    await submit("pipe_lines.py", master, output, `${process.execPath} ${binary}`);
    assert.deepEqual(await merged(output), whole);
    for (const name of ["one", "two"]) assert.ok(readdirSync(join(folder, name)).length > 0, "both workers took part");
    assert.ok(readFileSync(join(output, "_SUCCESS")).length === 0);
  });
});
