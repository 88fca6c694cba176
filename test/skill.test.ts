import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { tools } from "../src/cli/verbs/mcp/tools.js";
import { binary, emptyHome } from "./cli/run.js";

const skill = readFileSync(new URL("../skill/SKILL.md", import.meta.url), "utf8");

/** `bcevpc …   # exit 0; entries[0].id is nat/NoSuchNat` */
const claims = [...skill.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = ""]) =>
  block
    .trimEnd()
    .split("\n")
    .map((line) => /^(.+?) {3}# exit (\d+)(?:; (\S+) is (\S+))?$/.exec(line) ?? assert.fail(line)),
);

const run = (command: string): Promise<{ stdout: string; code: number }> =>
  new Promise((resolve) => {
    const script = `bcevpc() { "${process.execPath}" "${binary}" "$@"; }; ${command}`;
    execFile("bash", ["-c", script], { env: { PATH: process.env["PATH"], HOME: emptyHome }, maxBuffer: 1e8 }, (error, stdout) =>
      resolve({ stdout, code: Number(error?.code ?? 0) }),
    );
  });

const memberOf = (content: unknown, path: string): unknown =>
  path.split(/[.[\]]+/).reduce((value, name) => (name === "" ? value : Object(value)[name]), content);

describe("the skill for agents", () => {
  it("says of every command what is true of it", async () => {
    assert.ok(claims.length > 10);
    for (const [, command = "", exitCode, path, value] of claims) {
      const { stdout, code } = await run(command);
      assert.equal(code, Number(exitCode), command);
      if (path !== undefined) assert.equal(String(memberOf(JSON.parse(stdout), path)), value, command);
    }
  });

  it("names the tools of the MCP server, and ships", () => {
    for (const { name } of tools) assert.ok(skill.includes(name), name);
    const { files } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
    assert.ok(files.includes("skill"));
  });

  it("begins with a name and a description that says when to use it", () => {
    assert.match(skill, /^---\nname: bcevpc\ndescription: .{50,1024}\n---\n/);
  });
});
