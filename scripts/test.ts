/**
 * Runs the test files below the folders named (all but test/system, test/clients and test/engines when none is), and ends with a tally of them. A test
 * that leaves a folder behind fails the run.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";

const root = new URL("../", import.meta.url);
const folders = process.argv.slice(2);
/** They need more than npm's packages. */
const apart = ["test/system/", "test/clients/", "test/engines/"];

const files = readdirSync(new URL("test/", root), { recursive: true, encoding: "utf8" })
  .map((name) => `test/${name}`)
  .filter((name) => name.endsWith(".test.ts"))
  .filter((name) =>
    folders.length === 0 ? !apart.some((folder) => name.startsWith(folder)) : folders.some((folder) => name.startsWith(folder)),
  )
  .sort();

// Of its own, so that what is left in it is of these tests.
const temporary = mkdtempSync(join(tmpdir(), "tests-"));
const { status } = spawnSync(
  process.execPath,
  [
    "--import",
    "tsx",
    "--import",
    "./scripts/property-seed.mjs",
    "--test",
    // Most tests wait for processes they started, so no core is kept free.
    `--test-concurrency=${availableParallelism()}`,
    "--test-reporter=spec",
    "--test-reporter-destination=stdout",
    "--test-reporter=./scripts/tally.mjs",
    "--test-reporter-destination=stdout",
    ...files,
  ],
  { cwd: root, stdio: "inherit", env: { ...process.env, TMPDIR: temporary } },
);
const left = readdirSync(temporary).filter((name) => name.startsWith("bcevpc-"));
rmSync(temporary, { recursive: true, force: true });
if (left.length > 0) console.error(`left in the temporary folder: ${left.join(", ")}`);
process.exitCode = status === 0 && left.length > 0 ? 1 : (status ?? 1);
