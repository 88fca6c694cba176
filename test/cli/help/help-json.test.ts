import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { exitCodes } from "../../../src/cli/exit-codes.js";
import { bcevpc } from "../run.js";
import { assertDocument } from "../shipped-schemas.js";

describe("help and version as data", () => {
  it("give the exit codes", async () => {
    const { stdout, stderr, code } = await bcevpc(["help", "exit-codes", "--json"]);
    assert.deepEqual([code, stderr], [0, ""]);
    assertDocument("exit-codes", stdout);
    const rows: { exitCode: number; name: string }[] = JSON.parse(stdout).exitCodes;
    assert.deepEqual(Object.fromEntries(rows.map(({ name, exitCode }) => [name, exitCode])), exitCodes);
  });

  it("give the environment variables, each name apart", async () => {
    const { stdout } = await bcevpc(["--json", "help", "environment"]);
    assertDocument("environment", stdout);
    const names = JSON.parse(stdout).variables.flatMap((variable: { names: string[] }) => variable.names);
    for (const name of ["BCE_REGION", "HTTPS_PROXY", "HTTP_PROXY", "LC_MESSAGES"]) assert.ok(names.includes(name), name);
  });

  it("give the version, in either order", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
    for (const args of [
      ["--version", "--json"],
      ["--json", "-V"],
    ]) {
      const { stdout, stderr, code } = await bcevpc(args);
      assert.deepEqual([code, stderr], [0, ""]);
      assertDocument("version", stdout);
      assert.equal(JSON.parse(stdout).version, version);
    }
  });
});
