import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import { displayWidth, hang, padEnd } from "../../../core/text/wrap.js";
import type { View } from "../../view.js";
import { styleFor } from "./style.js";

/** What a row says; a command stays on one line, since it is to be copied, and below its name where it fits only there. */
export type Fact = readonly [name: Bilingual, value: string, kind?: "command"];

/** Whether a line begins with the name of its row; a row without one may begin further left. */
const label = (line: string, name: string): boolean => name.trim() !== "" && line.startsWith(name.trimEnd());

/** Rows of `name  value`, the values aligned. A row without a name continues the one above. */
export function renderFacts(rows: readonly Fact[], view: View): string[] {
  const style = styleFor(view.color);
  const names = rows.map(([label]) => sayInline(label, view.language));
  const width = Math.max(...names.map((name) => displayWidth(name))) + 2;
  return rows.flatMap(([, value, kind], index) => {
    const name = padEnd(names[index] ?? "", width);
    if (kind === "command") {
      const isBeside = width + 2 + value.length <= view.width || value.length + 4 > view.width;
      if (isBeside) return [style.quiet(name) + style.command(`$ ${value}`)];
      return [...(name.trim() === "" ? [] : [style.quiet(name.trimEnd())]), style.command(`  $ ${value}`)];
    }
    return hang(name, value, view.width).map((line, row) =>
      row === 0 && label(line, name) ? style.quiet(name.trimEnd()) + line.slice(name.trimEnd().length) : line,
    );
  });
}
