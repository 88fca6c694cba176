import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { promisify } from "node:util";
import { Ajv2020 } from "ajv/dist/2020.js";
import { exitCodes } from "../../src/cli/exit-codes.js";
import { displayWidth } from "../../src/core/text/wrap.js";
import { temporaryFolder } from "../temporary-folder.js";
import { bcevpc, binary, emptyHome } from "./run.js";

const body = '{"code":"NoSuchNat","message":"x","requestId":"a-1"}';

describe("exit codes and usage errors", () => {
  it("are 2 for every wrong use, with one sentence on stderr and nothing on stdout", async () => {
    const cases: readonly (readonly [string[], RegExp])[] = [
      [["--foo"], /unknown option --foo/],
      [["explain", "X", "--ful"], /unknown option --ful[\s\S]*did you mean --full/],
      [["explain", "--status"], /missing value for option --status <code>/],
      [["explain", "X", "--status", "abc"], /invalid value "abc" for --status <code>: expected 100 to 599/],
      [["explain", "X", "--status", "999"], /invalid value "999"/],
      [["explain", "X", "--service", "foo"], /unknown service foo[\s\S]*peering/],
      [["codes", "--service", "foo"], /unknown service foo/],
      [["explain", "X", "--lang", "fr"], /invalid value "fr" for --lang <language>[\s\S]*en, zh, both/],
      [["explian", "X"], /unknown command explian[\s\S]*did you mean bcevpc explain/],
      [["NoSuchNat"], /unknown command NoSuchNat[\s\S]*bcevpc explain NoSuchNat/],
      [["app.log"], /bcevpc decode app\.log/],
      [["help", "nothing"], /unknown command or topic nothing[\s\S]*exit-codes/],
      [["help", "a", "b"], /too many arguments/],
    ];
    for (const [args, sentence] of cases) {
      const { stdout, stderr, code } = await bcevpc(args);
      assert.deepEqual([code, stdout], [2, ""], args.join(" "));
      assert.match(stderr, sentence);
    }
  });

  it("know the habits of other tools", async () => {
    const cases: readonly (readonly [string[], RegExp])[] = [
      [["call", "-X", "GET", "/v1/vpc"], /unknown option -X[\s\S]*bcevpc call GET \/v1\/vpc/],
      [["call", "-XGET", "/v1/vpc"], /unknown option -X[\s\S]*bcevpc call GET \/v1\/vpc/],
      [["call", "GET", "/v1/vpc", "--jq", "x"], /unknown option --jq[\s\S]*--query/],
      [["call", "GET", "/v1/vpc", "-k"], /unknown option -k[\s\S]*--cacert/],
      [["call", "GET", "/v1/vpc", "--insecure"], /unknown option --insecure[\s\S]*--cacert/],
      [["call", "GET", "/v1/vpc", "--debug"], /unknown option --debug[\s\S]*--verbose/],
      [["call", "GET", "/v1/vpc", "-p", "prod"], /unknown option -p[\s\S]*--profile/],
      [["call", "ListNat", "--vpcId", "vpc-x"], /unknown option --vpcId\n {2}a parameter of an operation has no dashes: vpcId=VALUE\n$/],
      [["call"], /missing argument: METHOD PATH or OPERATION\n {2}such as bcevpc call GET \/v1\/vpc/],
      [
        ["call", "GET", "/v1/vpc", "--output", "table"],
        /invalid value "table" for --output: expected a file[\s\S]*--format table[\s\S]*\.\/table/,
      ],
      [["call", "GET", "/v1/vpc", "-o", "json"], /--format json/],
      [["decode", "-q"], /unknown option -q[\s\S]*--quiet/],
      [["completion", "tcsh"], /invalid value "tcsh" for shell[\s\S]*bash, zsh, fish, powershell/],
      [["mock", "--html", "2"], /invalid value "2" for --html \[rate\]: expected 0 to 1/],
    ];
    for (const [args, sentence] of cases) {
      const { stdout, stderr, code } = await bcevpc(args, { env: { COLUMNS: "200" } });
      assert.deepEqual([code, stdout], [2, ""], args.join(" "));
      assert.match(stderr, sentence);
    }
  });

  it("are told in Chinese as well", async () => {
    const { stderr } = await bcevpc(["explain", "X", "--status", "abc", "--lang", "zh"]);
    assert.match(stderr, /^错误：--status <code> 的取值“abc”无效：应为 100 至 599\n/);
  });

  it("are listed by help exit-codes, each of them, and nothing else", async () => {
    const { stdout, code } = await bcevpc(["help", "exit-codes"]);
    assert.equal(code, 0);
    assert.deepEqual(
      [...stdout.matchAll(/^ {2}(\d+) /gm)].map(([, number]) => Number(number)),
      Object.values(exitCodes),
    );
  });
});

