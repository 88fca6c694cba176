import Table from "cli-table3";
import type { CodeCount, Summary } from "../../../core/diagnose/found.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import { displayWidth, hang, padEnd, wrap } from "../../../core/text/wrap.js";
import { hasBoxes, type View } from "../../view.js";
import { styleFor } from "../look/style.js";

const heads = {
  code: { en: "Code", zh: "错误码" },
  count: { en: "Count", zh: "次数" },
  share: { en: "Share", zh: "占比" },
  times: { en: "First, last (UTC)", zh: "首次、末次 (UTC)" },
  status: { en: "HTTP", zh: "HTTP" },
  retry: { en: "Retry", zh: "重试" },
  operation: { en: "Operation", zh: "接口" },
  ids: { en: "Request ids", zh: "requestId" },
} as const satisfies Record<string, Bilingual>;

const retries: Record<"true" | "false" | "null", Bilingual> = {
  true: { en: "helps", zh: "有用" },
  false: { en: "no", zh: "无效" },
  null: { en: "depends", zh: "视情况" },
};

/** What stands for a failure that has no code. */
const nameOf = ({ code, failure, service }: CodeCount): string =>
  code === null ? `(${failure ?? "?"})` : service === null ? code : `${code} [${service}]`;

const percent = (count: number, total: number): string => `${((100 * count) / total).toFixed(1)} %`;

const second = (time: string): string =>
  time
    .replace(/\.\d+Z$/u, "")
    .replace("T", " ")
    .replace(/Z$/u, "");

const timesOf = ({ firstSeen, lastSeen }: CodeCount): string[] =>
  firstSeen === null || lastSeen === null ? [] : firstSeen === lastSeen ? [second(firstSeen)] : [second(firstSeen), second(lastSeen)];

const heading = (key: keyof typeof heads, { language }: View): string => (language === "both" ? heads[key].en : heads[key][language]);

const totals = ({ total, lines, byCode }: Summary): Bilingual => ({
  en: `${total} ${total === 1 ? "error" : "errors"} of ${byCode.length} ${byCode.length === 1 ? "kind" : "kinds"} in ${lines} ${lines === 1 ? "line" : "lines"}`,
  zh: `${lines} 行中有 ${total} 个错误，共 ${byCode.length} 种`,
});

/** Widths of the columns besides the code's. */
const fixed = { count: 7, share: 7, times: 19, status: 4, retry: 7 } as const;
const idWidth = 36;
const operationWidth = 16;

function boxedTable({ total, byCode }: Summary, view: View): string {
  const style = styleFor(view.color);
  const withOperations = byCode.some(({ operations }) => operations.length > 0);
  const withIds = view.width >= (withOperations ? 150 : 130);
  const names = byCode.map(nameOf);
  const borders = 3 * (6 + Number(withIds) + Number(withOperations)) + 1;
  const others =
    Object.values(fixed).reduce((sum, width) => sum + width, 0) + (withIds ? idWidth : 0) + (withOperations ? operationWidth : 0);
  const codeWidth = Math.max(12, Math.min(Math.max(...names.map(displayWidth)), view.width - borders - others));
  const optional = [...(withOperations ? (["operation"] as const) : []), ...(withIds ? (["ids"] as const) : [])];
  const keys = ["code", "count", "share", "times", "status", "retry", ...optional] as const;
  const table = new Table({
    head: keys.map((key) => style.heading(heading(key, view))),
    colAligns: ["left", "right", "right", "left", "right", "left", "left", "left"],
    style: { head: [], border: [], compact: true },
  });
  table.push(
    ...byCode.map((row) => [
      wrap(nameOf(row), codeWidth).map(style.code).join("\n"),
      String(row.count),
      percent(row.count, total),
      timesOf(row).join("\n"),
      row.httpStatus === null ? "" : String(row.httpStatus),
      sayInline(retries[`${row.retryable}`], view.language),
      ...(withOperations ? [row.operations.flatMap((name) => wrap(name, operationWidth)).join("\n")] : []),
      ...(withIds ? [row.requestIds.flatMap((id) => wrap(id, idWidth)).join("\n")] : []),
    ]),
  );
  return table.toString();
}

/** What a row of the table says besides code, count and share, as one line of text. */
function details(row: CodeCount, { language }: View): string {
  const times = timesOf(row);
  const parts: Bilingual[] = [
    ...(row.httpStatus === null ? [] : [{ en: `HTTP ${row.httpStatus}`, zh: `HTTP ${row.httpStatus}` }]),
    { en: `retry ${retries[`${row.retryable}`].en}`, zh: `重试${retries[`${row.retryable}`].zh}` },
    ...(times.length === 0 ? [] : [{ en: times.join(" to "), zh: times.join(" 至 ") }]),
    ...(row.operations.length === 0 ? [] : [{ en: row.operations.join(" "), zh: row.operations.join(" ") }]),
    ...(row.requestIds.length === 0 ? [] : [{ en: row.requestIds.join(" "), zh: row.requestIds.join(" ") }]),
  ];
  return sayInline({ en: parts.map(({ en }) => en).join(", "), zh: parts.map(({ zh }) => zh).join("，") }, language);
}

/** Two lines a code: for pipes and narrow terminals. */
function plainRows({ total, byCode }: Summary, view: View): string {
  const style = styleFor(view.color);
  const width = Math.max(...byCode.map(({ count }) => String(count).length));
  return byCode
    .flatMap((row) => {
      const name = nameOf(row);
      const first = `${String(row.count).padStart(width)}  ${padEnd(percent(row.count, total), 7)} ${name}`;
      const rest = hang("    ", details(row, view), view.terminal ? view.width : Math.max(view.width, 120));
      return [first.replace(name, () => style.code(name)), ...rest];
    })
    .join("\n");
}

/** The counts by code: count, share, first and last time, status, whether a retry helps, operation, request ids. */
export const renderSummary = (summary: Summary, view: View): string =>
  [
    hasBoxes(view) && view.width >= 90 ? boxedTable(summary, view) : plainRows(summary, view),
    sayInline(totals(summary), view.language),
  ].join("\n");
