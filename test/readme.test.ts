import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { promisify } from "node:util";
import { bcevpc, binary, emptyHome } from "./cli/run.js";
import { scene } from "./investigate/scene.js";

const run = promisify(execFile);
const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");

/** The ```console blocks: a command behind `$ `, its further lines behind `> `, then what it prints. */
const sessions = (text: string): { command: string; output: string }[] =>
  [...text.matchAll(/```console\n\$ ([^\n]+(?:\n> [^\n]*)*)\n([\s\S]*?)```/g)].map(([, command = "", output = ""]) => ({
    command: command.replaceAll("\n> ", "\n"),
    output,
  }));

/** The guides of both languages; pages that are generated, or for programmers, show no sessions. */
const guides = (folder: string): string[] =>
  readdirSync(new URL(`../${folder}`, import.meta.url))
    .filter((name) => name.endsWith(".md"))
    .map((name) => folder + name)
    .filter((name) => sessions(read(name)).length > 0);

const printed = async (command: string, lang: string): Promise<string> => {
  const env = { PATH: process.env["PATH"], HOME: emptyHome, LANG: lang };
  const script = `bcevpc() { "${process.execPath}" "${binary}" "$@"; }; ${command}`;
  return (await run("bash", ["-c", script], { env }).catch((error: { stdout: string }) => error)).stdout;
};

describe("the READMEs and the guides", () => {
  for (const name of ["README.md", "README.zh-CN.md", ...guides("docs/"), ...guides("docs/zh/")])
    it(`show in ${name} what the commands really print`, async () => {
      const shown = sessions(read(name));
      assert.ok(shown.length >= 1);
      for (const { command, output } of shown)
        assert.equal(await printed(command, /zh/.test(name) ? "zh_CN.UTF-8" : "en_US.UTF-8"), output, command);
    });

  for (const name of ["README.md", "README.zh-CN.md"])
    it(`name in ${name} the two commands of a fresh clone, and are at most 150 lines`, () => {
      const text = read(name);
      assert.ok(text.includes("npm ci && npm run build && node bin/bcevpc.cjs explain NoSuchNat"));
      assert.ok(text.includes("npm ci && npm test"));
      assert.ok(text.split("\n").length <= 151);
    });

  for (const [name, language] of [
    ["README.md", "en"],
    ["README.zh-CN.md", "zh"],
  ] as const)
    it(`begin in ${name} with what is really said of a failure, with its cause`, async (t) => {
      const { says } = await scene(t, {
        regions: {
          gz: {
            vpcs: [{ vpcId: "vpc-gb9u8pisglfg", name: "shop", cidr: "10.0.0.0/16", isDefault: false }],
            subnets: [
              {
                subnetId: "sbn-d1ujziauomxr",
                vpcId: "vpc-gb9u8pisglfg",
                name: "web",
                cidr: "10.0.0.0/24",
                zoneName: "cn-gz-a",
                subnetType: "BCC",
              },
            ],
          },
        },
      });
      const words = ["CreateSubnet", "name=app", "vpcId=vpc-gb9u8pisglfg", "zoneName=cn-gz-a", "cidr=10.0.0.128/25", "--region", "gz"];
      const [, , shown = ""] = /```text[\s\S]*?```[\s\S]*?(```text\n)([\s\S]*?)\n```/.exec(read(name)) ?? [];
      const said = await says(words, language, "80");
      assert.ok(said.startsWith(`${shown}\n`), said);
      assert.match(shown, /(?:Cause|原因) {2}10\.0\.0\.128\/25/);
    });

  it("show in the table of what is recognised only what is recognised", async () => {
    for (const [name, heading] of [
      ["README.md", "## What it recognises"],
      ["README.zh-CN.md", "## 能识别什么"],
    ] as const) {
      const section = read(name).split(heading)[1]?.split("\n## ")[0] ?? "";
      const samples = [...section.matchAll(/^\| .* \| `([^`]+)` \|$/gmu)].map(([, sample = ""]) => sample);
      assert.equal(samples.length, 12, name);
      for (const sample of samples) {
        const text = sample
          .replaceAll(/(request ?id\W{1,4})…/giu, "$16d62a0d1-8d1f-4c39-9b9e-31d2e6e9ad14")
          .replaceAll("…", "The specified nat is not found.");
        const { code, stdout } = await bcevpc(["decode", "-"], { input: text });
        assert.equal(code, 0, `${sample}\n${stdout}`);
      }
    }
  });

  it("are equal in what they hold, and link to pages that are there", () => {
    const [english, chinese] = [read("README.md"), read("README.zh-CN.md")];
    const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;
    for (const pattern of [/^## /gm, /^\| /gm, /^- /gm, /^```/gm, /<picture>/g, /\]\(/g, /`bcevpc /g])
      assert.equal(count(english, pattern), count(chinese, pattern), String(pattern));
    for (const name of ["README.md", "README.zh-CN.md", ...guides("docs/"), ...guides("docs/zh/")])
      for (const [, link = ""] of read(name).matchAll(/\]\((?!https?:|#)([^)#]+)/g))
        assert.ok(read(new URL(link, `file:///${name}`).pathname.slice(1)).length > 0, `${name}: ${link}`);
  });
});
