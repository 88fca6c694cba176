import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { shellWord } from "../../../src/core/text/shell.js";
import { homeWith } from "../call/caller.js";
import { bcevpc } from "../run.js";

const name = "a$(id)'`id`\"; b";
const profile = { name, access_key_id: "0123456789abcdef0123456789abcdef", secret_access_key: "pLantedSecretKey", region: "bj" };
const HOME = homeWith({ current: "default", profiles: [{ ...profile, name: "default" }, profile] });
const run = async (...args: string[]): Promise<string> => {
  const { stdout, stderr } = await bcevpc(args, { env: { HOME, COLUMNS: "400" } });
  return stdout + stderr;
};

describe("a name that a shell would run", () => {
  const places: readonly (readonly [args: readonly string[], command: string])[] = [
    [["configure", "list", name], "bcevpc configure get"],
    [["configure", "delete", name], "bcevpc configure delete"],
    [["configure", "set", name, "--region", "gz"], "bcevpc configure use"],
    [["configure", "set", `${name}!`, "--region", "gz"], "bcevpc configure set"],
    [["configure", name], "bcevpc configure set"],
    [["run", "true", name], "bcevpc run -- true"],
  ];
  for (const [args, command] of places)
    it(`is one quoted word behind ${command} (${args
      .slice(0, 2)
      .map((word) => (word === name ? "NAME" : word))
      .join(" ")})`, async () => {
      const word = args.find((each) => each.startsWith(name)) ?? "";
      const said = await run(...args);
      assert.ok(said.includes(`${command} ${shellWord(word)}`), said);
    });

  it("is not put into a command when it cannot be repeated", async () => {
    assert.doesNotMatch(await run("call", "GET", "/v1/vpc", "--profile", `${name}!`), /configure set/);
  });
});
