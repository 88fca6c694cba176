import { type Entry, services } from "../../../core/catalogue/entry.js";
import { serviceNames } from "../../../core/catalogue/service-names.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { hang, padEnd } from "../../../core/text/wrap.js";
import { groupHeading, renderOverview } from "../../shared/look/overview.js";
import { styleFor } from "../../shared/look/style.js";
import { hasBoxes, type View } from "../../view.js";
import { statusOf, titleOf } from "./code-cells.js";

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

/** How a list is shown; boxes are read for those who see them. */
async function listFor(view: View): Promise<(entries: readonly Entry[], view: View, withService: boolean) => string> {
  return hasBoxes(view) ? (await import("./code-table.js")).renderCodeTable : plainLines;
}

const lead = (count: number): Bilingual => ({
  en: `${count} entries by service. One service: bcevpc codes --service nat; search: bcevpc codes WORDS`,
  zh: `按服务列出，共 ${count} 条。只看一个服务：bcevpc codes --service nat；搜索：bcevpc codes 关键词`,
});

/** The catalogue by service: how many codes each has, then the codes. */
export async function renderCodesByService(entries: readonly Entry[], view: View): Promise<string> {
  const list = await listFor(view);
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
export const renderCodesByRank = async (entries: readonly Entry[], view: View): Promise<string> =>
  (await listFor(view))(entries, view, true);
