import type { Bilingual } from "../../text/bilingual.js";
import type { Origin } from "../found.js";

/** Something to do about a failure that has no error code; `command` can be typed as it stands. */
export interface Step extends Bilingual {
  readonly command?: string;
}

/** What is said of a failure that carries no BCE error code: no answer came, or one that is none of the API. */
export interface Verdict {
  /** Permanent name for programs, such as `html-page`. */
  readonly failure: string;
  readonly origin: Origin;
  readonly title: Bilingual;
  readonly meaning: Bilingual;
  readonly steps: readonly Step[];
  /** Whether the same request, unchanged, can succeed later; null when that depends. */
  readonly retryable: boolean | null;
}

/** What a table says of one failure. */
export type FailureTexts = Omit<Verdict, "failure">;
