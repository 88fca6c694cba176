import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { forms, textOf } from "../../core/diagnose/corpus.js";
import { temporaryFolder } from "../../temporary-folder.js";
import { bcevpc } from "../run.js";

const folder = temporaryFolder("merge");
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const body = (code: string, n: number): string =>
  JSON.stringify({ requestId: `c4abab14-ebc4-4eb0-85d2-${String(n).padStart(12, "0")}`, code, message: "x" });
const samples = forms.flatMap((form) => form.samples).filter(({ expected }) => expected.length > 0);
/** So far apart that no record speaks of another one. */
const apart = `${"worker synced\n".repeat(101)}${"worker synced with everything it knows ".repeat(300)}\n\n`;
const summaryOf = async (text: string): Promise<string> => (await bcevpc(["decode", "--summary", "--json"], { input: text })).stdout;

describe("decode --merge", () => {
  it("gives of the summaries of parts what decode gives of the whole, byte for byte", async () => {
    const record = fc.oneof(
      fc.constantFrom(...samples).map(textOf),
      fc
        .tuple(fc.constantFrom("NoSuchNat", "NoSuchVpc"), fc.nat(59))
        .map(([code, n]) => `2026-11-20T10:00:${String(n).padStart(2, "0")}Z ${body(code, n)}\n`),
      fc.nat(9).map((n) => `${body("CidrConflict", n)}\n`),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(record, { maxLength: 5 }), { minLength: 1, maxLength: 4 }), async (parts) => {
        const texts = parts.map((records) => records.map((text) => text + apart).join(""));
        const [whole, ...documents] = await Promise.all([summaryOf(texts.join("")), ...texts.map(summaryOf)]);
        const apartFiles = documents.map((document, n) => file(`part-${n}.json`, document));
        const merged = await bcevpc(["decode", "--merge", "--json", ...apartFiles]);
        assert.equal(merged.stdout, whole);
        assert.equal(merged.code, JSON.parse(merged.stdout).summary.total > 0 ? 0 : 1);
        assert.equal((await bcevpc(["decode", "--merge", "--json"], { input: documents.join("") })).stdout, whole);
        assert.equal((await bcevpc(["decode", "--merge", "--json", file("nested.json", merged.stdout)])).stdout, whole);
      }),
      { numRuns: 5 },
    );
  });

  it("takes several documents in a file, one a line, among blank lines, and indented ones in files of their own", async () => {
    const first = await summaryOf(`${body("NoSuchNat", 1)}\n`);
    const second = await summaryOf(`${body("NoSuchNat", 2)}\n${body("CidrConflict", 3)}\n`);
    const indented = file("indented.json", JSON.stringify(JSON.parse(second), null, 2));
    const { stdout } = await bcevpc(["decode", "--merge", "--json", file("two.json", `${first}\n${second}\r\n\n`), indented]);
    const { total, lines, byCode } = JSON.parse(stdout).summary;
    assert.deepEqual([total, lines], [5, 5]);
    assert.deepEqual(
      byCode.map(({ code, count }: { code: string; count: number }) => [code, count]),
      [
        ["NoSuchNat", 3],
        ["CidrConflict", 2],
      ],
    );
  });

  it("takes the records of --ndjson and the documents of version 1, by their summaries", async () => {
    const text = `${body("NoSuchNat", 1)}\n${body("CidrConflict", 2)}\n`;
    const { stdout: records } = await bcevpc(["decode", "--ndjson"], { input: text });
    const row = JSON.parse(await summaryOf(`${body("NoSuchNat", 3)}\n`)).summary;
    const versionOne = [
      { schemaVersion: 1, errors: [{ code: "NoSuchNat", meaning: { en: "m", zh: "m" }, entry: { id: "nat/NoSuchNat" } }], summary: row },
      { type: "summary", schemaVersion: 1, ...row },
    ];
    const files = versionOne.map((document, n) => file(`version-1-${n}.json`, JSON.stringify(document)));
    const merged = await bcevpc(["decode", "--merge", "--json", file("records.ndjson", records), ...files]);
    const { total, lines, byCode } = JSON.parse(merged.stdout).summary;
    assert.deepEqual([total, lines], [4, 4]);
    assert.deepEqual(
      byCode.map(({ code, count }: { code: string; count: number }) => [code, count]),
      [
        ["NoSuchNat", 3],
        ["CidrConflict", 1],
      ],
    );
    const cut = file("cut.ndjson", `${records.split("\n")[0]}\n`);
    const refused = await bcevpc(["decode", "--merge", ...files, cut]);
    assert.deepEqual([refused.code, refused.stdout], [2, ""]);
    assert.match(refused.stderr, /is not a decode summary/);
  });

  it("exits 1 when no part had an error, and counts their lines", async () => {
    const none = await summaryOf("all is well\nindeed\n");
    const merged = await bcevpc(["decode", "--merge", "--json"], { input: none + none });
    assert.deepEqual([merged.code, JSON.parse(merged.stdout).summary.total, JSON.parse(merged.stdout).summary.lines], [1, 0, 4]);
    assert.deepEqual(await bcevpc(["decode", "--merge"], { input: none }), { stdout: "", stderr: "", code: 1 });
  });

  it("takes a whole document of --json, and gives the table without --json", async () => {
    const input = `${body("NoSuchNat", 1)}\n${body("CidrConflict", 2)}\n`;
    const { stdout: document } = await bcevpc(["decode", "--json"], { input });
    const { stdout: table } = await bcevpc(["decode", "--summary"], { input });
    assert.equal((await bcevpc(["decode", "--merge"], { input: document })).stdout, table);
    assert.match(table, /^Code[^\n]*\nCidrConflict [^\n]* 1 +50\.0 %/);
  });

  it("refuses what is no summary with exit 2 and a sentence that names the file, and prints nothing", async () => {
    const good = await summaryOf(`${body("NoSuchNat", 1)}\n`);
    const goodFile = file("good.json", good);
    const { summary } = JSON.parse(good);
    const [row] = summary.byCode;
    const without = (key: string) => JSON.stringify({ summary: { ...summary, byCode: [{ ...row, [key]: undefined }] } });
    const bad: readonly string[] = [
      "NoSuchNat: all is lost\n",
      good.slice(0, -20),
      `${good}${good.slice(0, 40)}`,
      `${good}no json\n`,
      "null",
      "[]",
      '{"version":"2.1.0","runs":[]}',
      '{"summary":null}',
      '{"summary":{"total":1,"lines":1}}',
      '{"summary":{"total":"1","lines":1,"byCode":[]}}',
      '{"summary":{"total":1,"lines":1.5,"byCode":[]}}',
      '{"summary":{"total":1,"lines":1,"byCode":[null]}}',
      JSON.stringify({ summary: { ...summary, byCode: [{ ...row, requestIds: [1] }] } }),
      JSON.stringify({ summary: { ...summary, byCode: [{ ...row, retryable: "yes" }] } }),
      ...Object.keys(row).map(without),
    ];
    // What Spark writes for an empty partition is no part of the whole.
    for (const text of ["", "\n \n"]) {
      const { stdout, code } = await bcevpc(["decode", "--merge", "--json", goodFile, file("empty.json", text)]);
      assert.deepEqual([code, JSON.parse(stdout).summary], [0, summary]);
    }
    await Promise.all(
      [0, 1].map(async (turn) => {
        for (const [n, text] of bad.entries()) {
          if (n % 2 !== turn) continue;
          const name = `bad-${n}.json`;
          const { stdout, stderr, code } = await bcevpc(["decode", "--merge", "--json", goodFile, file(name, text)]);
          assert.deepEqual([code, stdout], [2, ""], text);
          assert.match(stderr.replaceAll(/\s+/g, " "), new RegExp(`${name.replaceAll(/\s/g, "")} is not a decode summary`), text);
        }
      }),
    );
  });

  it("refuses a file that is not there, and says that standard input is no summary in its own name", async () => {
    const missing = await bcevpc(["decode", "--merge", join(folder, "missing.json")]);
    assert.equal(missing.code, 2);
    assert.match(missing.stderr.replaceAll(/\s+/g, " "), /missing\.json: there is no such file/);
    assert.equal((await bcevpc(["decode", "--merge"], { input: "{}" })).code, 2);
  });
});

