import assert from "node:assert/strict";
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createReadStream, createWriteStream, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { after, before, describe, it } from "node:test";
import { createGzip } from "node:zlib";
import { temporaryFolder } from "../../temporary-folder.js";
import { binary, emptyHome } from "../run.js";

const folder = temporaryFolder("large");
const preload = join(folder, "peak.cjs");
writeFileSync(
  preload,
  `process.on("exit", () => {
    const fs = require("node:fs");
    const status = fs.existsSync("/proc/self/status") ? fs.readFileSync("/proc/self/status", "utf8") : "";
    fs.writeFileSync(process.env.PEAK_FILE, /VmHWM:\\s*(\\d+)/.exec(status)?.[1] ?? String(process.resourceUsage().maxRSS));
  });`,
);

const mebibyte = 1 << 20;
const body = (code: string, n: number): string =>
  JSON.stringify({ requestId: `c4abab14-ebc4-4eb0-85d2-${String(n).padStart(12, "0")}`, code, message: "x" });
const ordinary = (count: number): string =>
  Array.from(
    { length: count },
    (_, n) => `2026-11-20T10:00:00.${String(n % 1000).padStart(3, "0")}Z INFO worker-${n % 7} synced in ${n} ms\n`,
  ).join("");

const filler = ordinary(8800);

/** About a mebibyte of a log, an error in the middle of it. */
const megabyte = (n: number): string => `${filler}2026-11-20T10:00:01Z ${body(n % 2 === 0 ? "NoSuchNat" : "CidrConflict", n)}\n${filler}`;

function* log(megabytes: number): Generator<Buffer> {
  for (let n = 0; n < megabytes; n += 1) yield Buffer.from(megabyte(n));
}

interface Run {
  readonly child: ChildProcess;
  /** What it printed, its exit code, and the most memory it had, in MB. */
  readonly ended: Promise<{ stdout: string; stderr: string; code: number | string | null; peak: number }>;
}

let runs = 0;
function start(args: readonly string[], stdin: "pipe" | "ignore", stdout: "pipe" | number = "pipe"): Run {
  runs += 1;
  const peakFile = join(folder, `peak-${runs}`);
  const child = spawn(process.execPath, ["--require", preload, binary, ...args], {
    env: { PATH: process.env["PATH"], HOME: emptyHome, PEAK_FILE: peakFile },
    stdio: [stdin, stdout, "pipe"],
  });
  const out: Buffer[] = [];
  let stderr = "";
  child.stdout?.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => {
    stderr += chunk;
  });
  const ended = new Promise<Awaited<Run["ended"]>>((resolve) =>
    child.on("close", (code, signal) => {
      const stdout = Buffer.concat(out).toString();
      resolve({ stdout, stderr, code: code ?? signal, peak: Number(readFileSync(peakFile, "utf8")) / 1024 });
    }),
  );
  return { child, ended };
}

async function piped(args: readonly string[], input: Iterable<Buffer>) {
  const { child, ended } = start(args, "pipe");
  assert.ok(child.stdin);
  await pipeline(Readable.from(input), child.stdin);
  return ended;
}

const most = 150;

const large = join(folder, "large.log");
before(() => pipeline(Readable.from(log(64)), createWriteStream(large)));
after(() => rmSync(folder, { recursive: true, force: true }));

