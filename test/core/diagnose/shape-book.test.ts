import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import { codeBook } from "../../../src/core/diagnose/meaning/code-book.js";
import { ShapeBook } from "../../../src/core/diagnose/stream/shapes/shape-book.js";
import { toUtf8 } from "../../../src/core/text/bytes.js";

const book = codeBook(await loadEveryEntry());

/** Which of the lines are of a shape that is known, in a book that has known others. */
function knownIn(shapes: ShapeBook, lines: readonly string[]): boolean[] {
  shapes.load(toUtf8(lines.map((line) => `${line}\n`).join("")));
  let at = 0;
  return lines.map(() => {
    const shape = shapes.shapeOf(shapes.look(at, at), at, 0);
    at = shapes.feed + 1;
    return shape !== null;
  });
}

/** How many of the lines are of a shape that is known, when they come one after the other. */
function known(lines: readonly string[]): number {
  return knownIn(new ShapeBook(book), lines).filter(Boolean).length;
}

const numbers = [88, 7, 491, 404, 599, 612, 3, 503, 400];

describe("the shape of a line", () => {
  it("is the same whatever the line of the source file is, one that looks like a status too", () => {
    for (const file of ["controller.go", "node_test.go", "Main.java", "a/b.scala", "x.c"]) {
      const lines = numbers.map((line) => `I1120 10:00:00.000000   15094 ${file}:${line}] reconciled node cce-58f744cb`);
      assert.equal(known(lines), lines.length - 3, file);
    }
  });

  it("is another one for each number that can be a status", () => {
    for (const before of ["status", "10.0.0.1", "code.", ".go", "a.gopher", "reason.longer", "x.1"]) {
      const lines = [404, 491, 503].flatMap((number) =>
        Array.from({ length: 3 }, () => `I1120 15094 ${before}:${number}] reconciled node`),
      );
      assert.equal(known(lines), 0, before);
    }
  });

  it("is known to its own book only, whichever is asked in between", () => {
    const [first, other] = [new ShapeBook(book), new ShapeBook(book)];
    const lines = (word: string): string[] => numbers.map((number) => `${word} done in ${number + 1000} ms`);
    assert.deepEqual(knownIn(first, lines("a")), [false, false, false, ...Array.from({ length: 6 }, () => true)]);
    assert.deepEqual(knownIn(other, lines("b").slice(0, 3)), [false, false, false]);
    assert.deepEqual(knownIn(other, lines("a").slice(0, 4)), [false, false, false, true]);
    assert.deepEqual(
      knownIn(first, lines("a")),
      Array.from({ length: 9 }, () => true),
    );
    assert.deepEqual(knownIn(first, lines("b").slice(0, 3)), [false, false, false]);
    assert.deepEqual(knownIn(other, lines("b").slice(0, 2)), [true, true]);
  });

  it("is known still when the kernel had to make room for others", () => {
    const shapes = new ShapeBook(book);
    const filler = (n: number): string[] =>
      Array.from({ length: 4 }, (_, index) => `${`${"x".repeat(n)} y${"z".repeat(1900 - n)}`} ${index + 1000}`);
    const first = Array.from({ length: 4 }, (_, index) => `first ${index + 1000}`);
    knownIn(shapes, first);
    for (let n = 0; n < 700; n += 1) assert.deepEqual(knownIn(shapes, filler(n)), [false, false, false, true], String(n));
    assert.deepEqual(knownIn(shapes, first), [true, true, true, true]);
    assert.deepEqual(knownIn(shapes, filler(0)), [true, true, true, true]);
  });
});
