import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { promisify } from "node:util";
import { binary, emptyHome } from "./cli/run.js";

const run = promisify(execFile);
const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");

/** The ```console blocks: a command behind `$ `, its further lines behind `> `, then what it prints. */
const sessions = (text: string): { command: string; output: string }[] =>
  [...text.matchAll(/```console\n\$ ([^\n]+(?:\n> [^\n]*)*)\n([\s\S]*?)```/g)].map(([, command = "", output = ""]) => ({
    command: command.replaceAll("\n> ", "\n"),
    output,
  }));

describe("the READMEs", () => {
  for (const name of ["README.md", "README.zh-CN.md"]) {
    it(`show in ${name} what the commands really print`, async () => {
      const shown = sessions(read(name));
      assert.ok(shown.length >= 2);
      for (const { command, output } of shown) {
        const env = { PATH: process.env["PATH"], HOME: emptyHome, LANG: name.includes("zh") ? "zh_CN.UTF-8" : "en_US.UTF-8" };
        const script = `bcevpc() { "${process.execPath}" "${binary}" "$@"; }; ${command}`;
        const { stdout } = await run("bash", ["-c", script], { env });
        assert.equal(stdout, output, command);
      }
    });

    it(`name in ${name} the two commands of a fresh clone`, () => {
      const text = read(name);
      assert.ok(text.includes("npm ci && npm run build && node bin/bcevpc.cjs explain NoSuchNat"));
      assert.ok(text.includes("npm ci && npm test"));
    });
  }
});
