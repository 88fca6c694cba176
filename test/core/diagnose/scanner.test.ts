import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import type { Found } from "../../../src/core/diagnose/found.js";
import { codeBook } from "../../../src/core/diagnose/meaning/code-book.js";
import { stretchesIn } from "../../../src/core/diagnose/stream/needles.js";
import { Occurrences } from "../../../src/core/diagnose/stream/occurrences.js";
import { Scanner } from "../../../src/core/diagnose/stream/scanner.js";
import { decodeBytes } from "../../../src/core/text/encoding.js";
import { forms, negatives, textOf } from "./corpus.js";
import { diagnose, placed } from "./diagnose.js";

const book = codeBook(await loadEveryEntry());
const now = () => Date.UTC(2026, 10, 22);
const facts = { now, decode: (bytes: Buffer) => decodeBytes(bytes).text };

const short = ({ code, message, requestId, requestIdComplete, httpStatus, line, time, format, failure }: Found) =>
  JSON.stringify([code, message, requestId, requestIdComplete, httpStatus, line, time, format, failure]);

function scanned(bytes: Buffer, cuts: readonly number[], pauses: boolean): { errors: string[]; lines: number } {
  const scanner = new Scanner(book, facts);
  const occurrences = new Occurrences();
  const errors: string[] = [];
  const settle = (line: number): void => void errors.push(...occurrences.settle(line).map(({ found }) => short(found)));
  let from = 0;
  for (const cut of [...cuts, bytes.length]) {
    for (const error of scanner.push(bytes.subarray(from, cut))) occurrences.add(placed(error, book));
    if (pauses) for (const error of scanner.pause()) occurrences.add(placed(error, book));
    settle(scanner.settledLine);
    from = cut;
  }
  for (const error of scanner.end()) occurrences.add(placed(error, book));
  settle(Number.POSITIVE_INFINITY);
  return { errors, lines: scanner.lines };
}

const whole = (text: string): { errors: string[]; lines: number } => {
  const { errors, summary } = diagnose(text, book, { now });
  return { errors: errors.map(short), lines: summary.lines };
};

const filler = (count: number): string =>
  Array.from(
    { length: count },
    (_, n) => `2026-11-20T10:00:00.${String(n % 1000).padStart(3, "0")}Z INFO worker-${n % 7} synced in ${n} ms`,
  ).join("\n");

const samples = forms.flatMap(({ samples: all }) => all).concat(negatives);

describe("an input read in pieces", () => {
  it("is kept no further than a form can reach", () => {
    const scanner = new Scanner(book, facts);
    const bytes = Buffer.from(`${filler(5000)}\n`);
    for (let at = 0; at < bytes.length; at += 16_384) scanner.push(bytes.subarray(at, at + 16_384));
    assert.ok(scanner.held < 32_768, `${scanner.held} bytes are kept`);
  });

  it("gives what the whole of it gives, wherever it is cut", () => {
    const cut = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...samples), cut, fc.nat(300), fc.nat(3000), (sample, shares, before, after) => {
        const text = `${filler(before)}\n\n${textOf(sample)}\n${filler(after)}\n`;
        const bytes = Buffer.from(text);
        const cuts = shares.map((share) => Math.floor(share * bytes.length)).sort((a, b) => a - b);
        assert.deepEqual(scanned(bytes, cuts, false), whole(text));
      }),
      { numRuns: 1500 },
    );
  });

  it("gives the same of every fixture in two pieces, wherever it is cut", () => {
    for (const sample of samples) {
      const text = textOf(sample);
      const bytes = Buffer.from(text);
      const { errors } = whole(text);
      for (let at = 1; at < bytes.length; at += 1) assert.deepEqual(scanned(bytes, [at], false).errors, errors, `${sample.name} at ${at}`);
    }
  });

  it("gives the same errors of text that is not UTF-8", () => {
    const noise = fc.uint8Array({ minLength: 1, maxLength: 400 }).map((bytes) => Buffer.from(bytes.filter((byte) => byte !== 0x0a)));
    fc.assert(
      fc.property(fc.array(noise, { minLength: 1, maxLength: 30 }), fc.double({ min: 0, max: 1, noNaN: true }), (parts, share) => {
        const bytes = Buffer.concat(
          parts.flatMap((part, n) => [
            Buffer.concat([Buffer.from([0xd5]), part]),
            Buffer.from(` {"code":"NoSuchNat","message":"m","requestId":"id-${n}"}\n`),
          ]),
        );
        const { errors } = scanned(bytes, [Math.floor(share * bytes.length)], false);
        // A part may hold a quote or brace that changes how the error behind it is read, but none is lost for its bytes' sake.
        assert.deepEqual(errors, scanned(bytes, [], false).errors);
        assert.deepEqual(errors, whole(decodeBytes(bytes).text).errors);
      }),
      { numRuns: 500 },
    );
  });

  it("gives the same when every byte comes alone", () => {
    for (const sample of samples.slice(0, 40)) {
      const text = textOf(sample);
      const bytes = Buffer.from(text);
      assert.deepEqual(
        scanned(
          bytes,
          Array.from({ length: bytes.length }, (_, n) => n),
          false,
        ),
        whole(text),
        sample.name,
      );
    }
  });

  it("finds each error of an endless line, and remembers no more than a form can reach", () => {
    const body = (n: number) => `{"code":"NoSuchNat","message":"The specified nat is not found.","requestId":"${n}"}`;
    const scanner = new Scanner(book, facts);
    let found = 0;
    let longest = 0;
    for (let n = 0; n < 2000; n += 1) {
      found += scanner.push(Buffer.from(`${body(n)}${"x".repeat(5000)}`)).length;
      longest = Math.max(longest, scanner.held);
    }
    found += scanner.end().length;
    assert.deepEqual([found, scanner.lines], [2000, 1]);
    assert.ok(longest < 300_000, String(longest));
  });
});

