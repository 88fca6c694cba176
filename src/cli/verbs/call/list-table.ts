import Table from "cli-table3";
import { cleanLine } from "../../../core/text/clean.js";
import { isKeptNumber, writeJson } from "../../../core/text/json.js";
import { displayWidth, hang, padEnd, wrap } from "../../../core/text/wrap.js";
import { styleFor } from "../../shared/look/style.js";
import { hasBoxes, type View } from "../../view.js";

type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !isKeptNumber(value);

/** A value on one line: texts as they are, what is nested as JSON, nothing for null. */
const cellText = (value: unknown): string =>
  cleanLine(typeof value === "string" ? value : value === null || value === undefined ? "" : writeJson(value));

/** The rows in a document: itself, or the list in it, or the document as its only row. */
function rowsOf(content: unknown): readonly Row[] {
  const list = Array.isArray(content) ? content : isRow(content) ? Object.values(content).find((value) => Array.isArray(value)) : undefined;
  if (Array.isArray(list)) return list.map((item: unknown) => (isRow(item) ? item : { value: item }));
  return [isRow(content) ? content : { value: content }];
}

/** A border and two blanks a column, and one border at the end. */
const frame = (columns: number): number => columns * 3 + 1;
const narrowest = 6;

/** Ids, addresses, times and paths, which nobody can copy once they are broken. */
const whole = /^[\w.:/@-]{1,40}$/u;

/** The least a column can have: its longest word that must stay whole, or a few letters of a text. */
function leastWidth(column: string, rows: readonly Row[]): number {
  const words = rows.map((row) => cellText(row[column])).filter((text) => whole.test(text));
  return Math.max(narrowest, ...words.map(displayWidth));
}

/** Nothing, or a list or object without members. */
const isEmpty = (value: unknown): boolean => /^(?:\[\]|\{\})?$/u.test(cellText(value).trim());

/** Widths that fit the line: the widest columns that may give way do so first. Null when even the narrowest do not fit. */
function fitColumns(natural: readonly number[], least: readonly number[], available: number): number[] | null {
  const widths = [...natural];
  const sum = (): number => widths.reduce((total, width) => total + width, 0);
  const canGive = (index: number): number => (widths[index] ?? 0) - Math.min(least[index] ?? 0, natural[index] ?? 0);
  while (sum() > available) {
    const open = widths.map((_, index) => index).filter((index) => canGive(index) > 0);
    const [widest] = open.toSorted((first, second) => (widths[second] ?? 0) - (widths[first] ?? 0));
    if (widest === undefined) return null;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function boxes(columns: readonly string[], rows: readonly Row[], widths: readonly number[], view: View): string {
  const style = styleFor(view.color);
  // cli-table3 loses Chinese text when it wraps by itself, so each cell arrives wrapped to its column.
  const cell = (text: string, index: number): string[] => wrap(text, widths[index] ?? narrowest);
  const table = new Table({
    head: columns.map((column, index) => cell(cleanLine(column), index).map(style.heading).join("\n")),
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) table.push(columns.map((column, index) => cell(cellText(row[column]), index).join("\n")));
  return table.toString();
}

/** One block a row, `name  value`: for pipes, narrow terminals and rows with too many columns. */
function blocks(columns: readonly string[], rows: readonly Row[], view: View): string {
  const style = styleFor(view.color);
  const names = columns.map(cleanLine);
  const width = Math.max(...names.map(displayWidth)) + 2;
  return rows
    .map((row) =>
      columns
        .flatMap((column, index) => {
          const name = padEnd(names[index] ?? "", width);
          const text = cellText(row[column]);
          const lines = view.terminal ? hang(name, text, view.width) : [name + text];
          return lines.map((line, at) => (at === 0 ? style.command(name) + line.slice(name.length) : line).trimEnd());
        })
        .join("\n"),
    )
    .join("\n\n");
}

/** A list as a table with one column a member; as blocks where a table does not fit. No character of a cell is lost. */
export function renderListTable(content: unknown, view: View): string {
  const rows = rowsOf(content);
  const named = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const filled = named.filter((column) => rows.some((row) => !isEmpty(row[column])));
  const columns = filled.length > 0 ? filled : named;
  if (columns.length === 0) return "";
  const natural = columns.map((column) =>
    rows.reduce((widest, row) => Math.max(widest, displayWidth(cellText(row[column]))), displayWidth(cleanLine(column))),
  );
  const widths = hasBoxes(view)
    ? fitColumns(
        natural,
        columns.map((column) => leastWidth(column, rows)),
        view.width - frame(columns.length),
      )
    : null;
  return widths ? boxes(columns, rows, widths, view) : blocks(columns, rows, view);
}
