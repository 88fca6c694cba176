import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import { operationShapes } from "../../../src/core/operations/lookup/operation-index.js";
import { regions } from "../../../src/core/operations/model/regions.js";
import { checkIds } from "../../../src/node/doctor/check.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { bcevpc, type Surroundings } from "../run.js";
import { schemaNames } from "../shipped-schemas.js";

const hook = new URL("../loaded-files.cjs", import.meta.url).pathname;

interface Completion {
  readonly kind: string;
  readonly values: readonly string[];
  readonly meanings: Readonly<Record<string, string>>;
}

async function completed(args: readonly string[], surroundings: Surroundings = {}): Promise<Completion> {
  const { stdout, stderr, code } = await bcevpc(["__complete", ...args], surroundings);
  assert.deepEqual([code, stderr], [0, ""], args.join(" "));
  const [kind = "", ...rows] = stdout.trimEnd().split("\n");
  const pairs = rows.map((row) => row.split("\t"));
  return {
    kind,
    values: pairs.map(([value = ""]) => value),
    meanings: Object.fromEntries(pairs.map(([value = "", meaning = ""]) => [value, meaning])),
  };
}

/** As bash asks: by the line up to the cursor. */
const atEndOf = (line: string, surroundings?: Surroundings) => completed(["--line", line], surroundings);

