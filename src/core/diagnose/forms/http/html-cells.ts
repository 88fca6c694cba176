import type { Detector, RawError } from "../../found.js";
import { type Column, columnOf, errorOf } from "../reading/columns.js";
import { withoutEntities } from "../reading/html-text.js";

const cellForm = /<(?<tag>d[dt]|t[dh])(?: [^<>]{0,300})?>(?<content>(?:[^<]|<(?!\/?(?:d[dlt]|t[dhr]|table)\b)){0,2000})/giu;
const rowForm = /<(?:tr|dl)\b/giu;
const tags = /<[^<>]{0,300}>/gu;
/** Cells further apart than this are not of one error. */
const mostCells = 12;
/** No table of errors that somebody pasted is longer. */
const mostRows = 1000;
const longestGap = 600;

interface Cell {
  readonly text: string;
  /** What it names, if anything. */
  readonly name: Column | undefined;
  readonly start: number;
  readonly end: number;
}

/** Whether only tags and blanks part two cells. */
const isJoined = (text: string, from: number, to: number): boolean =>
  to - from <= longestGap && text.slice(from, to).replaceAll(tags, "").trim() === "";

/** The cells of a text by their rows, those that follow each other together. */
function blocksIn(text: string): Cell[][][] {
  const rows = [...text.matchAll(rowForm)].map(({ index }) => index);
  const blocks: Cell[][][] = [];
  let [row, behind] = [0, Number.NEGATIVE_INFINITY];
  for (const match of text.matchAll(cellForm)) {
    const content = match.groups?.["content"] ?? "";
    const words = withoutEntities(content.replaceAll(tags, "")).replaceAll(/\s+/gu, " ").trim();
    // A name stands on one line, by which it is known that there is more to read.
    const name = content.includes("\n") ? undefined : columnOf(words.replace(/ ?[:：]$/u, ""));
    const isFirst = !isJoined(text, behind, match.index);
    let isNewRow = isFirst;
    for (; (rows[row] ?? Number.POSITIVE_INFINITY) < match.index; row += 1) isNewRow = true;
    if (isFirst) blocks.push([]);
    if (isNewRow) blocks.at(-1)?.push([]);
    behind = match.index + match[0].length;
    blocks.at(-1)?.at(-1)?.push({ text: words, name, start: match.index, end: behind });
  }
  return blocks;
}

type Values = ReadonlyMap<Column, Cell>;

/** Whether the cells of a row head the columns below: names beside each other. */
const isHeader = (row: readonly Cell[]): boolean => row.some(({ name }, index) => name !== undefined && row[index + 1]?.name !== undefined);

/** The rows below a header, whose columns have to name a request id: a table without one is documentation. */
function rowsBelow(header: readonly Cell[], below: readonly Cell[][]): Values[] {
  if (!header.some(({ name }) => name === "requestId")) return [];
  const last = below.findIndex((row) => row.length !== header.length || row.some(({ name }) => name === "code"));
  return (last < 0 ? below : below.slice(0, last)).map(
    (row) => new Map(header.flatMap(({ name }, index) => (name && row[index] ? [[name, row[index]]] : []))),
  );
}

/** The names around that of a code, each with its value in the cell behind it. */
function pairsAround(cells: readonly Cell[], at: number): Values {
  const values = new Map<Column, Cell>();
  for (const step of [1, -1])
    for (let index = step > 0 ? at : at - 1; Math.abs(index - at) < mostCells; index += step) {
      const [cell, value] = [cells[index], cells[index + 1]];
      if (!cell || (cell.name === "code" && index !== at)) break;
      if (cell.name && value && value.name === undefined && !values.has(cell.name)) values.set(cell.name, value);
    }
  return values;
}

function read(text: string, values: Values): RawError[] {
  const places = [...values.values()];
  const [start, end] = [Math.min(...places.map((cell) => cell.start)), Math.max(...places.map((cell) => cell.end))];
  return errorOf(text, { format: "html-cells", start, end }, (column) => values.get(column)?.text || null);
}

/** The line on which a code is named in a cell. */
const nameOfCode = /<[dt][dth](?: [^<>\n]{0,300})?>(?:<[^<>\n]{0,100}>){0,3} {0,8}(?:http |error[ _-]?)?code ?[:：]? {0,8}</iu;

/** The errors of cells that follow each other. */
function inBlock(text: string, rows: readonly Cell[][]): RawError[] {
  const cells = rows.flat();
  let behind = 0;
  return rows.flatMap((row, number) => {
    const first = behind;
    behind += row.length;
    const records = isHeader(row)
      ? rowsBelow(row, rows.slice(number + 1, number + 1 + mostRows))
      : row.flatMap(({ name }, index) => (name === "code" ? [pairsAround(cells, first + index)] : []));
    return records.flatMap((values) => read(text, values));
  });
}

/** An error that a page shows in cells of HTML: each value beside its name, or rows below a header. */
export const htmlCells: Detector = {
  format: "html-cells",
  marks: ["<td", "<th", "<dt", "<dd", "<TD", "<TH", "<DT", "<DD"],
  isWithin: (line) => !nameOfCode.test(line),
  find: (text) => (nameOfCode.test(text) ? blocksIn(text).flatMap((rows) => inBlock(text, rows)) : []),
};
