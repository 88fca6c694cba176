import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { decode, decodeStream, UsageError } from "../../../src/core/index.js";

const id = (number: number): string => `3f2a6d1c-0000-4000-8000-${String(number).padStart(12, "0")}`;
const line = (number: number, code = "NoSuchNat"): string =>
  `2026-11-20T10:00:00Z ERROR ${JSON.stringify({ code, message: "nat-1 does not exist", requestId: id(number) })}\n`;

/** More than an error waits for what may be added to it. */
const filler = `${"synced ".repeat(20)}\n`.repeat(200);

async function* pieces(...all: readonly (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  yield* all;
}

async function gathered<Record>(records: AsyncIterable<Record>): Promise<Record[]> {
  const all: Record[] = [];
  for await (const record of records) all.push(record);
  return all;
}

describe("decode", () => {
  it("finds the errors of a text, each with the id of its entry, the entries once, and a summary", async () => {
    const { errors, entries, summary } = await decode(`started\n${line(1)}${line(2)}${line(3, "QuotaFooExceeded")}`, { file: "app.log" });
    assert.deepEqual(
      errors.map((error) => [error.code, error.line, error.requestId, error.entryId, error.file]),
      [
        ["NoSuchNat", 2, id(1), "nat/NoSuchNat", "app.log"],
        ["NoSuchNat", 3, id(2), "nat/NoSuchNat", "app.log"],
        ["QuotaFooExceeded", 4, id(3), null, "app.log"],
      ],
    );
    assert.deepEqual(
      entries.map((entry) => entry.id),
      ["nat/NoSuchNat"],
    );
    assert.deepEqual([summary.total, summary.lines, summary.byCode[0]?.count], [3, 4, 2]);
  });

  it("repeats nothing of an entry in a record, lists the entries that remain, and says what it can of an unknown code", async () => {
    const { errors, entries } = await decode(line(1) + line(2, "QuotaFooExceeded") + line(3, "LimitExceeded"));
    const [known, unknown, several] = errors;
    assert.ok(known && unknown && several);
    assert.ok(!("meaning" in known) && !("retryable" in known) && !("entry" in known));
    assert.ok("meaning" in unknown && "retryable" in unknown);
    assert.equal(several.entryId, null);
    assert.ok(several.candidateIds.length > 1 && !("retryable" in several));
    assert.ok(several.candidateIds.every((candidateId) => entries.some((entry) => entry.id === candidateId)));
  });

  it("reads bytes of UTF-16 and GB18030 as the command line does", async () => {
    const text = `网关\n${line(1)}`;
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
    const gb = Uint8Array.of(0xcd, 0xf8, 0xb9, 0xd8, 0x0a, ...Buffer.from(line(1)));
    for (const bytes of [utf16, gb, new TextEncoder().encode(text)])
      assert.deepEqual(
        (await decode(bytes)).errors.map((error) => [error.code, error.line]),
        [["NoSuchNat", 2]],
      );
  });

  it("takes times without a year to be of the year before the moment that is given", async () => {
    const text = `Dec 31 23:59:58 host app: {"code":"NoSuchNat","message":"x","requestId":"${id(1)}"}\n`;
    const { errors } = await decode(text, { now: new Date("2020-01-01T00:00:00Z") });
    assert.match(errors[0]?.time ?? "", /^2019-12-31T/);
  });

  it("gives texts in one language where that is asked for", async () => {
    const { entries } = await decode(line(1), { lang: "zh" });
    assert.match(entries[0]?.title ?? "", /\p{Script=Han}/u);
    assert.match(entries[0]?.causes[0].text ?? "", /\p{Script=Han}/u);
  });

  it("refuses a service that there is not", async () => {
    const service = "natt" as "nat";
    await assert.rejects(decode("", { service }), (error: Error) => error instanceof UsageError && /natt/.test(error.text.en));
    await assert.rejects(gathered(decodeStream(pieces(""), { service })), UsageError);
  });
});

describe("decodeStream", () => {
  it("gives what decode gives, wherever the input is cut, and the summary with the entries last", async () => {
    const text = `started\n${line(1)}${line(1)}${line(2)}${line(3, "QuotaFooExceeded")}end\n`;
    const { errors, entries, summary } = await decode(text);
    const bytes = new TextEncoder().encode(text);
    for (const cut of [1, 40, 150, bytes.length - 1]) {
      const records = await gathered(decodeStream(pieces(bytes.subarray(0, cut), bytes.subarray(cut))));
      assert.deepEqual(records, [...errors.map((error) => ({ type: "error", ...error })), { type: "summary", ...summary, entries }]);
    }
  });

  it("gives an error while the input goes on", async () => {
    let finish = (): void => undefined;
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const input = (async function* () {
      yield line(1);
      await finished;
      yield line(2);
    })();
    const records = decodeStream(input);
    const { value } = await records.next();
    assert.equal(value?.type === "error" && value.requestId, id(1));
    finish();
    assert.deepEqual(
      (await gathered(records)).map(({ type }) => type),
      ["error", "summary"],
    );
  });

  it("reads on only when what was found is taken", async () => {
    let read = 0;
    const input = (async function* () {
      for (; read < 50; read += 1) yield line(read) + filler;
    })();
    const records = decodeStream(input);
    await records.next();
    await wait(100);
    const before = read;
    assert.ok(before < 10, `${before} pieces were read for one record`);
    assert.equal((await gathered(records)).length, 50);
    assert.equal(read, 50);
  });

  it("closes the input when the loop is left early", async () => {
    let isClosed = false;
    const input = (async function* () {
      try {
        for (let number = 0; ; number += 1) yield line(number) + filler;
      } finally {
        isClosed = true;
      }
    })();
    for await (const { type } of decodeStream(input)) {
      assert.equal(type, "error");
      break;
    }
    await wait(100);
    assert.ok(isClosed);
  });

  it("throws what the input throws, behind what was found before", async () => {
    const input = (async function* () {
      yield line(1);
      throw new RangeError("broken off");
    })();
    const types: string[] = [];
    await assert.rejects(async () => {
      for await (const { type } of decodeStream(input)) types.push(type);
    }, new RangeError("broken off"));
    assert.deepEqual(types, ["error"]);
  });
});
