import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { temporaryFolder } from "../../temporary-folder.js";

/** One run of bcevpc. */
export interface Run {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** What a run wrote, and its exit code. */
export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** What stands between the outputs of two runs; no output holds a NUL. */
const border = (code: number): string => `\0${code}\0`;

async function drive(runs: readonly Run[], home: string): Promise<void> {
  const { main } = createRequire(import.meta.url)("../../../dist/main.cjs") as { main(host: NodeJS.Process): Promise<number> };
  for (const { args, env } of runs) {
    const host = Object.create(process, {
      argv: { value: ["node", "bcevpc", ...args] },
      env: { value: { HOME: home, PATH: process.env["PATH"], ...env } },
      exitCode: { value: 0, writable: true },
    }) as NodeJS.Process;
    const code = await main(host);
    for (const descriptor of [1, 2]) writeSync(descriptor, border(code));
  }
}

/** Runs the built bundle many times in one process, which costs a tenth of as many processes. */
export async function runMany(runs: readonly Run[]): Promise<readonly Ran[]> {
  const folder = temporaryFolder("many");
  const [list, out, err] = ["runs.json", "out", "err"].map((name) => join(folder, name)) as [string, string, string];
  writeFileSync(list, JSON.stringify({ runs, home: folder }));
  const descriptors = [openSync(out, "w"), openSync(err, "w")] as const;
  const child = spawn(process.execPath, ["--import", "tsx", fileURLToPath(import.meta.url), list], { stdio: ["ignore", ...descriptors] });
  const ended = await new Promise((settle) => child.on("close", (code, signal) => settle(code ?? signal)));
  descriptors.forEach(closeSync);
  const [stdouts, stderrs] = [out, err].map((file) => readFileSync(file, "utf8").split("\0")) as [string[], string[]];
  if (ended !== 0 || stdouts.length !== 2 * runs.length + 1)
    throw new Error(`ended with ${ended} after ${(stdouts.length - 1) / 2} of ${runs.length} runs\n${stderrs.at(-1)?.slice(-2000)}`);
  return runs.map((_run, at) => ({ stdout: stdouts[2 * at] ?? "", stderr: stderrs[2 * at] ?? "", code: Number(stdouts[2 * at + 1]) }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { runs, home } = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
  await drive(runs, home);
}
