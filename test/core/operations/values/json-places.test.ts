import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { spansOf } from "../../../../src/core/operations/values/json-places.js";

describe("the place of a parameter in a body", () => {
  const at = (body: string, parameter: string): string | null => {
    const span = spansOf(body, [parameter])(parameter);
    return span && body.slice(span.offset, span.offset + span.length);
  };

  it("is that of its value, or of the object in which it is missing", () => {
    const body = '{"rules":[{"a":1},{"a":2}],"b":{"c":3}}';
    assert.equal(at(body, "rules[1].a"), "2");
    assert.equal(at(body, "rules[1].d"), '{"a":2}');
    assert.equal(at(body, "b.c.d"), "3");
    assert.equal(at(body, "none"), body);
    assert.equal(at(body, "rules[7].a"), '[{"a":1},{"a":2}]');
    assert.equal(at("", "a"), null);
  });

  it("is that of the last of members with one name, which is the one that counts", () => {
    assert.equal(at('{"spec":"small","name":"a","spec":"Bad"}', "spec"), '"Bad"');
    assert.equal(at('{"__proto__":{"a":1},"__proto__":{"a":2}}', "__proto__.a"), "2");
  });

  it("is looked for in no more than is there, whatever the text", () => {
    for (const body of ['{"a\\":1', '{"a', "{'a':1}", '{"\\u00":1}', "]}", '[{"a":1}'])
      for (const parameter of ["a", "[0].a", "x.y"]) assert.doesNotThrow(() => spansOf(body, [parameter])(parameter), body);
  });
});
