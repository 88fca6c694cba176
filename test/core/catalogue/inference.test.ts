import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import { infer, parameterWords } from "../../../src/core/catalogue/inference.js";
import { loadOperations } from "../../../src/core/operations/lookup/operations.js";

describe("a guess about a parameter", () => {
  it("is made only of words that parameters of the API have in their names", async () => {
    const ofOperations = (await loadOperations()).flatMap(({ parameters }) => parameters.map(({ name }) => name));
    const ofCodes = (await loadEveryEntry()).flatMap(({ parameters }) => [...parameters]);
    const names = [...ofOperations, ...ofCodes].map((name) => name.toLowerCase());
    assert.deepEqual(
      parameterWords.filter((word) => !names.some((name) => name.includes(word))),
      [],
    );
  });

  it("is not made where the name holds such a word by chance", () => {
    const speaks = (code: string) => infer(code, null).some(({ suggests }) => suggests.en.includes("parameter in the name"));
    for (const code of ["InvalidRequest", "InvalidSubscription", "MissingSignature", "InvalidDescriptor", "BadRequestFormatX"])
      assert.equal(speaks(code), false, code);
    for (const code of ["InvalidNatId", "InvalidDescription", "InvalidInternalIp", "MissingVpcId", "NameEmpty"])
      assert.equal(speaks(code), true, code);
  });
});

describe("what the name of an unknown code suggests", () => {
  it("is the CDN for the family that begins with DomainConfig., and for no other", () => {
    assert.match(infer("DomainConfig.NotExist", null)[0]?.suggests.en ?? "", /CDN/u);
    assert.match(infer("domainconfig.Limit", null)[0]?.suggests.zh ?? "", /CDN/u);
    assert.doesNotMatch(infer("Domain.NotExist", null)[0]?.suggests.en ?? "", /CDN/u);
    assert.deepEqual(infer("MyDomainConfig.Foo", null), []);
  });
});