describe("decode of large inputs", { timeout: 120_000 }, () => {
  it("gives the same of a file, of a pipe and of a compressed file, and stays small", async () => {
    // Not made smaller, so that it too comes in many pieces.
    await pipeline(createReadStream(large), createGzip({ level: 0 }), createWriteStream(`${large}.gz`));
    const file = await start(["decode", "--json", large], "ignore").ended;
    const pipe = await piped(["decode", "--json"], log(64));
    const gzip = await start(["decode", "--json", `${large}.gz`], "ignore").ended;
    const { errors, summary } = JSON.parse(pipe.stdout);
    assert.deepEqual([errors.length, summary.total, summary.lines], [64, 64, 64 * 17601]);
    const withoutFile = (text: string): unknown => JSON.parse(text, (key, value) => (key === "file" ? null : value));
    assert.deepEqual(withoutFile(file.stdout), JSON.parse(pipe.stdout));
    assert.deepEqual(withoutFile(gzip.stdout), JSON.parse(pipe.stdout));
    for (const { code, stderr, peak } of [file, pipe, gzip]) {
      assert.deepEqual([code, stderr], [0, ""]);
      assert.ok(peak < most, `${peak} MB`);
    }
  });

  it("passes a large input on under --annotate byte for byte", async () => {
    const { stdout, peak } = await start(["decode", "--annotate", large], "ignore").ended;
    const lines = stdout.split("\n").filter((line) => !/^( {2}\^ | {4})/.test(line));
    assert.ok(Buffer.from(lines.join("\n")).equals(readFileSync(large)), "the same bytes");
    assert.ok(peak < most, `${peak} MB`);
  });

  it("takes no more memory for 512 MB", async () => {
    const { stdout, peak } = await piped(["decode", "--summary", "--json"], log(512));
    assert.equal(JSON.parse(stdout).summary.total, 512);
    assert.ok(peak < most, `${peak} MB`);
  });

  it("takes no more memory for one endless line", async () => {
    const part = "x".repeat(mebibyte);
    const { stdout, peak } = await piped(
      ["decode", "--summary", "--json"],
      (function* () {
        for (let n = 0; n < 300; n += 1) yield Buffer.from(part + body("NoSuchNat", n));
      })(),
    );
    const { total, lines } = JSON.parse(stdout).summary;
    assert.deepEqual([total, lines], [300, 1]);
    assert.ok(peak < most, `${peak} MB`);
  });

  it("takes no more memory for 300 000 different codes, and counts them all", async () => {
    const { stdout, peak } = await piped(
      ["decode", "--summary", "--json"],
      (function* () {
        for (let n = 0; n < 300_000; n += 1000)
          yield Buffer.from(Array.from({ length: 1000 }, (_, index) => `${body(`Made${n + index}NotFound`, n + index)}\n`).join(""));
      })(),
    );
    const { total, byCode } = JSON.parse(stdout).summary;
    assert.deepEqual([total, byCode.length], [300_000, 1001]);
    assert.ok(peak < most, `${peak} MB`);
  });
});

/** Runs a line of bash in which `bcevpc` stands for the binary. */
const shell = (line: string): Promise<{ stdout: string; stderr: string }> =>
  new Promise((resolve, reject) => {
    const command = line.replaceAll("bcevpc", `${process.execPath} ${binary}`).replaceAll("LARGE", large);
    execFile("bash", ["-c", command], { env: { PATH: process.env["PATH"], HOME: emptyHome } }, (error, stdout, stderr) =>
      error ? reject(error) : resolve({ stdout, stderr }),
    );
  });

const outputs = ["", "--full", "--json", "--ndjson", "--annotate", "--only"];

describe("decode into an output that ends early", { timeout: 60_000 }, () => {
  it("ends quietly with exit 0 when its reader leaves, whatever it prints, from a file and from a pipe", async () => {
    for (const options of outputs) {
      const file = await shell(`bcevpc decode ${options} LARGE | head -1 >/dev/null; echo "\${PIPESTATUS[0]}"`);
      assert.deepEqual(file, { stdout: "0\n", stderr: "" }, options);
    }
    const pipe = await shell(`cat LARGE | bcevpc decode --ndjson | head -1 >/dev/null; echo "\${PIPESTATUS[1]}"`);
    assert.deepEqual(pipe, { stdout: "0\n", stderr: "" });
  });

  it("says in a sentence that the disk is full, and exits 2 without a stack trace", async () => {
    for (const options of [...outputs, "--summary"]) {
      const { ended } = start(["decode", ...options.split(" ").filter(Boolean), large], "ignore", openSync("/dev/full", "w"));
      const { stderr, code } = await ended;
      assert.equal(code, 2, options);
      if (options === "--json") assert.deepEqual([JSON.parse(stderr).code, JSON.parse(stderr).exitCode], ["ENOSPC", 2]);
      else assert.match(stderr.replaceAll(/\n(?=.)/g, " "), /^error: [^\n]+: ENOSPC\n$/);
    }
  });
});
