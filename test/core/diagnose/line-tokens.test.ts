import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { Kernel } from "../../../src/core/diagnose/stream/kernel.js";
import { type LineShape, recordOf } from "../../../src/core/diagnose/stream/shapes/line-shape.js";
import { tokenKinds, tokensOf } from "../../../src/core/diagnose/stream/shapes/line-tokens.js";
import { toUtf8 } from "../../../src/core/text/bytes.js";

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?!\w)/y;
const clock = String.raw`\d\d:\d\d:\d\d(?:[.,]\d+)?`;
const dateTime = new RegExp(String.raw`\d{4}([-/])\d\d\1\d\d[T ]${clock}`, "y");
const clockAlone = new RegExp(clock, "y");

interface Token {
  readonly start: number;
  readonly end: number;
  readonly kind: number;
}

/** A token that a word is or begins, by patterns; null where it is none. */
function tokenAt(line: string, start: number, word: string): Token | null {
  const at = (pattern: RegExp, kind: number): Token | null => {
    pattern.lastIndex = start;
    const found = pattern.exec(line);
    return found && { start, end: start + found[0].length, kind };
  };
  const long =
    (word.length === 8 && at(uuid, tokenKinds.uuid)) ||
    (word.length === 4 && at(dateTime, tokenKinds.time)) ||
    (word.length === 2 && at(clockAlone, tokenKinds.time));
  if (long) return long;
  const own = { start, end: start + word.length };
  if (!/\d/u.test(word)) return null;
  if (!/^\d+$/u.test(word)) return word.length < 5 ? null : { ...own, kind: tokenKinds.word };
  if (word.length < 4 && /[a-z_]\.[a-z_]{1,5}:$/iu.test(line.slice(0, start))) return { ...own, kind: tokenKinds.sourceLine };
  if (/^[45]\d\d$/u.test(word)) return null;
  return { ...own, kind: word.length < 4 ? tokenKinds.small : tokenKinds.digits };
}

/** The same, word by word. */
function slowly(line: string): Token[] {
  const tokens: Token[] = [];
  const word = /[0-9A-Za-z_]+/gu;
  for (let found = word.exec(line); found; found = word.exec(line)) {
    const token = tokenAt(line, found.index, found[0]);
    if (!token) continue;
    tokens.push(token);
    word.lastIndex = token.end;
  }
  return tokens;
}

const literalsOf = (line: string, tokens: readonly Token[]): string[] => [
  ...tokens.map(({ start }, index) => line.slice(tokens[index - 1]?.end ?? 0, start)),
  line.slice(tokens.at(-1)?.end ?? 0),
];

const id = "a40ab8fc-1c3b-4b26-8f2f-5d0c3f8b1d7e";
const part = fc.constantFrom(
  ...[id, id.toUpperCase(), id.slice(1), `${id}0`, `${id}g`, `${id}-`, id.replace("-4", "_4"), id.slice(0, 8), id.replace("1c3b", "1c3x")],
  ...[
    "2026-11-20T10:00:00",
    "2026/11/20 10:00:00",
    "2026-11/20T10:00:00",
    "2026-11-20t10:00:00",
    "10:00:00",
    "10:00:0",
    "1a:00:00",
    "10:0x:00",
  ],
  ...["10:00:00.123", "10:00:00,5", "10:00:00.", ".5", ",", "20261-11-20T10:00:00", "2026-11-20T10:00", "2026-11-20T10:00:00.123456Z"],
  ...[
    "7",
    "88",
    "404",
    "503",
    "600",
    "4567",
    "12345678",
    "v1",
    "v1a2",
    "v1a2b",
    "abc",
    "abcdef",
    "_9",
    "__9_9",
    "x5_6y",
    "0x1f",
    "cce-58f744cb",
  ],
  ...["a.go:", "main.java:", ".go:", "a.:", "a.gopher:", "1.go:", "a.1:", "x_.c:", "a.scala2:", ":", "a:"],
  ...[" ", "  ", "-", "/", "=", '"', "[", "\t", "中", "错误码", "é", "\u{1f600}", "\u{1f600}4567", "中88", "٣", "ａ1234"],
);
const line = fc.array(part, { maxLength: 24 }).map((parts) => parts.join(""));
/** A line, and one like it of which some parts are others. */
const twoLines = fc
  .array(fc.tuple(part, part, fc.nat(5)), { maxLength: 16 })
  .map(
    (parts) => [parts.map(([own]) => own).join(""), parts.map(([own, other, change]) => (change === 0 ? other : own)).join("")] as const,
  );

