import { basisNames } from "../../../core/catalogue/labels.js";
import type { BrokenConstraint, Found, SentParameter } from "../../../core/diagnose/found.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import { displayWidth, padEnd } from "../../../core/text/wrap.js";
import type { View } from "../../view.js";
import { renderFacts } from "../look/facts.js";
import { styleFor } from "../look/style.js";

const places: Record<SentParameter["in"], Bilingual> = {
  path: { en: "the path", zh: "路径" },
  query: { en: "the query", zh: "查询参数" },
  body: { en: "the body", zh: "请求体" },
};

/** `natId = nat-abc, in the path`. */
function statement({ name, in: place, value }: SentParameter): Bilingual {
  const { en, zh } = places[place];
  if (value === null) return { en: `${name} is not in ${en}`, zh: `${zh}中没有 ${name}` };
  const shown = value === "" ? '""' : value;
  return { en: `${name} = ${shown}, in ${en}`, zh: `${name} = ${shown}，位于${zh}` };
}

const doubts: Readonly<Partial<Record<BrokenConstraint["confidence"], Bilingual>>> = {
  disputed: { en: "; the sources disagree", zh: "，各资料说法不一" },
  likely: { en: "; likely", zh: "，可能性大" },
};

/** What had to hold, and where that is from; with the value that breaks it, unless it is shown already. */
function breach({ text, basis, confidence, parameter, in: place, value }: BrokenConstraint, shown: ReadonlySet<string>): Bilingual {
  const doubt = doubts[confidence] ?? { en: "", zh: "" };
  const where = statement({ name: parameter, in: place, value });
  const before = shown.has(parameter) ? { en: "", zh: "" } : { en: `${where.en}: `, zh: `${where.zh}：` };
  return {
    en: `${before.en}${text.en} [${basisNames[basis].en}${doubt.en}]`,
    zh: `${before.zh}${text.zh} [${basisNames[basis].zh}${doubt.zh}]`,
  };
}

const names = {
  parameter: { en: "Parameter", zh: "参数" },
  breaks: { en: "Must hold", zh: "应满足" },
  check: { en: "To check", zh: "核对" },
} as const satisfies Record<string, Bilingual>;

/** A first row has its name, the others continue it. */
const rows = (name: Bilingual, texts: readonly Bilingual[], { language }: View): (readonly [Bilingual, string])[] =>
  texts.map((text, index) => [index === 0 ? name : { en: "", zh: "" }, sayInline(text, language)]);

/** The command on a line of its own, whole: it is to be copied. */
function check(command: string, above: readonly (readonly [Bilingual, string])[], { language, color }: View): string[] {
  const style = styleFor(color);
  const labels = [...above.map(([name]) => name), names.check].map((name) => sayInline(name, language));
  const label = padEnd(sayInline(names.check, language), Math.max(...labels.map(displayWidth)) + 2);
  return [style.quiet(label) + style.command(`$ ${command}`)];
}

/** The parameters that an error is about with their values, what they break, and the read call that proves it; nothing when its request is not known. */
export function pointing({ parameter, parameters, constraints, proof }: Found, view: View): string[] {
  const shown = parameter ? [parameter] : parameters;
  const known = new Set(shown.map(({ name }) => name));
  const all = [
    ...rows(names.parameter, shown.map(statement), view),
    ...rows(
      names.breaks,
      constraints.map((one) => breach(one, known)),
      view,
    ),
  ];
  return [...(all.length === 0 ? [] : renderFacts(all, view)), ...(proof ? check(proof.command, all, view) : [])];
}
