import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { temporaryFolder } from "../temporary-folder.js";

export const binary = new URL("../../bin/bcevpc.cjs", import.meta.url).pathname;

const standalone = process.env["BCEVPC_TEST_BINARY"];

/** With `BCEVPC_TEST_BINARY` an executable takes the place of Node with the binary; whatever else is run, Node runs. */
function standIn(executable: string): string {
  const file = join(temporaryFolder("stand-in"), "node");
  const shifted = `[ "$1" = '${binary}' ] && shift && exec '${executable}' "$@"`;
  writeFileSync(file, `#!/bin/sh\n${shifted}\nexec '${process.execPath}' "$@"\n`, { mode: 0o755 });
  return file;
}
if (standalone !== undefined) process.execPath = standIn(resolve(standalone));

/** A home without configuration, so that nothing of the machine shows in a test. */
export const emptyHome = temporaryFolder("home");

/** What a child gets of the environment of the tests. */
export const ownSurroundings: Readonly<Record<string, string | undefined>> = {
  PATH: process.env["PATH"],
  TMPDIR: process.env["TMPDIR"],
  HOME: emptyHome,
};

export interface Result {
  readonly stdout: string;
  readonly stderr: string;
  /** The exit code, or the signal's name. */
  readonly code: number | string | null;
}

export interface Surroundings {
  /** What stands on standard input; `null` is /dev/null. */
  readonly input?: string | Buffer | null;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the built binary as a user would, with nothing of this process's environment but the path. */
export function bcevpc(args: readonly string[], { input = null, env = {} }: Surroundings = {}): Promise<Result> {
  return new Promise((settle, reject) => {
    const child = spawn(process.execPath, [binary, ...args], {
      env: { ...ownSurroundings, ...env },
      stdio: [input === null ? "ignore" : "pipe", "pipe", "pipe"],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout?.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr?.on("data", (chunk: Buffer) => err.push(chunk));
    child.on("error", reject);
    child.on("close", (code, signal) =>
      settle({ stdout: Buffer.concat(out).toString("utf8"), stderr: Buffer.concat(err).toString("utf8"), code: code ?? signal }),
    );
    child.stdin?.on("error", () => {});
    child.stdin?.end(input);
  });
}
