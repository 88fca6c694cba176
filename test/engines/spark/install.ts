import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const requirements = new URL("requirements.txt", import.meta.url).pathname;

/** A Python with PySpark, made once and kept outside of this folder: its interpreter. */
export function installSpark(): { readonly python: string } {
  const folder = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "bcevpc-ci", "pyspark-3.5.3");
  const python = join(folder, "bin", "python");
  const isThere = (): boolean => {
    try {
      return existsSync(python) && execFileSync(python, ["-c", "import pyspark"]).length === 0;
    } catch {
      return false;
    }
  };
  if (!isThere()) {
    mkdirSync(folder, { recursive: true });
    execFileSync("python3", ["-m", "venv", "--clear", folder]);
    execFileSync(python, ["-m", "pip", "install", "--quiet", "-r", requirements]);
  }
  return { python };
}
