import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, it } from "node:test";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import type { Entry } from "../../../src/core/catalogue/entry.js";
import { loadOperations } from "../../../src/core/operations/lookup/operations.js";

interface PageRow {
  readonly service: string;
  readonly code: string;
  readonly httpStatus: number | null;
  readonly message: string | null;
  readonly evidence: string;
  /** Whether the whole row could be read. */
  readonly complete: boolean;
  readonly page: string;
  readonly date: string | null;
}

const fixture = async <Content>(name: string): Promise<Content> =>
  JSON.parse(await readFile(new URL(`../../fixtures/${name}`, import.meta.url), "utf8"));
const rows = await fixture<readonly PageRow[]>("operation-page-rows.json");
const officialPages = new Set(await fixture<readonly string[]>("official-pages.json"));
const entries = await loadEveryEntry();
const operationNames = (await loadOperations()).map(({ name }) => name);

const isCut = ({ complete, httpStatus }: PageRow): boolean => !complete && httpStatus === null;

describe("the codes that pages of single operations and tables of neighbours have", () => {
  it("stand in the catalogue once each, with code, status and message as read", () => {
    const failures = rows.flatMap((row) => {
      const same = entries.filter(
        ({ service, code, httpStatus, message }) =>
          service === row.service &&
          code === row.code &&
          httpStatus === row.httpStatus &&
          // Messages of events are not in the table; the driver's source has some of them.
          (message === row.message || (service === "cce" && row.message === null)),
      );
      return same.length === 1 && same[0]?.evidence === row.evidence ? [] : [`${row.service}/${row.code}: ${same.length}`];
    });
    assert.deepEqual(failures, []);
    assert.equal(rows.length, 66);
  });

  it("cite the page, with its date", () => {
    for (const row of rows.filter(({ service }) => service !== "blb")) {
      const entry = entries.find(
        ({ service, code, message }) => service === row.service && code === row.code && (message === row.message || row.message === null),
      );
      assert.ok(
        entry?.sources.some(({ url, date }) => url === row.page && (row.date === null || date === row.date)),
        `${row.service}/${row.code} does not cite ${row.page}`,
      );
    }
  });

  it("say so where a row was read in part only", () => {
    const cut = rows.filter(isCut);
    assert.deepEqual(
      cut.map(({ code }) => code),
      ["Esg.EsgRuleIpAddressEmpty", "Esg.EsgDescTooLong"],
    );
    for (const { code } of rows.filter(({ complete }) => !complete)) {
      const entry = entries.find((candidate) => candidate.code === code);
      assert.match(entry?.meaning.en ?? "", /only .* is known/u, code);
      assert.match(entry?.meaning.zh ?? "", /只知道/u, code);
    }
  });
});

/** What CCE's network plug-in writes as the reason of an event, a code or the label of a metric, by its source. */
const printedByPlugIn =
  "ENIIPCapacityExceed SubnetNoMoreIP WaitCreateMoreENI ENICapacityExceed IPPoolExhausted NoMoreIP NoAvailableSubnet NoAvailableSubnetToBorrowIP OpenAPIError VPCQuotaLimitExceeded RouteRuleExceededQuota CreateRouteRuleFailed DeleteRouteRuleFailed AttachENIFailed AttachingENIError DeleteENIFailed FailedCreateENI FailedCreateExternalENI FailedBorrowSubnet FailedBorrowEniIPs MetaAPIError01 MetaAPIError02";

describe("the codes that CCE's network plug-in prints", () => {
  it("stand in the catalogue", () => {
    const known = new Set(entries.filter(({ service }) => service === "cce").map(({ code }) => code as string));
    assert.deepEqual(
      printedByPlugIn.split(" ").filter((code) => !known.has(code)),
      [],
    );
  });
});

/** Operations that a cause names for comparison or as the step before, not as those that raise the code. */
const asides: ReadonlySet<string> = new Set([
  "nat/RequestVpcIdEmpty GetNat",
  "nat/PaymentTimingEmpty PurchaseReservedNat",
  "eni/EniAndDeviceNotInSameAzException CreateEni",
]);

describe("what an entry claims", () => {
  const documented = (entry: Entry): readonly string[] => [
    ...(entry.evidence === "documented" ? ["the entry"] : []),
    ...[...entry.causes, ...entry.fixes].filter(({ basis }) => basis === "documented").map(({ en }) => en),
  ];

  it("is documented only with a page of the official documentation among its sources", () => {
    const failures = entries
      .filter((entry) => !entry.sources.some(({ url }) => url !== null && officialPages.has(url)))
      .flatMap((entry) => documented(entry).map((claim) => `${entry.id}: ${claim}`));
    assert.deepEqual(failures, []);
  });

  it("cites pages that somebody else's restatement is not among, and each listed page somewhere", () => {
    for (const page of officialPages) assert.match(page, /^https:\/\/(?:(?:intl\.)?cloud\.baidu\.com|github\.com\/baidubce)\//u);
    const cited = new Set(entries.flatMap(({ sources }) => sources.map(({ url }) => url)));
    assert.deepEqual(
      [...officialPages].filter((page) => !cited.has(page)),
      [],
    );
  });

  it("is of operations in its list: one that a cause says to raise the code", () => {
    const named = (text: string): string[] => operationNames.filter((name) => new RegExp(`\\b${name}\\b`, "u").test(text));
    const failures = entries
      .filter(({ operations }) => operations.length > 0)
      .flatMap((entry) =>
        entry.causes
          .flatMap(({ en }) => named(en))
          .filter((name) => !(entry.operations as readonly string[]).includes(name) && !asides.has(`${entry.id} ${name}`))
          .map((name) => `${entry.id} names ${name}`),
      );
    assert.deepEqual(failures, []);
  });
});
