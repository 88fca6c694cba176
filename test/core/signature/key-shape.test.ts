import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { accessKeyDoubt, secretDoubt } from "../../../src/core/signature/key-shape.js";

const doubtOf = (id: string): string | null => accessKeyDoubt(id)?.en ?? null;

describe("an access key id", () => {
  it("of either shape is not doubted", () => {
    for (const id of ["0123456789abcdef0123456789abcdef", "ALTAKabcdefghijklmnopqrs", "ALTAK-abc123", "a".repeat(23), "a".repeat(25)])
      assert.equal(doubtOf(id), null, id);
  });

  it("of another system is told by its shape", () => {
    assert.match(doubtOf("bce-v3/ALTAK-a/b") ?? "", /Qianfan/);
    assert.match(doubtOf("LTAI5tabcdef") ?? "", /Alibaba/);
    assert.match(doubtOf("AKIAIOSFODNN7EXAMPLE") ?? "", /AWS/);
    assert.match(doubtOf("AKIDz8krbsJ5yKBZQpn74WFkmLPx3") ?? "", /Tencent/);
    assert.match(doubtOf("Ab1".repeat(8)) ?? "", /24 characters/);
  });

  it("that is damaged says how", () => {
    assert.match(doubtOf("abc def") ?? "", /white space/);
    assert.match(doubtOf('"abc"') ?? "", /quotes/);
    assert.match(doubtOf("${AK}") ?? "", /placeholder/);
    assert.match(doubtOf("密钥") ?? "", /no key has/);
    assert.equal(secretDoubt("Ab1".repeat(8)), null);
    assert.match(secretDoubt("abc\n")?.en ?? "", /white space/);
  });
});
