import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lineCounter } from "../../../src/core/requests/captured-request.js";
import { findEntries } from "../../../src/core/requests/json-entries.js";

const found = (text: string): readonly string[] => findEntries(text).entries.map(({ start, end }) => text.slice(start, end));

describe("findEntries", () => {
  it("finds the entries of a HAR file, of a part of one, the values of a list, and a single document", () => {
    assert.deepEqual(found('{"log":{"pages":[{"a":1}],"entries":[ {"b":[2,{}]}, {"c":3} ]}}'), ['{"b":[2,{}]}', '{"c":3}']);
    assert.deepEqual(found('{"x":[0],"entries":[{"a":[{}]}]}'), ['{"a":[{}]}']);
    assert.deepEqual(found('[{"a":{"entries":[1]}},"b",[3]]'), ['{"a":{"entries":[1]}}', '"b"', "[3]"]);
    assert.deepEqual(found(' {"a":{"log":{"entries":[1]}}} '), ['{"a":{"log":{"entries":[1]}}}']);
  });

  it("prefers the entries of the log, and the first of several", () => {
    assert.deepEqual(found('{"entries":[1],"log":{"entries":[2],"entries":[3]}}'), ["2"]);
    assert.deepEqual(found('{"log":{"entries":{}},"entries":[1]}'), []);
  });

  it("tells where the text stops being JSON", () => {
    assert.equal(findEntries('{"log":{"entries":[1,]}}').error, 21);
    assert.equal(findEntries('{"log":{"entries":[1]}}').error, null);
  });
});

describe("lineCounter", () => {
  it("tells the line of offsets that grow and of one further back", () => {
    const lineOf = lineCounter("a\nb\n\nc");
    assert.deepEqual([0, 1, 2, 3, 4, 5, 2, 5].map(lineOf), [1, 1, 2, 2, 3, 4, 2, 4]);
  });
});
