import type { Step } from "../../core/diagnose/meaning/verdict.js";
import type { PermissionAdvice } from "../../core/operations/knowledge/permissions.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import type { Subject } from "./subject.js";

/** The checks in the order in which they run: what one needs comes before it. */
export const checkIds = [
  "configuration",
  "file",
  "key",
  "environment",
  "endpoint",
  "dns",
  "tcp",
  "proxy",
  "tls",
  "clock",
  "request",
  "permission",
  "regions",
] as const;
export type CheckId = (typeof checkIds)[number];

/** `notRun`: it applies but could not be made, which is no pass. `notApplicable`: there is nothing to check, such as TLS of an http endpoint. */
export const statuses = ["ok", "warning", "failure", "notRun", "notApplicable"] as const;
export type Status = (typeof statuses)[number];

/** What a check came to. */
export interface Outcome {
  readonly status: Status;
  /** In one sentence, without its check's name. */
  readonly text: Bilingual;
  /** Further sentences, one a line. */
  readonly details?: readonly Bilingual[];
  /** Rows of cells to be aligned, the heading first. */
  readonly table?: readonly (readonly Bilingual[])[];
  /** What to do about a finding, the likeliest first. */
  readonly fixes?: readonly Step[];
  /** What an operation needs that was denied. */
  readonly advice?: PermissionAdvice | null;
  /** For programs; holds no secret. */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** The checks whose outcome kept this one from running. */
  readonly blockedBy?: readonly CheckId[];
}

export interface Check {
  readonly id: CheckId;
  readonly title: Bilingual;
  /** What it looks at, for the list of checks. */
  readonly about: Bilingual;
  readonly network: boolean;
  readonly needs: readonly CheckId[];
  /** True: only when it is asked for. */
  readonly onRequest?: true;
  readonly run: (subject: Subject) => Outcome | Promise<Outcome>;
}

export interface CheckResult extends Required<Outcome> {
  readonly id: CheckId;
  readonly title: Bilingual;
  /** How long it took; null when it did not run. */
  readonly milliseconds: number | null;
}

/** Whether a result is something to be mended. */
export const isFinding = ({ status }: Pick<Outcome, "status">): boolean => status === "warning" || status === "failure";

/** Whether nothing is left to be desired. A check that could not run is no pass. */
export const isPass = ({ status }: Pick<Outcome, "status">): boolean => status === "ok" || status === "notApplicable";

const blocks = ({ status }: Outcome): boolean => status === "failure" || status === "notRun";

/** Where a chain of checks that could not run begins. */
function roots(result: CheckResult, results: ReadonlyMap<CheckId, CheckResult>): readonly CheckResult[] {
  const before = result.blockedBy.flatMap((id) => results.get(id) ?? []);
  return before.length > 0 ? before.flatMap((earlier) => roots(earlier, results)) : [result];
}

function blocked(blockers: readonly CheckResult[], results: ReadonlyMap<CheckId, CheckResult>): Outcome {
  const reasons = [...new Set(blockers.flatMap((blocker) => roots(blocker, results)))];
  const part = ({ status, title }: CheckResult): Bilingual =>
    status === "failure"
      ? { en: `${title.en} failed`, zh: `${title.zh}未通过` }
      : { en: `${title.en} could not run`, zh: `${title.zh}未能执行` };
  const parts = reasons.map(part);
  return {
    status: "notRun",
    text: {
      en: `could not run: ${parts.map(({ en }) => en).join(", ")}`,
      zh: `未能执行：${parts.map(({ zh }) => zh).join("，")}`,
    },
    blockedBy: reasons.map(({ id }) => id),
  };
}

/** Something that is to be mended, with the sentence of another part of the program. */
export const refused = (
  { text, hints }: { readonly text: Bilingual; readonly hints: readonly Bilingual[] },
  status: Status = "failure",
): Outcome => ({ status, text, fixes: hints });

/** Runs checks one after the other. One that another's failure keeps from running says so. */
export async function* examine(checks: readonly Check[], subject: Subject): AsyncGenerator<CheckResult> {
  const results = new Map<CheckId, CheckResult>();
  for (const { id, title, needs, run } of checks) {
    const blockers = needs.flatMap((need) => results.get(need) ?? []).filter(blocks);
    const startedAt = subject.now();
    const outcome = blockers.length > 0 ? blocked(blockers, results) : await run(subject);
    const result: CheckResult = {
      details: [],
      table: [],
      advice: null,
      fixes: [],
      facts: {},
      blockedBy: [],
      ...outcome,
      id,
      title,
      milliseconds: outcome.status === "notRun" || outcome.status === "notApplicable" ? null : Math.max(0, subject.now() - startedAt),
    };
    results.set(id, result);
    yield result;
  }
}
