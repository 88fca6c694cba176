/** `decode --summary` of logs of several GiB, beside ripgrep: how time and memory grow with the size. */
import { rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadEveryEntry } from "../../src/core/catalogue/catalogue.js";
import { temporaryFolder } from "../temporary-folder.js";
import { errorLine, logLine, writeLogFile } from "./log-generator.js";
import { runOnce } from "./measure.js";

const binary = new URL("../../bin/bcevpc.cjs", import.meta.url).pathname;
const gibibyte = 1 << 30;
const sparseMemory = 100;
const denseMemory = 150;

function print(name: string, file: string, command: readonly string[]): void {
  const { seconds, peak } = runOnce(command);
  const megabytes = statSync(file).size / 1e6;
  console.log(
    `  ${name.padEnd(34)}${seconds.toFixed(2).padStart(8)} s${(megabytes / seconds).toFixed(0).padStart(7)} MB/s${(peak?.toFixed(0) ?? "?").padStart(6)} MiB`,
  );
}

/** Writes 1, 2 and 4 GiB of a log with few errors, and 1 GiB of nothing but errors; all are gone at the end. */
export async function benchScale(): Promise<void> {
  const folder = temporaryFolder("scale");
  const [log, dense, codes] = [join(folder, "sparse.log"), join(folder, "dense.log"), join(folder, "codes")];
  const decode = (file: string): readonly string[] => [process.execPath, binary, "decode", "--summary", file];
  writeFileSync(codes, `${[...new Set((await loadEveryEntry()).map(({ code }) => code))].join("\n")}\n`);
  try {
    console.log(
      `by size, one run each; budget: at most ${sparseMemory} MiB, ${denseMemory} MiB where all lines are errors, whatever the size`,
    );
    let lines = 0;
    for (const [had, size] of [
      [0, 1],
      [1, 2],
      [2, 4],
    ] as const) {
      lines += await writeLogFile(log, (size - had) * gibibyte, logLine, lines);
      print(`rg -c -F -f codes, ${size} GiB`, log, ["rg", "-c", "-F", "-f", codes, log]);
      print(`bcevpc decode --summary, ${size} GiB`, log, decode(log));
    }
    rmSync(log);
    await writeLogFile(dense, gibibyte, errorLine);
    print("bcevpc decode --summary, 1 GiB dense", dense, decode(dense));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
