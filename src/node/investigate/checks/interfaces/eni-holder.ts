import type { Judgement } from "../../../../core/answers/evidence/evidence.js";
import type { Check, Look } from "../../check.js";
import { callWith, commandFor } from "../../command.js";
import { readEni } from "../../gateways.js";
import { shownAs, textIn } from "../../resources.js";
import type { Subject } from "../../subject.js";

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const eniId = subject.values["eniId"] ?? subject.ids.find(({ kind }) => kind?.prefix === "eni-")?.id;
  if (!eniId) return null;
  const { item: eni, gap } = await readEni(read, eniId);
  if (!eni) return gap;
  const [shown, holder, named] = [shownAs(eniId, eni), textIn(eni, "instanceId"), textIn(subject.body, "instanceId")];
  if (holder === "")
    return {
      verdict: "confirmed",
      cause: "eni-holder.none",
      text: {
        en: `The interface ${shown} is not attached to any instance (${textIn(eni, "status")}): it is already detached.`,
        zh: `弹性网卡 ${shown} 没有挂载到任何实例（${textIn(eni, "status")}）：已经卸载。`,
      },
      action: {
        en: "No need to detach it; to see its details:",
        zh: "无需卸载；查看详情：",
        command: commandFor("GetEniDetail", { eniId }, subject.here),
      },
    };
  if (holder === named)
    return {
      verdict: "ruledOut",
      text: { en: `the interface ${shown} is attached to ${holder} now`, zh: `弹性网卡 ${shown} 现在就挂载在 ${holder}` },
      action: null,
    };
  const command = callWith(subject, { instanceId: holder });
  const not = named === "" ? { en: "", zh: "" } : { en: `, not to ${named}`, zh: `，而不是 ${named}` };
  return {
    verdict: "confirmed",
    text: {
      en: `The interface ${shown} is attached to ${holder}${not.en}.`,
      zh: `弹性网卡 ${shown} 挂载在 ${holder}${not.zh}。`,
    },
    action: command === null ? null : { en: `Detach it from ${holder}.`, zh: `从 ${holder} 卸载。`, command },
  };
}

/** Which instance has an interface. Makes one call. */
export const eniHolder: Check = { id: "eni-holder", usually: 1, reads: ["GetEniDetail"], look };
