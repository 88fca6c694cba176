import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { Ajv } from "ajv";
import { displayWidth } from "../../../src/core/text/wrap.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { bcevpc } from "../run.js";
import { assertDocument } from "../shipped-schemas.js";

const { $schema, id, ...schema } = JSON.parse(readFileSync(new URL("../../fixtures/sarif-schema-2.1.0.json", import.meta.url), "utf8"));
const ajv = new Ajv({
  strict: false,
  unicodeRegExp: false,
  formats: { uri: (text: string) => URL.canParse(text), "uri-reference": true, "date-time": true },
});
const validate = ajv.compile(schema);

const folder = temporaryFolder("formats");
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const body = (number: number, code: string, message = "x"): string =>
  JSON.stringify({ requestId: `${String(number).padStart(8, "0")}-ebc4-4eb0-85d2-03c4d51eed18`, code, message });
const line = (number: number, code: string): string =>
  `${new Date(Date.parse("2026-11-20T10:00:00Z") + number * 1000).toISOString()} ERROR ${body(number, code)}\n`;
/** So many errors a second apart: every third NoSuchNat, the others RateLimit. */
const log = (count: number): string =>
  Array.from({ length: count }, (_, number) => line(number, number % 3 === 0 ? "NoSuchNat" : "RateLimit")).join("");

describe("decode --format github", () => {
  it("prints an annotation a code, the most frequent first, with the first place and three request ids", async () => {
    const path = file("app.log", log(12));
    const { stdout, stderr, code } = await bcevpc(["decode", path, "--format", "github"]);
    assert.equal(code, 0);
    assert.equal(stderr, "");
    const [first = "", second = "", ...rest] = stdout.split("\n");
    assert.match(
      first,
      /^::error file=.*app\.log,line=2,title=RateLimit .*::Occurs 8 times, first at .*app\.log:2; first request ids: 00000001-[^,]*, 00000002-[^,]*, 00000004-[^,]*\.%0A/,
    );
    assert.match(second, /^::error file=.*app\.log,line=1,title=NoSuchNat \(NAT gateway%2C HTTP 404\)::Occurs 4 times/);
    assert.deepEqual(rest, [""]);
  });

  it("loses none of many kinds silently", async () => {
    const input = Array.from({ length: 1200 }, (_, number) => body(number, `Foo${number}NotFound`)).join("\n");
    const { stdout } = await bcevpc(["--format", "github"], { input });
    const lines = stdout.trimEnd().split("\n");
    assert.equal(lines.length, 10);
    assert.match(lines[9] ?? "", /::1191 errors of more than 991 more kinds are not shown/);
  });

  it("speaks Chinese", async () => {
    const { stdout } = await bcevpc(["--format", "github", "--lang", "zh"], { input: body(1, "NoSuchNat") });
    assert.match(stdout, /^::error title=NoSuchNat（NAT 网关，HTTP 404）::出现 1 次，位于标准输入第 1 行；/);
  });

  it("prints nothing on stdout and ends with 1 when there is no error", async () => {
    const { stdout, stderr, code } = await bcevpc(["--format", "github"], { input: "fine\n" });
    assert.deepEqual([stdout, code], ["", 1]);
    assert.match(stderr, /No BCE error found in 1 line/);
  });
});