describe("the tokens of a line", () => {
  it("are those that patterns find", () => {
    fc.assert(
      fc.property(line, line, (before, text) => {
        const { count, kinds, starts, ends } = tokensOf(`${before}\n${text}`, before.length + 1);
        const tokens = Array.from({ length: count }, (_, index) => ({
          start: (starts[index] ?? 0) - before.length - 1,
          end: (ends[index] ?? 0) - before.length - 1,
          kind: kinds[index] ?? 0,
        }));
        assert.deepEqual(tokens, slowly(text));
      }),
      { numRuns: 20_000 },
    );
  });

  it("are those that patterns find in texts that are off by one character", () => {
    for (const text of [id, "2026-11-20T10:00:00.123", "10:00:00,5", "main.go:491", "a.scala:404"])
      for (let at = 0; at < text.length; at += 1)
        for (const other of ["g", "f", "F", "-", "0", "_", ":", "."]) {
          const changed = ` ${text.slice(0, at)}${other}${text.slice(at + 1)} `;
          const { count, kinds, starts, ends } = tokensOf(changed);
          const tokens = Array.from({ length: count }, (_, index) => ({ start: starts[index], end: ends[index], kind: kinds[index] }));
          assert.deepEqual(tokens, slowly(changed), changed);
        }
  });

  it("have a hash that depends on all that is no token, and on their kinds", () => {
    const hashOf = (text: string): number => tokensOf(text).hash;
    assert.equal(hashOf("a 4567 b"), hashOf("a 123456 b"));
    assert.equal(hashOf(`id ${id}`), hashOf(`id ${id.replaceAll("4", "5")}`));
    for (const other of ["a 456 b", "a 4567  b", "a 4567 c", "4567 a b", "a 456x7 b", "a 4567 b ", "中 4567 b"])
      assert.notEqual(hashOf(other), hashOf("a 4567 b"), other);
  });

  it("are no more than a line of a log has", () => {
    const numbers = (count: number): string => Array.from({ length: count }, (_, index) => 1000 + index).join(" ");
    assert.equal(tokensOf(numbers(64)).count, 64);
    assert.equal(tokensOf(numbers(65)).count, -1);
    assert.equal(tokensOf("中".repeat(10_000)).count, -1);
  });
});

const shapeOf = (text: string, isFixed: (index: number) => boolean): LineShape => {
  const tokens = slowly(text);
  return {
    literals: literalsOf(text, tokens),
    kinds: tokens.map(({ kind }) => kind),
    fixed: tokens.map(({ start, end }, index) => (isFixed(index) ? text.slice(start, end) : null)),
    errors: [],
    plainStart: { token: -1, offset: 0 },
    beside: { starts: null, ends: null } as never,
    time: "nowhere",
    host: null,
  };
};

const kernel = new Kernel();
const { clearShapes, hasShape, lineAround, lineAt, note } = kernel.exports;

