import Table from "cli-table3";
import { type Entry, type Service, services } from "../catalogue/entry.js";
import { serviceNames } from "../catalogue/service-names.js";
import { sayInline } from "../language.js";
import { hasBoxes, type View } from "../view.js";
import { styleFor } from "./style.js";
import { displayWidth, hang, padEnd, wrap } from "./wrap.js";

const heads = {
  code: { en: "Code", zh: "错误码" },
  status: { en: "HTTP", zh: "HTTP" },
  title: { en: "What it means", zh: "含义" },
  service: { en: "Service", zh: "服务" },
} as const;

const statusOf = ({ httpStatus }: Entry): string => (httpStatus === null ? "–" : String(httpStatus));

/** cli-table3 loses Chinese text when it wraps by itself, so each cell arrives wrapped to its column. */
const cell = (text: string, width: number): string => wrap(text, width).join("\n");

const headOf = (key: keyof typeof heads, { language }: View): string => (language === "both" ? heads[key].en : heads[key][language]);

function boxedTable(entries: readonly Entry[], view: View, withService: boolean): string {
  const style = styleFor(view.color);
  const longest = Math.max(...entries.map(({ code }) => code.length), displayWidth(headOf("code", view)));
  const codeWidth = Math.min(longest, Math.floor(view.width * 0.5));
  const serviceWidth = withService ? 14 : 0;
  // Borders and padding take three columns a cell and one more.
  const titleWidth = Math.max(16, view.width - codeWidth - 4 - serviceWidth - (withService ? 13 : 10));
  const row = (code: string, status: string, title: string, service: string): string[] => [
    cell(code, codeWidth),
    status,
    ...(withService ? [cell(service, serviceWidth)] : []),
    cell(title, titleWidth),
  ];
  const table = new Table({
    head: row(headOf("code", view), headOf("status", view), headOf("title", view), headOf("service", view)).map(style.heading),
    style: { head: [], border: [], compact: true },
  });
  for (const entry of entries) {
    const [code = "", ...others] = row(entry.code, statusOf(entry), sayInline(entry.title, view.language), entry.service);
    table.push([code.split("\n").map(style.code).join("\n"), ...others]);
  }
  return table.toString();
}

/** `code  status  title`, without boxes: for pipes and narrow terminals. */
function plainLines(entries: readonly Entry[], view: View, withService: boolean): string {
  const style = styleFor(view.color);
  const codeWidth = Math.min(Math.max(...entries.map(({ code }) => code.length)), Math.floor(view.width * 0.45));
  return entries
    .flatMap((entry) => {
      const service = withService ? ` (${entry.service})` : "";
      const [first = "", ...rest] = hang(
        `${padEnd(entry.code, codeWidth)}  ${statusOf(entry).padStart(3)}  `,
        sayInline(entry.title, view.language) + service,
        view.terminal ? view.width : Math.max(view.width, 120),
      );
      return [style.code(entry.code) + first.slice(entry.code.length), ...rest];
    })
    .join("\n");
}

const list = (entries: readonly Entry[], view: View, withService: boolean): string =>
  hasBoxes(view) ? boxedTable(entries, view, withService) : plainLines(entries, view, withService);

const groupHeading = (service: Service, count: number, view: View): string =>
  styleFor(view.color).heading(`${sayInline(serviceNames[service], view.language)}  [${service}, ${count}]`);

/** The catalogue by service. */
export const renderCodesByService = (entries: readonly Entry[], view: View): string =>
  services
    .map((service) => ({ service, members: entries.filter((entry) => entry.service === service) }))
    .filter(({ members }) => members.length > 0)
    .map(({ service, members }) => `${groupHeading(service, members.length, view)}\n${list(members, view, false)}`)
    .join("\n\n");

/** Search results, best first. */
export const renderCodesByRank = (entries: readonly Entry[], view: View): string => list(entries, view, true);
