import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bcevpc } from "./run.js";

const hook = new URL("loaded-files.cjs", import.meta.url).pathname;

/** The files of the bundle that a run loads, without their hashes. */
async function loadedBy(...args: string[]): Promise<string[]> {
  const { stderr, code } = await bcevpc(args, { env: { NODE_OPTIONS: `--require=${hook}` } });
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
