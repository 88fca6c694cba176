import type { Found } from "../../diagnose/found.js";
import { conclusionOf, findingOf, findingsOf } from "../evidence/conclude.js";
import { deletedBefore } from "./deleted-before.js";
import { expiredRequests } from "./expired-requests.js";
import type { History } from "./history.js";
import type { HistoryCheck } from "./history-check.js";
import { sameKey } from "./same-key.js";

/** Every check that looks at what the input shows besides an error. */
export const historyChecks: readonly HistoryCheck[] = [deletedBefore, expiredRequests, sameKey];

/** Whether the rest of an input can ever say something of an error whose request is not known. */
export const mayBeTold = (found: Found): boolean => historyChecks.some(({ mayJudge }) => mayJudge(found));

/** An error with what the rest of its input says of its cause. */
export function withHistory(found: Found, history: History): Found {
  const told = historyChecks.flatMap(({ id, judge }) => {
    const judgement = judge(found, history);
    return judgement ? [findingOf(id, judgement, found.entry)] : [];
  });
  if (told.length === 0) return found;
  return { ...found, investigation: conclusionOf([...told, ...findingsOf(found.investigation)], 0, 0) };
}
