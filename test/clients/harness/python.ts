import { fileURLToPath } from "node:url";
import { installed } from "./install.js";

/** A Python of its own with the packages of a lock, each held to its hash. */
export const pythonFolder = (name: string, lock: URL): Promise<string> =>
  installed({
    name,
    files: [lock],
    version: ["python3", "--version"],
    build: () => [
      ["python3", "-m", "venv", "."],
      ["bin/python", "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "-r", fileURLToPath(lock)],
    ],
  });
