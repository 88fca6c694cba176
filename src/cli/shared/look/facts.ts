import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import { displayWidth, hang, padEnd } from "../../../core/text/wrap.js";
import type { View } from "../../view.js";
import { styleFor } from "./style.js";

/** Rows of `name  value`, the values aligned. A row without a name continues the one above. */
export function renderFacts(rows: readonly (readonly [Bilingual, string])[], view: View): string[] {
  const style = styleFor(view.color);
  const names = rows.map(([label]) => sayInline(label, view.language));
  const width = Math.max(...names.map((name) => displayWidth(name))) + 2;
  return rows.flatMap(([, value], index) => {
    const name = padEnd(names[index] ?? "", width);
    return hang(name, value, view.width).map((line, row) => (row === 0 ? style.quiet(name) + line.slice(name.length) : line));
  });
}
