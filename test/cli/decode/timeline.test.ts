import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { renderTimeline } from "../../../src/cli/shared/decoding/timeline.js";
import type { View } from "../../../src/cli/view.js";
import type { Found } from "../../../src/core/diagnose/found.js";
import { type Buckets, mostCodes, Timeline } from "../../../src/core/diagnose/stream/timeline.js";
import { displayWidth } from "../../../src/core/text/wrap.js";

const errorAt = (time: string | null, code = "NoSuchNat"): Found => ({ code, failure: null, time }) as Found;
const view = (width: number, language: View["language"] = "en"): View => ({ color: false, width, language, terminal: false });

function timelineOf(errors: readonly Found[]): Timeline {
  const timeline = new Timeline();
  for (const error of errors) timeline.add(error);
  return timeline;
}

const render = (errors: readonly Found[], width = 80, language: View["language"] = "en"): string[] => {
  const timeline = timelineOf(errors);
  return renderTimeline(timeline.buckets(), timeline.untimed, null, view(width, language)).split("\n");
};

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const allRows = (buckets: Buckets | null) => (buckets ? [...buckets.rows, ...(buckets.others ? [buckets.others] : [])] : []);
const code = fc.constantFrom("NoSuchNat", "RateLimit", "CidrConflict", "SecurityGroup.ExpiredInstanceForbiddenBind");
const time = fc.oneof(
  fc.date({ noInvalidDate: true }),
  fc.date({ min: new Date("2026-11-20T00:00:00Z"), max: new Date("2026-11-21T00:00:00Z"), noInvalidDate: true }),
);
const timed = fc.tuple(time, code).map(([date, name]) => errorAt(date.toISOString(), name));
const untimed = code.map((name) => errorAt(null, name));

describe("errors over time", () => {
  it("has the counts above the plots end in one column, also with a name longer than the plot", () => {
    const long = "VmMemoryCanNotAttachMoreIpException";
    const lines = render([errorAt("2026-11-28T09:00:00Z"), errorAt("2026-11-28T09:12:00Z", long)], 50);
    const named = lines.filter((line) => line.startsWith("NoSuchNat") || line.startsWith(long));
    assert.equal(named.length, 2, lines.join("\n"));
    assert.equal(new Set(named.map((line) => line.length)).size, 1, named.join("\n"));
  });

  it("loses no timed error in any order of any times, and keeps the number of buckets bounded", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(timed, timed, untimed)), (errors) => {
        const withTime = errors.filter((error) => error.time !== null).length;
        const timeline = timelineOf(errors);
        const rows = allRows(timeline.buckets());
        assert.equal(sum(rows.flatMap(({ counts }) => counts)), withTime);
        assert.equal(sum(rows.map(({ count }) => count)), withTime);
        assert.equal(timeline.untimed, errors.length - withTime);
        for (const { counts } of rows) assert.ok(counts.length <= 512, String(counts.length));
      }),
    );
  });

  it("does not depend on the order in which the errors come", () => {
    const named = (buckets: Buckets | null) =>
      buckets && { ...buckets, rows: [...buckets.rows].sort((a, b) => (a.name < b.name ? -1 : 1)) };
    fc.assert(
      fc.property(fc.array(timed, { minLength: 2 }), (errors) => {
        assert.deepEqual(named(timelineOf(errors.toReversed()).buckets()), named(timelineOf(errors).buckets()));
      }),
    );
  });

  it("stand in the bucket of their time, also when earlier ones come later and the buckets have grown", () => {
    const minutes = [1, 2, 3000, 0, 2999];
    const buckets = timelineOf(minutes.map((at) => errorAt(new Date(at * 60_000).toISOString()))).buckets();
    assert.equal(buckets?.length, 600_000);
    assert.deepEqual(
      buckets?.rows[0]?.counts.flatMap((count, index) => (count > 0 ? [[index, count]] : [])),
      [
        [0, 3],
        [299, 1],
        [300, 1],
      ],
    );
  });

  it("counts codes apart up to a bound, and what comes beyond as one", () => {
    const errors = Array.from({ length: mostCodes + 50 }, (_, index) => errorAt("2026-11-20T10:00:00Z", `Code${index}`));
    const buckets = timelineOf(errors).buckets();
    assert.equal(buckets?.rows.length, mostCodes);
    assert.equal(buckets?.others?.count, 50);
  });
});

