/**
 * Reads logs of mixed records by the shapes of their lines and line by line anew, and compares what is found:
 * `node --import tsx test/core/diagnose/differential.ts 1000000 7` compares a million, in logs of 100 000 with seeds from 7 on.
 */
import assert from "node:assert/strict";
import { NdjsonRecords } from "../../../src/cli/shared/decoding/decode-json.js";
import { InputScan } from "../../../src/core/answers/input-scan.js";
import type { LikeError, ScanSink } from "../../../src/core/answers/scan-sink.js";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import type { Found, Summary } from "../../../src/core/diagnose/found.js";
import { codeBook } from "../../../src/core/diagnose/meaning/code-book.js";
import { Stop } from "../../../src/core/diagnose/stream/read-loop.js";
import { errorLine, mixedLog } from "../../bench/log-generator.js";
import { Random } from "../../fuzz/random.js";
import { forms, negatives, textOf } from "./corpus.js";

const book = codeBook(await loadEveryEntry());

export const samples = [...forms.flatMap((form) => form.samples), ...negatives].map(textOf);
export const singleLines = samples.filter((sample) => sample.indexOf("\n") === sample.length - 1);

export const newId = (random: Random): string =>
  [8, 4, 4, 4, 12].map((length) => Array.from({ length }, () => random.between(0, 15).toString(16)).join("")).join("-");

const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;

/** A text with other request ids. */
export const renewed = (text: string, random: Random): string => text.replaceAll(anyId, () => newId(random));

const resource = (random: Random): string => `${random.of(["eni", "nat", "vpc", "sbn", "abc"])}-${newId(random).slice(0, 12)}`;

const hosts: readonly ((random: Random) => string)[] = [
  () => "web",
  (random) => `web-${random.between(1, 5)}`,
  (random) => `node${random.between(10, 14)}xyz`,
  (random) => `10.0.${random.between(0, 3)}.7`,
  (random) => (random.chance(2) ? "ERROR" : String(random.between(0, 99_999))),
];

/** What collectors of logs put around a line, with the host that wrote it. */
const envelopes: readonly ((line: string, host: string) => string)[] = [
  (line, host) => `Nov 20 10:00:00 ${host} app[812]: ${line}`,
  (line, host) => `2026-11-20T10:00:00.123456+08:00 ${host} app[812]: ${line}`,
  (line, host) => `<165>1 2026-11-20T10:00:00.003Z ${host} app 812 ID47 - ${line}`,
  (line, host) => JSON.stringify({ __REALTIME_TIMESTAMP: "1763632800123456", _HOSTNAME: host, MESSAGE: line }),
  (line, host) => JSON.stringify({ date: 1763632800.123, log: `${line}\n`, kubernetes: { labels: { app: "a" }, host } }),
  (line, host) => JSON.stringify({ host, ident: "app", pid: "812", message: line }),
];

/** Kinds of records; the first ones are what a log full of errors is made of. */
const kinds: readonly ((random: Random) => string)[] = [
  ...Array.from({ length: 6 }, () => (random: Random) => `${errorLine(random.between(0, 1e9))}\n`),
  (random) => renewed(random.of(singleLines) ?? "", random),
  (random) => renewed(random.of(singleLines) ?? "", random),
  // The number of a line of a source file looks like a status, and one of a form can be a status.
  (random) => `${errorLine(3).replace(/:\d+\] /u, `:${random.between(1, 1200)}${random.of(["] ", " ", "] HTTP ", "] status: "])}`)}\n`,
  (random) => `E1120 10:00:00.000000   15094 svc.go:${random.between(395, 510)} ${errorLine(4).slice(errorLine(4).indexOf("{"))}\n`,
  // What stands before the error can say where it happened.
  (random) => `${resource(random)} failed on host-${random.between(0, 99_999)}: ${errorLine(random.between(0, 1e9))}\n`,
  (random) => `${random.of(envelopes)?.(errorLine(random.between(0, 1e9)), random.of(hosts)?.(random) ?? "")}\n`,
  (random) => mixedLog(random.between(1, 4), () => random.unit()),
  (random) => (random.chance(4) ? renewed(random.of(samples) ?? "", random) : `${errorLine(random.between(0, 30))}\n`),
];

/** A log of so many records; now and then one is printed again. */
export function recordsOf(count: number, seed: number): string {
  const random = new Random(seed);
  const records: string[] = [];
  while (records.length < count) {
    const again = random.chance(50) ? records[records.length - random.between(1, 120)] : undefined;
    records.push(again ?? random.of(kinds)?.(random) ?? "");
  }
  return records.join("");
}

export interface Reading {
  readonly errors: readonly Found[];
  readonly summary: Summary;
}

/** How a text is read: in pieces of a length; `takesLike`: what is like an earlier error is taken as such. */
interface How {
  readonly isThorough?: boolean;
  readonly countsOnly?: boolean;
  readonly takesLike?: boolean;
}

/** What is found in a text that comes in pieces of a length. */
export async function read(
  text: string | Buffer,
  pieceLength: number,
  { isThorough = false, countsOnly = false, takesLike = false }: How,
): Promise<Reading> {
  const errors: Found[] = [];
  const [written, expected] = [new NdjsonRecords(null), new NdjsonRecords(null)];
  const like: Partial<ScanSink> = {
    foundLike: () => undefined,
    settledLike: (error: LikeError) => {
      const found = error.make();
      assert.equal(written.like(error), expected.error(found));
      errors.push(found);
    },
  };
  const sink = { found: () => undefined, settled: (error: Found) => void errors.push(error), countsOnly, ...(takesLike ? like : {}) };
  const scan = new InputScan(sink, {
    ...{ book, service: undefined, stop: new Stop(), isThorough },
    now: () => Date.UTC(2026, 10, 28),
    onEncoding: () => undefined,
  });
  const bytes = Buffer.from(text);
  await scan.read({
    file: null,
    chunks: (async function* () {
      for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
    })(),
  });
  return { errors, summary: scan.summary };
}

/** Compares the readings of so many records; gives how many errors there are. */
export async function compareReadings(count: number, seed: number): Promise<number> {
  const text = recordsOf(count, seed);
  const slow = await read(text, 100_000, { isThorough: true });
  const quick = await read(text, 100_000, { takesLike: true });
  assert.equal(quick.errors.length, slow.errors.length);
  for (const [index, error] of quick.errors.entries()) assert.equal(JSON.stringify(error), JSON.stringify(slow.errors[index]));
  assert.deepEqual(quick.summary, slow.summary);
  const counted = await read(text, 100_000, { countsOnly: true });
  assert.deepEqual(counted.summary, slow.summary);
  return slow.errors.length;
}

/** As many as one log holds: more than the shapes that are kept. */
const atOnce = 100_000;

const [file, wanted, firstSeed = "1"] = process.argv.slice(1);
if (file === new URL(import.meta.url).pathname) {
  let done = 0;
  let errors = 0;
  for (let seed = Number(firstSeed); done < Number(wanted); seed += 1) {
    const count = Math.min(atOnce, Number(wanted) - done);
    errors += await compareReadings(count, seed);
    done += count;
    console.log(`${done} records, ${errors} errors, read alike`);
  }
}
