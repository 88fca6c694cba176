import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Finding, finding } from "../../../../src/core/operations/lint/finding.js";
import { surest } from "../../../../src/core/operations/lint/surest.js";

const about = (rule: string, parts: Partial<Finding>): Finding => ({
  ...finding({ rule, in: "body", text: { en: rule, zh: rule } }),
  parameter: "spec",
  entry: "nat/SpecInvalid",
  ...parts,
});
const rules = (...findings: readonly Finding[]): string[] => surest(findings).map(({ rule }) => rule);

describe("of findings that say the same of a value", () => {
  it("the surest is kept, whichever comes first, and the first of equally sure ones", () => {
    const [certain, likely, disputed] = [
      about("a", { confidence: "certain" }),
      about("b", { confidence: "likely" }),
      about("c", { confidence: "disputed" }),
    ];
    assert.deepEqual(rules(likely, certain), ["a"]);
    assert.deepEqual(rules(certain, likely), ["a"]);
    assert.deepEqual(rules(disputed, likely), ["b"]);
    assert.deepEqual(rules(disputed, likely, certain), ["a"]);
    assert.deepEqual(rules(about("first", {}), about("second", {})), ["first"]);
  });

  it("none is dropped that is of another value, another error or no parameter, nor what is unknown", () => {
    const [first, second, elsewhere] = [about("a", {}), about("b", { entry: "nat/NatPostpaid" }), about("c", { in: "query" })];
    assert.deepEqual(rules(first, second, elsewhere, about("d", { parameter: "name" })), ["a", "b", "c", "d"]);
    assert.deepEqual(rules(about("a", { parameter: null }), about("b", { parameter: null })), ["a", "b"]);
    assert.deepEqual(rules(about("a", {}), about("unknown-parameter", {})), ["a", "unknown-parameter"]);
  });
});
