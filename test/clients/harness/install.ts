import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

const cache = join(process.env["XDG_CACHE_HOME"] || join(homedir(), ".cache"), "bcevpc-clients");

/** What a client is built from and with. */
export interface Recipe {
  readonly name: string;
  /** Locks and sources, which decide whether an earlier build still holds. */
  readonly files: readonly URL[];
  /** The command that says which version of the language is there. */
  readonly version: readonly [command: string, ...args: string[]];
  /** The commands that build it in its folder, which is the working directory. */
  readonly build: (folder: string) => readonly (readonly [command: string, ...args: string[]])[];
}

/** The folder of a built client, built now unless that was done before. A build that fails is an error: nothing is left out. */
export async function installed({ name, files, version: [tool, ...toolArgs], build }: Recipe): Promise<string> {
  const hash = createHash("sha256").update((await run(tool, toolArgs)).stdout);
  for (const file of files) hash.update(readFileSync(file));
  const folder = join(cache, `${name}-${hash.digest("hex").slice(0, 16)}`);
  const mark = join(folder, "built");
  if (existsSync(mark)) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [command, ...args] of build(folder)) await run(command, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
  writeFileSync(mark, "");
  return folder;
}
