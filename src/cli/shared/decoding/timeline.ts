import sparkly from "sparkly";
import type { Buckets, Burst, TimelineRow } from "../../../core/diagnose/stream/timeline.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { cleanLine } from "../../../core/text/clean.js";
import { sayInline } from "../../../core/text/language.js";
import { displayWidth, padEnd, wrap } from "../../../core/text/wrap.js";
import type { View } from "../../view.js";
import { type Style, styleFor } from "../look/style.js";

/** Codes that have a row of their own. */
const shownCodes = 10;
const latest = 8_640_000_000_000_000;

const minute = 60;
const hour = 3600;
const day = 86_400;
const units: readonly (readonly [seconds: number, name: Bilingual])[] = [
  [day, { en: "d", zh: "天" }],
  [hour, { en: "h", zh: "小时" }],
  [minute, { en: "min", zh: "分钟" }],
  [1, { en: "s", zh: "秒" }],
];
/** Lengths of a column that are easily read, in seconds. */
const columnLengths = [
  ...[1, 2, 5, 10, 15, 20, 30].flatMap((count) => [count, count * minute]),
  ...[1, 2, 3, 4, 6, 8, 12].map((count) => count * hour),
  ...[1, 2, 4, 5, 7, 10, 14, 20, 30, 60, 90, 120, 180, 365].map((count) => count * day),
].sort((a, b) => a - b);

