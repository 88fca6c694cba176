import type { Detector, RawError } from "../../found.js";
import { type Column, columnOf, errorOf } from "../reading/columns.js";

/** A line of names, set apart by blanks; each ends where its column does. */
const namesLine = /^(?=[^\n]{0,400}(?:[ \t]{2}|[ \t]$))[ \t]{0,400}[\w.]{1,60}(?:[ \t]{1,400}[\w.]{1,60}){0,9}[ \t]{0,4}$/u;
const codeName = / {6}[Cc]ode(?=[ \t]{1,400}[\w.]|[ \t]{0,4}$)/gmu;
const longestLine = 2000;
/** How many lines of names, each with its values below, a vector is wrapped into. */
const mostBlocks = 8;
const mostRows = 1000;

interface Line {
  readonly text: string;
  readonly start: number;
}

interface Name {
  readonly column: Column | undefined;
  readonly end: number;
}

type Values = Map<Column, string>;

const namesOf = ({ text }: Line): Name[] =>
  namesLine.test(text)
    ? [...text.matchAll(/[\w.]+/gu)].map(({ 0: word, index }) => ({ column: columnOf(word), end: index + word.length }))
    : [];

/** The values below names, each ending where its name does; null where they do not. */
function valuesBelow(names: readonly Name[], { text }: Line): Values | null {
  const values: Values = new Map();
  let from = 0;
  for (const { column, end } of names) {
    const value = text.slice(from, end).trim();
    if (value === "" || /\s/u.test(text[end - 1] ?? " ") || /\S/u.test(text[end] ?? " ")) return null;
    if (column !== undefined) values.set(column, value);
    from = end;
  }
  return text.slice(from).trim() === "" ? values : null;
}

const quoted = /^"(?<text>(?:[^"\\]|\\.)*)"$/u;
const isQuoted = (values: Values): boolean => [...values.values()].every((value) => quoted.test(value));
const plain = (value: string): string => (quoted.exec(value)?.groups?.["text"] ?? value).replaceAll(/\\(.)/gu, "$1");

function linesIn(text: string): Line[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const read = { text: line, start };
    start += line.length + 1;
    return read;
  });
}

interface Row {
  readonly values: Values;
  readonly first: Line;
  readonly last: Line;
}

/** A vector: the names and values that are wrapped into the lines before and behind are its own. */
function vectorAt(lines: readonly Line[], at: number, own: Values): Row {
  const values = new Map(own);
  let [first, last] = [at, at + 1];
  for (const step of [2, -2])
    for (let block = 1; block < mostBlocks; block += 1) {
      const [line, below] = [lines[at + step * block], lines[at + step * block + 1]];
      const names = line ? namesOf(line) : [];
      const more = below && names.length > 0 ? valuesBelow(names, below) : null;
      if (!more || !isQuoted(more) || more.has("code")) break;
      for (const [column, value] of more) values.set(column, value);
      if (step > 0) last = at + step * block + 1;
      else first = at + step * block;
    }
  return { values, first: lines[first] ?? { text: "", start: 0 }, last: lines[last] ?? { text: "", start: 0 } };
}

/** The rows of a data frame, which are numbered. */
function rowsAt(lines: readonly Line[], at: number, names: readonly Name[]): Row[] {
  if (!names.some(({ column }) => column === "requestId")) return [];
  const rows: Row[] = [];
  for (const line of lines.slice(at + 1, at + 1 + mostRows)) {
    const [number = ""] = /^\s{0,8}\d{1,6} /u.exec(line.text) ?? [];
    const values = number === "" ? null : valuesBelow(names, { ...line, text: line.text.replace(number, " ".repeat(number.length)) });
    if (!values) break;
    rows.push({ values, first: line, last: line });
  }
  return rows;
}

function read(text: string, { values, first, last }: Row): RawError[] {
  return errorOf(text, { format: "r-print", start: first.start, end: last.start + last.text.length }, (column) => {
    const value = values.get(column);
    return value === undefined || value === "NA" ? null : plain(value) || null;
  });
}

const hasNames = (line: string): boolean => line.length < longestLine && line.search(codeName) >= 0 && namesLine.test(line);

/** Whether a code is named on a line of names: looked for first, it is rare. */
const namesCode = (text: string): boolean =>
  [...text.matchAll(codeName)].some(({ index }) => {
    const start = text.lastIndexOf("\n", index) + 1;
    const [line = ""] = text.slice(start, start + longestLine).split("\n", 1);
    return namesLine.test(line);
  });

/** What R prints of a named vector, its values below their names and quoted, and of a data frame. */
export const rPrint: Detector = {
  format: "r-print",
  // A code is longer than its name, so that blanks stand before that.
  marks: ["      code", "      Code"],
  isWithin: (line) => !hasNames(line),
  find: (text) => {
    if (!namesCode(text)) return [];
    const lines = linesIn(text);
    return lines.flatMap((line, at) => {
      const below = lines[at + 1];
      if (!below || !hasNames(line.text)) return [];
      const names = namesOf(line);
      const values = valuesBelow(names, below);
      const printed = values && isQuoted(values) ? [vectorAt(lines, at, values)] : rowsAt(lines, at, names);
      return printed.flatMap((record) => read(text, record));
    });
  },
};
