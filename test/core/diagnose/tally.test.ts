import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import type { Found, Summary } from "../../../src/core/diagnose/found.js";
import { codeBook } from "../../../src/core/diagnose/meaning/code-book.js";
import { Tally } from "../../../src/core/diagnose/stream/tally.js";
import { errorsIn, forms, textOf } from "./corpus.js";
import { diagnose } from "./diagnose.js";

const book = codeBook(await loadEveryEntry());
const now = () => Date.UTC(2026, 10, 22);

const [template] = errorsIn('{"code":"NoSuchNat","message":"x","requestId":"a"}');
assert.ok(template);

const error = (parts: Partial<Found>): Found => ({ ...template, entry: null, requestId: null, time: null, ...parts });
const at = (second: number): string => new Date(Date.UTC(2026, 10, 20, 10, 0, second)).toISOString();

function tallied(errors: readonly Found[]): Tally {
  const tally = new Tally();
  for (const found of errors) tally.add(found);
  return tally;
}

/** The summaries of parts as those of documents, and what they make together. */
function merged(parts: readonly Summary[]): Summary {
  const tally = new Tally();
  for (const part of parts) tally.merge(JSON.parse(JSON.stringify(part)));
  return tally.summary(parts.reduce((sum, { lines }) => sum + lines, 0));
}

const row = (errors: readonly Found[]) => tallied(errors).summary(0).byCode[0];

describe("the counts by code", () => {
  it("are one row for each code of each service and each failure, the most frequent first, then by name", () => {
    const errors = ["B", "C", "C", "A"].map((code) => error({ code }));
    const failure = error({ code: null, failure: "proxy-refused" });
    const { total, lines, byCode } = tallied([...errors, failure, failure, failure, { ...failure, failure: "reset" }]).summary(7);
    assert.deepEqual([total, lines], [8, 7]);
    assert.deepEqual(
      byCode.map(({ code, failure: name, count }) => [code, name, count]),
      [
        [null, "proxy-refused", 3],
        ["C", null, 2],
        ["A", null, 1],
        ["B", null, 1],
        [null, "reset", 1],
      ],
    );
  });

  it("tell first and last time apart from the order of the lines, and pass over errors without one", () => {
    const seen = row([error({}), error({ time: at(5) }), error({ time: at(9) }), error({ time: at(1) }), error({})]);
    assert.deepEqual([seen?.firstSeen, seen?.lastSeen], [at(1), at(9)]);
    assert.deepEqual([row([error({})])?.firstSeen, row([error({})])?.lastSeen], [null, null]);
  });

  it("name the first three request ids by time, those of one time by name, those without a time last, each once at its earliest time", () => {
    const seen = row([
      error({ requestId: "none" }),
      error({ requestId: "d", time: at(4) }),
      error({ requestId: "c", time: at(3) }),
      error({ requestId: "b", time: at(9) }),
      error({ requestId: "a", time: at(1) }),
      error({ requestId: "b", time: at(2) }),
    ]);
    assert.deepEqual(
      [seen?.requestIds, seen?.requestTimes],
      [
        ["a", "b", "c"],
        [at(1), at(2), at(3)],
      ],
    );
    const same = row(["z", "y", "x", "w"].map((requestId) => error({ requestId, time: at(1) })));
    assert.deepEqual(same?.requestIds, ["w", "x", "y"]);
    const few = row([error({ requestId: "none" }), error({ requestId: "b", time: at(2) })]);
    assert.deepEqual(
      [few?.requestIds, few?.requestTimes],
      [
        ["b", "none"],
        [at(2), null],
      ],
    );
  });

  it("keep the first status, and at most twenty operations, each once", () => {
    const operations = Array.from({ length: 25 }, (_, n) => `operation${n}`);
    const seen = row(["operation0", ...operations].map((operation, n) => error({ operation, httpStatus: n === 0 ? null : 400 + n })));
    assert.equal(seen?.httpStatus, 401);
    assert.deepEqual(seen?.operations, operations.slice(0, 20));
  });

  it("are of a thousand codes at most; what comes beyond is one row, and those known are counted on", () => {
    const codes = Array.from({ length: 1200 }, (_, n) => error({ code: `Code${n}`, retryable: true }));
    const { total, byCode } = tallied([...codes, ...codes]).summary(0);
    assert.deepEqual([total, byCode.length, byCode.reduce((sum, { count }) => sum + count, 0)], [2400, 1001, 2400]);
    assert.deepEqual([byCode[0]?.code, byCode[0]?.failure, byCode[0]?.count, byCode[0]?.retryable], [null, "many-codes", 400, null]);
    assert.ok(byCode.slice(1).every(({ count }) => count === 2));
  });
});

