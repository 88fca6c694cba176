import Table from "cli-table3";
import type { OperationGroup, OperationShape } from "../../../core/operations/model/operation.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import { displayWidth, hang, padEnd, wrap } from "../../../core/text/wrap.js";
import { groupHeading, renderOverview } from "../../shared/look/overview.js";
import { styleFor } from "../../shared/look/style.js";
import { hasBoxes, type View } from "../../view.js";
import { callOf } from "./call-line.js";

/** What of an operation stands in a list. */
export interface ListedOperation extends OperationShape {
  readonly title: Bilingual;
}

const heads = {
  name: { en: "Operation", zh: "接口" },
  call: { en: "Call", zh: "请求" },
  title: { en: "What it does", zh: "说明" },
} as const;

/** From this width on a table has a column for method and path; below, they stand under the title. */
const wide = 112;

const headOf = (key: keyof typeof heads, { language }: View): string => (language === "both" ? heads[key].en : heads[key][language]);

/** cli-table3 loses Chinese text when it wraps by itself, so each cell arrives wrapped to its column. */
function boxedTable(operations: readonly ListedOperation[], view: View): string {
  const style = styleFor(view.color);
  const longest = (texts: readonly string[]): number => Math.max(...texts.map(displayWidth));
  const isWide = view.width >= wide;
  const nameWidth = Math.min(longest([headOf("name", view), ...operations.map(({ name }) => name)]), Math.floor(view.width * 0.45));
  const callWidth = isWide ? Math.min(longest([headOf("call", view), ...operations.map(callOf)]), Math.floor(view.width * 0.4)) : 0;
  const titleWidth = view.width - nameWidth - callWidth - (isWide ? 10 : 7);
  const table = new Table({
    head: (isWide ? (["name", "call", "title"] as const) : (["name", "title"] as const)).map((key) => style.heading(headOf(key, view))),
    style: { head: [], border: [], compact: true },
  });
  table.push(
    ...operations.map((operation) => {
      const name = wrap(operation.name, nameWidth).map(style.command).join("\n");
      const title = wrap(sayInline(operation.title, view.language), titleWidth);
      const call = wrap(callOf(operation), isWide ? callWidth : titleWidth);
      return isWide ? [name, call.join("\n"), title.join("\n")] : [name, [...title, ...call.map(style.quiet)].join("\n")];
    }),
  );
  return table.toString();
}

/** `name  title`, without boxes, and the call below: for narrow terminals; in a pipe all on one line. */
function plainLines(operations: readonly ListedOperation[], view: View): string {
  const style = styleFor(view.color);
  const nameWidth = Math.min(Math.max(...operations.map(({ name }) => name.length)), view.terminal ? Math.floor(view.width * 0.5) : 40);
  const callWidth = Math.min(Math.max(...operations.map((operation) => callOf(operation).length)), 48);
  return operations
    .flatMap((operation) => {
      const title = sayInline(operation.title, view.language);
      const start = `${padEnd(operation.name, nameWidth)}  `;
      if (!view.terminal) return [`${start}${padEnd(callOf(operation), callWidth)}  ${title}`];
      const [first = "", ...rest] = hang(start, title, view.width);
      return [
        style.command(operation.name) + first.slice(operation.name.length),
        ...rest,
        ...hang("    ", callOf(operation), view.width).map(style.quiet),
      ];
    })
    .join("\n");
}

const list = (operations: readonly ListedOperation[], view: View): string =>
  hasBoxes(view) ? boxedTable(operations, view) : plainLines(operations, view);

export interface ListedGroup {
  readonly group: OperationGroup;
  readonly title: Bilingual;
  readonly members: readonly ListedOperation[];
}

const lead = (count: number): Bilingual => ({
  en: `${count} operations by group. One group: bcevpc apis --group nat; search: bcevpc apis WORDS; one operation: bcevpc apis CreateNat`,
  zh: `按分组列出，共 ${count} 个接口。只看一组：bcevpc apis --group nat；搜索：bcevpc apis 关键词；查看接口：bcevpc apis CreateNat`,
});

/** The operations by group: how many each has, then the operations; empty groups are left out. */
export function renderOperationsByGroup(all: readonly ListedGroup[], view: View): string {
  const groups = all.filter(({ members }) => members.length > 0);
  const counts = groups.map(({ group, title, members }) => ({ id: group, title, count: members.length }));
  const sum = counts.reduce((total, { count }) => total + count, 0);
  return [
    ...(groups.length > 1 ? [renderOverview(lead(sum), counts, view)] : []),
    ...groups.map(({ group, title, members }) =>
      [groupHeading({ id: group, title, count: members.length }, view), list(members, view)].join("\n"),
    ),
  ].join("\n\n");
}

/** Search results, best first. */
export const renderOperationsByRank = (operations: readonly ListedOperation[], view: View): string => list(operations, view);

/** Tab-separated, one line an operation: name, group, method, path with its action, title. */
export const renderOperationsPlain = (operations: readonly ListedOperation[], { language }: View): string =>
  operations
    .map((operation) =>
      [
        operation.name,
        operation.group,
        operation.method,
        callOf(operation).slice(operation.method.length + 1),
        sayInline(operation.title, language),
      ].join("\t"),
    )
    .join("\n");
