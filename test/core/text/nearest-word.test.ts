import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nearestWord } from "../../../src/core/text/nearest-word.js";

describe("the nearest word", () => {
  it("is at most two letters away", () => {
    assert.equal(nearestWord("exlain", ["decode", "explain"]), "explain");
    assert.equal(nearestWord("exlan", ["decode", "explain"]), "explain");
    assert.equal(nearestWord("exln", ["decode", "explain"]), null);
  });

  it("is none among none", () => {
    assert.equal(nearestWord("", []), null);
  });
});