describe("help", () => {
  it("is on stdout with exit 0, at most 80 columns wide, in both languages, for every command and topic", async () => {
    for (const args of [
      ["--help"],
      ["-h"],
      ["help"],
      ["explain", "--help"],
      ["help", "explain"],
      ["help", "codes"],
      ["help", "decode"],
      ["help", "help"],
      ["help", "environment"],
    ])
      for (const language of ["en", "zh"]) {
        const { stdout, stderr, code } = await bcevpc([...args, "--lang", language]);
        assert.deepEqual([code, stderr], [0, ""], args.join(" "));
        assert.equal(/\p{Script=Han}/u.test(stdout.replaceAll("配额", "")), language === "zh", stdout);
        assert.ok(
          stdout.split("\n").every((line) => line.length <= 80),
          stdout,
        );
      }
  });

  it("wraps at 50 columns too", async () => {
    for (const args of [["--help"], ["codes", "--help"], ["explain", "--help", "--lang", "zh"]])
      for (const line of (await bcevpc(args, { env: { COLUMNS: "50" } })).stdout.split("\n").filter((text) => !text.startsWith("  $ ")))
        assert.ok(displayWidth(line) <= 50, line);
  });

  it("names every variable that is read", async () => {
    const { stdout } = await bcevpc(["help", "environment"]);
    for (const name of ["BCEVPC_LANG", "BCE_LANGUAGE", "LC_ALL", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM", "COLUMNS"])
      assert.ok(stdout.includes(name), name);
  });

  it("gives the version of package.json", async () => {
    const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    for (const flag of ["--version", "-V"]) assert.equal((await bcevpc([flag])).stdout, `bcevpc ${version}\n`);
  });
});

describe("options", () => {
  it("may stand before or after the command", async () => {
    const after = await bcevpc(["explain", "NoSuchNat", "--lang", "zh", "--json"]);
    assert.equal((await bcevpc(["--lang", "zh", "explain", "NoSuchNat", "--json"])).stdout, after.stdout);
    assert.equal((await bcevpc(["--json", "--lang", "zh", "explain", "NoSuchNat"])).stdout, after.stdout);
    assert.equal((await bcevpc(["--full", "explain", "NoSuchNat"])).stdout, (await bcevpc(["explain", "NoSuchNat", "--full"])).stdout);
  });

  it("decide about colour in the documented order", async () => {
    const coloured = async (args: string[], env: Record<string, string>) =>
      (await bcevpc(["explain", "NoSuchNat", ...args], { env })).stdout.includes("\u001b[");
    assert.equal(await coloured([], {}), false);
    assert.equal(await coloured([], { FORCE_COLOR: "1" }), true);
    assert.equal(await coloured([], { FORCE_COLOR: "0", CLICOLOR_FORCE: "1" }), false);
    assert.equal(await coloured([], { CLICOLOR_FORCE: "1" }), true);
    assert.equal(await coloured([], { FORCE_COLOR: "1", NO_COLOR: "1" }), false);
    assert.equal(await coloured([], { CLICOLOR_FORCE: "1", TERM: "dumb" }), true);
    assert.equal(await coloured(["--color", "always"], { NO_COLOR: "1" }), true);
    assert.equal(await coloured(["--no-color"], { FORCE_COLOR: "1" }), false);
    assert.equal(await coloured(["--color=never"], { FORCE_COLOR: "1" }), false);
    assert.equal(await coloured([], { TF_BUILD: "1", AGENT_NAME: "a" }), false);
  });

  it("change nothing but bytes of colour when colour is on", async () => {
    const strip = (text: string) => text.replaceAll(/\u001b\[\d+m/g, "");
    for (const args of [["explain", "LimitExceeded"], ["codes", "quota"], ["help", "environment"], ["--help"]])
      assert.equal(strip((await bcevpc([...args, "--color", "always"])).stdout), (await bcevpc(args)).stdout, args.join(" "));
  });
});

describe("the JSON documents", () => {
  const schemas = new URL("../../dist/schemas/", import.meta.url);
  const schema = (name: string) => JSON.parse(readFileSync(new URL(`${name}.schema.json`, schemas), "utf8"));
  const ajv = new Ajv2020({ allErrors: true });
  ajv.addSchema(schema("entry"));
  ajv.addSchema(schema("error-record"));
  const valid = (name: string, text: string) => {
    const validate = ajv.getSchema(`${name}.schema.json`) ?? ajv.compile(schema(name));
    assert.ok(validate(JSON.parse(text)), JSON.stringify(validate.errors?.slice(0, 3)));
  };

  it("hold to the schemas that ship", async () => {
    valid("explain", (await bcevpc(["explain", "NoSuchNat", "BadRequest", "Foo", "--json"])).stdout);
    valid("codes", (await bcevpc(["codes", "--json"])).stdout);
    valid(
      "decode",
      (await bcevpc(["--json"], { input: `${body}\n[Code: BadRequest; Message: m; RequestId: ]\n{"code":"Foo","requestId":"b"}` })).stdout,
    );
    valid("decode", (await bcevpc(["--json"], { input: "nothing" })).stdout);
  });

  it("are one document on stdout, known or not, with the exit code unchanged", async () => {
    const unknown = await bcevpc(["explain", "NoSuchNatt", "--json"]);
    assert.equal(unknown.code, 1);
    assert.deepEqual(JSON.parse(unknown.stdout), {
      schemaVersion: 1,
      entries: [],
      unknown: [{ code: "NoSuchNatt", nearest: ["NoSuchNat"] }],
    });
    const nothing = await bcevpc(["--json"], { input: "x" });
    assert.equal(nothing.code, 1);
    assert.deepEqual(JSON.parse(nothing.stdout), {
      schemaVersion: 2,
      errors: [],
      entries: [],
      failures: [],
      clients: [],
      summary: { total: 0, lines: 1, byCode: [] },
    });
  });

  it("are the same whatever the language", async () => {
    assert.equal(
      (await bcevpc(["explain", "NoSuchNat", "--json", "--lang", "zh"])).stdout,
      (await bcevpc(["explain", "NoSuchNat", "--json"])).stdout,
    );
  });
});

describe("the process", () => {
  const shell = promisify(execFile);
  const run = (script: string) =>
    shell("bash", ["-c", script], {
      env: { PATH: process.env["PATH"], HOME: emptyHome, node: process.execPath, bcevpc: binary },
      maxBuffer: 1e8,
    });

  it("ends quietly with 0 when its reader leaves, however much it has to say", async () => {
    for (const command of ["codes --json", "codes", "explain NoSuchNat", "--help"]) {
      const { stdout, stderr } = await run(`"$node" "$bcevpc" ${command} | head -c 1 >/dev/null; echo "\${PIPESTATUS[0]}"`);
      assert.deepEqual([stdout.trim(), stderr], ["0", ""], command);
    }
  });

  it("writes all of a long answer into a slow pipe", async () => {
    const { stdout } = await run(`"$node" "$bcevpc" codes --json | { sleep 0.3; wc -c; }`);
    assert.equal(Number(stdout), Buffer.byteLength((await bcevpc(["codes", "--json"])).stdout));
  });

  it("says in one sentence what the system refuses, such as a full disk", async () => {
    const { stdout } = await run(`"$node" "$bcevpc" explain NoSuchNat 2>&1 >/dev/full; echo "$?"`);
    assert.match(stdout, /^error: the system refused to write: ENOSPC\n2\n$/);
  });

  it("works with standard input closed", async () => {
    assert.match((await run(`"$node" "$bcevpc" explain NoSuchNat <&-`)).stdout, /NoSuchNat/);
    assert.match((await run(`"$node" "$bcevpc" <&-`)).stdout, /^bcevpc tells you why/);
    assert.equal((await run(`"$node" "$bcevpc" decode <&- 2>/dev/null; echo $?`)).stdout.trim(), "2");
  });

  it("never touches standard input when a code is given: an open, silent pipe does not hold it", async () => {
    const child = spawn(process.execPath, [binary, "explain", "NoSuchNat"], { stdio: ["pipe", "pipe", "ignore"] });
    child.stdout.resume();
    const code = await new Promise((resolve) => child.on("close", resolve));
    child.stdin.destroy();
    assert.equal(code, 0);
  });

  it("reads the language of the current profile, or of the one that is named, and lets no broken configuration stop it", async () => {
    const home = temporaryFolder("profile");
    mkdirSync(join(home, ".bce"));
    const config = join(home, ".bce", "config.json");
    const speaksChinese = async (env: Record<string, string> = {}) =>
      (await bcevpc(["explain", "NoSuchNat"], { env: { HOME: home, ...env } })).stdout.includes("处理办法");
    writeFileSync(
      config,
      JSON.stringify({
        current: "work",
        profiles: [
          { name: "default", language: "en-US" },
          { name: "work", language: "zh-CN" },
        ],
      }),
    );
    assert.equal(await speaksChinese(), true);
    assert.equal(await speaksChinese({ BCE_LANGUAGE: "en-US" }), true);
    assert.equal(await speaksChinese({ BCEVPC_LANG: "en" }), false);
    const refusalFor = async (profile: string) =>
      (await bcevpc(["call", "GET", "/v1/vpc", "--profile", profile], { env: { HOME: home } })).stderr.slice(0, 3);
    assert.deepEqual([await refusalFor("default"), await refusalFor("work")], ["err", "错误："]);
    for (const broken of ["", "{", "null", "[]", '{"profiles":{}}', '{"current":"default","profiles":[null]}']) {
      writeFileSync(config, broken);
      assert.equal(await speaksChinese(), false, broken);
    }
  });
});
