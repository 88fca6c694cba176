import type { AnsweredCall } from "../../diagnose/found.js";
import type { Action, CheckVerdict } from "../../diagnose/investigation.js";
import type { Reading } from "../../diagnose/meaning/reading.js";
import type { Operation } from "../../operations/model/operation.js";
import type { Bilingual } from "../../text/bilingual.js";
import type { ClockFacts } from "../clock.js";
import type { Pointers } from "../point-out.js";
import type { CallSignature } from "../refused-signature.js";

/** The key of a call of bcevpc's own. */
export interface CallKey {
  readonly id: string;
  readonly source: Bilingual;
  readonly profile: string | null;
  /** The profile whose access key id nearly is this one; looked for where the key is unknown. */
  readonly near: string | null;
  /** Names of the profiles with other keys. */
  readonly others: readonly string[];
}

/** What is known of a failure without asking anybody. */
export interface Evidence {
  readonly error: Pick<Reading, "code" | "message" | "entry" | "candidates" | "httpStatus" | "values">;
  /** The call it answers; null where it is not known. */
  readonly called: AnsweredCall | null;
  readonly operation: Operation | null;
  readonly pointed: Pointers;
  /** Set when the clock has to do with it and could be measured. */
  readonly clock: ClockFacts | null;
  /** Set when the signature of a call of bcevpc's own was refused. */
  readonly signature: CallSignature | null;
  /** The access key id a call of bcevpc's own was signed with, and where it came from. */
  readonly key: CallKey | null;
  /** Whether the request went in clear or through a proxy, where it can be changed. */
  readonly mayBeChanged: boolean;
}

/** What a check says. */
export interface Judgement {
  readonly verdict: CheckVerdict;
  readonly text: Bilingual;
  readonly action: Action | null;
  /** The name by which a cause stands for this, where a check tells several causes apart; its id without. */
  readonly cause?: string;
}

/** Looks for one kind of cause in what is known. A cause of an entry names the check by its id. */
export interface EvidenceCheck {
  readonly id: string;
  /** Null where it has nothing to say of this failure. */
  judge(evidence: Evidence): Judgement | null;
}
