import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  type Check,
  type CheckId,
  type CheckResult,
  checkIds,
  examine,
  isPass,
  type Outcome,
  type Status,
  statuses,
} from "../../../src/node/doctor/check.js";
import { checks, withNeeds } from "../../../src/node/doctor/checks.js";
import type { Subject } from "../../../src/node/doctor/subject.js";

const text = { en: "text", zh: "文字" };
const now = (): number => 0;
const subject = { now } as unknown as Subject;

/** A run of checks that come to these outcomes; what is not among them passes. */
async function outcomesOf(all: readonly Check[], given: Readonly<Partial<Record<CheckId, Outcome>>>): Promise<Map<CheckId, CheckResult>> {
  const results = new Map<CheckId, CheckResult>();
  const prepared = all.map((check): Check => ({ ...check, run: () => given[check.id] ?? { status: "ok", text } }));
  for await (const result of examine(prepared, subject)) results.set(result.id, result);
  return results;
}

describe("the table of checks", () => {
  it("has each check once, in the order of their ids, behind all that it needs", () => {
    assert.deepEqual(
      checks.map(({ id }) => id),
      [...checkIds],
    );
    checks.forEach(({ id, needs }, index) => {
      for (const need of needs) assert.ok(checkIds.indexOf(need) < index, `${id} comes before ${need}`);
    });
  });

  it("lets no check without network need one with it", () => {
    const online = new Set(checks.filter(({ network }) => network).map(({ id }) => id));
    for (const { id, network, needs } of checks) if (!network) assert.ok(!needs.some((need) => online.has(need)), id);
  });

  it("adds what a check needs, and what that needs", () => {
    assert.deepEqual(
      withNeeds(new Set(["tls"])).map(({ id }) => id),
      ["environment", "endpoint", "dns", "tcp", "proxy", "tls"],
    );
  });
});

describe("a run of checks", () => {
  it("says of each that could not run where the trouble began", async () => {
    const results = await outcomesOf(checks, { dns: { status: "failure", text } });
    for (const id of ["tcp", "proxy", "tls", "clock", "request", "permission"] as const) {
      assert.deepEqual([results.get(id)?.status, results.get(id)?.blockedBy, results.get(id)?.milliseconds], ["notRun", ["dns"], null]);
      assert.equal(results.get(id)?.text.en, "could not run: DNS failed");
    }
    assert.equal(results.get("regions")?.status, "ok");
  });

  it("goes on after a warning and after what does not apply", async () => {
    for (const status of ["warning", "notApplicable"] as const)
      assert.equal((await outcomesOf(checks, { tcp: { status, text } })).get("permission")?.status, "ok", status);
  });

  it("passes no check whose needs are not met, whatever the outcomes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...statuses), { minLength: checks.length, maxLength: checks.length }), async (given) => {
        const outcomes = Object.fromEntries(checks.map(({ id }, index) => [id, { status: given[index] ?? ("ok" as Status), text }]));
        const results = await outcomesOf(checks, outcomes);
        assert.equal(results.size, checks.length);
        for (const { id, needs } of checks) {
          const isMet = needs.every((need) => ["ok", "warning", "notApplicable"].includes(results.get(need)?.status ?? ""));
          const result = results.get(id);
          assert.ok(result);
          if (!isMet) assert.ok(result.status === "notRun" && result.blockedBy.length > 0 && !isPass(result), id);
          else assert.equal(result.status, outcomes[id]?.status, id);
        }
      }),
    );
  });
});
