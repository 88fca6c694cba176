import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type JsonVisitor, scanJson } from "../../../src/core/requests/json-scan.js";

const nobody: JsonVisitor = { begin: () => {}, end: () => {}, name: () => {}, scalar: () => {} };

/** What is seen of a text, written as it stands there. */
function seen(text: string): string[] {
  const parts: string[] = [];
  scanJson(text, {
    begin: (offset, isList) => parts.push(`${isList ? "list" : "object"} ${text[offset]}`),
    end: (offset) => parts.push(`end ${text[offset - 1]}`),
    name: (name) => parts.push(`name ${name}`),
    scalar: (from, to) => parts.push(text.slice(from, to)),
  });
  return parts;
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe("scanJson", () => {
  it("tells of lists, objects, names and values in their order", () => {
    const text = String.raw` {"a\"b" : [1, -2.5e3, {}], "c":"\\", "d":[true,false,null,[]]} `;
    const expected = ["object {", 'name "a\\"b"', "list [", "1", "-2.5e3", "object {", "end }", "end ]", 'name "c"', String.raw`"\\"`];
    assert.deepEqual(seen(text), [...expected, 'name "d"', "list [", "true", "false", "null", "list [", "end ]", "end ]", "end }"]);
  });

  it("takes every JSON text, and what JSON.parse takes in pieces of one with a sign changed", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.nat(), fc.constantFrom(..."{}[],:1tn. \n", ""), (text, place, sign) => {
        assert.equal(scanJson(text, nobody), null, text);
        const at = place % text.length;
        const changed = text.slice(0, at) + sign + text.slice(at + 1);
        // What stands inside of texts is left to whoever reads them.
        if (!changed.includes("\\") && !/"[^"]*[\0-\x1f][^"]*"/u.test(changed))
          assert.equal(scanJson(changed, nobody) === null, isJson(changed), changed);
      }),
    );
  });

  it("tells where a text stops being JSON", () => {
    for (const [text, place] of [
      ["", 0],
      ["{", 1],
      ['{"a":1,}', 7],
      ["[1,]", 3],
      ["[1 2]", 3],
      ["[01]", 1],
      ["[1}", 2],
      ["{} {}", 3],
      ['{"a" 1}', 5],
      ['["a]', 1],
      ["tru", 0],
    ] as const)
      assert.equal(scanJson(text, nobody), place, text);
  });

  it("goes through any depth", () => {
    const depth = 200_000;
    assert.equal(scanJson("[".repeat(depth) + "]".repeat(depth), nobody), null);
  });
});
