import type { BrokenConstraint, Found, SentParameter } from "../../../core/diagnose/found.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import type { View } from "../../view.js";
import type { Fact } from "../look/facts.js";
import { marked } from "./marks.js";

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
  disputed: { en: " (the sources disagree)", zh: "（各资料说法不一）" },
  likely: { en: " (likely)", zh: "（很可能）" },
};

/** What had to hold, and where that is from; with the value that breaks it, unless it is shown already. */
function breach({ text, confidence, parameter, in: place, value }: BrokenConstraint, shown: ReadonlySet<string>): Bilingual {
  const doubt = doubts[confidence] ?? { en: "", zh: "" };
  const where = statement({ name: parameter, in: place, value });
  const before = shown.has(parameter) ? { en: "", zh: "" } : { en: `${where.en}: `, zh: `${where.zh}：` };
  return {
    en: `${before.en}${text.en}${doubt.en}`,
    zh: `${before.zh}${text.zh}${doubt.zh}`,
  };
}

const names = {
  parameter: { en: "Parameter", zh: "参数" },
  breaks: { en: "Rule", zh: "要求" },
  check: { en: "To check", zh: "核对" },
} as const satisfies Record<string, Bilingual>;

/** A first row has its name, the others continue it. */
const rows = (name: Bilingual, texts: readonly string[]): Fact[] =>
  texts.map((text, index) => [index === 0 ? name : { en: "", zh: "" }, text]);

/** The parameters that an error is about with their values, what they break, and the read call that proves it; nothing when its request is not known. */
export function pointing({ parameter, parameters, constraints, proof }: Found, { language }: View): Fact[] {
  const shown = parameter ? [parameter] : parameters;
  const known = new Set(shown.map(({ name }) => name));
  return [
    ...rows(
      names.parameter,
      shown.map((sent) => sayInline(statement(sent), language)),
    ),
    ...rows(
      names.breaks,
      constraints.map((constraint) => marked(sayInline(breach(constraint, known), language), constraint.basis, language)),
    ),
    ...(proof ? [[names.check, proof.command, "command"] as const] : []),
  ];
}
