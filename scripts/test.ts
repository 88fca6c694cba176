/** Runs the test files below the folders named (all but test/system and test/clients when none is), and ends with a tally of them. */
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";

const root = new URL("../", import.meta.url);
const folders = process.argv.slice(2);
/** They need more than npm's packages. */
const apart = ["test/system/", "test/clients/"];

const files = readdirSync(new URL("test/", root), { recursive: true, encoding: "utf8" })
  .map((name) => `test/${name}`)
  .filter((name) => name.endsWith(".test.ts"))
  .filter((name) =>
    folders.length === 0 ? !apart.some((folder) => name.startsWith(folder)) : folders.some((folder) => name.startsWith(folder)),
  )
  .sort();

const { status } = spawnSync(
  process.execPath,
  [
    "--import",
    "tsx",
    "--test",
    // Most tests wait for processes they started, so no core is kept free.
    `--test-concurrency=${availableParallelism()}`,
    "--test-reporter=spec",
    "--test-reporter-destination=stdout",
    "--test-reporter=./scripts/tally.mjs",
    "--test-reporter-destination=stdout",
    ...files,
  ],
  { cwd: root, stdio: "inherit" },
);
process.exitCode = status ?? 1;
