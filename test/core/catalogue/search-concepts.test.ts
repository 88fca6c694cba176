import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createConcepts, termsOf } from "../../../src/core/catalogue/search-concepts.js";
import { comparable } from "../../../src/core/catalogue/search-words.js";
import { synonyms } from "../../../src/core/catalogue/synonyms.js";

const concepts = createConcepts(
  termsOf([
    ["ip", "地址"],
    ["public ip", "公网ip"],
    ["signature", "签名"],
    ["quota", "配额"],
  ]),
);

describe("what the words of a search stand for", () => {
  it("is the same for every word of a row", () => {
    assert.deepEqual(concepts.in("配额"), concepts.in(comparable("quotas")));
    assert.equal(concepts.in("配额").length, 1);
  });

  it("is in a text all that it speaks of, in a query the longest term only", () => {
    assert.equal(concepts.in("public ip").length, 2);
    assert.deepEqual(concepts.take("public ip"), { tokens: concepts.in("公网").concat(["≈1"]), rest: " " });
    assert.deepEqual(concepts.take("公网ip 公网ip").tokens, ["≈1"]);
  });

  it("goes by whole Latin words, and by Chinese wherever it stands", () => {
    assert.deepEqual(concepts.in("ship ipv6"), []);
    assert.deepEqual(concepts.in("ip满"), ["≈0"]);
    assert.deepEqual(concepts.in("验签名时"), concepts.in("signatur"));
  });

  it("mends one wrong letter, two in a long word and two that changed places, but not a first letter or a short word", () => {
    const meant = comparable("signature");
    for (const typo of ["signtur", "signatru", "sugnatar"]) assert.equal(concepts.mend(typo), meant, typo);
    assert.equal(concepts.mend("quoat"), "quota");
    assert.equal(concepts.mend("qoutes"), "qoutes");
    assert.equal(concepts.mend("buota"), "buota");
    assert.equal(concepts.mend("quot"), "quot");
  });

  it("is not told by a term that all but vanishes when it is compared", () => {
    const lost = synonyms.flat().filter((word) => {
      const kept = comparable(word);
      return /\p{Script=Han}/u.test(word) ? kept.length < word.length : /[ -]/.test(word) && !/[ -]/.test(kept);
    });
    assert.deepEqual(lost, []);
  });

  it("is told by rows that hold no word twice and no word of another row", () => {
    const all = synonyms.flatMap((row) => row.map(comparable).filter((word, at, words) => words.indexOf(word) === at));
    assert.deepEqual(
      all.filter((word, at) => all.indexOf(word) !== at),
      [],
    );
  });
});
