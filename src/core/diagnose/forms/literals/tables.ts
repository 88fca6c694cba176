import type { Detector, RawError } from "../../found.js";
import { type Column, columnOf, errorOf } from "../reading/columns.js";

/** A line that may name the columns of a table in which errors are rows. */
const header = /(?<![\w-])(?:error_?)?code["'`]?(?=[ \t]{0,40}[|│┃,\t\n]|[ \t]{2}|[ \t]{0,8}$)/gimu;
const longestHeader = 600;
/** A line between rows, of signs or of the parts of boxes. */
const rule = /^[\s|+:\u2500-\u257f-]{3,}$/u;
/** No table of errors that somebody pasted is longer. */
const mostRows = 1000;

interface Cell {
  readonly text: string;
  readonly start: number;
}

const bare = (cell: string): string => cell.trim().replaceAll(/^["'`]|["'`]$/gu, "");

/** The cells of a line between separators; a quoted cell of CSV may have commas. */
function separated(line: string, separator: string): Cell[] {
  const pattern =
    separator === "," ? /(?<![^,])(?:"(?:[^"]|"")*"|[^,"]*)(?:,|$)/gu : new RegExp(`[^${separator}]*(?:${separator}|$)`, "gu");
  return [...line.matchAll(pattern)]
    .filter(({ 0: cell }) => cell !== "")
    .map(({ 0: cell, index }) => ({
      text: bare(cell.endsWith(separator) ? cell.slice(0, -1) : cell),
      start: index,
    }));
}

/** The words of a line that blanks set apart, as `Format-Table` aligns them. */
const aligned = (line: string): Cell[] => [...line.matchAll(/\S+(?: \S+)*/gu)].map(({ 0: text, index }) => ({ text, start: index }));

/** The same where strokes below the names say where each begins: a name may have blanks, or stand one blank from the next. */
function underlined(line: string, strokes: string): Cell[] {
  const starts = [...strokes.matchAll(/-+/gu)].map(({ index }) => index);
  return starts.map((start, index) => ({ text: line.slice(start, starts[index + 1]).trim(), start }));
}
const strokesOnly = /^[ \t]*-{2,}(?:[ \t]+-{2,}){1,40}[ \t]*$/u;

interface Table {
  readonly columns: ReadonlyMap<Column, number>;
  cells(line: string): readonly string[];
}

/** The table that a line heads with what is below it, or none: it has a column for the code and one for the request id, without which it is documentation. */
function tableOf(line: string, below: string): Table | null {
  const separator = ["|", "│", "┃", "\t", ","].find((sign) => line.includes(sign));
  const words = strokesOnly.test(below) ? underlined(line, below) : aligned(line);
  const head = separator === undefined ? words : separated(line, separator);
  const columns = new Map(
    head.flatMap(({ text }, index) => {
      const kind = columnOf(text);
      return kind === undefined ? [] : [[kind, index] as const];
    }),
  );
  if (!columns.has("code") || !columns.has("requestId")) return null;
  if (separator !== undefined) return { columns, cells: (row) => separated(row, separator).map(({ text }) => text) };
  const starts = head.map(({ start }) => start);
  return {
    columns,
    cells: (row) => {
      const all = aligned(row).map(({ text }) => text);
      // Names and numbers may end where their column does; pandas counts the rows in a column without a name.
      if (all.length === head.length || (all.length === head.length + 1 && /^\d{1,6}$/u.test(all[0] ?? ""))) return all.slice(-head.length);
      return starts.map((start, index) => row.slice(start, starts[index + 1]).trim());
    },
  };
}

function readRow(text: string, row: Cell, table: Table): RawError[] {
  const cells = table.cells(row.text);
  const cell = (column: Column): string | null => cells[table.columns.get(column) ?? -1] || null;
  return cell("requestId") === null ? [] : errorOf(text, { format: "table", start: row.start, end: row.start + row.text.length }, cell);
}

/** The rows below a header, up to a blank line. */
function rowsBelow(text: string, from: number): Cell[] {
  const rows: Cell[] = [];
  for (let start = from; start < text.length && rows.length < mostRows; ) {
    const feed = text.indexOf("\n", start);
    const end = feed < 0 ? text.length : feed;
    const line = text.slice(start, end);
    if (line.trim() === "") break;
    if (!rule.test(line)) rows.push({ text: line, start });
    start = end + 1;
  }
  return rows;
}

/** Errors that are rows of a table whose header names the members: Markdown, CSV, TSV, PowerShell's `Format-Table`. */
export const tables: Detector = {
  format: "table",
  marks: ["code", "Code", "CODE"],
  // Strokes on the next line may part its names.
  isWithin: (line) => line.search(header) < 0 || (tableOf(line, "") === null && !/request_?id/iu.test(line)),
  find: (text) => {
    let behind = 0;
    return [...text.matchAll(header)].flatMap(({ index }) => {
      if (index < behind) return [];
      const start = text.lastIndexOf("\n", index) + 1;
      const feed = text.indexOf("\n", index);
      behind = feed < 0 ? text.length : feed + 1;
      const [below = ""] = text.slice(behind, behind + longestHeader).split("\n", 1);
      const table = behind - start > longestHeader ? null : tableOf(text.slice(start, behind).trimEnd(), below);
      return table ? rowsBelow(text, behind).flatMap((row) => readRow(text, row, table)) : [];
    });
  },
};
