import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { temporaryFolder } from "../temporary-folder.js";
import { bcevpc, type Surroundings } from "./run.js";
import { assertDocument } from "./shipped-schemas.js";

/** The document of a failure: alone on stderr, nothing on stdout, its exit code that of the process. */
async function failureOf(args: readonly string[], surroundings: Surroundings = {}) {
  const { stdout, stderr, code } = await bcevpc(args, surroundings);
  const label = `${args.join(" ")}\n${stdout}\n${stderr}`;
  assert.equal(stdout, "", label);
  assert.equal(stderr.indexOf("\n"), stderr.length - 1, label);
  assertDocument("error", stderr);
  const document = JSON.parse(stderr);
  assert.equal(document.exitCode, code, label);
  return document;
}

describe("a failure with --json", () => {
  it("of usage is a document, whoever noticed it", async () => {
    const cases: readonly (readonly [args: string[], code: string])[] = [
      [["--json", "--foo"], "UnknownOption"],
      [["explian", "--json"], "UsageError"],
      [["explain", "X", "--json", "--ful"], "UnknownOption"],
      [["explain", "X", "--json", "--status"], "OptionMissingArgument"],
      [["explain", "X", "--status", "abc", "--json"], "InvalidArgument"],
      [["codes", "--service", "foo", "--json"], "UsageError"],
      [["apis", "--group", "foo", "--json"], "UsageError"],
      [["decode", "--json", "/nowhere/at/all"], "UsageError"],
      [["decode", "--json"], "UsageError"],
      [["decode", "--json", "--fail-on", "foo bar"], "UsageError"],
      [["lint", "--json", "/nowhere"], "UsageError"],
      [["verify", "--json", "/nowhere"], "UsageError"],
      [["call", "--json", "CreateNat"], "UsageError"],
      [["call", "--json"], "MissingArgument"],
      [["sign", "--json"], "MissingArgument"],
      [["doctor", "--json", "nothing"], "UsageError"],
      [["configure", "list", "--json", "a", "b"], "ExcessArguments"],
      [["mock", "--json"], "UnknownOption"],
      [["run", "--json"], "UsageError"],
      [["help", "nothing", "--json"], "UsageError"],
      [["help", "codes", "--json"], "UsageError"],
      [["schema", "nothing", "--json"], "UsageError"],
    ];
    for (const [args, code] of cases) {
      const document = await failureOf(args);
      assert.deepEqual([document.category, document.code, document.exitCode], ["usage", code, 2], args.join(" "));
    }
  });

  it("says the same sentence and hints as without --json, in both languages", async () => {
    const document = await failureOf(["codes", "--service", "foo", "--json", "--lang", "zh"]);
    const { stderr } = await bcevpc(["codes", "--service", "foo"], { env: { COLUMNS: "400" } });
    assert.equal(stderr, `error: ${document.message.en}\n${document.hints.map(({ en }: { en: string }) => `  ${en}\n`).join("")}`);
    assert.match(document.message.zh, /\p{Script=Han}/u);
    assert.ok(document.hints.length > 0);
  });

  it("of configuration is one with exit 3", async () => {
    const missing = await failureOf(["call", "GET", "/v1/vpc", "--json"]);
    assert.deepEqual([missing.category, missing.code, missing.exitCode], ["config", "ConfigurationError", 3]);
    const home = temporaryFolder("broken-home");
    mkdirSync(join(home, ".bce"));
    writeFileSync(join(home, ".bce", "config.json"), "{");
    const broken = await failureOf(["configure", "list", "--json"], { env: { HOME: home } });
    assert.deepEqual([broken.category, broken.exitCode], ["config", 3]);
  });

  it("of the command that run cannot start is one with that exit code", async () => {
    const document = await failureOf(["run", "--json", "--", "no-such-command-anywhere"]);
    assert.deepEqual([document.category, document.exitCode], ["command", 127]);
  });

  it("is one also behind an encoding and beside a file that could be read", async () => {
    const folder = temporaryFolder("decode-json");
    const file = join(folder, "utf-16.log");
    writeFileSync(file, Buffer.from("\ufeffnothing here\n", "utf16le"));
    const { stdout, stderr, code } = await bcevpc(["decode", "--json", file, "/nowhere"]);
    assert.equal(code, 2);
    assertDocument("decode", stdout);
    assertDocument("error", stderr);
  });

  it("is all there is, with nothing begun on stdout, when the only input of decode is refused on the way", async () => {
    const damaged = join(temporaryFolder("decode-damaged"), "damaged.gz");
    writeFileSync(damaged, Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(40, 0x78)]));
    for (const file of [damaged, tmpdir(), "/nowhere"])
      for (const args of [[], ["--summary"], ["--full"], ["--fields", "code"]]) {
        const document = await failureOf(["decode", "--json", ...args, file]);
        assert.deepEqual([document.category, document.exitCode], ["usage", 2]);
      }
  });

  it("is none for what run hands to its command, nor for text behind --", async () => {
    const own = await bcevpc(["run", "no-such-command-anywhere", "--json"]);
    assert.match(own.stderr, /^error: /);
    assert.match((await bcevpc(["run", "--service", "nat", "no-such-command-anywhere", "--json"])).stderr, /^error: /);
    assert.match((await bcevpc(["decode", "--", "--json"])).stderr, /^error: /);
  });

  it("of a bug is one that says how to report it", async () => {
    const hook = new URL("throw-in-parse.cjs", import.meta.url).pathname;
    const document = await failureOf(["explain", "NoSuchNat", "--json"], { env: { NODE_OPTIONS: `--require=${hook}` } });
    assert.deepEqual([document.category, document.code, document.exitCode], ["bug", "TypeError", 70]);
    assert.match(document.detail, /planted[\s\S]+ at /);
  });
});
