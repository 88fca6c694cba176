import type { HelpTopic } from "../help-topics.js";
import { sayInline } from "../language.js";
import type { View } from "../view.js";
import { styleFor } from "./style.js";
import { displayWidth, hang, padEnd } from "./wrap.js";

export function renderHelpTopic({ title, rows }: HelpTopic, view: View): string {
  const style = styleFor(view.color);
  const nameWidth = Math.min(28, Math.max(...rows.map(([name]) => displayWidth(name))) + 2);
  return [
    style.heading(sayInline(title, view.language)),
    "",
    ...rows.flatMap(([name, meaning]) => hang(`  ${padEnd(name, nameWidth)}`, sayInline(meaning, view.language), view.width)),
  ].join("\n");
}
