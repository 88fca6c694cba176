import Table from "cli-table3";
import type { Entry } from "../../../core/catalogue/entry.js";
import { displayWidth, wrap } from "../../../core/text/wrap.js";
import { styleFor } from "../../shared/look/style.js";
import type { View } from "../../view.js";
import { statusOf, titleOf } from "./code-cells.js";

const heads = {
  code: { en: "Code", zh: "错误码" },
  status: { en: "HTTP", zh: "HTTP" },
  title: { en: "What it means", zh: "含义" },
} as const;

const statusWidth = 4;

/** cli-table3 loses Chinese text when it wraps by itself, so each cell arrives wrapped to its column. */
const cell = (text: string, width: number): string => wrap(text, width).join("\n");

const headOf = (key: keyof typeof heads, { language }: View): string => (language === "both" ? heads[key].en : heads[key][language]);

/** `code  status  title` in boxes, for wide terminals. */
export function renderCodeTable(entries: readonly Entry[], view: View, withService: boolean): string {
  const style = styleFor(view.color);
  const longest = Math.max(...entries.map(({ code }) => code.length), displayWidth(headOf("code", view)));
  const codeWidth = Math.min(longest, Math.floor(view.width * 0.5));
  // Each of the three cells has a border and two blanks, and one border closes the row.
  const titleWidth = view.width - codeWidth - statusWidth - 10;
  const rows = entries.map((entry) => [
    wrap(entry.code, codeWidth).map(style.code).join("\n"),
    statusOf(entry),
    cell(titleOf(entry, view, withService), titleWidth),
  ]);
  const table = new Table({
    head: [headOf("code", view), headOf("status", view), headOf("title", view)].map(style.heading),
    style: { head: [], border: [], compact: true },
  });
  table.push(...rows);
  return table.toString();
}
