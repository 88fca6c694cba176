import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { loadOperations } from "../../../../src/core/operations/lookup/operations.js";
import { createOperationSearch } from "../../../../src/core/operations/lookup/search.js";

const operations = await loadOperations();
const search = createOperationSearch(operations);

describe("the search of operations", () => {
  it("puts an exact title first, in either language and any letter case", () => {
    const second = operations.flatMap(({ name, title }) =>
      [title.en, title.zh, title.en.toUpperCase(), title.en.toLowerCase(), `${title.en}.`]
        .filter((words) => search(words)[0]?.name !== name)
        .map((words) => `${words}: ${search(words)[0]?.name} before ${name}`),
    );
    assert.deepEqual(second, []);
  });

  it("puts each operation first by the title that the document's navigation has for it", () => {
    const titles: [string, string][] = Object.entries(
      JSON.parse(readFileSync(new URL("../../../fixtures/navigation-titles.json", import.meta.url), "utf8")),
    );
    assert.ok(titles.length > 170);
    assert.deepEqual(
      titles.filter(([title, name]) => search(title)[0]?.name !== name).map(([title]) => `${title}: ${search(title)[0]?.name}`),
      [],
    );
  });

  it("puts an exact title first with or without a blank between Han and Latin", () => {
    for (const words of ["创建NAT网关", "创建 NAT 网关", "创建nat 网关"]) assert.equal(search(words)[0]?.name, "CreateNat", words);
  });

  it("tells a list from the details of one", () => {
    assert.equal(search("nat details")[0]?.name, "GetNat");
    assert.equal(search("nat列表")[0]?.name, "ListNat");
  });
});
