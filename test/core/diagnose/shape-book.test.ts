import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import { codeBook } from "../../../src/core/diagnose/meaning/code-book.js";
import { ShapeBook } from "../../../src/core/diagnose/stream/shapes/shape-book.js";
import { toUtf8 } from "../../../src/core/text/bytes.js";

const book = codeBook(await loadEveryEntry());

/** How many of the lines are of a shape that is known, when they come one after the other. */
function known(lines: readonly string[]): number {
  const shapes = new ShapeBook(book);
  shapes.load(toUtf8(lines.map((line) => `${line}\n`).join("")));
  let at = 0;
  return lines.filter(() => {
    const shape = shapes.shapeOf(shapes.look(at, at), at, 0);
    at = shapes.feed + 1;
    return shape !== null;
  }).length;
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
});
