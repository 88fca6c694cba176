import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { timeOf } from "../../../src/core/diagnose/stream/timestamps.js";

const day = 24 * 60 * 60 * 1000;
const now = Date.UTC(2026, 10, 22, 12);

/** A line and the time it was written at, where it says so. */
type Row = readonly [line: string, time: string | null];

const assertTimes = (rows: readonly Row[], clock = now): void => {
  assert.deepEqual(
    rows.map(([line]) => [line, timeOf(line, clock)]),
    rows.map(([line, time]) => [line, time]),
  );
};

describe("the time of a log line", () => {
  it("is read in RFC 3339 with any offset and any number of decimals", () => {
    assertTimes([
      ["2026-11-20T10:00:00Z nat", "2026-11-20T10:00:00.000Z"],
      ["2026-11-20T10:00:00.1Z nat", "2026-11-20T10:00:00.100Z"],
      ["2026-11-20T10:00:00.12Z nat", "2026-11-20T10:00:00.120Z"],
      ["2026-11-20T10:00:00.123+08:00 nat", "2026-11-20T02:00:00.123Z"],
      ["2026-11-20T10:00:00+0800 nat", "2026-11-20T02:00:00.000Z"],
      ["2026-11-20 10:00:00+08 postgres", "2026-11-20T02:00:00.000Z"],
      ["2026-11-20 10:00:00 +1234567 bytes", "2026-11-20T10:00:00.000Z"],
      ['{"level":"info","ts":1763632800.123,"msg":"zap"}', "2025-11-20T10:00:00.123Z"],
      ['{"__REALTIME_TIMESTAMP":"1763632800123456"}', "2025-11-20T10:00:00.123Z"],
      ["[Fri Nov 20 10:00:00.123456 2026] [core:error] apache", "2026-11-20T10:00:00.123Z"],
      ["Date: Fri, 20 Nov 2026 10:00:00 GMT", "2026-11-20T10:00:00.000Z"],
      ["2026-11-20T10:00:00-03:30 nat", "2026-11-20T13:30:00.000Z"],
      ["2026-11-20T20:00:00-0500 nat", "2026-11-21T01:00:00.000Z"],
      ["2026-11-20T10:00:00.123456789Z stderr F nat", "2026-11-20T10:00:00.123Z"],
      ["2026-11-20T10:00:00+00:00 nat", "2026-11-20T10:00:00.000Z"],
      ["2028-02-29T10:00:00Z nat", "2028-02-29T10:00:00.000Z"],
    ]);
  });

  it("is read with a blank between date and time, as Java, Python and Go print it, and taken for UTC without an offset", () => {
    assertTimes([
      ["2026-11-20 10:00:00.123 ERROR [main] c.b.Nat - nat", "2026-11-20T10:00:00.123Z"],
      ["2026-11-20 10:00:00,123 ERROR [main] nat", "2026-11-20T10:00:00.123Z"],
      ["2026-11-20 10:00:00,123 - root - ERROR - nat", "2026-11-20T10:00:00.123Z"],
      ["2026-11-20 10:00:00 nat", "2026-11-20T10:00:00.000Z"],
      ["[2026-11-20 10:00:00] nat", "2026-11-20T10:00:00.000Z"],
      ["2026-11-20 10:00:00 -0500 nat", "2026-11-20T15:00:00.000Z"],
      ["2026-11-20 10:00:00.123456789 +0800 CST m=+0.1 nat", "2026-11-20T02:00:00.123Z"],
      ["2026-11-20 10:00:00 -5 retries", "2026-11-20T10:00:00.000Z"],
      ["2026-11-20T10:00:00 nat", "2026-11-20T10:00:00.000Z"],
    ]);
  });

  it("is read behind what comes before it: logrus, docker, compose, CI systems, new syslog, the JSON of containers", () => {
    assertTimes([
      ['time="2026-11-20T10:00:00+08:00" level=error msg="nat"', "2026-11-20T02:00:00.000Z"],
      ['{"log":"nat\\n","stream":"stderr","time":"2026-11-20T10:00:00.5Z"}', "2026-11-20T10:00:00.500Z"],
      ['{"@timestamp":"2026-11-20T10:00:00.000Z"}', "2026-11-20T10:00:00.000Z"],
      ["app-1  | 2026-11-20T10:00:00Z nat", "2026-11-20T10:00:00.000Z"],
      ["<34>1 2026-11-20T10:00:00.003Z host app - ID47 - nat", "2026-11-20T10:00:00.003Z"],
      [`${"x".repeat(370)} 2026-11-20T10:00:00Z`, "2026-11-20T10:00:00.000Z"],
      [`${"x".repeat(400)} 2026-11-20T10:00:00Z`, null],
    ]);
  });

  it("is read in the logs of web servers and of Go", () => {
    assertTimes([
      ['192.0.2.1 - - [20/Nov/2026:10:00:00 +0800] "GET /v1/nat HTTP/1.1" 404 12', "2026-11-20T02:00:00.000Z"],
      ['192.0.2.1 - bob [01/Jan/2026:00:00:00 -0130] "GET / HTTP/1.1" 404 12', "2026-01-01T01:30:00.000Z"],
      ["2026/11/20 10:00:00 [error] 1#0: *1 nat", "2026-11-20T10:00:00.000Z"],
      ["2026/11/20 10:00:00.123456 main.go:1: nat", "2026-11-20T10:00:00.123Z"],
      ["2026/11/20 10:00:00 nat", "2026-11-20T10:00:00.000Z"],
    ]);
  });

  it("is read as an epoch in seconds or milliseconds under a key that says so", () => {
    assertTimes([
      ['{"level":"error","ts":1763632800,"msg":"nat"}', "2025-11-20T10:00:00.000Z"],
      ['{"ts":1763632800123}', "2025-11-20T10:00:00.123Z"],
      ['{"ts": 1763632800}', "2025-11-20T10:00:00.000Z"],
      ['{"timestamp":"1763632800"}', "2025-11-20T10:00:00.000Z"],
      ['{"time":"1763632800123"}', "2025-11-20T10:00:00.123Z"],
      ["ts=1763632800 level=error", "2025-11-20T10:00:00.000Z"],
      ["timestamp: 1763632800", "2025-11-20T10:00:00.000Z"],
      ["uptime=1763632800", null],
      ['{"runtime":1763632800}', null],
      ["2026-02-30 10:00:00 no such day", null],
      ['{"count":1763632800}', null],
      ['{"time":17636328}', null],
      ['{"ts":1763632800-4}', null],
      ["1763632800 nat", null],
    ]);
  });

  it("is read without a year in klog and syslog", () => {
    assertTimes([
      ["E1120 10:00:00.123456   12 nat.go:1] nat", "2026-11-20T10:00:00.123Z"],
      ["I1120 10:00:00 nat", "2026-11-20T10:00:00.000Z"],
      ["W0101 00:00:00.000000 1 nat.go:1] nat", "2026-01-01T00:00:00.000Z"],
      ["Nov 20 10:00:00 host app[1]: nat", "2026-11-20T10:00:00.000Z"],
      ["Nov  2 10:00:00 host app: nat", "2026-11-02T10:00:00.000Z"],
      ["<34>Nov 20 10:00:00 host app: nat", "2026-11-20T10:00:00.000Z"],
      ["Nov 20 10:00:00.123456 host app: nat", "2026-11-20T10:00:00.000Z"],
    ]);
  });

  it("falls into the last year when its date is more than a day ahead of the clock", () => {
    assertTimes([
      ["Nov 23 11:59:59 host nat", "2026-11-23T11:59:59.000Z"],
      ["Nov 23 12:00:01 host nat", "2025-11-23T12:00:01.000Z"],
      ["E1224 10:00:00.500000 1 nat.go:1] nat", "2025-12-24T10:00:00.500Z"],
    ]);
    assertTimes([["Dec 31 23:59:59 host nat", "2026-12-31T23:59:59.000Z"]], Date.UTC(2027, 0, 1));
    assertTimes([["Feb 29 10:00:00 host nat", "2028-02-29T10:00:00.000Z"]], Date.UTC(2028, 2, 1));
  });

  it("is null where the line has none, or one that no clock shows", () => {
    const lines = [
      "",
      "took 10.5s",
      "version 1.20.3",
      "192.0.2.1:8080 refused",
      "deployed on 2026-11-20",
      "retry at 12:34:56",
      "12:34:56.789 [main] ERROR nat",
      "2026-13-45 10:00:00 nat",
      "2026-11-20T25:00:00Z nat",
      "2026-11-20T10:61:00Z nat",
      "2026-11-20T23:59:60Z nat",
      "2026-11-20T10:00:00+99:99 nat",
      "0000-00-00 00:00:00 nat",
      "2026/13/45 10:00:00 nat",
      "E1320 10:00:00.123456 nat",
      "E0020 10:00:00.123456 nat",
      "F1120 25:00:00.000000 nat",
      "Mar  0 10:00:00 host nat",
      "Xyz 20 10:00:00 host nat",
      "[31/Xyz/2026:10:00:00 +0800] nat",
      "[99/Nov/2026:10:00:00 +0800] nat",
      "eni-E1120 10:00:00 nat",
    ];
    assertTimes(lines.map((line): Row => [line, null]));
  });

  const forms: readonly ((n: readonly number[]) => string)[] = [
    (n) => `${n[0]}-${n[1]}-${n[2]}T${n[3]}:${n[4]}:${n[5]}.${n[6]}Z`,
    (n) => `20${n[0]}-${n[1]}-${n[2]} ${n[3]}:${n[4]}:${n[5]},${n[6]}`,
    (n) => `20${n[0]}-${n[1]}-${n[2]}T${n[3]}:${n[4]}:${n[5]}+${n[6]}:${n[0]}`,
    (n) => `20${n[0]}/${n[1]}/${n[2]} ${n[3]}:${n[4]}:${n[5]}`,
    (n) => `[${n[2]}/Feb/20${n[0]}:${n[3]}:${n[4]}:${n[5]} +${n[6]}${n[1]}]`,
    (n) => `{"ts":1${n.join("")}}`,
    (n) => `"time": "1${n.join("").slice(0, 9)}"`,
  ];
  const yearless: typeof forms = [
    (n) => `E${n[1]}${n[2]} ${n[3]}:${n[4]}:${n[5]}.${n[6]}`,
    (n) => `Feb ${n[2]} ${n[3]}:${n[4]}:${n[5]} host`,
    (n) => `<${n[0]}>Dec ${n[2]} ${n[3]}:${n[4]}:${n[5]} host`,
  ];
  const digits = fc.array(
    fc.nat(99).map((n) => String(n).padStart(2, "0")),
    { minLength: 7, maxLength: 7 },
  );
  const clocks = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2090, 0, 1) });
  const isTime = (time: string | null): boolean => time === null || new Date(time).toISOString() === time;

  it("never is an exception or an invalid date, whatever the line", () => {
    const filled = fc
      .tuple(fc.constantFrom(...forms, ...yearless), digits, fc.string({ maxLength: 5 }))
      .map(([form, n, before]) => before + form(n as unknown as number[]));
    fc.assert(
      fc.property(fc.oneof(filled, fc.string({ unit: "binary", maxLength: 500 })), clocks, (line, clock) => isTime(timeOf(line, clock))),
      { numRuns: 20_000 },
    );
  });

  it("never is later than a day after the clock in a form without a year, and two years before it only on 29 February", () => {
    let seen = 0;
    fc.assert(
      fc.property(fc.constantFrom(...yearless), digits, clocks, (form, n, clock) => {
        const time = timeOf(form(n as unknown as number[]), clock);
        if (time === null) return true;
        seen += 1;
        const years = time.slice(5, 10) === "02-29" ? 9 : 2;
        return Date.parse(time) <= clock + day && Date.parse(time) > clock - years * 366 * day;
      }),
      { numRuns: 20_000 },
    );
    assert.ok(seen > 100, String(seen));
  });
});
