import type { Found } from "../../diagnose/found.js";
import type { Judgement } from "../evidence/evidence.js";
import type { History } from "./history.js";

/** Looks for one kind of cause in what the input shows besides the error. A cause of an entry names the check by its id. */
export interface HistoryCheck {
  readonly id: string;
  /** Whether it can have anything to say of an error whose request is not known. */
  mayJudge(found: Found): boolean;
  /** Null where it has nothing to say of this failure. */
  judge(found: Found, history: History): Judgement | null;
}
