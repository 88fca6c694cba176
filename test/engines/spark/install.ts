import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const requirements = new URL("requirements.txt", import.meta.url).pathname;

export interface Spark {
  /** A Python with PySpark. */
  readonly python: string;
  /** The folder of Spark itself. */
  readonly home: string;
}

/** PySpark, installed once and kept outside of this folder. */
export function installSpark(): Spark {
  const folder = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "bcevpc-ci", "pyspark-3.5.3");
  const python = join(folder, "bin", "python");
  const homeOf = (): string => execFileSync(python, ["-c", "import pyspark; print(pyspark.__path__[0])"], { encoding: "utf8" }).trim();
  const isThere = (): boolean => {
    try {
      return existsSync(python) && homeOf() !== "";
    } catch {
      return false;
    }
  };
  if (!isThere()) {
    mkdirSync(folder, { recursive: true });
    execFileSync("python3", ["-m", "venv", "--clear", folder]);
    execFileSync(python, ["-m", "pip", "install", "--quiet", "-r", requirements]);
  }
  return { python, home: homeOf() };
}