/** What is drawn: rows of one number a column. */
interface Plot {
  readonly rows: readonly TimelineRow[];
  /** Milliseconds: where the first column begins, and how long each is. */
  readonly start: number;
  readonly length: number;
  readonly columns: number;
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

/** The shortest column, easily read where possible, of which no more than `most` cover all buckets. */
function columnLength({ start, length, rows, others }: Buckets, most: number): number {
  const end = start + length * ((rows[0] ?? others)?.counts.length ?? 1) - 1;
  const fits = (column: number): boolean =>
    column % length === 0 && Math.floor(end / column) - Math.floor(start / column) + 1 <= Math.max(1, most);
  const readable = columnLengths.map((seconds) => seconds * 1000).find(fits);
  if (readable !== undefined) return readable;
  let column = length;
  while (!fits(column)) column += length;
  return column;
}

function inColumns(buckets: Buckets, rows: readonly TimelineRow[], most: number): Plot {
  const length = columnLength(buckets, most);
  const from = Math.floor(buckets.start / length);
  const columns = Math.floor(buckets.last / length) - from + 1;
  const merged = rows.map((row) => {
    const counts = new Array<number>(columns).fill(0);
    row.counts.forEach((count, index) => {
      const column = Math.floor((buckets.start + index * buckets.length) / length) - from;
      if (count > 0) counts[column] = (counts[column] ?? 0) + count;
    });
    return { ...row, counts };
  });
  return { rows: merged, start: from * length, length, columns };
}

/** The most frequent codes, and all others as one row. */
function chosenRows({ rows, others }: Buckets, { language }: View): TimelineRow[] {
  const shown = rows.length > shownCodes + (others ? 0 : 1) ? rows.slice(0, shownCodes) : rows;
  const rest = [...rows.slice(shown.length), ...(others ? [others] : [])];
  if (rest.length === 0) return [...shown];
  const known = others ? `${rest.length - 1}+` : String(rest.length);
  const sum: TimelineRow = {
    name: sayInline({ en: `others (${known} codes)`, zh: `其他（${known} 种）` }, language),
    count: rest.reduce((total, { count }) => total + count, 0),
    counts: (rest[0]?.counts ?? []).map((_, index) => rest.reduce((total, { counts }) => total + (counts[index] ?? 0), 0)),
  };
  return [...shown, sum];
}

/** The parts of a time in UTC; years may have more digits than four. */
function partsOf(time: number): { date: string; year: string; monthDay: string; clock: string; second: string } {
  const iso = new Date(Math.max(-latest, Math.min(latest, time))).toISOString();
  const [, year = "", monthDay = "", clock = "", second = ""] = /^([+-]?\d+)-(\d\d-\d\d)T(\d\d:\d\d):(\d\d)/u.exec(iso) ?? [];
  return { date: `${year}-${monthDay}`, year, monthDay, clock, second };
}

/** Times as short as the axis allows: what all of them share is said above the plot. */
function axisLabels(times: readonly number[], length: number): string[] {
  const parts = times.map(partsOf);
  const hasOne = (key: "date" | "year"): boolean => new Set(parts.map((part) => part[key])).size === 1;
  return parts.map(({ date, monthDay, clock, second }) => {
    const time = length < minute * 1000 ? `${clock}:${second}` : clock;
    if (hasOne("date")) return time;
    const day = hasOne("year") ? monthDay : date;
    return length >= 86_400_000 ? day : `${day} ${time}`;
  });
}

/** Start, middle and end below their columns; the middle, then the end, is left out where there is no room for it. */
function axis({ start, length, columns }: Plot): string {
  const middle = Math.floor(columns / 2);
  const [left = "", centre = "", right = ""] = axisLabels([start, start + middle * length, start + columns * length], length);
  const end = columns - right.length;
  if (end <= left.length) return axisLabels([start], length)[0] ?? "";
  const at = middle - Math.floor(centre.length / 2);
  const hasCentre = at > left.length && at + centre.length < end;
  return (hasCentre ? left.padEnd(at) + centre : left).padEnd(end) + right;
}

function duration(milliseconds: number): Bilingual {
  const seconds = milliseconds / 1000;
  const [unit, name] = units.find(([unit]) => seconds % unit === 0) ?? [1, { en: "s", zh: "秒" }];
  return { en: `${seconds / unit} ${name.en}`, zh: `${seconds / unit} ${name.zh}` };
}

const drawn = ({ counts }: TimelineRow, maximum: number): string =>
  sparkly(
    counts.map((count) => (count === 0 ? "" : count)),
    { minimum: 0, maximum },
  );

/** A code, its plot and its count on one line. */
function besideNames(plot: Plot, maximum: number, nameWidth: number, countWidth: number, style: Style): string[] {
  return [
    ...plot.rows.map((row) =>
      [style.code(padEnd(row.name, nameWidth)), drawn(row, maximum), String(row.count).padStart(countWidth)].join("  "),
    ),
    " ".repeat(nameWidth + 2) + style.quiet(axis(plot)),
  ];
}

/** A code and its count above its plot, for names that would leave no room beside them. */
function belowNames(plot: Plot, maximum: number, width: number, style: Style): string[] {
  const longest = Math.max(...plot.rows.map(({ name, count }) => displayWidth(name) + `  ${count}`.length));
  const edge = Math.min(width, Math.max(plot.columns, longest));
  return [
    ...plot.rows.flatMap((row) => {
      const count = `  ${row.count}`;
      const lines = wrap(row.name, width - count.length);
      const last = lines.pop() ?? "";
      const gap = " ".repeat(Math.max(0, edge - displayWidth(last) - count.length));
      return [...lines.map(style.code), style.code(last) + gap + count, drawn(row, maximum)];
    }),
    style.quiet(axis(plot)),
  ];
}

function heading(timed: number, { first, last }: Buckets): Bilingual {
  const [from, to] = [first, last].map(partsOf).map(({ date, clock, second }) => ({ date, time: `${clock}:${second}` }));
  const start = `${from?.date} ${from?.time}`;
  const end = from?.date === to?.date ? to?.time : `${to?.date} ${to?.time}`;
  const range = start.endsWith(` ${end}`) ? { en: start, zh: start } : { en: `${start} to ${end}`, zh: `${start} 至 ${end}` };
  return { en: `${plural(timed, "error")} over time, ${range.en} UTC`, zh: `${timed} 个错误的时间分布，${range.zh} UTC` };
}

const caption = ({ length }: Plot, maximum: number): Bilingual => ({
  en: `1 column = ${duration(length).en}, █ = ${plural(maximum, "error")}, blank = none`,
  zh: `1 列 = ${duration(length).zh}，█ = ${maximum} 个错误，空白 = 无`,
});

const untimedNote = (untimed: number): Bilingual => ({
  en: `${plural(untimed, "error")} without a time ${untimed === 1 ? "is" : "are"} not shown in the plot.`,
  zh: `另有 ${untimed} 个错误没有时间，未计入图中。`,
});

const noneTimed = (untimed: number): Bilingual => ({
  en:
    untimed === 1
      ? "The error has no time, so there is no timeline."
      : `None of the ${untimed} errors has a time, so there is no timeline.`,
  zh: `找到的 ${untimed} 个错误都没有时间，无法绘制时间分布。`,
});

/** When a code began, and what else did then. */
function burstNote({ minute: at, names, count, before }: Burst): Bilingual {
  const [first = "", ...others] = names.map(cleanLine);
  const time = new Date(at).toISOString().slice(0, 16).replace("T", " ");
  const minutes = Math.floor(before / 60_000);
  return {
    en: `${first} began at ${time} UTC: ${plural(count, "error")} from then on, none in the ${minutes} min before${others.length === 0 ? "" : `. In the same minute began ${others.join(", ")}`}.`,
    zh: `${first} 从 ${time} UTC 开始出现：此后 ${count} 个，此前 ${minutes} 分钟内没有${others.length === 0 ? "" : `。同一分钟开始出现的还有 ${others.join("、")}`}。`,
  };
}

/** Errors over time: a row of bars a code on one scale, the time axis below. No line is wider than the view. */
export function renderTimeline(buckets: Buckets | null, untimed: number, burst: Burst | null, view: View): string {
  const { width, language, color } = view;
  const text = (content: Bilingual): string[] => wrap(sayInline(content, language), width);
  if (!buckets) return text(noneTimed(untimed)).join("\n");
  const style = styleFor(color);
  const rows = chosenRows(buckets, view);
  const nameWidth = Math.max(...rows.map(({ name }) => displayWidth(name)));
  const countWidth = Math.max(...rows.map(({ count }) => String(count).length));
  const room = width - nameWidth - countWidth - 4;
  const isBeside = room >= width * 0.4;
  const plot = inColumns(buckets, rows, isBeside ? room : width);
  const maximum = Math.max(...plot.rows.flatMap(({ counts }) => counts));
  const timed = rows.reduce((total, { count }) => total + count, 0);
  return [
    ...text(heading(timed, buckets)).map(style.heading),
    ...(isBeside ? besideNames(plot, maximum, nameWidth, countWidth, style) : belowNames(plot, maximum, width, style)),
    ...text(caption(plot, maximum)),
    ...(burst ? text(burstNote(burst)) : []),
    ...(untimed === 0 ? [] : text(untimedNote(untimed))),
  ].join("\n");
}
