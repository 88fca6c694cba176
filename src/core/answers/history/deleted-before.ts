import type { Found } from "../../diagnose/found.js";
import { idsIn } from "../../operations/sent/id-kinds.js";
import type { Judgement } from "../evidence/evidence.js";
import { classesOf } from "../failure-class.js";
import type { History } from "./history.js";
import type { HistoryCheck } from "./history-check.js";

/** The ids that an error is about: those it names, the object of its context, and those of its request. */
const idsOf = ({ values, message, context, called, parameter }: Found): string[] => [
  ...Object.values(values).flatMap(idsIn),
  ...idsIn(message ?? ""),
  ...(parameter?.value ? [parameter.value] : []),
  ...idsIn(context?.object ?? ""),
  ...idsIn(called?.request.path ?? "").reverse(),
  ...(called?.request.path.split("/").slice(-1) ?? []),
];

function judge(found: Found, history: History): Judgement | null {
  if (!classesOf(found).has("not-found")) return null;
  const deletion = idsOf(found)
    .map((id) => history.deletionOf(id, found.line))
    .find((deletion) => deletion !== null);
  if (!deletion) return null;
  const { id, line, shown } = deletion;
  const isDelete = found.operation?.startsWith("Delete") === true || found.operation?.startsWith("Release") === true;
  return {
    verdict: "confirmed",
    cause: "id-elsewhere.gone",
    text: isDelete
      ? {
          en: `${id} was already deleted on line ${line} (${shown}): this second delete had nothing left to do.`,
          zh: `${id} 在第 ${line} 行已被删除（${shown}）：这次是重复删除，无需再处理。`,
        }
      : {
          en: `${id} was deleted earlier, on line ${line} (${shown}), but later requests still use it.`,
          zh: `${id} 此前已被删除（第 ${line} 行，${shown}），而后面的请求仍在使用它。`,
        },
    action: null,
  };
}

/** What is not found was deleted earlier in the same input. */
export const deletedBefore: HistoryCheck = {
  id: "deleted-before",
  mayJudge: (found) => classesOf(found).has("not-found") && idsOf(found).length > 0,
  judge,
};
