import type { Bilingual } from "../text/bilingual.js";

/** What a check says of the cause it looks for. */
export type CheckVerdict = "confirmed" | "ruledOut" | "unknown";

/** A read call that an investigation made. */
export interface InvestigationCall {
  /** Name of the operation, or method and path of one that is not the VPC's. */
  readonly operation: string;
  /** As it can be typed to make it again. */
  readonly command: string;
  /** Null when no answer came. */
  readonly httpStatus: number | null;
}

/** What one check found out. */
export interface CheckResult {
  readonly id: string;
  /** Index of the cause among those of the entry; null where the entry does not list it. */
  readonly cause: number | null;
  readonly verdict: CheckVerdict;
  /** A sentence that names the object and the value. */
  readonly text: Bilingual;
  readonly calls: readonly InvestigationCall[];
}

/** What to do now. */
export interface Action extends Bilingual {
  /** Complete: real ids, no placeholder. */
  readonly command: string;
}

/** What was found out about one failure: by evidence at hand, and with read calls where they were asked for. */
export interface Investigation {
  /** Null where no cause is confirmed. */
  readonly conclusion: Bilingual | null;
  readonly action: Action | null;
  readonly checks: readonly CheckResult[];
  /** Calls made, those of all checks together. */
  readonly calls: number;
  readonly seconds: number;
}
