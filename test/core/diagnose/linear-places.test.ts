import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { RawError } from "../../../src/core/diagnose/found.js";
import { placeErrors } from "../../../src/core/diagnose/stream/place-errors.js";
import { lineCounter } from "../../../src/core/requests/captured-request.js";
import { toUtf8 } from "../../../src/core/text/bytes.js";

/** What is replaced while the work is counted. */
const { indexOf, slice } = String.prototype;
const findByte = Uint8Array.prototype.indexOf;

const lookedThrough = (length: number, found: number, from: number): number => Math.max(0, (found < 0 ? length : found + 1) - from);

/** How many characters and bytes a task searches and copies. */
function workOf(task: () => unknown): number {
  let work = 0;
  String.prototype.indexOf = function (this: string, sought: string, from = 0): number {
    const found = indexOf.call(this, sought, from);
    work += lookedThrough(this.length, found, from);
    return found;
  };
  String.prototype.slice = function (this: string, ...range): string {
    const part = slice.apply(this, range);
    work += part.length;
    return part;
  };
  Uint8Array.prototype.indexOf = function (this: Uint8Array, sought: number, from = 0): number {
    const found = findByte.call(this, sought, from);
    work += lookedThrough(this.length, found, from);
    return found;
  };
  try {
    task();
  } finally {
    Object.assign(String.prototype, { indexOf, slice });
    Uint8Array.prototype.indexOf = findByte;
  }
  return work;
}

const errorAt = (start: number, end: number): RawError => ({ start, end, time: null }) as RawError;
const count = 2000;
const unit = "an error, 50 characters long in all its letters…. ";

/** Asserts that errors are placed without going through a text more than a few times, however many there are. */
function assertLinear(text: string, errors: readonly RawError[]): void {
  const piece = { bytes: toUtf8(text), text, plain: text, offset: 0, line: 1 };
  const work = workOf(() => placeErrors(errors, piece, () => 0));
  assert.ok(work < 10 * text.length, `${work} characters for a text of ${text.length}`);
}

describe("the places of very many errors", () => {
  const starts = Array.from({ length: count }, (_, index) => index * unit.length);
  const each = starts.map((start) => errorAt(start, start + 20));

  it("are found without going through a long line again for each", () => assertLinear(unit.repeat(count), each));

  it("are found without counting the lines before it again for each", () => assertLinear(unit.replace(/ $/u, "\n").repeat(count), each));

  it("are found without measuring again the text that all of them stand in", () => {
    const text = unit.repeat(count);
    assertLinear(
      text,
      starts.map(() => errorAt(0, text.length)),
    );
  });
});

describe("the lines of very many requests", () => {
  for (const [name, text] of [
    ["on one line", unit.repeat(count)],
    ["on lines of their own", unit.replace(/ $/u, "\n").repeat(count)],
  ] as const)
    it(`are found without going through the text again for each: ${name}`, () => {
      const work = workOf(() => {
        const lineOf = lineCounter(text);
        for (let index = 0; index < count; index += 1) lineOf(index * unit.length);
      });
      assert.ok(work <= text.length, `${work} characters for a text of ${text.length}`);
    });
});
