import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type ApiServer, errorBody, startApiServer } from "../call/api-server.js";
import { accessKeyId, callTo, keys, newFolder } from "../call/caller.js";
import { bcevpc } from "../run.js";

/** What a terminal would obey or hide, and what reorders a text; the escapes of our own colours are looked at apart. */
const unsafe = /[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}]/u;
/** What a CI job would obey. */
const command = /^\s*::|##\[|##vso\[/mu;

const signs =
  "\u001b]52;c;ZXZpbA==\u0007\u001b[2J\u001b[8m\u009b31m\u009d0;x\u009c\u202e\u2066\u200b\u2060\ufeff\u00ad\u{e0041}\u2028\r\u0000\u007f";
const commands = `::add-mask::x\n::error::y\n  ::set-output name=a::b\n##[add-mask]z ##vso[task.setvariable]q`;
const text = `a${signs}b ${commands} ${"long ".repeat(30)}${commands}`;

function assertSafe(output: string, what: string): void {
  const found = unsafe.exec(output);
  assert.equal(found, null, `${what}: ${JSON.stringify(output.slice(Math.max(0, (found?.index ?? 0) - 80), (found?.index ?? 0) + 80))}`);
  const obeyed = command.exec(output);
  assert.equal(obeyed, null, `${what}: ${JSON.stringify(output.slice(Math.max(0, (obeyed?.index ?? 0) - 80), (obeyed?.index ?? 0) + 80))}`);
}

let server: ApiServer;
before(async () => {
  server = await startApiServer();
});
after(() => server.close());

const folder = newFolder();
const named = join(folder, "x\n::error::y##[z]");
const log = `2026-11-28T00:00:00Z ${JSON.stringify(errorBody("NoSuchNat", text))}\n${JSON.stringify(errorBody("Odd::Code", commands))}\n`;
mkdirSync(folder, { recursive: true });
writeFileSync(named, log);

const body = JSON.stringify({ [text]: text, name: text, cidr: text });
const request = JSON.stringify({
  method: "GET",
  url: "https://h/v1/vpc",
  headers: { Host: "h", [`x-bce-${signs}`]: text, Authorization: `bce-auth-v1/${accessKeyId}/${signs}/1800/${text}/ab` },
});

