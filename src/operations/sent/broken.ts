import type { Basis, Bilingual, Entry } from "../../catalogue/entry.js";
import { cleanLine } from "../../clean.js";
import type { Confidence, Constraint, LintRequest, Place } from "../constraints/constraint.js";
import { constraintsOf } from "../constraints/constraints.js";
import type { Operation } from "../model/operation.js";
import { pathIds } from "../model/path-template.js";
import { checkMembers } from "../values/check-values.js";
import { isObject, isSecretParameter, textOfValue } from "../values/values.js";
import { wrongKinds } from "./id-kinds.js";
import { bodyOf, queryMembers, type SentRequest, type SentValue, sentValues } from "./sent-values.js";

/** A constraint that a request breaks, with the value that breaks it. */
export interface Broken {
  readonly id: string;
  readonly text: Bilingual;
  readonly confidence: Confidence;
  readonly basis: Basis;
  readonly parameter: string;
  readonly in: Place;
  /** Null when the request does not have the parameter. Secrets are not shown. */
  readonly value: string | null;
  readonly entry: string | null;
}

const longestShown = 200;

function shown(parameter: string, value: unknown): string | null {
  if (value === undefined) return null;
  if (parameter.split(/[.[\]]/u).some(isSecretParameter)) return "(redacted)";
  const text = cleanLine(textOfValue(value));
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

/** What a constraint finds, as far as the request is known: nothing can be said of a body that is not. */
function brokenBy({ id, text, confidence, basis, entry, check }: Constraint, request: LintRequest, isBodyKnown: boolean): Broken[] {
  return check(request)
    .filter((one) => one.in !== "body" || isBodyKnown)
    .map(({ parameter, in: place, value }) => ({
      id,
      text,
      confidence,
      basis,
      entry,
      parameter,
      in: place,
      value: shown(parameter, value),
    }));
}

const idKind = "id-kind";
const documented = { confidence: "certain", basis: "documented", entry: null } as const;

/** What does not fit the type or the enum of a parameter, and what is missing. */
function misfits(operation: Operation, request: SentRequest, sent: readonly SentValue[]): Broken[] {
  const own = (place: Place) => operation.parameters.filter((one) => one.in === place);
  const body = bodyOf(request);
  const problems = [
    ...checkMembers(queryMembers(operation, request), own("query")),
    ...(body === null || isObject(body) ? checkMembers(body ?? {}, own("body")) : []),
  ];
  return problems.flatMap(({ kind, name, weight, text, missing }) => {
    if (weight === "warn" || kind === "unknown") return [];
    const value = sent.find((one) => one.name === name || (one.items.length > 0 && name.startsWith(`${one.name}[`)));
    const place = missing?.in ?? value?.in;
    if (place === undefined) return [];
    const rule = missing ? { en: `${name} is required`, zh: `${name} 为必填参数` } : text;
    return [
      { id: `${operation.name}.${name}.${kind}`, text: rule, ...documented, parameter: name, in: place, value: value?.value ?? null },
    ];
  });
}

/** Everything that a request breaks, once for each parameter and rule. */
export function brokenIn(operation: Operation, request: SentRequest): readonly Broken[] {
  const sent = sentValues(operation, request);
  const body = bodyOf(request);
  const facts: LintRequest = { path: pathIds(operation.path, request.path), query: request.query, body: body ?? undefined };
  const ruled = constraintsOf(operation).flatMap((constraint) => brokenBy(constraint, facts, body !== undefined));
  const kinds = wrongKinds(sent).map(({ name, in: place, value, text }): Broken => {
    return { id: `${operation.name}.${name}.${idKind}`, text, ...documented, basis: "observed", parameter: name, in: place, value };
  });
  const covered = new Set(ruled.map(({ parameter }) => parameter));
  return [...ruled, ...kinds, ...misfits(operation, request, sent).filter(({ parameter }) => !covered.has(parameter))];
}

const leaf = (name: string): string =>
  name
    .replaceAll(/\[\d+\]/gu, "")
    .split(".")
    .at(-1) ?? "";
const isKind = ({ id }: Broken): boolean => id.endsWith(`.${idKind}`);
const most = 5;

/**
 * Of what a request breaks, what can have led to an error: what is known to lead to it; else what concerns the parameters
 * its code speaks of, unless the sources disagree. Where it speaks of none in particular: ids of another kind, and of a code
 * for any bad request (400) all that is certain.
 */
export function leadingTo(
  broken: readonly Broken[],
  entries: readonly Pick<Entry, "id" | "parameters" | "httpStatus">[],
): readonly Broken[] {
  const direct = broken.filter(({ entry }) => entry !== null && entries.some(({ id }) => id === entry));
  if (direct.length > 0) return direct.slice(0, most);
  const names = new Set(entries.flatMap(({ parameters }) => parameters));
  const isAnyBadRequest = entries.every(({ httpStatus }) => httpStatus === 400);
  const concerns = (one: Broken): boolean =>
    names.size > 0
      ? one.confidence !== "disputed" && names.has(leaf(one.parameter))
      : one.confidence === "certain" && (isAnyBadRequest || isKind(one));
  return broken.filter(concerns).slice(0, most);
}