describe("completion", () => {
  it("offers the commands with their summaries, and not what only scripts call", async () => {
    const { kind, values, meanings } = await atEndOf("bcevpc ");
    assert.equal(kind, "values");
    for (const name of ["explain", "decode", "mcp", "schema", "completion", "help"]) assert.ok(values.includes(name), name);
    assert.ok(!values.includes("__complete"));
    assert.equal(meanings["explain"], "explain an error code: what it means, what to do");
    assert.equal((await atEndOf("bcevpc ", { env: { BCEVPC_LANG: "zh" } })).meanings["explain"], "解释错误码：含义、原因和处理办法");
    assert.doesNotMatch((await bcevpc(["--help"])).stdout, /__complete/);
    assert.doesNotMatch((await bcevpc(["help", "x"])).stderr, /__complete/);
  });

  it("offers the options of the command, short ones at a single dash, each once", async () => {
    const { values } = await atEndOf("bcevpc explain --");
    for (const name of ["--service", "--status", "--json", "--lang", "--help"]) assert.ok(values.includes(name), name);
    assert.equal(new Set(values).size, values.length);
    assert.ok(!values.includes("--annotate"));
    assert.ok((await atEndOf("bcevpc call -")).values.includes("-q"));
    assert.ok(!(await atEndOf("bcevpc configure --")).values.includes("--secret-access-key"));
  });

  it("offers the values of an option, behind a blank and behind =, also of a global one before the command", async () => {
    assert.deepEqual((await atEndOf("bcevpc --lang ")).values, ["en", "zh", "both"]);
    assert.deepEqual((await atEndOf("bcevpc --lang zh exp")).values, ["explain"]);
    assert.deepEqual((await atEndOf("bcevpc explain --service pe")).values, ["peering"]);
    assert.deepEqual((await atEndOf("bcevpc decode --format=s")).values, ["--format=sarif"]);
    assert.deepEqual((await atEndOf("bcevpc apis --group v")).values, ["vpc", "vpn"]);
    assert.deepEqual(
      (await atEndOf("bcevpc call --region ")).values,
      regions.map(({ id }) => id),
    );
    assert.deepEqual((await atEndOf("bcevpc decode --fail-on th")).values, ["throttle"]);
    assert.deepEqual((await atEndOf("bcevpc decode --fail-on NoSuchNa")).values, ["NoSuchNat"]);
    assert.deepEqual((await atEndOf("bcevpc call --output ")).kind, "files");
    assert.deepEqual((await atEndOf("bcevpc call --timeout ")).values, []);
  });

  it("offers every code and every operation, whatever case was typed", async () => {
    const codes = [...new Set((await loadEveryEntry()).map(({ code }) => code))].sort();
    assert.deepEqual((await atEndOf("bcevpc explain ")).values, codes);
    assert.deepEqual((await atEndOf("bcevpc explain x nosuchnat")).values, ["NoSuchNat"]);
    const { values, meanings } = await atEndOf("bcevpc call ");
    for (const { name } of operationShapes) assert.ok(values.includes(name), name);
    assert.equal(meanings["CreateNat"], "POST /v1/nat");
  });

  it("offers the parameters of an operation that are not given yet, with their values", async () => {
    const { kind, values, meanings } = await atEndOf("bcevpc call CreateNat name=x ");
    assert.equal(kind, "open");
    for (const key of ["vpcId=", "billing.paymentTiming=", "bindEips[]=", "tags[0].tagKey="]) assert.ok(values.includes(key), key);
    assert.ok(!values.includes("name="));
    assert.equal(meanings["vpcId="], "String, required");
    assert.ok((await atEndOf("bcevpc lint CreateNat bindEips[]=1.2.3.4 bind")).values.includes("bindEips[]="));
    assert.deepEqual((await atEndOf("bcevpc sign CreateNat billing.paymentTiming=")).values, [
      "billing.paymentTiming=Prepaid",
      "billing.paymentTiming=Postpaid",
    ]);
    assert.deepEqual((await atEndOf("bcevpc call CreateNat deleteProtect=")).values, ["deleteProtect=true", "deleteProtect=false"]);
    assert.deepEqual((await atEndOf("bcevpc call NoSuchOperation ")).values, []);
    assert.deepEqual((await atEndOf("bcevpc call GET /v1/nat")).values, ["/v1/nat", "/v1/nat/"]);
  });

  it("offers checks, topics, schemas and shells", async () => {
    assert.deepEqual((await atEndOf("bcevpc doctor ")).values, [...checkIds]);
    assert.deepEqual((await atEndOf("bcevpc help exi")).values, ["exit-codes"]);
    assert.deepEqual([...(await atEndOf("bcevpc schema ")).values].sort(), [...schemaNames].sort());
    assert.deepEqual((await atEndOf("bcevpc completion ")).values, ["bash", "zsh", "fish", "powershell"]);
  });

  it("offers the profiles, and none of a configuration that is broken", async () => {
    const home = temporaryFolder("completion-home");
    mkdirSync(join(home, ".bce"));
    const config = join(home, ".bce", "config.json");
    writeFileSync(config, JSON.stringify({ current: "default", profiles: [{ name: "default" }, { name: "prod" }] }));
    assert.deepEqual((await atEndOf("bcevpc call --profile ", { env: { HOME: home } })).values, ["default", "prod"]);
    assert.deepEqual((await atEndOf("bcevpc configure use p", { env: { HOME: home } })).values, ["prod"]);
    writeFileSync(config, "{");
    assert.deepEqual((await atEndOf("bcevpc call --profile ", { env: { HOME: home } })).values, []);
  });

  it("leaves files, and the command that run is given, to the shell", async () => {
    for (const line of ["bcevpc decode ", "bcevpc verify x", "bcevpc lint ./a", "bcevpc run ", "bcevpc run -- terraform --js"])
      assert.equal((await atEndOf(line)).kind, "files", line);
  });

  it("reads quotes and blanks of the line as bash does", async () => {
    assert.deepEqual((await atEndOf("bcevpc   explain 'No Such' --message \"a b\" --serv")).values, ["--service"]);
    assert.deepEqual((await atEndOf("bcevpc explain --message a\\ b --serv")).values, ["--service"]);
    assert.deepEqual((await atEndOf("bcevpc explain --message '' --serv")).values, ["--service"]);
  });

  it("takes words apart from the one at the cursor, which may be empty", async () => {
    assert.deepEqual((await completed(["--", "completion", ":"])).values, ["bash", "zsh", "fish", "powershell"]);
    assert.deepEqual((await completed(["--", "call", "CreateNat", "--", ":"])).kind, "open");
    assert.deepEqual((await completed(["--", "decode", ":--form"])).values, ["--format"]);
  });

  it("loads for a command nothing of the catalogue or the network", async () => {
    const { stderr } = await bcevpc(["__complete", "--line", "bcevpc call CreateN"], { env: { NODE_OPTIONS: `--require=${hook}` } });
    const loaded = stderr.split("\n").map((file) => file.replace(/^.*\/dist\//, ""));
    assert.doesNotMatch(loaded.join("\n"), /^(?:nat|search|text-search|got|send|prompts|cli-table3)-/m);
  });

  it("has a script for four shells, each explained in the help, and refuses another", async () => {
    const { stdout: help } = await bcevpc(["completion", "--help"]);
    for (const shell of ["bash", "zsh", "fish", "powershell"]) {
      const { stdout, stderr, code } = await bcevpc(["completion", shell]);
      assert.deepEqual([code, stderr], [0, ""]);
      assert.match(stdout, /__complete/);
      assert.doesNotMatch(stdout, /\\\$\{/);
      assert.ok(help.includes(`bcevpc completion ${shell}`), shell);
    }
    assert.equal((await bcevpc(["completion", "tcsh"])).code, 2);
    assert.equal((await bcevpc(["completion"])).code, 2);
  });

  it("is shown in its guide, in both languages", () => {
    for (const name of ["docs/completion.md", "docs/zh/completion.md"])
      for (const shell of ["bash", "zsh", "fish", "powershell"])
        assert.ok(readFileSync(new URL(`../../../${name}`, import.meta.url), "utf8").includes(`bcevpc completion ${shell}`), shell);
  });
});
