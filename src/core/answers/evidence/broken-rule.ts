import type { BrokenConstraint } from "../../diagnose/found.js";
import { exampleOf } from "../../operations/knowledge/example.js";
import type { Bilingual } from "../../text/bilingual.js";
import { valuesByName } from "../point-out.js";
import type { Evidence, EvidenceCheck, Judgement } from "./evidence.js";

const placeIn = /^(.*?)\[(\d+)\](.*)$/u;

/** The same rule broken by several members of a list, as one: `rules[0, 2].position`. */
function together(parameters: readonly string[]): string {
  const [first = ""] = parameters;
  const [, list, , member] = placeIn.exec(first) ?? [];
  if (parameters.length < 2 || list === undefined) return first;
  const places = parameters.flatMap((parameter) => placeIn.exec(parameter)?.[2] ?? []);
  const shown = places.length > 5 ? `${places.slice(0, 5).join(", ")}, … (${places.length})` : places.join(", ");
  return `${list}[${shown}]${member}`;
}

/** Rules that members of one list break alike. */
const alike = (first: BrokenConstraint, all: readonly BrokenConstraint[]): readonly BrokenConstraint[] =>
  all.filter(
    ({ id, parameter }) => id === first.id && parameter.replaceAll(/\[\d+\]/gu, "") === first.parameter.replaceAll(/\[\d+\]/gu, ""),
  );

function sentence(first: BrokenConstraint, all: readonly BrokenConstraint[], operation: string | null): Bilingual {
  const group = alike(first, all);
  const name = together(group.map(({ parameter }) => parameter));
  const { en, zh } = first.text;
  if (isRequired(first) && operation !== null)
    return { en: `${name} is missing: ${operation} requires it.`, zh: `缺少 ${name}：${operation} 必须填写。` };
  if (first.value === null) return { en: `${name} is missing: ${en}.`, zh: `缺少 ${name}：${zh}。` };
  const values = [...new Set(group.map(({ value }) => (value === "" ? '""' : (value ?? ""))))];
  const shown = values.length > 1 ? values.slice(0, 3).join(", ") : (values[0] ?? "");
  return { en: `${name} = ${shown} is not valid: ${en}.`, zh: `${name} 的值 ${shown} 不符合要求：${zh}。` };
}

const add: Bilingual = { en: `Add it; the value below is only an example.`, zh: "补上该参数；下面的取值仅为示例。" };
const change: Bilingual = {
  en: "Send a valid value; the one below is only an example.",
  zh: "改为符合要求的取值；下面的取值仅为示例。",
};

/** Whether a parameter is not there that the operation requires. */
const isRequired = ({ id, value }: BrokenConstraint): boolean => value === null && id.endsWith(".missing");

/** Whether a rule is beyond doubt the reason: certain, or the documented one for this very code. */
const isSure = ({ confidence, entry }: BrokenConstraint, { error }: Evidence): boolean =>
  confidence === "certain" || (confidence === "likely" && entry !== null && entry === error.entry?.id);

function judge(evidence: Evidence): Judgement | null {
  const { constraints } = evidence.pointed;
  const broken = constraints.find((constraint) => isSure(constraint, evidence)) ?? constraints[0];
  if (!broken) return null;
  const { operation, called } = evidence;
  const given = operation && called ? valuesByName(operation, called.request) : {};
  const { [broken.parameter]: _wrong, ...right } = given;
  const command = operation && called && exampleOf(operation, right) + called.flags;
  return {
    verdict: isSure(broken, evidence) ? "confirmed" : "unknown",
    text: sentence(broken, constraints, operation?.name ?? null),
    action: command ? { ...(broken.value === null ? add : change), command } : null,
  };
}

/** The request breaks a rule that the API states for it. */
export const brokenRule: EvidenceCheck = { id: "broken-rule", judge };