describe("the shape of a line, to the kernel", () => {
  it("is that of lines with the same words, kinds and fixed tokens", () => {
    fc.assert(
      fc.property(twoLines, fc.nat(7), fc.nat(30), ([first, second], fixedBits, before) => {
        const shape = shapeOf(first, (index) => ((fixedBits >> index) & 1) === 1);
        const tokens = slowly(second);
        const isSame =
          tokens.length <= 64 &&
          JSON.stringify([literalsOf(second, tokens), tokens.map(({ kind }) => kind)]) === JSON.stringify([shape.literals, shape.kinds]) &&
          tokens.every(({ start, end }, index) => (shape.fixed[index] ?? second.slice(start, end)) === second.slice(start, end));
        clearShapes();
        const number = kernel.addShape(recordOf(shape)) ?? -1;
        kernel.load(toUtf8(`${" ".repeat(before)}${second}`));
        assert.equal(hasShape(number, before, kernel.length, 7) === 1, isSame);
        if (!isSame) return;
        assert.equal(kernel.tokenCount, tokens.length);
        const places = Array.from(tokens, (_, index) => [(kernel.starts[index] ?? 0) - 7, (kernel.ends[index] ?? 0) - 7]);
        assert.deepEqual(
          places,
          tokens.map(({ start, end }) => [start, end]),
        );
      }),
      { numRuns: 20_000 },
    );
  });

  /** Numbers the shapes of lines of which nothing may differ. */
  const take = (lines: readonly string[]): number[] => {
    clearShapes();
    return lines.map((text) => kernel.addShape(recordOf(shapeOf(text, () => true))) ?? -1);
  };

  it("is found for the line at or around an offset, between its line feeds", () => {
    const [first = -1, second = -1] = take(["one 1234", "two 5678"]);
    for (const number of [first, second]) note(number);
    const text = "\none 1234\r\ntwo 5678\nthree\ntwo 5678";
    kernel.load(toUtf8(text));
    const found = (look: number): unknown[] => [look, kernel.lineStart, kernel.lineEnd, kernel.feed];
    assert.deepEqual(found(lineAt(1, kernel.length, 0)), [first, 1, 9, 10]);
    assert.deepEqual(found(lineAt(11, kernel.length, 0)), [second, 11, 19, 19]);
    assert.deepEqual(found(lineAt(20, kernel.length, 0)), [-1, 20, 25, 25]);
    assert.deepEqual(found(lineAt(26, kernel.length, 0)), [second, 26, 34, 34]);
    for (let at = 1; at < 10; at += 1) assert.deepEqual(found(lineAround(at, kernel.length)), [first, 1, 9, 10], String(at));
    for (let at = 11; at < 19; at += 1) assert.deepEqual(found(lineAround(at, kernel.length)), [second, 11, 19, 19], String(at));
    // The last line has no end, one at the beginning no beginning.
    assert.equal(lineAround(30, kernel.length), -3);
    kernel.load(toUtf8(text.slice(1)));
    assert.equal(lineAround(3, kernel.length), -3);
    kernel.load(toUtf8(`\n${"x".repeat(2001)}\n${"x".repeat(2000)}\n`));
    assert.equal(lineAt(1, kernel.length, 0), -2);
    assert.equal(lineAt(2003, kernel.length, 0), -1);
    assert.equal(lineAround(1990, kernel.length), -2);
    assert.equal(lineAround(2003 + 1990, kernel.length), -1);
    kernel.load(toUtf8(`\n${"x".repeat(3000)}\n`));
    assert.equal(lineAround(2500, kernel.length), -3);
  });

  it("is that of one of the last sixteen lines, or the one that followed the last time", () => {
    const lines = Array.from({ length: 40 }, (_, index) => `line ${1000 + index}`);
    const numbers = take(lines);
    const look = (index: number): number => {
      kernel.load(toUtf8(lines[index] ?? ""));
      return lineAt(0, kernel.length, 0);
    };
    assert.equal(look(0), -1);
    for (const number of numbers.slice(0, 20)) note(number);
    assert.deepEqual([look(3), look(19), look(4), look(25)], [-1, numbers[19], numbers[4], -1]);
    // 3 went out of the last sixteen; it came behind 2.
    note(numbers[2] ?? -1);
    assert.equal(look(3), numbers[3]);
    clearShapes();
    assert.equal(look(3), -1);
  });

  it("has room for as many as there are, and refuses more", () => {
    clearShapes();
    const long = recordOf(shapeOf("x".repeat(1900), () => false));
    let count = 0;
    while (kernel.addShape(long) !== null) count += 1;
    assert.equal(count, Math.floor((1 << 20) / long.length));
    clearShapes();
    const short = recordOf(shapeOf("x", () => false));
    for (count = 0; kernel.addShape(short) !== null; ) count += 1;
    assert.equal(count, 4096);
    kernel.load(toUtf8("x"));
    assert.equal(hasShape(4095, 0, 1, 0), 1);
  });
});
