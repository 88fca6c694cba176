/**
 * Runs the tests of the cores once more against what the bundler makes of them: minified, and without what it takes for
 * having no effect. The test files are bundled with what they test, by the options of the build.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "rolldown";
import { bundling, path } from "./bundling.js";

const folders = process.argv.length > 2 ? process.argv.slice(2) : ["test/core/"];
const files = readdirSync(path("test/"), { recursive: true, encoding: "utf8" })
  .map((name) => `test/${name}`)
  .filter((name) => name.endsWith(".test.ts") && folders.some((folder) => name.startsWith(folder)))
  .sort();

/** Fixtures are found from where the source of a test stands. */
const ownAddress: Plugin = {
  name: "own-address",
  transform: (code, id) =>
    id.includes("/node_modules/") ? undefined : code.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(id).href)),
};

// Below node_modules, so that packages which only tests use are found.
const folder = path("node_modules/.cache/built-tests/");
rmSync(folder, { recursive: true, force: true });
try {
  const { output } = await build({
    ...bundling,
    input: Object.fromEntries(files.map((file) => [file.replace(/\.ts$/, ""), file])),
    external: (id) => !/^[./\0]/.test(id) && !id.startsWith("node:"),
    plugins: [ownAddress, bundling.plugins],
    output: { dir: folder, format: "esm", entryFileNames: "[name].mjs", chunkFileNames: "[name]-[hash].mjs", minify: true },
  });
  const entries = output.filter((chunk) => chunk.type === "chunk" && chunk.isEntry).map(({ fileName }) => folder + fileName);
  const { status } = spawnSync(
    process.execPath,
    [
      // Some tests load the data's source besides.
      "--import",
      "tsx",
      "--import",
      "./scripts/property-seed.mjs",
      "--test",
      `--test-concurrency=${availableParallelism()}`,
      "--test-reporter=spec",
      "--test-reporter-destination=stdout",
      "--test-reporter=./scripts/tally.mjs",
      "--test-reporter-destination=stdout",
      ...entries,
    ],
    { cwd: path("."), stdio: "inherit" },
  );
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
