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

/** The line above the members of a group: `NAT gateway  [nat, 24]`, on two lines where there is no room for both. */
export function groupHeading({ id, title, count }: GroupCount, { language, width, color }: View): string {
  const text = sayInline(title, language);
  const about = `[${id}, ${count}]`;
  const lines = displayWidth(text) + 2 + about.length <= width ? [`${text}  ${about}`] : [...wrap(text, width), `  ${about}`];
  return lines.map(styleFor(color).heading).join("\n");
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
