import type { Bilingual } from "../../text/bilingual.js";
import type { Constraint, LintRequest, Place, Violation } from "../constraints/constraint.js";
import { constraintsOf } from "../constraints/constraints.js";
import { isItem } from "../constraints/request-values.js";
import type { Operation, Parameter } from "../model/operation.js";
import { isTrueNetwork, trueNetwork } from "../values/addresses.js";
import { type Draft, draftOn, type Finding } from "./finding.js";
import { isDisputed, shownOf, walk } from "./given.js";
import { type Holders, missingFindings } from "./missing.js";
import { type ElsewhereHint, unknownFindings } from "./unknown.js";
import { enumFinding, fitsType, idFinding, inOtherCase, typeFinding } from "./value-findings.js";

const keyOf = ({ in: place, parameter }: Pick<Finding, "in" | "parameter">): string => `${place}:${parameter ?? ""}`;

/** What to write for a value that is nearly right: one of the stated in another case, a network with bits behind its prefix. */
function nearlyRight(value: unknown, definition: Parameter | undefined): Bilingual | null {
  if (typeof value !== "string") return null;
  const network = !value.includes("/") || isTrueNetwork(value) ? null : trueNetwork(value);
  const exact = network === null ? null : { en: `write ${network}`, zh: `应写作 ${network}` };
  return (definition && inOtherCase(value, definition)) ?? exact;
}

function constraintFinding(constraint: Constraint, violation: Violation, definitionOf: (value: Violation) => Parameter | undefined): Draft {
  const { id, confidence, basis, text, entry, liveEntry, notice = false } = constraint;
  const { parameter, value } = violation;
  const level = confidence === "disputed" || notice ? "warning" : "error";
  return draftOn(violation, { rule: id, level, confidence, entry }, () => {
    const shown = shownOf(parameter, value);
    return {
      basis,
      text:
        value === undefined
          ? { en: `${parameter} is missing`, zh: `缺少 ${parameter}` }
          : { en: `${parameter} is ${shown}`, zh: `${parameter} 的取值为 ${shown}` },
      must: text,
      instead: nearlyRight(value, definitionOf(violation)),
      liveEntry: liveEntry ?? null,
    };
  });
}

/** Whether a blank text says that a parameter was not set: not where another type is due. */
const isUnset = (place: Place, definition: Parameter): boolean =>
  place !== "body" || definition.type === "String" || isDisputed(definition, "type");

/** A key and those of all that it stands in: `body:rules[0].port`, `body:rules[0]`, `body:rules`. */
const holdersOfKey = (key: string): string[] => [key, ...Array.from(key.matchAll(/[.[]/gu), ({ index }) => key.slice(0, index))];

const holdersOf = ({ path, query, body }: LintRequest): Holders => ({
  path,
  query: Object.fromEntries(query.map(([name, value]) => [name, value ?? ""])),
  body: isItem(body) ? body : {},
});

/** What breaks a constraint. */
export type ViolationsOf = (constraint: Constraint) => readonly Violation[];

/** What is wrong with the parameters of a request: types, constraints, values that are not stated, missing and unknown names. */
export const parameterFindings = (operation: Operation, request: LintRequest): Finding[] =>
  parameterDrafts(operation, request).map(({ tell }) => tell());

/** The same, to be told or counted. */
export function parameterDrafts(
  operation: Operation,
  request: LintRequest,
  elsewhere: ElsewhereHint = () => null,
  violationsOf: ViolationsOf = (constraint) => constraint.check(request),
): Draft[] {
  const holders = holdersOf(request);
  const given = operation.parameters
    .filter(({ name, in: place }) => Object.hasOwn(holders[place], name))
    .flatMap((parameter) =>
      walk(parameter, parameter.name, holders[parameter.in][parameter.name], parameter.in, request.firstItems?.get(parameter.name)),
    )
    .filter(({ value, in: place, definition }) => value !== null && !(value === "" && isUnset(place, definition)));
  const types = given.filter((value) => !fitsType(value)).map((value) => typeFinding(operation, value));
  const mistyped = new Set(types.filter(({ level, in: place }) => level === "error" && place === "body").map(keyOf));
  const isBelow = (draft: Draft): boolean => mistyped.size > 0 && holdersOfKey(keyOf(draft)).some((holder) => mistyped.has(holder));
  let definitions: ReadonlyMap<string, Parameter> | undefined;
  const definitionOf = (value: Violation): Parameter | undefined => {
    definitions ??= new Map(given.map((each) => [keyOf(each), each.definition]));
    return definitions.get(keyOf(value));
  };
  const rules = constraintsOf(operation)
    .flatMap((constraint) => violationsOf(constraint).map((broken) => constraintFinding(constraint, broken, definitionOf)))
    .filter((finding) => !isBelow(finding));
  const reported = new Set([...rules, ...types].map(keyOf));
  const others = given.filter((value) => !reported.has(keyOf(value)));
  const isRuled = (draft: Draft): boolean => rules.some((rule) => rule.in === draft.in && rule.parameter === draft.parameter);
  return [
    ...types.filter((finding) => finding.in === "body" || !isRuled(finding)),
    ...rules,
    ...others.flatMap((value) => enumFinding(operation, value) ?? idFinding(operation, value) ?? []),
    ...missingFindings(operation, holders, reported),
    ...unknownFindings(operation, request, elsewhere),
  ];
}
