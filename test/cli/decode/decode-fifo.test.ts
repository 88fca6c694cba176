import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { readdirSync, readlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { temporaryFolder } from "../../temporary-folder.js";
import { binary, ownSurroundings, type Result } from "../run.js";

const folder = temporaryFolder("fifo");
let made = 0;

function newPipe(): string {
  made += 1;
  const path = join(folder, `pipe-${made}`);
  execFileSync("mkfifo", [path]);
  return path;
}

/** Milliseconds after which a run that does not end is killed: its code then reads SIGKILL. */
const patience = 15_000;

/** `bcevpc decode` under way: whatever it was told, it must end within the patience. */
function decoding(args: readonly string[]) {
  const child = spawn(process.execPath, [binary, "decode", ...args], {
    env: ownSurroundings as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: patience,
    killSignal: "SIGKILL",
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk;
  });
  const ended = new Promise<Result>((resolve) => child.on("close", (code, signal) => resolve({ stdout, stderr, code: code ?? signal })));
  return { child, ended };
}

/** Resolves when the process has the pipe open; throws when it ends without waiting for a writer. */
async function opened(path: string, child: ChildProcess): Promise<void> {
  const folderOfFds = `/proc/${child.pid}/fd`;
  const isOpen = (): boolean => {
    try {
      return readdirSync(folderOfFds).some((fd) => readlinkSync(join(folderOfFds, fd)) === path);
    } catch {
      return false;
    }
  };
  while (!isOpen()) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error("decode ended before anybody wrote");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const error = '{"code":"NoSuchNat","message":"x","requestId":"c4abab14-ebc4-4eb0-85d2-000000000001"}\n';

describe("decode of a named pipe", { concurrency: 3 }, () => {
  for (const [lang, sentence] of [
    ["en", (path: string) => `Nothing was written to ${path}: no BCE error found.`],
    ["zh", (path: string) => `没有内容写入 ${path}，没有找到 BCE 错误。`],
  ] as const)
    it(`that nobody writes to ends at the first Ctrl-C and says that nothing was written: ${lang}`, async () => {
      const path = newPipe();
      const { child, ended } = decoding([path, "--lang", lang]);
      await opened(path, child);
      child.kill("SIGINT");
      const { code, stdout, stderr } = await ended;
      assert.deepEqual([code, stdout, stderr], [1, "", `${sentence(path)}\n`]);
    });

  it("waits for whoever writes, and says that one closed without a word was empty", async () => {
    const [path, empty] = [newPipe(), newPipe()];
    const reading = decoding([path, "--ndjson"]);
    await opened(path, reading.child);
    // Whoever takes a pipe without a writer for an empty one has ended by now.
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.deepEqual([reading.child.exitCode, reading.child.signalCode], [null, null]);
    writeFileSync(path, error.repeat(3));
    const { code, stdout } = await reading.ended;
    assert.equal(code, 0);
    const summary = JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "") as { lines: number; total: number };
    assert.deepEqual([summary.lines, summary.total], [3, 1]);
    const nothing = decoding([empty]);
    await opened(empty, nothing.child);
    writeFileSync(empty, "");
    assert.match((await nothing.ended).stderr, /^The input is empty/);
  });

  it("keeps what was written before Ctrl-C", async () => {
    const path = newPipe();
    const { child, ended } = decoding([path, "--ndjson"]);
    const writer = spawn("sh", ["-c", 'exec 3> "$1"; printf "%s" "$0" >&3; exec sleep 30', error, path], { stdio: "ignore" });
    await new Promise<void>((resolve) => child.stdout.once("data", () => resolve()));
    child.kill("SIGINT");
    const { code, stdout, stderr } = await ended;
    writer.kill("SIGKILL");
    assert.deepEqual([code, stderr], [0, ""]);
    assert.match(stdout, /NoSuchNat[\s\S]*"type":"summary"/);
  });
});
