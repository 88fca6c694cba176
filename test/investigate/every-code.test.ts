import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { evidenceChecks } from "../../src/core/answers/evidence/conclude.js";
import { historyChecks } from "../../src/core/answers/history/with-history.js";
import { loadEveryEntry } from "../../src/core/catalogue/catalogue.js";
import type { Entry } from "../../src/core/catalogue/entry.js";
import { checksFor, investigatedCodes } from "../../src/node/investigate/table.js";
import { shownCodes } from "./codes.js";

const entries = await loadEveryEntry();
const entriesOf = (name: string): readonly Entry[] => entries.filter(({ id, code }) => id === name || code === name);
const withoutCalls = [...evidenceChecks, ...historyChecks].map(({ id }) => id);
const source = (file: string): string => readFileSync(new URL(`./${file}.test.ts`, import.meta.url), "utf8");
const codeOf = (name: string): string => entriesOf(name)[0]?.code ?? name;
const rowOf = ({ codes, checks }: (typeof shownCodes)[number]): string =>
  `| ${[...new Set(codes.map(codeOf))].map((code) => `\`${code}\``).join(", ")} | ${checks.map((check) => `\`${check}\``).join(", ")} |`;

describe("every code that is looked into", () => {
  it("has its checks, in their order", () => {
    for (const { codes, checks, withoutCalls: isFree } of shownCodes)
      for (const name of codes) {
        assert.ok(entriesOf(name).length > 0, name);
        for (const entry of entriesOf(name)) {
          if (isFree) for (const check of checks) assert.ok(withoutCalls.includes(check), `${name}: ${check}`);
          else
            assert.deepEqual(
              checksFor({ code: entry.code, entry, candidates: [] }).map(({ id }) => id),
              checks,
              name,
            );
        }
      }
  });

  it("is shown by a case in which its cause holds, and by one in which it does not", () => {
    for (const { codes, scenario, twin } of shownCodes)
      for (const [file, title] of [scenario, twin])
        assert.ok(
          [`"`, "`"].some((quote) => source(file).includes(`it(${quote}${title}${quote}, async`)),
          `${codes.join(" ")}: ${file}: ${title}`,
        );
  });

  it("stands in the table, none left out", () => {
    const shown = new Set(shownCodes.flatMap(({ codes }) => codes.flatMap((name) => [name, ...entriesOf(name).map(({ id }) => id)])));
    const missing = investigatedCodes.filter((name) => !entriesOf(name).some(({ id }) => shown.has(id)) && !shown.has(name));
    assert.deepEqual(missing, []);
  });

  for (const guide of ["docs/investigate.md", "docs/zh/investigate.md"])
    it(`is in ${guide} with its checks`, () => {
      const text = readFileSync(new URL(`../../${guide}`, import.meta.url), "utf8");
      for (const shown of shownCodes) assert.ok(text.includes(rowOf(shown)), rowOf(shown));
    });
});
