import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { infer } from "../../../src/core/catalogue/inference.js";

describe("what the name of an unknown code suggests", () => {
  it("is the CDN for the family that begins with DomainConfig., and for no other", () => {
    assert.match(infer("DomainConfig.NotExist", null)[0]?.suggests.en ?? "", /CDN/u);
    assert.match(infer("domainconfig.Limit", null)[0]?.suggests.zh ?? "", /CDN/u);
    assert.doesNotMatch(infer("Domain.NotExist", null)[0]?.suggests.en ?? "", /CDN/u);
    assert.deepEqual(infer("MyDomainConfig.Foo", null), []);
  });
});
