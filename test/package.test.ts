import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { promisify } from "node:util";
import { temporaryFolder } from "./temporary-folder.js";

const run = promisify(execFile);
const root = new URL("../", import.meta.url).pathname;
const folder = temporaryFolder("package");
const installed = join(folder, "node_modules", "bcevpc");

describe("the package", () => {
  before(async () => {
    const { stdout } = await run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], { cwd: root });
    const [{ filename }] = JSON.parse(stdout);
    await run("npm", ["install", "--offline", "--no-audit", "--no-fund", "--prefix", folder, join(folder, filename)], { cwd: folder });
  });

  it("installs without a build step, a script or another package, and runs", async () => {
    const { stdout } = await run(join(folder, "node_modules", ".bin", "bcevpc"), ["explain", "NoSuchNat"]);
    assert.match(stdout, /^NoSuchNat {2}NAT gateway · HTTP 404/);
    assert.deepEqual(
      readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith(".")),
      ["bcevpc"],
    );
    const { scripts = {} } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
    assert.deepEqual(
      Object.keys(scripts).filter((name) => /install/.test(name)),
      [],
    );
  });

  it("carries licences, schemas, the manual page, both READMEs and the guides they link to, and is under 10 MB", () => {
    for (const file of [
      "LICENSE",
      "CHANGELOG.md",
      "SECURITY.md",
      "README.md",
      "README.zh-CN.md",
      "docs/decode.md",
      "docs/zh/decode.md",
      "man/bcevpc.1",
      "skill/SKILL.md",
      "dist/schemas/entry.schema.json",
    ])
      assert.ok(statSync(join(installed, file)).isFile(), file);
    const licences = readFileSync(join(installed, "dist", "THIRD-PARTY-LICENSES.txt"), "utf8");
    for (const name of [
      "commander",
      "chalk",
      "cli-table3",
      "inquirer",
      "minisearch",
      "assemblyscript",
      "@noble/hashes",
      "@modelcontextprotocol/server",
    ])
      assert.match(licences, new RegExp(`^${name} \\d`, "m"));
    assert.match(
      licences,
      /^@jmespath-community\/jmespath \d[\s\S]*?^Source of version \S+: https:\/\/github\.com\/jmespath-community\/typescript-jmespath$/mu,
    );
    const size = readdirSync(installed, { recursive: true, encoding: "utf8" }).reduce(
      (sum, name) => sum + statSync(join(installed, name)).size,
      0,
    );
    assert.ok(size < 10_000_000, `${size} bytes`);
  });

  it("is up to date with its generated files", async () => {
    await run(process.execPath, ["--import", "tsx", "scripts/generate.ts", "--check"], { cwd: root });
  });
});
