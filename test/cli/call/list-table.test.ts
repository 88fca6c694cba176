import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { renderListTable } from "../../../src/cli/verbs/call/list-table.js";
import type { View } from "../../../src/cli/view.js";
import { displayWidth } from "../../../src/core/text/wrap.js";

const view = (width: number, terminal = true): View => ({ color: false, width, language: "en", terminal });
const squeezed = (text: string): string => text.replaceAll(/\s/g, "");

/** Texts of the columns of a table with boxes, its lines joined. */
function columnsOf(table: string): string[] {
  const rows = table
    .split("\n")
    .filter((line) => line.startsWith("│"))
    .map((line) => line.split("│").slice(1, -1));
  return (rows[0] ?? []).map((_, column) => squeezed(rows.map((cells) => cells[column]).join("")));
}

describe("a list as a table", () => {
  const text = fc.string({ unit: fc.constantFrom(..."网络云abcXYZ 0-./测试。，（）😀é"), maxLength: 60 });
  const name = fc.constantFrom("vpcId", "name", "名称", "cidr", "description");
  const rows = fc.array(fc.dictionary(name, text, { minKeys: 1 }), { minLength: 1, maxLength: 4 });

  it("loses no character of any cell or name, at any width, and no line is wider than the screen", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 60, max: 160 }), (list, width) => {
        const table = renderListTable({ list }, view(width));
        const all = [...new Set(list.flatMap((row) => Object.keys(row)))];
        const filled = all.filter((key) => list.some((row) => squeezed(row[key] ?? "") !== ""));
        const names = filled.length > 0 ? filled : all;
        for (const line of table.split("\n")) assert.ok(displayWidth(line) <= width, line);
        if (!table.includes("│")) {
          for (const key of names) for (const row of list) assert.ok(squeezed(table).includes(squeezed(row[key] ?? "")), key);
          return;
        }
        const columns = columnsOf(table);
        assert.deepEqual(
          columns,
          names.map((key) => squeezed(key + list.map((row) => row[key] ?? "").join(""))),
        );
      }),
    );
  });

  it("has no boxes below 60 columns, in a pipe, and where the columns do not fit; nothing is lost there either", () => {
    const wide = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`column${index}`, "网络"]));
    for (const [shown, list] of [
      [view(59), [{ name: "网络".repeat(40) }]],
      [view(80, false), [{ name: "网络".repeat(40) }]],
      [view(80), [wide]],
    ] as const) {
      const blocks = renderListTable(list, shown);
      assert.doesNotMatch(blocks, /[│┌]/);
      for (const [key, value] of Object.entries(list[0] ?? {})) assert.ok(squeezed(blocks).includes(key + value), blocks);
      if (shown.terminal) for (const line of blocks.split("\n")) assert.ok(displayWidth(line) <= shown.width, line);
    }
  });

  it("shows what is nested as JSON, and no column in which nothing stands", () => {
    const list = [{ tags: [{ k: "v" }], none: null, empty: [], blank: "", flag: false, count: 0 }];
    assert.deepEqual(columnsOf(renderListTable(list, view(120))), ['tags[{"k":"v"}]', "flagfalse", "count0"]);
  });

  it("never breaks an id or an address: a text gives way, and where none can, blocks do", () => {
    const ids = { vpcId: "vpc-gb9u8pisglfg", requestId: "c4abab14-ebc4-4eb0-85d2-03c4d51eed18", cidr: "192.168.0.0/16" };
    const table = renderListTable([{ ...ids, description: "a long text that may well be broken" }], view(100));
    assert.match(table, /│/);
    for (const value of Object.values(ids)) assert.ok(table.includes(value), table);
    const blocks = renderListTable([ids], view(70));
    assert.doesNotMatch(blocks, /│/);
    for (const value of Object.values(ids)) assert.ok(blocks.includes(value), blocks);
  });

  it("holds nothing that a terminal would obey, be it in a cell or in a name", () => {
    for (const width of [50, 120]) {
      const table = renderListTable([{ "na\u001b[2Jme": "a\u001b]0;x\u0007b\u009b1mc\u202e", n: "\u001b[31m" }], view(width));
      assert.doesNotMatch(table, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
      assert.match(squeezed(table), /name.*abc/);
    }
  });
});
