import { labels } from "../../../core/catalogue/labels.js";
import type { Verdict } from "../../../core/diagnose/meaning/verdict.js";
import { say, sayInline } from "../../../core/text/language.js";
import { hang, wrap } from "../../../core/text/wrap.js";
import type { View } from "../../view.js";
import { styleFor } from "../look/style.js";

/** What is said of a failure without a code: what it is, what it means, what to do. */
export function verdictLines(verdict: Pick<Verdict, "title" | "meaning" | "steps">, view: View): string[] {
  const style = styleFor(view.color);
  const steps = verdict.steps.flatMap((step, index) => {
    const [first = "", ...others] = say(step, view.language);
    return [
      ...hang(`  ${index + 1}. `, first, view.width),
      ...others.flatMap((text) => hang("     ", text, view.width)),
      ...(step.command === undefined ? [] : [`     ${style.command(`$ ${step.command}`)}`]),
    ];
  });
  const other = view.language === "en" ? hang("中文  ", verdict.meaning.zh, view.width) : [];
  return [
    ...say(verdict.title, view.language).flatMap((text) => wrap(text, view.width).map(style.failure)),
    ...say(verdict.meaning, view.language).flatMap((text) => wrap(text, view.width)),
    ...other,
    ...(steps.length === 0 ? [] : ["", style.heading(sayInline(labels.fix, view.language)), ...steps]),
  ];
}
