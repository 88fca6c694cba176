import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { temporaryFolder } from "../temporary-folder.js";
import { bcevpc } from "./run.js";

const hook = new URL("loaded-files.cjs", import.meta.url).pathname;

/** The files of the bundle that a run loads, without their hashes. */
async function loadedBy(...args: string[]): Promise<string[]> {
  const { stderr, code } = await bcevpc(args, { env: { NODE_OPTIONS: `--require=${hook}`, NODE_DISABLE_COMPILE_CACHE: "1" } });
  assert.equal(code, 0);
  return stderr
    .split("\n")
    .filter((file) => file.includes("/dist/"))
    .map((file) => file.replace(/^.*\/dist\/(.+?)(?:-[\w-]{8})?\.cjs$/, "$1"))
    .sort();
}

describe("what a command loads", () => {
  it("is for the explanation of a code the start-up file and the entries of its service, nothing of the operations", async () => {
    assert.deepEqual(await loadedBy("explain", "NoSuchNat"), ["main", "nat", "rolldown-runtime"]);
    assert.deepEqual(await loadedBy("explain", "CidrConflict", "--full"), ["main", "rolldown-runtime", "vpc"]);
  });

  it("is for one operation its own group, not the sixteen others, and no table, search or prompt", async () => {
    const loaded = await loadedBy("apis", "CreateNat");
    for (const file of ["vpn", "peering", "eni", "subnet", "cli-table3", "search", "text-search", "prompts"])
      assert.ok(!loaded.includes(file), `${file} of ${loaded}`);
  });
});

/** An executable of Bun holds its own. */
const isKept = process.env["BCEVPC_TEST_BINARY"] === undefined;

describe("what a command leaves in the home", () => {
  it("is its compiled code and nothing else", async () => {
    const home = temporaryFolder("compiled");
    assert.equal((await bcevpc(["explain", "NoSuchNat"], { env: { HOME: home } })).code, 0);
    assert.deepEqual(readdirSync(home), isKept ? [".cache"] : []);
    if (isKept) assert.ok(readdirSync(join(home, ".cache", "bcevpc"), { recursive: true }).length > 1);
  });

  it("is no compiled code in a folder that others can write to, nor with NODE_DISABLE_COMPILE_CACHE", async () => {
    const home = temporaryFolder("compiled-shared");
    const cache = join(home, ".cache", "bcevpc");
    mkdirSync(cache, { recursive: true });
    chmodSync(cache, 0o777);
    assert.equal((await bcevpc(["explain", "NoSuchNat"], { env: { HOME: home } })).code, 0);
    assert.deepEqual(readdirSync(cache), []);
    chmodSync(cache, 0o700);
    await bcevpc(["explain", "NoSuchNat"], { env: { HOME: home, NODE_DISABLE_COMPILE_CACHE: "1" } });
    assert.deepEqual(readdirSync(cache), []);
  });
});
