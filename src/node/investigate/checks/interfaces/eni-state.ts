import type { Judgement } from "../../../../core/answers/evidence/evidence.js";
import type { Check, Look } from "../../check.js";
import { commandFor } from "../../command.js";
import { readEni } from "../../gateways.js";
import { shownAs, textIn } from "../../resources.js";
import type { Subject } from "../../subject.js";

/** The states in which an operation is possible; any that is settled for the others. From the pages of ENI. */
const needed: Readonly<Record<string, readonly string[]>> = {
  RemoveEni: ["available"],
  AttachEniInstance: ["available"],
  DetachEniInstance: ["inuse"],
};
const settled = ["available", "inuse"];

function action({ here, operation, body }: Subject, eniId: string, status: string, holder: string): Judgement["action"] {
  if (!settled.includes(status))
    return {
      en: "It ends by itself: check the state until it is stable, then resend the request.",
      zh: "该状态会自行结束：等状态稳定后重发请求。",
      command: commandFor("GetEniStatus", { eniId }, here),
    };
  if (status === "inuse" && holder !== "" && body["instanceId"] !== holder)
    return {
      en: operation?.name === "RemoveEni" ? "Detach it first, if the instance no longer needs it." : "Detach it there first.",
      zh: operation?.name === "RemoveEni" ? "确认实例不再需要后，先卸载。" : "先从该实例卸载。",
      command: commandFor("DetachEniInstance", { eniId, instanceId: holder }, here),
    };
  return {
    en: "It is already in this state; to see its details:",
    zh: "已经是该状态；查看详情：",
    command: commandFor("GetEniDetail", { eniId }, here),
  };
}

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const { values, ids, operation } = subject;
  const eniId = values["eniId"] ?? ids.find(({ kind }) => kind?.prefix === "eni-")?.id;
  if (!eniId) return null;
  const { item: eni, gap } = await readEni(read, eniId);
  if (!eni) return gap;
  const [shown, status, holder] = [shownAs(eniId, eni), textIn(eni, "status"), textIn(eni, "instanceId")];
  const at = holder === "" ? { en: "", zh: "" } : { en: ` (instance ${holder})`, zh: `（实例 ${holder}）` };
  const states = needed[operation?.name ?? ""] ?? settled;
  if (states.includes(status))
    return {
      verdict: "ruledOut",
      text: {
        en: `the interface ${shown} is ${status} now${at.en}, which allows it`,
        zh: `弹性网卡 ${shown} 现在是 ${status}${at.zh}，允许该操作`,
      },
      action: null,
    };
  const what = operation?.name ?? null;
  const must = {
    en: `${what ?? "a change"} needs ${states.join(" or ")}`,
    zh: `${what === null ? "修改" : `${what} `}要求状态为 ${states.join(" 或 ")}`,
  };
  const isRemoval = operation?.name === "RemoveEni" && status === "inuse";
  return {
    verdict: "confirmed",
    cause: settled.includes(status) ? (isRemoval ? "eni-state.inuse" : "eni-state") : "eni-state.passing",
    text: {
      en: `The interface ${shown} is ${status}${at.en}; ${must.en}.`,
      zh: `弹性网卡 ${shown} 的状态是 ${status}${at.zh}；${must.zh}。`,
    },
    action: action(subject, eniId, status, holder),
  };
}

/** The state of an interface, and which instance has it. Makes one call. */
export const eniState: Check = { id: "eni-state", usually: 1, reads: ["GetEniDetail"], look };
