import type { Judgement } from "../../core/answers/evidence/evidence.js";
import { permissionsFor } from "../../core/operations/knowledge/permissions.js";
import type { Place } from "./places.js";
import type { Arguments, ReadOutcome } from "./reader.js";
import type { ReadName } from "./reads.js";
import type { Subject } from "./subject.js";

/** Makes one of the reads that a check declares; in the region that was asked where no other is named. */
export type Look = (name: ReadName, args: Arguments, place?: Place) => Promise<ReadOutcome>;

/** Finds out with reads whether one kind of cause holds. */
export interface Check {
  /** Permanent; a cause of an entry names the check by it. */
  readonly id: string;
  /** Every read that it may make. */
  readonly reads: readonly ReadName[];
  /** Calls that it usually makes, those in other regions left out. */
  readonly usually: number;
  /** Null where it has nothing to say of this failure. */
  look(subject: Subject, look: Look): Promise<Judgement | null>;
}

/** Says what kept a check from an answer. */
export const notKnown = (outcome: ReadOutcome, what: { readonly en: string; readonly zh: string }): Judgement => {
  const why = outcome.kind === "refused" || outcome.kind === "failed" ? outcome.why : { en: "it does not exist", zh: "不存在" };
  const right = outcome.kind === "refused" ? permissionsFor(outcome.call.operation)?.permissions[0] : undefined;
  const needs = right === undefined ? { en: "", zh: "" } : { en: `; it needs ${right}`, zh: `；需要权限 ${right}` };
  const lead =
    outcome.kind === "refused" ? { en: "the key is not allowed to read", zh: "密钥无权读取" } : { en: "could not read", zh: "无法读取" };
  return {
    verdict: "unknown",
    text: {
      en: `${lead.en} ${what.en}: ${why.en}${needs.en}`,
      zh: `${lead.zh}${/^[\w.]/u.test(what.zh) ? " " : ""}${what.zh}：${why.zh}${needs.zh}`,
    },
    action: null,
  };
};
