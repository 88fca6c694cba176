import Table from "cli-table3";
import { type Entry, services } from "../../../core/catalogue/entry.js";
import { serviceNames } from "../../../core/catalogue/service-names.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import { displayWidth, hang, padEnd, wrap } from "../../../core/text/wrap.js";
import { groupHeading, renderOverview } from "../../shared/look/overview.js";
import { styleFor } from "../../shared/look/style.js";
import { hasBoxes, type View } from "../../view.js";

const heads = {
  code: { en: "Code", zh: "错误码" },
  status: { en: "HTTP", zh: "HTTP" },
  title: { en: "What it means", zh: "含义" },
} as const;

const statusWidth = 4;

/** The title; among results of several services, with the service that answers it. */
const titleOf = (entry: Entry, { language }: View, withService: boolean): string =>
  sayInline(entry.title, language) + (withService ? ` (${entry.service})` : "");

const statusOf = ({ httpStatus }: Entry): string => (httpStatus === null ? "–" : String(httpStatus));

/** cli-table3 loses Chinese text when it wraps by itself, so each cell arrives wrapped to its column. */
const cell = (text: string, width: number): string => wrap(text, width).join("\n");

const headOf = (key: keyof typeof heads, { language }: View): string => (language === "both" ? heads[key].en : heads[key][language]);

function boxedTable(entries: readonly Entry[], view: View, withService: boolean): string {
  const style = styleFor(view.color);
  const longest = Math.max(...entries.map(({ code }) => code.length), displayWidth(headOf("code", view)));
  const codeWidth = Math.min(longest, Math.floor(view.width * 0.5));
  // Each of the three cells has a border and two blanks, and one border closes the row.
  const titleWidth = view.width - codeWidth - statusWidth - 10;
  const rows = entries.map((entry) => [
    wrap(entry.code, codeWidth).map(style.code).join("\n"),
    statusOf(entry),
    cell(titleOf(entry, view, withService), titleWidth),
  ]);
  const table = new Table({
    head: [headOf("code", view), headOf("status", view), headOf("title", view)].map(style.heading),
    style: { head: [], border: [], compact: true },
  });
  table.push(...rows);
  return table.toString();
}

/** `code  status  title`, without boxes: for pipes and narrow terminals. */
function plainLines(entries: readonly Entry[], view: View, withService: boolean): string {
  const style = styleFor(view.color);
  const codeWidth = Math.min(Math.max(...entries.map(({ code }) => code.length)), Math.floor(view.width * 0.45));
  return entries
    .flatMap((entry) => {
      const [first = "", ...rest] = hang(
        `${padEnd(entry.code, codeWidth)}  ${statusOf(entry).padStart(3)}  `,
        titleOf(entry, view, withService),
        view.terminal ? view.width : Math.max(view.width, 120),
      );
      return [style.code(entry.code) + first.slice(entry.code.length), ...rest];
    })
    .join("\n");
}

const list = (entries: readonly Entry[], view: View, withService: boolean): string =>
  hasBoxes(view) ? boxedTable(entries, view, withService) : plainLines(entries, view, withService);

const lead = (count: number): Bilingual => ({
  en: `${count} entries by service. One service: bcevpc codes --service nat; search: bcevpc codes WORDS`,
  zh: `按服务列出，共 ${count} 条。只看一个服务：bcevpc codes --service nat；搜索：bcevpc codes 关键词`,
});

/** The catalogue by service: how many codes each has, then the codes. */
export function renderCodesByService(entries: readonly Entry[], view: View): string {
  const groups = services
    .map((service) => ({ service, members: entries.filter((entry) => entry.service === service) }))
    .filter(({ members }) => members.length > 0);
  const counts = groups.map(({ service, members }) => ({ id: service, title: serviceNames[service], count: members.length }));
  return [
    ...(groups.length > 1 ? [renderOverview(lead(entries.length), counts, view)] : []),
    ...groups.map(({ service, members }) =>
      [groupHeading({ id: service, title: serviceNames[service], count: members.length }, view), list(members, view, false)].join("\n"),
    ),
  ].join("\n\n");
}

/** Search results, best first. */
export const renderCodesByRank = (entries: readonly Entry[], view: View): string => list(entries, view, true);
