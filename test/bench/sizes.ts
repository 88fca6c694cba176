/** What bcevpc takes on a disk: installed, as a page, and as one executable. */
import { spawnSync } from "node:child_process";
import { existsSync, lstatSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { temporaryFolder } from "../temporary-folder.js";

const root = new URL("../../", import.meta.url).pathname;
const standalone = join(root, `standalone/bcevpc-${process.platform}-${process.arch}`);

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).reduce((sum, name) => {
    const entry = lstatSync(join(folder, name));
    return sum + (entry.isFile() ? entry.size : 0);
  }, 0);

const print = (what: string, bytes: number, budget: string): void =>
  console.log(`  ${what.padEnd(40)}${(bytes / 1e6).toFixed(2).padStart(7)} MB  ${budget}`);

/** Installs the packed tarball in a folder of its own, which needs no network: it has no dependencies. */
export function benchSizes(): void {
  console.log("\nsizes");
  const folder = temporaryFolder("bench");
  try {
    const { stdout } = spawnSync("npm", ["pack", "--silent", "--pack-destination", folder], { cwd: root, encoding: "utf8" });
    const install = ["install", "--silent", "--offline", "--no-audit", "--prefix", folder, join(folder, stdout.trim())];
    if (spawnSync("npm", install, { encoding: "utf8" }).status !== 0) throw new Error("the tarball cannot be installed");
    print("tarball", statSync(join(folder, stdout.trim())).size, "");
    print("installed", bytesIn(join(folder, "node_modules")), "budget: at most 10 MB with dependencies");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const page = spawnSync(process.execPath, [join(root, "bin/bcevpc.cjs"), "page"], { maxBuffer: 1 << 26 }).stdout;
  print("page, gzipped", gzipSync(page, { level: 9 }).length, "budget: under 0.4 MB");
  if (existsSync(standalone)) print("standalone executable", statSync(standalone).size, "");
}
