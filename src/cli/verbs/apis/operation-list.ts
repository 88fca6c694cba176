import Table from "cli-table3";
import type { OperationGroup, OperationShape } from "../../../core/operations/model/operation.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import { displayWidth, hang, padEnd, wrap } from "../../../core/text/wrap.js";
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

/** From this width on a table has room for method and path. */
const wide = 112;

const headOf = (key: keyof typeof heads, { language }: View): string => (language === "both" ? heads[key].en : heads[key][language]);

/** cli-table3 loses Chinese text when it wraps by itself, so each cell arrives wrapped to its column. */
function boxedTable(operations: readonly ListedOperation[], view: View): string {
  const style = styleFor(view.color);
  const longest = (texts: readonly string[]): number => Math.max(...texts.map(displayWidth));
  const nameWidth = Math.min(longest([headOf("name", view), ...operations.map(({ name }) => name)]), Math.floor(view.width * 0.5));
  const callWidth =
    view.width < wide ? null : Math.min(longest([headOf("call", view), ...operations.map(callOf)]), Math.floor(view.width * 0.4));
  const columns = callWidth === null ? 2 : 3;
  const titleWidth = view.width - nameWidth - (callWidth ?? 0) - 3 * columns - 1;
  const cells = (name: readonly string[], call: string, title: string): string[] => [
    name.join("\n"),
    ...(callWidth === null ? [] : [wrap(call, callWidth).join("\n")]),
    wrap(title, titleWidth).join("\n"),
  ];
  const table = new Table({
    head: cells([headOf("name", view)], headOf("call", view), headOf("title", view)).map(style.heading),
    style: { head: [], border: [], compact: true },
  });
  table.push(
    ...operations.map((operation) =>
      cells(wrap(operation.name, nameWidth).map(style.command), callOf(operation), sayInline(operation.title, view.language)),
    ),
  );
  return table.toString();
}

/** `name  title`, without boxes: for pipes and narrow terminals. */
function plainLines(operations: readonly ListedOperation[], view: View): string {
  const style = styleFor(view.color);
  const nameWidth = Math.min(Math.max(...operations.map(({ name }) => name.length)), view.terminal ? Math.floor(view.width * 0.5) : 40);
  const width = view.terminal ? view.width : Math.max(view.width, 120);
  return operations
    .flatMap(({ name, title }) => {
      const [first = "", ...rest] = hang(`${padEnd(name, nameWidth)}  `, sayInline(title, view.language), width);
      return [style.command(name) + first.slice(name.length), ...rest];
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

/** The operations by group; empty groups are left out. */
export const renderOperationsByGroup = (groups: readonly ListedGroup[], view: View): string =>
  groups
    .filter(({ members }) => members.length > 0)
    .map(({ group, title, members }) => {
      const heading = wrap(`${sayInline(title, view.language)}  [${group}, ${members.length}]`, view.width);
      return [...heading.map(styleFor(view.color).heading), list(members, view)].join("\n");
    })
    .join("\n\n");

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