describe("summaries of parts, merged", () => {
  // An id is logged at a time of its own, with it or without.
  const errors = fc.array(
    fc
      .tuple(
        fc.constantFrom("A", "B", null),
        fc.option(fc.nat(30)),
        fc.boolean(),
        fc.option(fc.constantFrom(400, 404)),
        fc.option(fc.nat(30)),
      )
      .map(([code, number, isTimed, httpStatus, operation]) =>
        error({
          code,
          failure: code === null ? "proxy-refused" : null,
          requestId: number === null ? null : `id-${number}`,
          time: isTimed ? at(number ?? 31) : null,
          httpStatus,
          operation: operation === null ? null : `operation${operation}`,
        }),
      ),
    { maxLength: 60 },
  );

  it("are the summary of the whole, wherever it was cut, and whatever was merged before", () => {
    fc.assert(
      fc.property(errors, fc.array(fc.nat(60), { maxLength: 6 }), fc.nat(3), (all, marks, early) => {
        const cuts = [0, ...marks.map((mark) => Math.min(mark, all.length)).sort((a, b) => a - b), all.length];
        const parts = cuts.slice(1).map((cut, index) => tallied(all.slice(cuts[index], cut)).summary(1));
        const nested = [merged(parts.slice(0, early)), ...parts.slice(early)];
        assert.deepEqual(merged(nested), tallied(all).summary(parts.length));
      }),
      { numRuns: 2000 },
    );
  });

  const bodies = fc.tuple(
    fc.constantFrom("NoSuchNat", "NoSuchVpc", "FooNotFound", "BadRequest"),
    fc.option(fc.nat(8)),
    fc.option(fc.nat(59)),
  );
  const samples = forms.flatMap((form) => form.samples).filter(({ expected }) => expected.length > 0);
  const records = fc.array(
    fc.oneof(
      bodies.map(([code, number, isTimed]) => {
        const requestId = number === null ? {} : { requestId: `c4abab14-ebc4-4eb0-85d2-00000000000${number}` };
        return `${isTimed ? `${at(number ?? 9)} ` : ""}${JSON.stringify({ code, message: "x", ...requestId })}\n`;
      }),
      fc.constantFrom(...samples).map(textOf),
    ),
    { minLength: 1, maxLength: 12 },
  );
  /** So far apart that no record speaks of another one. */
  const apart = "worker synced\n".repeat(101) + "worker synced with everything it knows ".repeat(300) + "\n".repeat(2);

  it("are the summary of the whole log, whatever it holds and wherever it was cut between records", () => {
    fc.assert(
      fc.property(records, fc.nat(12), fc.nat(12), (all, first, second) => {
        const [from = 0, to = 0] = [first, second].map((cut) => Math.min(cut, all.length)).sort((a, b) => a - b);
        const summaryOf = (some: readonly string[]): Summary => diagnose(some.map((text) => text + apart).join(""), book, { now }).summary;
        const parts = [all.slice(0, from), all.slice(from, to), all.slice(to)].map(summaryOf);
        assert.deepEqual(merged(parts), summaryOf(all));
      }),
      { numRuns: 150 },
    );
  });
});
