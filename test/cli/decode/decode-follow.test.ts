import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, closeSync, copyFileSync, openSync, renameSync, rmSync, truncateSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { temporaryFolder } from "../../temporary-folder.js";
import { binary, emptyHome } from "../run.js";

const folder = temporaryFolder("follow");
const line = (n: number): string =>
  `${JSON.stringify({ requestId: `c4abab14-ebc4-4eb0-85d2-${String(n).padStart(12, "0")}`, code: "NoSuchNat", message: "x" })}\n`;
const numberOf = (requestId: string): number => Number(requestId.slice(-12));

interface Record {
  readonly type: string;
  readonly requestId: string;
  readonly file: string;
  readonly line: number;
  readonly total: number;
  readonly lines: number;
}

const running = new Set<ChildProcess>();
after(() => {
  for (const child of running) child.kill("SIGKILL");
});

/** A run that does not answer for so long has lost what it was asked for. */
const patience = 15_000;

/** A run that follows a file, what it has said so far, and waiting for it to say more. */
function following(files: readonly string[], args: readonly string[] = ["--ndjson"]) {
  const child = spawn(process.execPath, [binary, "decode", "--follow", ...files, ...args], {
    env: { PATH: process.env["PATH"], HOME: emptyHome },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let out = "";
  let err = "";
  let look = (): void => {};
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk;
    look();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk;
  });
  const ended = new Promise<void>((resolve) =>
    child.on("close", () => {
      running.delete(child);
      resolve();
    }),
  );
  const records = (): Record[] =>
    out
      .split("\n")
      .slice(0, -1)
      .map((text) => JSON.parse(text));
  const seen = (): number[] =>
    records()
      .filter(({ type }) => type === "error")
      .map(({ requestId }) => numberOf(requestId));
  /** Resolves once the run has printed the error with this number; fails when it ends before. */
  const until = (n: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const fail = (): void => reject(new Error(`${n} was not seen:\n${out}${err}`));
      const timer = setTimeout(fail, patience);
      look = () => {
        if (!seen().includes(n)) return;
        clearTimeout(timer);
        resolve();
      };
      look();
      void ended.then(fail);
    });
  /** Ctrl-C, and what had been said by the end. */
  const interrupt = async () => {
    child.kill("SIGINT");
    await ended;
    const places = records()
      .filter(({ type }) => type === "error")
      .map((record) => `${record.file}:${record.line}`);
    return { seen: seen(), places, last: records().at(-1), code: child.exitCode ?? child.signalCode, err };
  };
  /** What is said when it ends by itself, as it should: it is not waited for forever. */
  const refusal = async () => {
    const timer = setTimeout(() => child.kill("SIGKILL"), patience);
    await ended;
    clearTimeout(timer);
    return { out, err, code: child.exitCode };
  };
  return { until, interrupt, refusal };
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const lines = (from: number, to: number): string => range(from, to).map(line).join("");

/** Follows a file through something that happens to it; every error of `expected` comes once, in order. */
async function follows(name: string, expected: number, story: (path: string, until: (n: number) => Promise<void>) => Promise<void>) {
  const path = join(folder, name);
  writeFileSync(path, lines(1, 2));
  const { until, interrupt } = following([path]);
  await until(2);
  await story(path, until);
  await until(expected);
  const { seen, last, code, err } = await interrupt();
  assert.deepEqual(seen, range(1, expected));
  assert.deepEqual([last?.type, last?.total, code, err], ["summary", expected, 0, ""]);
  return last;
}

