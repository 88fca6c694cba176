import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import { displayWidth, wrap } from "../../../core/text/wrap.js";
import type { View } from "../../view.js";
import { styleFor } from "./style.js";

/** A group of a long list. */
export interface GroupCount {
  readonly id: string;
  readonly title: Bilingual;
  readonly count: number;
}

/** What stands before a long list: how much there is of it, group by group, and how to see less. */
export function renderOverview(lead: Bilingual, groups: readonly GroupCount[], view: View): string {
  const style = styleFor(view.color);
  const width = Math.max(...groups.map(({ id }) => id.length)) + 2;
  const digits = Math.max(...groups.map(({ count }) => String(count).length));
  return [
    ...wrap(sayInline(lead, view.language), view.width),
    "",
    ...groups.flatMap(({ id, title, count }) => {
      const start = `  ${id.padEnd(width)}${String(count).padStart(digits)}  `;
      const text = sayInline(title, view.language);
      const isBeside = displayWidth(start + text) <= view.width;
      const [first, rest] = isBeside ? [start + text, []] : [start.trimEnd(), wrap(text, view.width - 6).map((line) => `      ${line}`)];
      return [`  ${style.command(id)}${first.slice(id.length + 2)}`, ...rest];
    }),
  ].join("\n");
}
