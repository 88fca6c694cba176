import type { Entry } from "../../catalogue/entry.js";
import type { Found } from "../../diagnose/found.js";
import type { Action, CheckResult, Investigation } from "../../diagnose/investigation.js";
import { brokenRule } from "./broken-rule.js";
import { clockSkew } from "./clock.js";
import type { Evidence, EvidenceCheck, Judgement } from "./evidence.js";
import { keyShape } from "./key-shape.js";
import { ownSignature } from "./own-signature.js";

type Calls = CheckResult["calls"];

/** Every check that needs nothing but what is known already, the most decisive first. */
export const evidenceChecks: readonly EvidenceCheck[] = [brokenRule, clockSkew, keyShape, ownSignature];

/** The cause of an entry that a check stands for. */
export function causeOf(entry: Pick<Entry, "causes"> | null, check: string): number | null {
  const index = entry?.causes.findIndex((cause) => cause.check === check) ?? -1;
  return index < 0 ? null : index;
}

/** A result with what to do about it, before the one that counts is chosen. */
export interface Finding {
  readonly result: CheckResult;
  readonly action: Action | null;
}

/** Puts what checks found together: the first confirmed one is the conclusion. Null when no check had anything to say. */
export function conclusionOf(findings: readonly Finding[], calls: number, seconds: number): Investigation | null {
  if (findings.length === 0) return null;
  const confirmed = findings.find(({ result }) => result.verdict === "confirmed");
  return {
    conclusion: confirmed?.result.text ?? null,
    action: confirmed?.action ?? null,
    checks: findings.map(({ result }) => result),
    calls,
    seconds,
  };
}

/** What an investigation holds, in the form in which more is put to it. */
export function findingsOf(investigation: Investigation | null): readonly Finding[] {
  const confirmed = investigation?.checks.findIndex(({ verdict }) => verdict === "confirmed");
  return (investigation?.checks ?? []).map((result, index) => ({
    result,
    action: index === confirmed ? (investigation?.action ?? null) : null,
  }));
}

/** What a check said, as a finding of an error of this entry. */
export function findingOf(id: string, { verdict, text, action, cause = id }: Judgement, entry: Found["entry"], calls: Calls = []): Finding {
  return { result: { id, cause: causeOf(entry, cause) ?? causeOf(entry, id), verdict, text, calls }, action };
}

/** What the evidence at hand says of the causes of a failure. */
export const weigh = (evidence: Evidence): readonly Finding[] =>
  evidenceChecks.flatMap(({ id, judge }) => {
    const judgement = judge(evidence);
    return judgement ? [findingOf(id, judgement, evidence.error.entry)] : [];
  });