describe("decode --follow", () => {
  it("gives what stands in the file and what is appended to it, and ends with the summary at Ctrl-C", async () => {
    const last = await follows("appended.log", 8, async (path, until) => {
      appendFileSync(path, line(3));
      await until(3);
      appendFileSync(path, `ordinary\n${lines(4, 6)}`);
      await until(6);
      const [text, half] = [line(7), 40];
      appendFileSync(path, text.slice(0, half));
      appendFileSync(path, text.slice(half) + line(8));
    });
    assert.equal(last?.lines, 9);
  });

  it("goes on with the new file when the old one is renamed and replaced, and reads the old one's last lines first", async () => {
    await follows("replaced.log", 9, async (path, until) => {
      appendFileSync(path, lines(3, 4));
      renameSync(path, `${path}.1`);
      appendFileSync(`${path}.1`, line(5));
      writeFileSync(path, lines(6, 8));
      await until(8);
      appendFileSync(path, line(9));
    });
  });

  it("goes on from the beginning when the file is copied and emptied", async () => {
    await follows("emptied.log", 6, async (path, until) => {
      copyFileSync(path, `${path}.1`);
      truncateSync(path);
      appendFileSync(path, line(3));
      await until(3);
      appendFileSync(path, lines(4, 5));
      await until(5);
      truncateSync(path);
      appendFileSync(path, line(6));
    });
  });

  it("waits for a file that was renamed away, and reads the one made later from its beginning", async () => {
    await follows("renamed.log", 6, async (path, until) => {
      renameSync(path, `${path}.1`);
      appendFileSync(`${path}.1`, line(3));
      await until(3);
      writeFileSync(path, lines(4, 5));
      await until(5);
      appendFileSync(path, line(6));
    });
  });

  it("waits for a file that was removed, reads what its writer still wrote to it, and goes on with the one made later", async () => {
    await follows("removed.log", 7, async (path, until) => {
      const writer = openSync(path, "a");
      rmSync(path);
      writeSync(writer, line(3));
      await until(3);
      writeFileSync(path, lines(4, 6));
      closeSync(writer);
      await until(6);
      appendFileSync(path, line(7));
    });
  });

  it("gives a last line without a line feed, and what was written just before Ctrl-C is not lost", async () => {
    const path = join(folder, "last.log");
    writeFileSync(path, line(1));
    const { until, interrupt } = following([path]);
    await until(1);
    appendFileSync(path, line(2).trimEnd());
    const { seen, last, code } = await interrupt();
    assert.deepEqual([seen, last?.total, code], [[1, 2], 2, 0]);
  });

  it("exits 0 at Ctrl-C when errors were found, 1 when none, and by --fail-on as without --follow", async () => {
    const path = join(folder, "codes.log");
    writeFileSync(path, line(1));
    const hit = following([path], ["--ndjson", "--fail-on", "NoSuchNat"]);
    await hit.until(1);
    assert.equal((await hit.interrupt()).code, 1);
    const miss = following([path], ["--ndjson", "--fail-on", "auth"]);
    await miss.until(1);
    assert.equal((await miss.interrupt()).code, 0);
  });

  it("follows several files at once, each as an input of its own, and sums them up together", async () => {
    const [first, second] = [join(folder, "several-1.log"), join(folder, "several-2.log")];
    writeFileSync(first, line(1));
    writeFileSync(second, `ordinary\n${line(2)}`);
    const { until, interrupt } = following([first, second]);
    await until(1);
    await until(2);
    appendFileSync(second, line(3));
    await until(3);
    appendFileSync(first, line(4));
    await until(4);
    const { seen, places, last, code } = await interrupt();
    assert.deepEqual(seen.toSorted(), [1, 2, 3, 4]);
    assert.deepEqual(places.toSorted(), [`${first}:1`, `${first}:2`, `${second}:2`, `${second}:3`]);
    assert.deepEqual([last?.total, last?.lines, code], [4, 5, 0]);
  });

  it("follows what a pattern matches, also files that come later, and does not read one again that was renamed", async () => {
    const at = (name: string): string => join(folder, `pod-${name}`);
    const { until, interrupt } = following([at("*.log*")]);
    writeFileSync(at("a.log"), line(1));
    await until(1);
    writeFileSync(at("b.log"), lines(2, 3));
    await until(3);
    renameSync(at("a.log"), at("a.log.1"));
    writeFileSync(at("a.log"), line(4));
    await until(4);
    appendFileSync(at("b.log"), line(5));
    await until(5);
    rmSync(at("b.log"));
    writeFileSync(at("c.log"), line(6));
    await until(6);
    appendFileSync(at("a.log"), line(7));
    await until(7);
    const { seen, last, code, err } = await interrupt();
    assert.deepEqual(seen, range(1, 7));
    assert.deepEqual([last?.total, code, err], [7, 0, ""]);
  });

  it("refuses a missing file, none, standard input, and notes in several files, with exit 2 and a sentence", async () => {
    const path = join(folder, "there.log");
    writeFileSync(path, line(1));
    for (const [files, reason] of [
      [[join(folder, "missing.log")], /cannot read \S*\s*missing\.log: there is no such file/],
      [[path, join(folder, "missing.log")], /cannot read \S*\s*missing\.log: there is no such file/],
      [["-"], /--follow takes files, not a pipe/],
      [[], /--follow takes files, not a pipe/],
      [[path, join(folder, "last.log"), "--annotate"], /--annotate and --only show one file/],
      [[join(folder, "*.log"), "--only"], /--annotate and --only show one file/],
    ] as const) {
      const { out, err, code } = await following(files, []).refusal();
      assert.deepEqual([code, out], [2, ""], err);
      assert.match(err.replaceAll(/\s+/g, " "), reason);
    }
  });
});
