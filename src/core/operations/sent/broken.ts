import type { Basis, Entry } from "../../catalogue/entry.js";
import type { Bilingual } from "../../text/bilingual.js";
import { cleanLine } from "../../text/clean.js";
import { isSecretPath } from "../../text/mask.js";
import type { Confidence, LintRequest, Place } from "../constraints/constraint.js";
import type { Finding } from "../lint/finding.js";
import { parameterFindings } from "../lint/parameters.js";
import type { Operation } from "../model/operation.js";
import { pathIds } from "../model/path-template.js";
import { isObject, textOfValue } from "../values/values.js";
import { wrongKinds } from "./id-kinds.js";
import { bodyOf, type SentRequest, sentValues } from "./sent-values.js";

/** A rule that a request breaks, with the value that breaks it. */
export interface Breach {
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
  if (isSecretPath(parameter)) return "(redacted)";
  const text = cleanLine(textOfValue(value));
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

const idKind = "id-kind";

/** What lint says that is no fault of a request, and what is said of ids elsewhere: by kinds alone, for a prefix may be new. */
const passedOver: ReadonlySet<string> = new Set(["unknown-parameter", "id-prefix"]);
const ofAnyParameter: ReadonlySet<string> = new Set(["type", "enum", "missing", "blank"]);

/** Whether a finding says what a request broke: of what is stated of parameters only what no source contradicts, and nothing that is only to be minded. */
const isBreach = ({ rule, level, confidence }: Finding): boolean =>
  !passedOver.has(rule) && (level === "error" || (confidence === "disputed" && !ofAnyParameter.has(rule)));

function brokenBy({ rule, text, must, confidence, basis, entry, parameter, in: place, value }: Finding, operation: string): Breach[] {
  if (parameter === null || place === "method") return [];
  const id = ofAnyParameter.has(rule) ? `${operation}.${parameter}.${rule}` : rule;
  return [{ id, text: must ?? text, confidence, basis, entry, parameter, in: place, value: shown(parameter, value) }];
}

/** Everything that a request breaks, once for each parameter and rule. Nothing is said of a body that is not known. */
export function brokenIn(operation: Operation, request: SentRequest): readonly Breach[] {
  const body = bodyOf(request) ?? undefined;
  const isBodyKnown = request.body === null || (typeof request.body === "string" && (isObject(body) || request.body.trim() === ""));
  const facts: LintRequest = {
    path: pathIds(operation.path, request.path),
    query: request.query,
    body: isBodyKnown ? body : undefined,
  };
  const kinds = wrongKinds(sentValues(operation, request)).map(({ name, in: place, value, text }): Breach => {
    const fact = { confidence: "certain", basis: "observed", entry: null } as const;
    return { id: `${operation.name}.${name}.${idKind}`, text, ...fact, parameter: name, in: place, value };
  });
  const findings = parameterFindings(operation, facts).filter((finding) => isBreach(finding) && (finding.in !== "body" || isBodyKnown));
  return [...findings.flatMap((finding) => brokenBy(finding, operation.name)), ...kinds];
}

const leaf = (name: string): string =>
  name
    .replaceAll(/\[\d+\]/gu, "")
    .split(".")
    .at(-1) ?? "";
const isKind = ({ id }: Breach): boolean => id.endsWith(`.${idKind}`);
const most = 5;

/**
 * Of what a request breaks, what can have led to an error: what is known to lead to it; else what concerns the parameters
 * its code speaks of, unless the sources disagree. Where it speaks of none in particular: ids of another kind, and of a code
 * for any bad request (400) all that is certain.
 */
export function leadingTo(
  broken: readonly Breach[],
  entries: readonly Pick<Entry, "id" | "parameters" | "httpStatus">[],
): readonly Breach[] {
  const direct = broken.filter(({ entry }) => entry !== null && entries.some(({ id }) => id === entry));
  if (direct.length > 0) return direct.slice(0, most);
  const names = new Set(entries.flatMap(({ parameters }) => parameters));
  const isAnyBadRequest = entries.every(({ httpStatus }) => httpStatus === 400);
  const concerns = (breach: Breach): boolean =>
    names.size > 0
      ? breach.confidence !== "disputed" && names.has(leaf(breach.parameter))
      : breach.confidence === "certain" && (isAnyBadRequest || isKind(breach));
  return broken.filter(concerns).slice(0, most);
}