describe("what decode gives as data", () => {
  const document = JSON.parse(readFileSync(new URL("../../../dist/schemas/decode.schema.json", import.meta.url), "utf8"));
  const entry = JSON.parse(readFileSync(new URL("../../../dist/schemas/entry.schema.json", import.meta.url), "utf8"));
  const ajv = new Ajv2020({ allErrors: true, validateFormats: false });
  ajv.addSchema(entry);
  const record = JSON.parse(readFileSync(new URL("../../../dist/schemas/error-record.schema.json", import.meta.url), "utf8"));
  ajv.addSchema(record);
  const holds = ajv.compile(document);
  const whole = samples.map((sample) => textOf(sample) + apart).join("");

  it("holds to its schema for every form of the corpus: --json, --summary --json, --merge --json and each record of --ndjson", async () => {
    const json = await bcevpc(["decode", "--json"], { input: whole });
    const content = JSON.parse(json.stdout);
    assert.ok(content.errors.length > samples.length);
    for (const output of [
      content,
      JSON.parse(await summaryOf(whole)),
      JSON.parse((await bcevpc(["decode", "--merge", "--json"], { input: json.stdout })).stdout),
    ])
      assert.ok(holds(output), JSON.stringify(holds.errors?.slice(0, 3)));
    const records = (await bcevpc(["decode", "--ndjson"], { input: whole })).stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const strip = ({ type, schemaVersion, ...rest }: Record<string, unknown>) => rest;
    assert.deepEqual(records.slice(0, -1).map(strip), content.errors);
    const { errors: _errors, summary, schemaVersion: version, ...references } = content;
    assert.equal(version, 2);
    assert.deepEqual(strip(records.at(-1)), { ...summary, ...references });
    assert.ok(
      records.every(({ type, schemaVersion }, n) => schemaVersion === 2 && type === (n + 1 < records.length ? "error" : "summary")),
    );
    for (const error of content.errors) {
      const isKnown = error.entryId !== null || error.candidateIds.length > 0;
      assert.deepEqual(Object.keys(error).sort(), [...record.required, ...(isKnown ? [] : ["title", "meaning", "retryable"])].sort());
      const named = [error.entryId, ...error.candidateIds].filter((id) => id !== null);
      assert.ok(named.every((id: string) => content.entries.some((candidate: { id: string }) => candidate.id === id)));
    }
  });

  it("is a document and a last record also when nothing is found, with exit 1", async () => {
    for (const args of [["--json"], ["--summary", "--json"], ["--ndjson"]]) {
      const { stdout, code } = await bcevpc(["decode", ...args], { input: "all is well\n" });
      const { summary = JSON.parse(stdout) } = JSON.parse(stdout);
      assert.deepEqual([code, summary.total, summary.lines, summary.byCode], [1, 0, 1, []]);
    }
    assert.deepEqual(await bcevpc(["decode", "--quiet"], { input: "all is well\n" }), { stdout: "", stderr: "", code: 1 });
    assert.deepEqual(await bcevpc(["decode", "--quiet"], { input: body("NoSuchNat", 1) }), { stdout: "", stderr: "", code: 0 });
  });
});

