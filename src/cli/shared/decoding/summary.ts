import type { CodeCount, Summary } from "../../../core/diagnose/found.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import { displayWidth, hang, padEnd, wrap } from "../../../core/text/wrap.js";
import type { View } from "../../view.js";
import { bar } from "../look/bar.js";
import { styleFor } from "../look/style.js";

const heads = {
  code: { en: "Code", zh: "错误码" },
  count: { en: "Count", zh: "次数" },
  share: { en: "Share", zh: "占比" },
  first: { en: "First (UTC)", zh: "首次 (UTC)" },
  last: { en: "Last", zh: "末次" },
} as const satisfies Record<string, Bilingual>;

const retries: Record<"true" | "false" | "null", Bilingual> = {
  true: { en: "retry helps", zh: "重试有效" },
  false: { en: "retry does not help", zh: "重试无效" },
  null: { en: "retry may help", zh: "重试视情况" },
};

/** What stands for a failure that has no code. */
const nameOf = ({ code, failure, service }: CodeCount): string =>
  code === null ? `(${failure ?? "?"})` : service === null ? code : `${code} [${service}]`;

const percent = (count: number, total: number): string => `${((100 * count) / total).toFixed(1)} %`;

/** From this width on times have their year. */
const wide = 100;

/** `2026-11-20 08:00:02`, or without the year where there is no room. */
const timeText = (time: string | null, { width }: View): string =>
  (time ?? "")
    .replace(/\.\d+Z$|Z$/u, "")
    .replace("T", " ")
    .replace(width < wide ? /^\d{4}-/u : /^$/u, "");

const heading = (key: keyof typeof heads, { language }: View): string => (language === "both" ? heads[key].en : heads[key][language]);

const totals = ({ total, lines, byCode }: Summary): Bilingual => ({
  en: `${total} ${total === 1 ? "error" : "errors"} of ${byCode.length} ${byCode.length === 1 ? "kind" : "kinds"} in ${lines} ${lines === 1 ? "line" : "lines"}`,
  zh: `${lines} 行中有 ${total} 个错误，共 ${byCode.length} 种`,
});

/** A column: its heading and cell of a row; numbers stand at the right. */
interface Column {
  readonly head: string;
  readonly cell: (row: CodeCount) => string;
  readonly side: "left" | "right";
}

/** Columns that a table with times needs. */
const withTimes = 64;
const barWidth = 8;

function columnsOf({ total, byCode }: Summary, view: View): Column[] {
  const most = Math.max(...byCode.map(({ count }) => count));
  const times: readonly Column[] = [
    { head: heading("first", view), cell: ({ firstSeen }) => timeText(firstSeen, view), side: "left" },
    { head: heading("last", view), cell: ({ lastSeen }) => timeText(lastSeen, view), side: "left" },
  ];
  return [
    { head: heading("count", view), cell: ({ count }) => String(count), side: "right" },
    { head: heading("share", view), cell: ({ count }) => percent(count, total), side: "right" },
    { head: "", cell: ({ count }) => padEnd(bar(count / most, barWidth), barWidth), side: "left" },
    ...(view.width >= withTimes && byCode.some(({ firstSeen }) => firstSeen !== null) ? times : []),
  ];
}

const between = "  ";

/** What `--full` says of a code besides: status, whether a retry helps, operations, and the request ids, one a line. */
function details(row: CodeCount, view: View): string[] {
  const parts = [
    ...(row.httpStatus === null ? [] : [`HTTP ${row.httpStatus}`]),
    sayInline(retries[`${row.retryable}`], view.language),
    ...row.operations,
  ];
  return [...hang("    ", parts.join(" · "), view.width), ...row.requestIds.map((id) => `    ${id}`)];
}

/** The counts by code as a table: code, count, share, a bar, first and last time; with `full` all that is known of each. */
export function renderSummary(summary: Summary, view: View, full = false): string {
  const style = styleFor(view.color);
  const columns = columnsOf(summary, view);
  const widths = columns.map(({ head, cell }) => Math.max(displayWidth(head), ...summary.byCode.map((row) => displayWidth(cell(row)))));
  const others = widths.reduce((sum, width) => sum + width + between.length, 0);
  const names = summary.byCode.map(nameOf);
  const room = Math.max(12, view.width - others);
  const codeWidth = Math.max(displayWidth(heading("code", view)), ...names.map(displayWidth).filter((width) => width <= room));
  const cells = (texts: readonly string[]): string =>
    texts
      .map((text, index) => {
        const width = widths[index] ?? 0;
        return between + (columns[index]?.side === "right" ? " ".repeat(width - displayWidth(text)) + text : padEnd(text, width));
      })
      .join("");
  const rows = summary.byCode.flatMap((row, index) => {
    const name = names[index] ?? "";
    const rest = cells(columns.map(({ cell }) => cell(row)));
    const lines =
      displayWidth(name) > codeWidth
        ? [...wrap(name, view.width).map(style.code), " ".repeat(codeWidth) + rest]
        : [style.code(name) + " ".repeat(codeWidth - displayWidth(name)) + rest];
    return [...lines.map((line) => line.trimEnd()), ...(full ? details(row, view) : [])];
  });
  const head = (padEnd(heading("code", view), codeWidth) + cells(columns.map((column) => column.head))).trimEnd();
  return [style.heading(head), ...rows, "", sayInline(totals(summary), view.language)].join("\n");
}
