import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import { codeBook } from "../../../src/core/diagnose/meaning/code-book.js";
import { hintIn } from "../../../src/core/diagnose/stream/hints.js";
import { stretchesIn } from "../../../src/core/diagnose/stream/needles.js";
import { errorsIn } from "./corpus.js";

const folder = new URL("../../fixtures/real/", import.meta.url);

interface Case {
  readonly file: string;
  readonly expected: readonly Readonly<Record<string, unknown>>[];
  /** Words of the true cause, which stand first or second in the entry, or in the record where it has none. */
  readonly cause?: { readonly entry: string | null; readonly words: string };
  /** The command that a text without an error is answered with. */
  readonly hint?: string;
}

const cases: readonly Case[] = JSON.parse(readFileSync(new URL("index.json", folder), "utf8")).cases;
const book = codeBook(await loadEveryEntry());

describe("a text that somebody pasted", () => {
  for (const { file, expected, cause, hint } of cases) {
    const text = readFileSync(new URL(file, folder), "utf8");
    it(`${file} gives its errors, each once`, () => {
      const found = errorsIn(text);
      const actual = found.map((error, index) =>
        Object.fromEntries(Object.keys(expected[index] ?? { code: null }).map((key) => [key, Reflect.get(error, key)])),
      );
      assert.deepEqual(actual, expected);
      if (expected.length > 0) assert.notDeepEqual(stretchesIn(Buffer.from(text)), []);
    });
    if (cause)
      it(`${file} is explained by its true cause`, () => {
        const record = errorsIn(text).find(({ entry }) => (entry?.id ?? null) === cause.entry);
        const words = record?.entry?.causes.slice(0, 2).map(({ en }) => en) ?? record?.steps.map(({ en }) => en).slice(0, 2) ?? [];
        assert.ok(
          words.some((word) => word.includes(cause.words)),
          words.join("\n"),
        );
      });
    if (hint)
      it(`${file} is answered with a command`, () => {
        const said = hintIn(text, null, 1, book);
        assert.ok(said?.en.includes(hint) && said.zh.includes(hint), JSON.stringify(said));
        assert.equal(said?.line, 2);
      });
  }

  it("has its record in the table", () => {
    const texts = readdirSync(folder).filter((name) => name.endsWith(".txt"));
    assert.deepEqual(cases.map(({ file }) => file).sort(), texts.sort());
  });
});