/** Lines before and behind, so that nothing is read that only the needle's reach brings in. */
const surrounded = (text: string): string => `${filler(3000)}\n${text}\n${filler(3000)}\n`;

describe("a long log", () => {
  const asOf = (errors: readonly Found[], by: number): string[] => errors.map((found) => short({ ...found, line: found.line - by }));

  it("gives of every fixture in its middle what the fixture gives alone", () => {
    const before = `${filler(3000)}\n\n`;
    for (const sample of samples) {
      const text = textOf(sample);
      const scanner = new Scanner(book, facts);
      const occurrences = new Occurrences();
      for (const error of scanner.push(Buffer.from(`${before}${text}\n${filler(3000)}\n`))) occurrences.add(placed(error, book));
      for (const error of scanner.end()) occurrences.add(placed(error, book));
      const found = occurrences.end().map((occurrence) => occurrence.found);
      assert.deepEqual(asOf(found, 3001), asOf(diagnose(text, book, { now }).errors, 0), sample.name);
    }
  });
});

describe("what stands far from the word by which it is found", () => {
  const long = (length: number): string => "The specified nat is not found. ".repeat(Math.ceil(length / 32)).slice(0, length);
  const blanks = (length: number): string => `${" ".repeat(24)}\n`.repeat(Math.floor(length / 25));
  const frames = (bytes: number): string =>
    '  File "/opt/app/main.py", line 1, in call\n    client.list()\n'.repeat(Math.floor(bytes / 62));
  const texts: Readonly<Record<string, string>> = {
    "a body of one line whose code comes last": `{"requestId":"r-1","message":"${long(1900)}","code":"NoSuchNat"}`,
    "a body of one line whose code comes first": `{"code":"NoSuchNat","message":"${long(1400)}","requestId":"r-1"}`,
    "a body of many lines whose code comes last": `{\n"requestId":"r-1",\n"message":"m",\n${blanks(1900)}"code":"NoSuchNat"\n}`,
    "a body of many lines whose code comes first": `{\n"code":"NoSuchNat",\n"message":"m",\n${blanks(1400)}"requestId":"r-1"\n}`,
    "a traceback of Python": `Traceback (most recent call last):\n${frames(9000)}baidubce.exception.BceServerError: b'The specified nat is not found.'`,
  };
  for (const [name, text] of Object.entries(texts))
    it(`is read whole: ${name}`, () => {
      const content = surrounded(text);
      const { errors } = whole(content);
      assert.ok(errors.length > 0);
      assert.deepEqual(scanned(Buffer.from(content), [], false).errors, errors);
    });
});

describe("the cheap search before all detectors", () => {
  it("marks every text in which there is an error", () => {
    const missed = forms
      .flatMap(({ samples: all }) => all)
      .filter((sample) => sample.expected.length > 0 && stretchesIn(Buffer.from(textOf(sample))).length === 0);
    assert.deepEqual(missed, []);
  });

  it("leaves logs without codes alone", () => {
    assert.deepEqual(stretchesIn(Buffer.from(filler(1000))), []);
    assert.deepEqual(stretchesIn(Buffer.from('{"code":0,"message":"ok","requestId":"a"}\n{"code": 200}')), []);
  });
});
