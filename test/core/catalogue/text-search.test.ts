import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import { searchSource } from "../../../src/core/catalogue/search.js";
import { createTextSearch, indexOf } from "../../../src/core/catalogue/text-search.js";

interface Item {
  readonly name: string;
  readonly text: string;
  readonly weight?: number;
}

const sourceOf = (items: readonly Item[]) => ({
  items,
  idOf: ({ name }: Item) => name,
  namesOf: ({ name, text }: Item) => [name, text],
  fieldsOf: ({ name, text }: Item) => ({ name, text }),
  boosts: { name: 2, text: 1 },
  weightOf: ({ weight = 1 }: Item) => weight,
  synonyms: [["not found", "不存在"]],
});
const finder = (...items: Item[]) => {
  const search = createTextSearch(sourceOf(items));
  return (query: string): string[] => search(query).map(({ name }) => name);
};

describe("the search of texts", () => {
  it("puts what has all the words before what has one of them often", () => {
    const find = finder(
      { name: "Often", text: "cherry cherry cherry cherry, and a cherry", weight: 7 },
      { name: "Both", text: "a long text that has among very many other things one apple and one cherry" },
    );
    assert.deepEqual(find("apple cherry"), ["Both", "Often"]);
  });

  it("leaves out what fits far worse, but nothing that has all the words", () => {
    const find = finder({ name: "AppleCherry", text: "apple cherry" }, { name: "Faint", text: "an apple only", weight: 0.1 });
    assert.deepEqual(find("apple cherry"), ["AppleCherry"]);
    assert.deepEqual(find("apple"), ["AppleCherry", "Faint"]);
  });

  it("puts what is called so first, by the surer name, in one piece or in parts", () => {
    const heavy = { name: "BadGatewayBadGateway", text: "bad gateway of a bad gateway", weight: 5 };
    assert.equal(finder(heavy, { name: "BadGateway", text: "answered 502" })("badgateway")[0], "BadGateway");
    assert.equal(finder(heavy, { name: "BadGateway", text: "answered 502" })("bad gateway")[0], "BadGateway");
    assert.equal(finder({ name: "Other", text: "Apple" }, { name: "Apple", text: "Other" })("apple")[0], "Apple");
  });

  it("takes words that are one notion for that, not for a name in parts", () => {
    const find = finder({ name: "NotFound", text: "a 404", weight: 0.1 }, { name: "NoSuchNat", text: "it does not exist: 不存在" });
    assert.equal(find("not found")[0], "NoSuchNat");
    assert.equal(find("NotFound")[0], "NotFound");
  });

  it("finds by the beginning of a word and by one with wrong letters", () => {
    const find = finder({ name: "One", text: "a watermelon 订单" }, { name: "Two", text: "waterfall" });
    assert.deepEqual(find("waterm"), ["One"]);
    assert.deepEqual(find("wtaermelon"), ["One"]);
    assert.deepEqual(find("订"), ["One"]);
  });

  it("takes a name with hyphens that texts hold as a whole", () => {
    const find = finder({ name: "One", text: "send x-bce-date" }, { name: "Two", text: "the date of x and of bce" });
    assert.deepEqual(find("X-Bce-Date"), ["One"]);
    assert.ok(find("x-other-date").includes("Two"));
  });

  it("answers with a saved index as with its own, and does not use one of other items", () => {
    const items = [
      { name: "One", text: "apple" },
      { name: "Two", text: "cherry" },
    ];
    const saved = JSON.parse(JSON.stringify(indexOf(sourceOf(items))));
    assert.deepEqual(createTextSearch(sourceOf(items), saved)("cherry"), createTextSearch(sourceOf(items))("cherry"));
    const others = [{ name: "Three", text: "cherry" }];
    assert.deepEqual(createTextSearch(sourceOf(others), saved)("cherry"), others);
  });

  it("answers alike from a saved index whatever was asked before: words, beginnings, misspelt ones, names, none", async () => {
    const source = searchSource(await loadEveryEntry());
    const saved = JSON.parse(JSON.stringify(indexOf(source)));
    const fresh = createTextSearch(source);
    const kept = createTextSearch(source, saved);
    const whole = ["quota", "nat", "Subnet", "删不掉vpc", "时间不对", "x-bce-date", "__proto__", "", "nosuchnat"];
    const beginnings = ["sec", "en", "ro", "安", "insuffici", "conflic", "securit"];
    const misspelt = ["timeot", "insufficient balence", "ubnet", "wuota", "xecurity group"];
    const queries = [...whole, ...beginnings, ...misspelt];
    for (const query of [...queries, ...queries.reverse()]) {
      const ids = (found: readonly { id: string }[]): string[] => found.map(({ id }) => id);
      assert.deepEqual(ids(kept(query)), ids(fresh(query)), query);
      assert.deepEqual(ids(createTextSearch(source, saved)(query)), ids(fresh(query)), query);
    }
  });
});