describe("decode --fail-on", () => {
  it("refuses a code that is nearly one that is known, takes it behind = as it is, and warns of any other", async () => {
    const input = '{"code":"NoSuchNta","message":"x","requestId":"3f2a6d1c-0000-4000-8000-000000000001"}';
    const slip = await bcevpc(["decode", "--fail-on", "NoSuchNta"], { input });
    assert.deepEqual([slip.code, slip.stdout], [2, ""]);
    assert.match(slip.stderr, /unknown error code\n {2}did you mean NoSuchNat\?\n {2}.*--fail-on =NoSuchNta/);
    const literal = await bcevpc(["decode", "--quiet", "--fail-on", "=NoSuchNta", "--service", "nat"], { input });
    assert.deepEqual([literal.code, literal.stderr], [1, ""]);
    const other = await bcevpc(["decode", "--summary", "--fail-on", "QuiteAnotherThingEntirely"], { input });
    assert.equal(other.code, 0);
    assert.match(other.stderr, /^warning: unknown error code QuiteAnotherThingEntirely/);
    assert.equal((await bcevpc(["decode", "--quiet", "--fail-on", "QuiteAnotherThingEntirely"], { input })).stderr, "");
    assert.equal((await bcevpc(["decode", "--quiet", "--fail-on", "clinet"], { input })).code, 2);
  });

  it("exits 1 at an error of the kind and 0 without one, known codes by their entry, others by their status", async () => {
    const unknown = (status: number) =>
      `HTTP/1.1 ${status} X\r\nX-Bce-Request-Id: a\r\n\r\n{"requestId":"a","code":"FooBar","message":"x"}`;
    const rows: readonly (readonly [input: string, kinds: readonly string[]])[] = [
      [body("NoSuchNat", 1), ["any", "client", "NoSuchNat", "nosuchnat"]],
      [body("InternalError", 1), ["any", "server", "InternalError"]],
      [body("AccessDenied", 1), ["any", "auth", "AccessDenied"]],
      [body("RateLimit", 1), ["any", "throttle", "RateLimit"]],
      [unknown(429), ["any", "throttle", "FooBar"]],
      [unknown(403), ["any", "auth", "FooBar"]],
      [unknown(500), ["any", "server", "FooBar"]],
      [unknown(400), ["any", "client", "FooBar"]],
      [`${body("NoSuchNat", 1)}\n${body("RateLimit", 2)}`, ["any", "client", "throttle", "NoSuchNat", "RateLimit"]],
      ["all is well\n", []],
    ];
    for (const [input, hits] of rows)
      for (const kind of new Set(["any", "client", "server", "auth", "throttle", ...hits, "=NoSuchNatX"])) {
        const { stdout, code } = await bcevpc(["decode", "--quiet", "--fail-on", kind], { input });
        assert.deepEqual([kind, code, stdout], [kind, hits.includes(kind) ? 1 : 0, ""], input);
      }
    assert.equal((await bcevpc(["decode", "--quiet", "--fail-on", "CLIENT"], { input: body("NoSuchNat", 1) })).code, 1);
  });

  it("is refused for a word that is no kind and no code, as are outputs that contradict each other", async () => {
    const refused = [
      ["--fail-on", "no code"],
      ["--fail-on", ""],
      ["--json", "--ndjson"],
      ["--ndjson", "--summary"],
      ["--annotate", "--json"],
      ["--only", "--summary"],
      ["--quiet", "--json"],
    ];
    for (const args of refused) {
      const { stdout, stderr, code } = await bcevpc(["decode", ...args], { input: body("NoSuchNat", 1) });
      assert.deepEqual([code, stdout], [2, ""], args.join(" "));
      assert.match(stderr, args[0] === "--fail-on" ? /invalid value "(?:no code)?" for --fail-on/ : /cannot be used together/);
    }
  });
});
