import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";

const root = new URL("../", import.meta.url);
const readText = (path: string): string => readFileSync(new URL(path, root), "utf8");
const design = readText("docs/design.md");

/** The walks: their headings and files. */
const walks = design
  .slice(design.indexOf("## The way of a datum"))
  .split("\n### ")
  .slice(1)
  .map((text) => ({ name: text.split("\n", 1)[0] ?? "", files: [...text.matchAll(/^\d+\. `([^`]+)`: /gm)].map(([, file = ""]) => file) }));

/** What a file imports, as paths below the root. */
const importsOf = (file: string): string[] =>
  [...readText(file).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)"/g)].map(([, name = ""]) =>
    new URL(name, new URL(file, root)).href.slice(root.href.length).replace(/\.js$/u, ".ts"),
  );

describe("the map of the source", () => {
  for (const document of ["docs/design.md", "CONTRIBUTING.md"])
    it(`names no file and folder that is not there: ${document}`, () => {
      const named = [...readText(document).matchAll(/`((?:src|test|docs|scripts|man|bin)\/[\w./-]+)`/g)].map(([, path = ""]) => path);
      assert.ok(named.length > 20);
      assert.deepEqual(
        named.filter((path) => !existsSync(new URL(path, root))),
        [],
      );
    });

  it("has the four walks", () => {
    assert.deepEqual(
      walks.map(({ name }) => name),
      ["stdin → explained error", "explain CODE", "METHOD PATH → wire → failure text", "secret → HMAC"],
    );
  });

  for (const { name, files } of walks)
    it(`walks through files that import each other, none twice: ${name}`, () => {
      assert.ok(files.length > 3);
      assert.equal(new Set(files).size, files.length);
      const [first = "", ...others] = files;
      const reached = new Set([first]);
      for (const file of others) {
        assert.ok(
          [...reached].some((earlier) => importsOf(earlier).includes(file) || importsOf(file).includes(earlier)),
          `nothing before it in the walk knows ${file}`,
        );
        reached.add(file);
      }
    });
});