describe("decode --format sarif", () => {
  it("prints a valid document with a result for each code in each file", async () => {
    const paths = [file("one.log", log(30)), file("two.log", log(3))];
    const { stdout, code } = await bcevpc(["decode", ...paths, "--format", "sarif"]);
    assert.equal(code, 0);
    const document = JSON.parse(stdout);
    assert.equal(validate(document), true, ajv.errorsText(validate.errors));
    const [{ tool, results }] = document.runs;
    assert.equal(tool.driver.version, JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")).version);
    assert.deepEqual(
      results.map((result: { ruleId: string; level: string; occurrenceCount: number; relatedLocations?: unknown[] }) => [
        result.ruleId,
        result.level,
        result.occurrenceCount,
        result.relatedLocations?.length,
      ]),
      [
        ["nat/NoSuchNat", "error", 10, 9],
        ["gateway/RateLimit", "warning", 20, 10],
        ["nat/NoSuchNat", "error", 1, undefined],
        ["gateway/RateLimit", "warning", 2, 1],
      ],
    );
    assert.equal(results[1].locations[0].physicalLocation.region.startLine, 2);
    assert.match(results[1].locations[0].physicalLocation.artifactLocation.uri, /^file:\/\/\/.*\/one\.log$/);
  });

  it("stays small for many errors, and counts those of more kinds than it holds", async () => {
    const many = JSON.parse((await bcevpc(["--format", "sarif"], { input: log(20_000) })).stdout).runs[0];
    assert.deepEqual(
      many.results.map((result: { occurrenceCount: number }) => result.occurrenceCount),
      [6667, 13_333],
    );
    const input = Array.from({ length: 1200 }, (_, number) => body(number, `Foo${number}NotFound`)).join("\n");
    const document = JSON.parse((await bcevpc(["--format", "sarif"], { input })).stdout);
    assert.equal(validate(document), true, ajv.errorsText(validate.errors));
    assert.equal(document.runs[0].results.length, 1000);
    assert.match(document.runs[0].invocations[0].toolExecutionNotifications[0].message.text, /^200 more errors/);
  });

  it("is a valid document without results when there is no error", async () => {
    const { stdout, code } = await bcevpc(["--format", "sarif"], { input: "fine\n" });
    assert.equal(validate(JSON.parse(stdout)), true);
    assert.deepEqual([JSON.parse(stdout).runs[0].results, code], [[], 1]);
  });
});

describe("decode --timeline", () => {
  it("fits the width in both languages, without colour in a pipe, and counts what has no time", async () => {
    const input = `${log(900)}${body(1000, "CidrConflict")}\n`;
    for (const [language, note] of [
      ["en", "1 error without a time is not shown in the plot."],
      ["zh", "另有 1 个错误没有时间，未计入图中。"],
    ] as const)
      for (const width of [50, 120]) {
        const { stdout, code } = await bcevpc(["--timeline", "--lang", language], { input, env: { COLUMNS: String(width) } });
        const lines = stdout.trimEnd().split("\n");
        assert.equal(code, 0);
        for (const text of lines) assert.ok(displayWidth(text) <= width, text);
        assert.doesNotMatch(stdout, /\u001b/);
        const row = lines.find((text) => text.startsWith("RateLimit")) ?? "";
        assert.match(row, /^RateLimit {2}[▁-█]+ {2}600$/);
        assert.ok(displayWidth(row) >= width * 0.6, row);
        assert.equal(lines.at(-1), note);
      }
  });

  it("colours the codes on request", async () => {
    const { stdout } = await bcevpc(["--timeline", "--color", "always"], { input: log(3) });
    assert.match(stdout, /\u001b\[1m.*RateLimit/);
  });

  it("says in one line that no error has a time, and prints nothing without an error", async () => {
    const untimed = await bcevpc(["--timeline"], { input: body(1, "NoSuchNat") });
    assert.deepEqual([untimed.stdout, untimed.code], ["The error has no time, so there is no timeline.\n", 0]);
    const none = await bcevpc(["--timeline"], { input: "fine\n" });
    assert.deepEqual([none.stdout, none.code], ["", 1]);
  });
});

describe("the choice of an output", () => {
  it("takes --format text, json and ndjson as what they are called elsewhere", async () => {
    const input = log(3);
    for (const [format, flags] of [
      ["text", []],
      ["json", ["--json"]],
      ["ndjson", ["--ndjson"]],
    ] as const)
      assert.equal((await bcevpc(["--format", format], { input })).stdout, (await bcevpc(flags, { input })).stdout);
    const summary = await bcevpc(["--format", "json", "--summary"], { input });
    assert.equal(summary.stdout, (await bcevpc(["--json", "--summary"], { input })).stdout);
    assert.equal((await bcevpc(["--format", "json", "--json"], { input })).code, 0);
  });

  it("gives NDJSON of which every line holds to its schema", async () => {
    const silent = 'Get "https://bcc.bj.baidubce.com/v1/vpc": dial tcp: lookup bcc.bj.baidubce.com: no such host\n';
    const { stdout } = await bcevpc(["--ndjson"], { input: log(3) + silent });
    const lines = stdout.trimEnd().split("\n");
    assert.equal(lines.length, 5);
    for (const text of lines) assertDocument("decode-record", text);
    assert.throws(() => assertDocument("decode-record", (lines[0] ?? "").replace('"line"', '"lines"')));
    assert.throws(() => assertDocument("decode-record", (lines.at(-1) ?? "").replace('"byCode"', '"codes"')));
  });

  it("refuses a format there is none of, and names those there are", async () => {
    const { stderr, code } = await bcevpc(["--format", "xml"], { input: "" });
    assert.equal(code, 2);
    assert.match(stderr, /invalid value "xml" for --format.*\n.*text, json, ndjson, github, sarif, markdown/);
  });

  it("refuses two that contradict each other, before anything is read", async () => {
    for (const [args, names] of [
      [["--json", "--format", "github"], "--json and --format github"],
      [["--format", "text", "--json"], "--json and --format text"],
      [["--format", "sarif", "--summary"], "--summary and --format sarif"],
      [["--format", "ndjson", "--json"], "--json and --format ndjson"],
      [["--format", "github", "--timeline"], "--timeline and --format github"],
      [["--annotate", "--timeline"], "--annotate and --timeline"],
    ] as const) {
      const { stdout, stderr, code } = await bcevpc(args, { input: log(1) });
      assert.deepEqual([stdout, code], ["", 2]);
      assert.ok(stderr.includes(`${names} cannot be used together`), stderr);
    }
  });

  it("says where --json has the times when it refuses the plot", async () => {
    for (const args of [
      ["--timeline", "--json"],
      ["--timeline", "--format", "json"],
    ]) {
      const { stderr, code } = await bcevpc(args, { input: log(1) });
      assert.equal(code, 2);
      assert.match(stderr, /firstSeen and lastSeen/);
    }
    assert.match((await bcevpc(["--timeline", "--json", "--lang", "zh"], { input: log(1) })).stderr, /--json 与 --timeline 不能同时使用/);
  });
});
