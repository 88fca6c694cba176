/** `decode` of a large log as a whole process, beside tools that only look for words. */
import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadEveryEntry } from "../../src/core/catalogue/catalogue.js";
import { temporaryFolder } from "../temporary-folder.js";
import { errorLine, writeLogFile } from "./log-generator.js";
import { measure, type Peer, printTable, runOnce } from "./measure.js";

const binary = new URL("../../bin/bcevpc.cjs", import.meta.url).pathname;
const mebibyte = 1 << 20;
const rounds = 7;
const denseErrors = 400_000;
/** jq needs most of a minute for the whole log, so it is given a part and its time multiplied. */
const jqShare = 16;

const has = (command: string): boolean => spawnSync(command, ["--version"], { stdio: "ignore" }).error === undefined;

const timeOnce = ([file = "", ...args]: readonly string[]): number => {
  const start = process.hrtime.bigint();
  spawnSync(file, args, { stdio: "ignore" });
  return Number(process.hrtime.bigint() - start) / 1e6;
};

/** The same log packed, beside tools that unpack it and look for words. */
async function benchPacked(log: string, codes: string, decode: (file: string) => readonly string[]): Promise<void> {
  console.log(`the same log packed; budget: at most 1.3 x unpacking and ripgrep`);
  for (const [pack, unpack, ending] of [
    ["gzip -kf", "zcat", "gz"],
    ["zstd -qkf", "zstdcat", "zst"],
  ] as const) {
    if (spawnSync("sh", ["-c", `${pack} ${log}`]).status !== 0) continue;
    const file = `${log}.${ending}`;
    const peers: Peer[] = [
      { name: `${unpack} | rg -c -F -f codes`, command: ["sh", "-c", `${unpack} ${file} | rg -c -F -f ${codes}`] },
      { name: `bcevpc decode --summary (${ending})`, command: decode(file) },
    ];
    printTable(peers, await measure(peers, 3));
  }
}

/** A log that is nothing but errors, beside jq on the same file. */
async function benchDense(folder: string, decode: (file: string) => readonly string[]): Promise<void> {
  const file = join(folder, "dense.log");
  writeFileSync(file, Array.from({ length: denseErrors }, (_, n) => `${errorLine(n)}\n`).join(""));
  const output = (option: string): Peer => ({
    name: `bcevpc decode ${option}`,
    command: [process.execPath, binary, "decode", option, file],
  });
  const peers: Peer[] = [
    { name: "jq -R 'fromjson?'", command: ["jq", "-R", "fromjson?", file] },
    ...["--summary", "--ndjson", "--only", "--annotate", "--format=text"].map(output),
  ];
  console.log(`${denseErrors} errors and nothing else; budget: --summary no slower than jq, the others at least half as fast`);
  printTable(peers, await measure(peers, 3));
  console.log(`  peak memory ${runOnce(decode(file)).peak?.toFixed(0) ?? "?"} MiB`);
}

/** Prints the budget of `decode`. */
export async function benchDecode(): Promise<void> {
  const folder = temporaryFolder("bench");
  try {
    const log = join(folder, "log");
    const lines = await writeLogFile(log, 256 * mebibyte);
    const part = join(folder, "part");
    await writeLogFile(part, (256 / jqShare) * mebibyte);
    const codes = join(folder, "codes");
    writeFileSync(codes, `${[...new Set((await loadEveryEntry()).map(({ code }) => code))].join("\n")}\n`);
    const decode = (file: string) => [process.execPath, binary, "decode", "--summary", file];
    console.log(`decode --summary of 256 MiB, ${lines} lines, whole process, median of ${rounds} interleaved runs`);
    console.log("budget: at most 1.25 x ripgrep, at least 10 x faster than jq, under 100 MB resident");
    const peers: Peer[] = [
      ...(has("rg") ? [{ name: "rg -c -F -f codes", command: ["rg", "-c", "-F", "-f", codes, log] }] : []),
      { name: "bcevpc decode --summary", command: decode(log) },
      { name: "grep -c -F -f codes", command: ["grep", "-c", "-F", "-f", codes, log] },
    ];
    printTable(peers, await measure(peers, rounds));
    if (has("jq")) {
      const [ours = Number.NaN] = await measure([{ name: "bcevpc", command: decode(log) }], 3);
      const jq = timeOnce(["jq", "-R", "fromjson?", part]) * jqShare;
      console.log(
        `  jq -R 'fromjson?' (1/${jqShare} of the log, times ${jqShare})  ${(jq / 1000).toFixed(1)} s, ${(jq / ours).toFixed(1)} x bcevpc's time`,
      );
    }
    console.log(`  peak memory ${runOnce(decode(log)).peak?.toFixed(0) ?? "? (no /usr/bin/time)"} MiB`);
    if (has("rg")) await benchPacked(log, codes, decode);
    if (has("jq")) await benchDense(folder, decode);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
