import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import { createSearch } from "../../../src/core/catalogue/search.js";

interface Query {
  readonly query: string;
  /** Any of these answers it. */
  readonly expected: readonly string[];
}

const queries: Readonly<Record<"tuned" | "heldOut", readonly Query[]>> = JSON.parse(
  readFileSync(new URL("../../fixtures/search-queries.json", import.meta.url), "utf8"),
);
const entries = await loadEveryEntry();
const search = createSearch(entries);
const found = (query: string, count = 3): string[] =>
  search(query)
    .slice(0, count)
    .map(({ id }) => id);
const answers = ({ query, expected }: Query): boolean => found(query).some((id) => expected.includes(id));

const floors = { tuned: 0.965, heldOut: 0.96 } as const;

describe("the search of codes", () => {
  it("expects entries that there are", () => {
    const ids = new Set(entries.map(({ id }) => id));
    const unknown = [...queries.tuned, ...queries.heldOut].flatMap(({ expected }) => expected.filter((id) => !ids.has(id)));
    assert.deepEqual(unknown, []);
  });

  for (const half of ["tuned", "heldOut"] as const)
    it(`puts what people look for among the first three: queries that were ${half === "tuned" ? "" : "not "}looked at while it was made`, (t) => {
      const all = queries[half];
      const share = all.filter(answers).length / all.length;
      t.diagnostic(`${half}: ${(100 * share).toFixed(1)} % of ${all.length}`);
      assert.ok(share >= floors[half], `${half}: ${share}`);
    });

  it("ignores letter case and blanks between Han and Latin", () => {
    for (const [query, other] of [
      ["nat网关绑不上eip", "NAT 网关绑不上 EIP"],
      ["删除vpc失败", "删除 VPC 失败"],
      ["弹性公网ip", "弹性公网 IP"],
      ["clienttoken", "clientToken"],
    ] as const)
      assert.deepEqual(found(query, 10), found(other, 10), query);
  });

  it("understands a plural, a past and a typo", () => {
    assert.deepEqual(found("throttling"), found("throttled"));
    assert.deepEqual(found("security groups"), found("security group"));
    for (const typo of ["signatrue mismatch", "signature mismach"])
      assert.ok(found(typo).includes("gateway/IamSignatureInvalid.signature-mismatch"), typo);
  });

  it("lists for a status alone what has it, from the general to the particular, then what speaks of it", () => {
    for (const words of ["403", "HTTP 403", " 403 ", "状态码403"]) assert.equal(found(words)[0], "global/AccessDenied", words);
    const withStatus = entries.filter(({ httpStatus }) => httpStatus === 429).map(({ id }) => id);
    assert.deepEqual(found("429", withStatus.length), withStatus);
    assert.ok(found("404", 100).indexOf("sdk/NotFound") > found("404", 100).indexOf("gateway/ResourceNotFound"));
  });

  it("knows the name of a header", () => {
    assert.equal(found("x-bce-date")[0], "global/RequestExpired");
    assert.equal(found("If-Match")[0], "global/PreconditionFailed");
    assert.ok(found("x-bce-security-token").includes("gateway/IamSignatureInvalid.signature-mismatch"));
    assert.ok(found("x-bce-request-id").includes("vpc/ServiceInternalError"));
  });

  it("puts a code and an exact title first", () => {
    for (const { id, code, title } of entries) {
      if (!/^\d+$/.test(code)) assert.equal(search(code)[0]?.code.toLowerCase(), code.toLowerCase());
      for (const words of [title.en, title.zh]) assert.ok(found(words).includes(id), words);
    }
  });

  it("puts the codes of the VPC family before those of other products", () => {
    for (const words of ["subnet", "not found", "quota", "端口", "不存在"]) {
      const services = search(words)
        .slice(0, 3)
        .map(({ service }) => service);
      assert.ok(!services.some((service) => ["blb", "bcc", "sdk"].includes(service)), `${words}: ${services}`);
    }
  });

  it("puts the codes of a product that the words name before those of the others", () => {
    assert.equal(search("cce eni 不够")[0]?.service, "cce");
    assert.equal(search("vpc not found")[0]?.service, "vpc");
    assert.equal(search("blb 配额")[0]?.service, "blb");
  });

  it("finds nothing for what no entry speaks of", () => {
    assert.deepEqual(found("qwxzjkvb"), []);
    assert.deepEqual(found("  "), []);
  });
});