describe("the plot of errors over time", () => {
  it("is never wider than the view, in either language", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(timed, untimed), { minLength: 1 }), fc.integer({ min: 20, max: 130 }), (errors, width) => {
        for (const language of ["en", "zh", "both"] as const)
          for (const line of render(errors, width, language)) assert.ok(displayWidth(line) <= width, line);
      }),
    );
  });

  it("has a row a code on one scale, blank where there is nothing, with the count at its end and the times below", () => {
    const at = (minute: number): string => `2026-11-20T10:${String(minute).padStart(2, "0")}:30Z`;
    const errors = [
      ...Array.from({ length: 8 }, () => errorAt(at(0))),
      errorAt(at(20)),
      errorAt(at(10), "RateLimit"),
      errorAt(null, "RateLimit"),
    ];
    assert.deepEqual(render(errors, 43), [
      "10 errors over time, 2026-11-20 10:00:30 to",
      "10:20:30 UTC",
      "NoSuchNat  █                   ▁  9",
      "RateLimit            ▁            1",
      "           10:00   10:10   10:21",
      "1 column = 1 min, █ = 8 errors, blank =",
      "none",
      "1 error without a time is not shown in the",
      "plot.",
    ]);
  });

  it("is one column when all errors are of one instant", () => {
    const lines = render(Array.from({ length: 5 }, () => errorAt("2026-11-20T10:00:00Z")));
    assert.deepEqual(lines, [
      "5 errors over time, 2026-11-20 10:00:00 UTC",
      "NoSuchNat  █  5",
      "           10:00:00",
      "1 column = 1 s, █ = 5 errors, blank = none",
    ]);
  });

  it("puts the codes beyond the most frequent ten into one row", () => {
    const errors = Array.from({ length: 13 }, (_, code) =>
      Array.from({ length: 20 - code }, () => errorAt("2026-11-20T10:00:00Z", `Code${code}`)),
    ).flat();
    const lines = render(errors);
    assert.match(lines[1] ?? "", /^Code0 {2,}\S {2}20$/);
    assert.match(lines[10] ?? "", /^Code9 /);
    assert.match(lines[11] ?? "", /^others \(3 codes\) {2}\S {2}27$/);
    assert.match(render(errors, 80, "zh")[11] ?? "", /^其他（3 种） {2}\S {2}27$/);
  });

  it("sets names that leave no room beside them above the plot, whole", () => {
    const name = "SecurityGroup.ExpiredInstanceForbiddenBind";
    const lines = render([errorAt("2026-11-20T10:00:00Z", name), errorAt("2026-11-20T10:00:40Z", name)], 50);
    assert.deepEqual(lines.slice(2, 5), [`${name}  2`, `█${" ".repeat(39)}█`, "10:00:00        10:00:20         10:00:41"]);
  });

  it("labels days by date and other years by year", () => {
    const axisOf = (...times: string[]): string =>
      render(
        times.map((at) => errorAt(at)),
        80,
      )[2] ?? "";
    assert.match(axisOf("2026-01-01T00:00:00Z", "2026-03-01T00:00:00Z"), /^ +01-01 +01-31 +03-02$/);
    assert.match(axisOf("2025-12-31T00:00:00Z", "2026-01-02T00:00:00Z"), /2025-12-31 00:00 .*2026-01-02 01:00$/);
    assert.match(axisOf("2026-11-20T00:00:00Z", "2026-11-21T12:00:00Z"), /^ +11-20 00:00 .*11-21 1\d:00$/);
  });

  it("says in one line that no error has a time", () => {
    assert.deepEqual(render([errorAt(null), errorAt("nonsense")]), ["None of the 2 errors has a time, so there is no timeline."]);
    assert.deepEqual(render([errorAt(null)], 80, "zh"), ["找到的 1 个错误都没有时间，无法绘制时间分布。"]);
  });
});
