import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import fc from "fast-check";
import { temporaryFolder } from "../../temporary-folder.js";
import { bcevpc } from "../run.js";

const folder = temporaryFolder("questions");
let files = 0;
const file = (lines: readonly string[]): string => {
  files += 1;
  const path = join(folder, `${files}.log`);
  writeFileSync(path, lines.map((line) => `${line}\n`).join(""));
  return path;
};

const id = (n: number): string => `c4abab14-ebc4-4eb0-85d2-${String(n).padStart(12, "0")}`;
const body = (code: string, n: number): string => JSON.stringify({ requestId: id(n), code, message: "x" });
const at = (minute: number): string => new Date(Date.UTC(2026, 10, 28, 9, minute)).toISOString();

interface Row {
  readonly code: string;
  readonly count: number;
}

const summaryOf = (stdout: string): Row[] => JSON.parse(stdout).summary.byCode.map(({ code, count }: Row) => ({ code, count }));

const log = [
  `${at(0)} ${body("NoSuchNat", 1)}`,
  `${at(10)} ${body("RateLimit", 2)}`,
  `${at(20)} ERROR status=503 ${body("InternalError", 3)}`,
  body("NoSuchVpc", 4),
  `2026-11-28 18:00:00 ${body("NoSuchNat", 5)}`,
];

describe("a question about errors", () => {
  it("asks by time: from one moment on and before another, and says how many have no time and how zones were read", async () => {
    const path = file(log);
    const { stdout, stderr } = await bcevpc(["decode", "--ndjson", "--since", "2026-11-28 09:10", "--until", "2026-11-28T09:20:00Z", path]);
    assert.deepEqual(
      stdout
        .trim()
        .split("\n")
        .slice(0, -1)
        .map((line) => JSON.parse(line).code),
      ["RateLimit"],
    );
    assert.match(stderr, /1 error has no time and was left out\./);
    assert.match(stderr, /Times without a zone were read as UTC/);
    assert.equal(JSON.parse(stdout.trim().split("\n").at(-1) ?? "").total, 1);
  });

  it("reads times without a zone, in the log and in the question, by --zone", async () => {
    const path = file(log);
    const asked = ["decode", "--summary", "--json", "--since", "2026-11-28 17:55", "--until", "2026-11-28 18:05", "--zone"];
    const { stdout, stderr } = await bcevpc([...asked, "Asia/Shanghai", path]);
    assert.deepEqual(summaryOf(stdout), [{ code: "NoSuchNat", count: 1 }]);
    assert.equal(JSON.parse(stdout).summary.byCode[0].firstSeen, "2026-11-28T10:00:00.000Z");
    assert.doesNotMatch(stderr, /UTC/);
    assert.deepEqual(summaryOf((await bcevpc([...asked, "+08:00", path])).stdout), [{ code: "NoSuchNat", count: 1 }]);
  });

  it("asks by code, request, status, each of a list, and all of several conditions", async () => {
    const path = file(log);
    const ask = async (...where: string[]): Promise<Row[]> =>
      summaryOf((await bcevpc(["decode", "--summary", "--json", ...where.flatMap((condition) => ["--where", condition]), path])).stdout);
    assert.deepEqual(await ask("code=ratelimit,NoSuchVpc"), [
      { code: "NoSuchVpc", count: 1 },
      { code: "RateLimit", count: 1 },
    ]);
    assert.deepEqual(await ask(`request=${id(4)}`), [{ code: "NoSuchVpc", count: 1 }]);
    assert.deepEqual(await ask("status=5xx"), [{ code: "InternalError", count: 1 }]);
    assert.deepEqual(await ask("code=NoSuchNat", "request=c4abab14-ebc4-4eb0-85d2-000000000005"), [{ code: "NoSuchNat", count: 1 }]);
  });

  it("is refused where it cannot be read, with what can be", async () => {
    const path = file(log);
    for (const [wrong, hint] of [
      [["--where", "colour=red"], /code=A,B/],
      [["--where", "status=9xx"], /status=404,5xx/],
      [["--since", "yesterday"], /30m, 2h, 7d/],
      [["--until", "2026-02-30"], /30m, 2h, 7d/],
      [["--zone", "Mars/Base"], /Asia\/Shanghai/],
    ] as const) {
      const { code, stderr } = await bcevpc(["decode", ...wrong, path]);
      assert.equal(code, 2, stderr);
      assert.match(stderr, hint);
    }
  });

  it("that no error answers exits 1, and 0 with --allow-empty", async () => {
    const path = file(log);
    const asked = ["decode", "--summary", "--where", "code=NoSuchEip", path];
    assert.equal((await bcevpc(asked)).code, 1);
    assert.equal((await bcevpc([...asked, "--allow-empty"])).code, 0);
  });

  it("gets of the parts of a log, merged, what it gets of the whole", async () => {
    const codes = ["NoSuchNat", "NoSuchVpc", "RateLimit", "AccessDenied"];
    const line = fc.record({ code: fc.constantFrom(...codes), minute: fc.option(fc.integer({ min: 0, max: 50 }), { nil: null }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 2, maxLength: 30 }),
        fc.nat(),
        fc.integer({ min: 0, max: 50 }),
        async (rows, cut, since) => {
          const lines = rows.map(({ code, minute }, n) => `${minute === null ? "" : `${at(minute)} `}${body(code, n)}`);
          const asked = ["decode", "--summary", "--json", "--allow-empty", "--since", at(since), "--where", "code=NoSuchNat,RateLimit"];
          const place = cut % lines.length;
          const whole = await bcevpc([...asked, file(lines)]);
          const parts = await Promise.all([lines.slice(0, place), lines.slice(place)].map((part) => bcevpc([...asked, file(part)])));
          const merged = await bcevpc(["decode", "--merge", "--json", "--allow-empty", file(parts.map(({ stdout }) => stdout.trim()))]);
          assert.deepEqual(JSON.parse(merged.stdout).summary, JSON.parse(whole.stdout).summary);
        },
      ),
      { numRuns: 6 },
    );
  });
});