describe("text from outside that a terminal or a CI job would obey", () => {
  for (const columns of ["30", "80", "300"])
    it(`is harmless in what every command composes, at ${columns} columns`, async () => {
      const env = { ...keys, COLUMNS: columns };
      const runs: readonly (readonly [readonly string[], string?])[] = [
        [["decode", named]],
        [["decode", named, "--json"]],
        [["decode", named, "--ndjson"]],
        [["decode", named, "--summary"]],
        [["decode", named, "--format", "sarif"]],
        [["decode", named, "--format", "markdown"]],
        [["decode", named, "--format", "html"]],
        [["decode", named, "--timeline"]],
        [["decode", named, "--full", "--lang", "zh"]],
        [["decode", named, "--where", `code=${commands}`]],
        [["decode", `${named}.none`]],
        [["lint", "POST", "/v1/vpc", "-d", body]],
        [["lint", "POST", "/v1/vpc", "-d", body, "--json"]],
        [["lint", "POST", "/v1/vpc", "-d", body, "--format", "sarif"]],
        [["lint", "POST", "/v1/vpc", "-d", "-"], `{${text}`],
        [["lint", "POST", `/v1/vpc/${commands}`]],
        [["lint", named]],
        [["verify"], request],
        [["verify", "--json"], request],
        [["verify", named]],
        [["explain", commands, "--json"]],
        [["explain", commands]],
        [["codes", commands]],
        [["apis", commands]],
        [[commands]],
        [["call", commands, commands]],
        [["call", "GET", "/v1/vpc", "-H", `x-y: ${commands}`, "--dry-run", "--region", "bj"]],
        [["sign", "GET", `/v1/vpc?a=${encodeURIComponent(text)}`, "--region", "bj", "--json"]],
        [["configure", "use", commands]],
        [["doctor", "--offline", "--endpoint", `http://${commands}`]],
        [["doctor", "configuration", commands]],
        [["run", "--", commands]],
        [["help", commands]],
      ];
      for (const [args, input] of runs) {
        const { stdout, stderr, code } = await bcevpc(args, { env, input: input ?? null });
        assert.notEqual(code, 70, stderr);
        assertSafe(stdout + stderr, args.join(" "));
        if (args.includes("--json") && code !== 2) JSON.parse(stdout);
      }
    });

  it("is harmless in the diagnosis of a call, while the body passes as it is", async () => {
    const answer = JSON.stringify(errorBody(`Odd${commands}`, text));
    for (const args of [[], ["--json"], ["-v"]]) {
      server.answer({ status: 400, body: answer });
      const { stdout, stderr } = await callTo(server, ["GET", "/v1/vpc", ...args], { env: { COLUMNS: "40" } });
      assert.equal(stdout, answer);
      assertSafe(stderr, args.join(" "));
    }
  });

  it("is harmless in the report of a call and of a log, which a job may print", async () => {
    const report = join(newFolder(), "report.md");
    server.answer({ status: 400, body: errorBody(`Odd${commands}`, text) });
    for (const language of ["en", "zh"]) {
      await callTo(server, ["GET", "/v1/vpc", "--report", report, "--lang", language]);
      assertSafe(readFileSync(report, "utf8"), `call, ${language}`);
      await bcevpc(["decode", named, "--report", report, "--lang", language]);
      assertSafe(readFileSync(report, "utf8"), `decode, ${language}`);
    }
  });

  it("is harmless in what is said of the output of another tool, and in notes under it", async () => {
    const [line] = JSON.stringify(errorBody("Odd::Code", `${text} ${"W".repeat(60)} ${commands}`)).split("\n");
    for (const columns of ["50", "80"]) {
      const env = { COLUMNS: columns };
      const tool = ["sh", "-c", `printf '%s' "$0" >&2; exit 3`, `x ${line}`];
      for (const more of [[], ["--json"], ["--summary"], ["--full"]]) {
        const { stderr, code } = await bcevpc(["run", ...more, "--", ...tool], { env });
        assert.equal(code, 3);
        assert.ok(stderr.startsWith(`x ${line}`));
        assertSafe(stderr.slice(line?.length), `run ${more}`);
      }
      for (const more of ["--annotate", "--only"]) {
        const { stdout } = await bcevpc(["decode", "-", more], { env, input: `x ${line}` });
        assertSafe(stdout.slice((line?.length ?? 0) + 2), more);
      }
    }
  });

  it("is harmless in a table and in bare texts of an answer", async () => {
    server.answer({ body: { vpcs: [{ name: text, vpcId: commands, [commands]: 1 }] } });
    for (const more of [
      ["--format", "table"],
      ["--query", "vpcs[0].name", "--raw"],
      ["--query", "vpcs[].vpcId", "--raw"],
    ]) {
      const { stdout, stderr, code } = await callTo(server, ["GET", "/v1/vpc", ...more]);
      assert.equal(code, 0, stderr);
      assertSafe(stdout + stderr, more.join(" "));
    }
  });

  it("is harmless in a selected part of an answer, whose JSON stays the same", async () => {
    server.answer({ body: { vpcs: [{ name: text, "##[x]": 1 }] } });
    const { stdout } = await callTo(server, ["GET", "/v1/vpc", "--query", "vpcs"]);
    assertSafe(stdout, "--query");
    assert.deepEqual(JSON.parse(stdout), [{ name: text, "##[x]": 1 }]);
  });

  it("leaves annotations for GitHub commands, without anything else in them", async () => {
    for (const args of [
      ["lint", "POST", "/v1/vpc", "-d", body, "--format", "github"],
      ["decode", named, "--format", "github"],
    ]) {
      const { stdout } = await bcevpc(args);
      assert.ok(!unsafe.test(stdout));
      for (const line of stdout.trimEnd().split("\n")) {
        assert.match(line, /^::(?:error|warning) /);
        assert.doesNotMatch(line, /##\[|##vso\[/);
      }
    }
  });

  it("brings no colours of its own among ours", async () => {
    const { stdout } = await bcevpc(["lint", "POST", "/v1/vpc", "-d", body, "--color", "always"]);
    assert.match(stdout, /\u001b\[1m/);
    assertSafe(stdout.replaceAll(/\u001b\[(?:0|1|2|22|3[0-7]|39)m/g, ""), "--color always");
  });
});
