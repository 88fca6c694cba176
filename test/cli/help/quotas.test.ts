import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { bcevpc } from "../run.js";
import { assertDocument } from "../shipped-schemas.js";

/** A figure that a page states, as it was read off the page. */
interface Stated {
  readonly id: string;
  readonly figures: readonly number[];
  readonly operations: readonly string[];
  readonly url: string;
  readonly date: string | null;
  readonly adjustable: boolean | null;
}
interface Row {
  readonly name: string;
  readonly meaning: { readonly en: string; readonly zh: string };
  readonly example: string;
}
interface Operation {
  readonly name: string;
  readonly quotas: readonly { readonly id: string; readonly adjustable: boolean | null; readonly source: object }[];
}

const stated = JSON.parse(readFileSync(new URL("../../fixtures/quota-figures.json", import.meta.url), "utf8")) as readonly Stated[];

const numbersIn = (text: string): number[] => (text.match(/[\d,]*\d/gu) ?? []).map((number) => Number(number.replaceAll(",", "")));

describe("every figure of a quota page", () => {
  it("is in the topic of quotas, in both languages, with its page", async () => {
    assert.equal(stated.length, 31);
    const { stdout } = await bcevpc(["help", "quotas", "--json"]);
    const { rows } = JSON.parse(stdout) as { rows: readonly Row[] };
    for (const { id, figures, url, date } of stated) {
      const row = rows.find(({ name }) => name === id) ?? assert.fail(id);
      for (const figure of figures)
        for (const text of [row.meaning.en, row.meaning.zh]) assert.ok(numbersIn(text).includes(figure), `${id}: ${figure} in ${text}`);
      assert.ok(row.example.endsWith(url) && (date === null || row.example.includes(date)), `${id}: ${row.example}`);
    }
  });

  it("is shown on a terminal with a mark where it is second-hand or of an older page", async () => {
    const { stdout } = await bcevpc(["help", "quotas"], { env: { COLUMNS: "200" } });
    assert.match(stdout, /^ {2}csnQuota +5 CSN instances \(can be raised, second-hand\)/m);
    assert.match(
      stdout,
      /^ {2}eips +EIPs per account and region: 50 \(individual\) or 130 \(enterprise\).*\(can be raised, from an older page\)/m,
    );
    assert.equal(stdout.split("9jwvytur6").length, 2, "a page that many figures are from is named once");
    assert.match(stdout, /^ {2}subnetQuota +10 subnets per VPC \(can be raised\) \[1\]\n/m);
    const chinese = await bcevpc(["help", "quotas", "--lang", "zh"], { env: { COLUMNS: "200" } });
    assert.match(chinese.stdout, /个人 50 个，企业 130 个.*（可提升，出自旧版页面）/);
  });

  it("is on the pages of the operations that meet it", async () => {
    const names = [...new Set(stated.flatMap(({ operations }) => operations))];
    const { stdout } = await bcevpc(["apis", ...names, "--json"]);
    assertDocument("apis", stdout);
    const { operations } = JSON.parse(stdout) as { operations: readonly Operation[] };
    for (const { id, operations: meeting, url, date, adjustable } of stated)
      for (const name of meeting) {
        const quota = operations.find((operation) => operation.name === name)?.quotas.find((candidate) => candidate.id === id);
        const { kind: _kind, title: _title, ...source } = (quota?.source ?? {}) as { kind?: string; title?: string };
        assert.deepEqual([quota?.adjustable, source], [adjustable, { url, date }], `${name}: ${id}`);
      }
    const page = await bcevpc(["apis", "CreateNat"], { env: { COLUMNS: "200" } });
    assert.match(
      page.stdout,
      /^Quotas\n(?: {2}- .*\n)*? {2}- public IPs of an ordinary NAT gateway by spec: small 5, medium 10, large 15\n/m,
    );
    assert.match(page.stdout, /bcevpc help quotas/);
  });
});
