import { sayInline } from "../../../core/text/language.js";
import { displayWidth, hang, padEnd } from "../../../core/text/wrap.js";
import type { HelpTopic } from "../../shared/help-topics.js";
import { styleFor } from "../../shared/look/style.js";
import type { View } from "../../view.js";

export function renderHelpTopic({ title, rows }: HelpTopic, view: View): string {
  const style = styleFor(view.color);
  const nameWidth = Math.min(28, Math.max(...rows.map(([name]) => displayWidth(name))) + 2);
  return [
    style.heading(sayInline(title, view.language)),
    "",
    ...rows.flatMap(([name, meaning]) => hang(`  ${padEnd(name, nameWidth)}`, sayInline(meaning, view.language), view.width)),
  ].join("\n");
}
