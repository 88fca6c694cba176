import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { Ajv } from "ajv";
import type { Kind } from "../../../src/cli/shared/decoding/kind-texts.js";
import { renderSarif } from "../../../src/cli/shared/decoding/sarif.js";
import type { View } from "../../../src/cli/view.js";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import type { Found } from "../../../src/core/diagnose/found.js";

/** The schema says what draft it is of under names that ajv no longer reads. */
const { $schema, id, ...schema } = JSON.parse(readFileSync(new URL("../../fixtures/sarif-schema-2.1.0.json", import.meta.url), "utf8"));
const ajv = new Ajv({
  strict: false,
  allErrors: true,
  unicodeRegExp: false,
  formats: { uri: (text: string) => URL.canParse(text), "uri-reference": /^[!#$&-;=?-Z_a-z~%[\]]*$/, "date-time": /^\d{4}-/ },
});
const validate = ajv.compile(schema);

const entries = await loadEveryEntry();
const nothing: Partial<Found> = { candidates: [], steps: [], title: null, failure: null, meaning: null, requestId: null };
const kindOf = (first: Partial<Found>, file: string | null = "app.log", places = 1): Kind => ({
  first: { ...nothing, message: null, httpStatus: null, entry: null, code: null, retryable: null, file, ...first } as Found,
  count: places,
  places: Array.from({ length: places }, (_, index) => ({ file, line: index + 1 })),
  requestIds: ["a-1"],
});
const everyKind = entries.map((entry) => kindOf({ entry, code: entry.code, known: true, retryable: entry.retryable }));
const view = (language: View["language"]): View => ({ color: false, width: 80, language, terminal: false });
const documentOf = (kinds: readonly Kind[], language: View["language"] = "en", beyond = 0) =>
  JSON.parse(renderSarif(kinds, { count: beyond }, "1.2.3", view(language)));

describe("a SARIF document", () => {
  it("fits the schema of SARIF 2.1.0 for every entry in every language, for errors without an entry, and for none", () => {
    const others = [
      kindOf({ code: "FooNotFound", known: false }, null, 12),
      kindOf({ code: "BadRequest", known: true, candidates: entries.filter(({ code }) => code === "BadRequest") }),
      kindOf({
        failure: "html-page",
        title: { en: "page", zh: "网页" },
        meaning: { en: "m", zh: "含义" },
        steps: [{ en: "do", zh: "做" }],
      }),
    ];
    for (const language of ["en", "zh", "both"] as const)
      for (const kinds of [[...everyKind, ...others], []]) {
        const ok = validate(documentOf(kinds, language, 7));
        assert.ok(ok, ajv.errorsText(validate.errors));
      }
    assert.equal(validate({ version: "2.1.0", runs: [{ tool: {} }] }), false);
  });

  it("has one rule a catalogue id, to which each result points by id and index", () => {
    const [first] = everyKind;
    assert.ok(first);
    const { tool, results } = documentOf([...everyKind, { ...first, first: { ...first.first, file: "b.log" } }]).runs[0];
    assert.equal(tool.driver.version, "1.2.3");
    assert.deepEqual(
      tool.driver.rules.map((rule: { id: string }) => rule.id),
      entries.map((entry) => entry.id),
    );
    for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
  });

  it("tells causes, fixes and sources in the help of a rule, and where to read on", () => {
    const entry = entries.find((candidate) => candidate.id === "nat/NoSuchNat");
    assert.ok(entry);
    const [rule] = documentOf([kindOf({ entry, code: entry.code })]).runs[0].tool.driver.rules;
    assert.equal(rule.shortDescription.text, entry.title.en);
    assert.equal(rule.fullDescription.text, entry.meaning.en);
    assert.equal(rule.helpUri, entry.sources.find(({ url }) => url)?.url);
    for (const { en } of [...entry.causes, ...entry.fixes]) {
      assert.ok(rule.help.text.includes(en), en);
      assert.ok(rule.help.markdown.includes(en), en);
    }
    assert.match(rule.help.markdown, /^\*\*Why\*\*$[\s\S]*^1\. .* \[doc\][\s\S]*`bcevpc call/m);
    assert.ok(rule.help.markdown.includes("\n\nunmarked: inferred\n\n"), rule.help.markdown);
    const [chinese] = documentOf([kindOf({ entry, code: entry.code })], "zh").runs[0].tool.driver.rules;
    assert.ok(chinese.help.markdown.includes(entry.causes[0].zh));
    assert.ok(!chinese.help.markdown.includes(entry.causes[0].en));
  });

  it("warns of what a retry can mend and calls the rest errors", () => {
    const kinds = [true, false, null].map((retryable, index) => kindOf({ code: `C${index}`, retryable }));
    assert.deepEqual(
      documentOf(kinds).runs[0].results.map((result: { level: string }) => result.level),
      ["warning", "error", "error"],
    );
  });

  it("gives the first place as the location, the next ones as related, and how often it came", () => {
    const [result] = documentOf([kindOf({ code: "X" }, "日志/a b#1.log", 11)]).runs[0].results;
    const uri = "%E6%97%A5%E5%BF%97/a%20b%231.log";
    assert.deepEqual(result.locations, [{ physicalLocation: { artifactLocation: { uri }, region: { startLine: 1 } } }]);
    assert.equal(result.relatedLocations.length, 10);
    assert.equal(result.relatedLocations[0].physicalLocation.region.startLine, 2);
    assert.equal(result.occurrenceCount, 11);
    assert.deepEqual(Object.values(result.partialFingerprints), ["X 日志/a b#1.log"]);
    const [absolute] = documentOf([kindOf({ code: "X" }, "/var/log/a:b.log")]).runs[0].results;
    assert.equal(absolute.locations[0].physicalLocation.artifactLocation.uri, "file:///var/log/a%3Ab.log");
  });

  it("names standard input in words, without an artifact", () => {
    const [result] = documentOf([kindOf({ code: "X" }, null)]).runs[0].results;
    assert.deepEqual(result.locations, [{ message: { text: "line 1 of standard input" } }]);
  });

  it("says how many errors it has no room for", () => {
    const note = (beyond: number) => documentOf([], "en", beyond).runs[0].invocations[0].toolExecutionNotifications;
    assert.match(note(7)[0].message.text, /^7 more errors .*--summary/);
    assert.equal(note(0), undefined);
  });
});