describe("the timeline of a log", () => {
  const every = (code: string, from: number, to: number, first: number): string[] =>
    Array.from({ length: to - from }, (_, n) => `${at(from + n)} ${body(code, first + n)}`);

  it("names the minute in which a code began, and what else began in it", async () => {
    const path = file([...every("RateLimit", 0, 59, 0), ...every("AccessDenied", 30, 59, 100), ...every("RequestExpired", 30, 45, 200)]);
    const { stdout } = await bcevpc(["decode", "--timeline", "--lang", "en", path]);
    const said = stdout.replaceAll(/\s+/g, " ");
    assert.match(
      said,
      /AccessDenied began at 2026-11-28 09:30 UTC: 29 errors from then on, none in the 30 min before\. In the same minute began RequestExpired\./,
    );
  });

  it("names none where few errors or an even spread say nothing", async () => {
    const path = file([...every("RateLimit", 0, 59, 0), ...every("AccessDenied", 3, 59, 100), ...every("NoSuchNat", 55, 58, 200)]);
    assert.doesNotMatch((await bcevpc(["decode", "--timeline", "--lang", "en", path])).stdout, /began/);
  });

  it("takes the times of journald, kubectl, CRI and Fluent Bit for those of the errors in their records", async () => {
    const escaped = (n: number): string => JSON.stringify(body("NoSuchNat", n));
    const path = file([
      `{"PRIORITY":"3","_HOSTNAME":"node-7","MESSAGE":${escaped(1)},"__REALTIME_TIMESTAMP":"1795856400123456"}`,
      `2026-11-28T10:00:00.123456789Z ${body("NoSuchNat", 2)}`,
      `2026-11-28T19:00:00.123456789+08:00 stderr F ${body("NoSuchNat", 3)}`,
      `{"date":1795863600.5,"log":${escaped(4)},"kubernetes":{"host":"node-9"}}`,
    ]);
    const { stdout } = await bcevpc(["decode", "--ndjson", "--fields", "time", path]);
    const times = stdout
      .split("\n")
      .slice(0, 4)
      .map((line) => JSON.parse(line).time);
    assert.deepEqual(times, [
      "2026-11-28T09:00:00.123Z",
      "2026-11-28T10:00:00.123Z",
      "2026-11-28T11:00:00.123Z",
      "2026-11-28T11:00:00.500Z",
    ]);
    assert.deepEqual(summaryOf((await bcevpc(["decode", "--summary", "--json", "--since", "2026-11-28 10:30", path])).stdout), [
      { code: "NoSuchNat", count: 2 },
    ]);
  });
});
