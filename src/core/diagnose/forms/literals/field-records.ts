import { type Field, type FieldKind, fieldsIn } from "../reading/fields.js";

/** The fields of one error: at most one of each kind, in the order of the text. */
export interface FieldRecord {
  readonly fields: ReadonlyMap<FieldKind, Field>;
  readonly start: number;
  readonly end: number;
}

/** A line between the fields of a block: another field, the value that PHP writes below its name, a bracket. */
const filler =
  /^[ \t]{0,80}(?:\||[+-][-+]{2,}|[\u2500-\u257f]|["'[@$*#+-]{0,3} ?[\w.-]{1,60}(?:"?:[\w\\":]{1,120})?\]?["']?\s{0,24}(?:=>|[:=])|\$[\w$.]{1,80}\s*$|\[1\] |(?:string|int|float|bool|array|object)\(|NULL|[()[\]{},]+\s*$)/u;
const mostFillers = 12;

const lineStart = (text: string, at: number): number => text.lastIndexOf("\n", at - 1) + 1;
const lineEnd = (text: string, at: number): number => {
  const feed = text.indexOf("\n", at);
  return feed < 0 ? text.length : feed;
};

const recordOf = (fields: readonly Field[]): FieldRecord => ({
  fields: new Map(fields.map((field) => [field.kind, field])),
  start: Math.min(...fields.map(({ start }) => start)),
  end: Math.max(...fields.map(({ end }) => end)),
});

/** Lines with more fields than this are data, and no error that somebody printed. */
const mostOnLine = 64;

/**
 * The errors of a line that has one code or several. A kind that comes again begins another error; where the line has one
 * code only, the message behind it is its own, and one before it the logger's.
 */
function onLine(line: readonly Field[]): Field[][] {
  const records: Field[][] = [[]];
  const codes = line.filter(({ kind }) => kind === "code");
  const only = codes.length === 1 ? codes[0] : undefined;
  for (const field of line) {
    const record = records.at(-1) ?? [];
    const same = record.findIndex(({ kind }) => kind === field.kind);
    const isLoggers = only !== undefined && (record[same]?.start ?? 0) < only.start && field.start > only.start;
    if (same >= 0 && isLoggers) record.splice(same, 1);
    if (same >= 0 && !isLoggers) records.push([field]);
    else record.push(field);
  }
  return records;
}

/** The fields of a text by the line they begin on, with the index of the first of each line. */
function byLine(text: string, fields: readonly Field[]): { readonly first: number; readonly line: readonly Field[] }[] {
  const lines: { first: number; line: Field[] }[] = [];
  let end = -1;
  for (const [index, field] of fields.entries()) {
    if (field.start >= end) {
      end = lineEnd(text, field.start);
      lines.push({ first: index, line: [] });
    }
    lines.at(-1)?.line.push(field);
  }
  return lines;
}

/** The lines of a block between two fields are no longer than this, all together. */
const longestGap = 2000;

const lineAt = (text: string, at: number): string => text.slice(lineStart(text, at), lineEnd(text, at));

/** Whether neither the line above a field nor the one below it is of the same block, as where each was a paragraph of a page. */
function isParagraph(text: string, { start, end }: Field): boolean {
  const [from, to] = [lineStart(text, start), lineEnd(text, end)];
  return (from === 0 || !filler.test(lineAt(text, from - 1))) && (to >= text.length - 1 || !filler.test(lineAt(text, to + 1)));
}

/** Whether only lines of a block stand between two fields that follow each other. */
function isBlock(text: string, before: Field, next: Field): boolean {
  const [from, to] = [lineEnd(text, before.end) + 1, lineStart(text, next.start)];
  if (from >= to) return true;
  if (to - from > longestGap) return false;
  const lines = text.slice(from, to - 1).split("\n");
  if (lines.length === 1 && lines[0]?.trim() === "" && isParagraph(text, before) && isParagraph(text, next)) return true;
  // R sets a blank line between the members of a list, PHP behind a nested array.
  const isList = text.startsWith("$", lineStart(text, next.start));
  const isOpen = (index: number): boolean => isList || /^\s*\)$/u.test(lines[index - 1] ?? "");
  return lines.length <= mostFillers && lines.every((line, index) => (line.trim() === "" ? isOpen(index) : filler.test(line)));
}

/** What stands before the first field of an item of a list. */
const item = /^[ \t]{0,80}- $/u;
const bulletOf = (text: string, { start }: Field): string | null => item.exec(text.slice(lineStart(text, start), start))?.[0] ?? null;

/** Whether an item of a list begins with a field that belongs to none before it: in a list of fields, each is an item. */
const beginsItem = (text: string, before: Field, next: Field): boolean => {
  const bullet = bulletOf(text, next);
  return bullet !== null && bullet !== bulletOf(text, before);
};

/** The fields on the lines around one that stands alone; those before `free` belong to an error above. */
function inBlock(text: string, fields: readonly Field[], index: number, free: number): Field[] {
  const own = fields[index];
  if (!own) return [];
  const record = [own];
  const has = (kind: FieldKind): boolean => record.some((field) => field.kind === kind);
  for (let at = index - 1; at >= free; at -= 1) {
    const field = fields[at];
    const first = record[0] ?? own;
    if (!field || has(field.kind) || beginsItem(text, field, first) || !isBlock(text, field, first)) break;
    record.unshift(field);
  }
  for (let at = index + 1; at < fields.length; at += 1) {
    const field = fields[at];
    const last = record.at(-1) ?? own;
    if (!field || beginsItem(text, last, field) || !isBlock(text, last, field)) break;
    // The tool's own message stands between the service's and the status.
    if (field.kind === "message" && has("message")) continue;
    if (has(field.kind)) break;
    record.push(field);
  }
  return record;
}

const isWholeRecord = (record: readonly Field[]): boolean => record.some(({ kind }) => kind === "message" || kind === "requestId");

/** Whether a line has a code of which the rest is looked for on the lines around. */
export const needsBlock = (line: string): boolean =>
  byLine(line, fieldsIn(line)).some((field) =>
    onLine(field.line).some((record) => record.some(({ kind, value }) => kind === "code" && value !== "") && !isWholeRecord(record)),
  );

/** The records of a text, one for each code: of its line, or where it stands alone there, of the block of lines around it. */
export function recordsIn(text: string): FieldRecord[] {
  const fields = fieldsIn(text);
  let free = 0;
  return byLine(text, fields).flatMap(({ first, line }) => {
    if (line.length > mostOnLine) return [];
    return onLine(line).flatMap((record) => {
      const code = record.find(({ kind }) => kind === "code");
      if (!code || code.value === "") return [];
      const own = isWholeRecord(record) ? record : inBlock(text, fields, first + line.indexOf(code), free);
      const last = own.at(-1);
      while (last && free < fields.length && (fields[free]?.start ?? 0) <= last.start) free += 1;
      return [recordOf(own)];
    });
  });
}
