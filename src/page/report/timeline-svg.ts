import type { Buckets, TimelineRow } from "../../core/diagnose/stream/timeline.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { type Content, Html, html, named } from "../html.js";

/** Codes that have a row of their own. */
const mostRows = 10;
const mostBars = 120;
const [left, right, rowHeight, barWidth, widestBar] = [190, 60, 26, 6, 24];
/** So that the first and the last time stand beside each other. */
const leastWidth = 320;

/** Fewer and longer columns, so that each can be seen. */
function merged({ counts, ...row }: TimelineRow, factor: number): TimelineRow {
  const columns = Array.from({ length: Math.ceil(counts.length / factor) }, (_, at) =>
    counts.slice(at * factor, (at + 1) * factor).reduce((sum, count) => sum + count, 0),
  );
  return { ...row, counts: columns };
}

const time = (milliseconds: number): string => new Date(milliseconds).toISOString().replace(/\.\d+Z$/u, "Z");

/** A name in what room there is. */
const shortened = (name: string): string => (name.length > 24 ? `${name.slice(0, 23)}…` : name);

function bars(row: TimelineRow, index: number, most: number, step: number, timeOf: (column: number) => string): Content {
  const bottom = (index + 1) * rowHeight - 4;
  return row.counts.map((count, column) => {
    if (count === 0) return null;
    const height = Math.max(2, Math.round((count / most) * (rowHeight - 7)));
    return html`<rect x="${Math.round(left + column * step)}" y="${bottom - height}" width="${Math.min(widestBar, Math.floor(step) - 1)}" height="${height}"><title>${row.name}: ${count}, ${timeOf(column)}</title></rect>`;
  });
}

/** Errors over time, a row of bars a code on one scale. The table of kinds says the same in words. */
export function timelineSvg({ rows, others, start, length, first, last }: Buckets, label: Bilingual): Html {
  const shown = [...rows.slice(0, mostRows), ...(others && rows.length <= mostRows ? [{ ...others, name: "…" }] : [])];
  const factor = Math.ceil((shown[0]?.counts.length ?? 1) / mostBars);
  const drawn = shown.map((row) => merged(row, factor));
  const most = Math.max(1, ...drawn.flatMap(({ counts }) => counts));
  const columns = drawn[0]?.counts.length ?? 1;
  const plotWidth = Math.max(columns * barWidth, leastWidth);
  const width = left + plotWidth + right;
  const timeOf = (column: number): string => time(start + column * length * factor);
  const bottom = drawn.length * rowHeight;
  const lines = drawn.map(
    (row, index) => html`<text x="${left - 10}" y="${(index + 1) * rowHeight - 8}" text-anchor="end">${shortened(row.name)}</text>
<line x1="${left}" x2="${width - right}" y1="${(index + 1) * rowHeight - 3.5}" y2="${(index + 1) * rowHeight - 3.5}"></line>
${bars(row, index, most, plotWidth / columns, timeOf)}<text x="${width - right + 8}" y="${(index + 1) * rowHeight - 8}">${row.count}</text>`,
  );
  return html`<svg viewBox="0 0 ${width} ${bottom + 24}" role="img" ${named(label)}>${lines}
<text x="${left}" y="${bottom + 16}">${time(first)}</text>${new Html(first === last ? "" : `<text x="${width - right}" y="${bottom + 16}" text-anchor="end">${time(last)}</text>`)}</svg>`;
}
