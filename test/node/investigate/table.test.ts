import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { evidenceChecks } from "../../../src/core/answers/evidence/conclude.js";
import { historyChecks } from "../../../src/core/answers/history/with-history.js";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import { readNames, readOf } from "../../../src/node/investigate/reads.js";
import { allChecks, checksFor, investigatedCodes } from "../../../src/node/investigate/table.js";

describe("the table of checks", () => {
  it("names codes and entries that the catalogue has", async () => {
    const names = new Set((await loadEveryEntry()).flatMap(({ id, code }) => [id, code]));
    assert.deepEqual(
      investigatedCodes.filter((name) => !names.has(name)),
      [],
    );
  });

  it("has each check under one id, with reads of the fixed list alone", () => {
    const ids = [...allChecks, ...evidenceChecks, ...historyChecks].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const { id, reads } of allChecks) {
      assert.ok(reads.length > 0, id);
      for (const name of reads) assert.ok(readNames.includes(name) && readOf(name).name === name, `${id}: ${name}`);
    }
  });

  it("looks with every check that a cause names, and under no cause twice", async () => {
    for (const entry of await loadEveryEntry()) {
      const named = entry.causes.flatMap(({ check }) => check ?? []);
      assert.equal(new Set(named).size, named.length, entry.id);
      const asked = [...checksFor({ code: entry.code, entry, candidates: [] } as never), ...evidenceChecks, ...historyChecks].map(
        ({ id }) => id,
      );
      for (const check of named) assert.ok(asked.includes(check.split(".")[0] ?? ""), `${entry.id}: ${check}`);
    }
  });
});
