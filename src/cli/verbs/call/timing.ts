import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import { displayWidth, padEnd } from "../../../core/text/wrap.js";
import type { Answer } from "../../../node/client/send.js";
import { bar } from "../../shared/look/bar.js";
import { styleFor } from "../../shared/look/style.js";
import type { View } from "../../view.js";

const phases: readonly (readonly [phase: keyof Answer["timings"], name: Bilingual])[] = [
  ["dns", { en: "DNS", zh: "DNS" }],
  ["tcp", { en: "TCP", zh: "TCP" }],
  ["tls", { en: "TLS", zh: "TLS" }],
  ["firstByte", { en: "first byte", zh: "首字节" }],
  ["total", { en: "total", zh: "总计" }],
];

const longestBar = 24;

/** How long each phase of a call took, with a bar; `-` for a phase that was not needed. */
export function renderTimings({ timings }: Pick<Answer, "timings">, { language, color }: View): string {
  const style = styleFor(color);
  const rows = phases.map(([phase, name]) => {
    const milliseconds = timings[phase];
    return {
      name: sayInline(name, language === "both" ? "en" : language),
      time: milliseconds === null ? "-" : `${Math.round(milliseconds)} ms`,
      share: (milliseconds ?? 0) / (timings.total || 1),
    };
  });
  const nameWidth = Math.max(...rows.map(({ name }) => displayWidth(name)));
  const timeWidth = Math.max(...rows.map(({ time }) => time.length));
  return rows
    .map(({ name, time, share }) =>
      style.quiet(`${padEnd(name, nameWidth)}  ${time.padStart(timeWidth)}  ${bar(share, longestBar)}`.trimEnd()),
    )
    .join("\n");
}
