import type { Judgement } from "../../../../core/answers/evidence/evidence.js";
import type { Check, Look } from "../../check.js";
import { commandFor } from "../../command.js";
import { natShown, readNat } from "../../gateways.js";
import { textIn } from "../../resources.js";
import type { Subject } from "../../subject.js";

async function look({ values, ids, here }: Subject, read: Look): Promise<Judgement | null> {
  const natId = values["natId"] ?? ids.find(({ kind }) => kind?.prefix === "nat-")?.id;
  if (!natId) return null;
  const { item: nat, gap } = await readNat(read, natId);
  if (!nat) return gap;
  const [shown, timing] = [natShown(nat, natId), textIn(nat, "paymentTiming")];
  if (timing !== "Postpaid")
    return {
      verdict: "ruledOut",
      text: {
        en: `the NAT gateway ${shown} is ${timing} now, until ${textIn(nat, "expiredTime")}`,
        zh: `NAT 网关 ${shown} 目前的付费方式是 ${timing}，到期时间 ${textIn(nat, "expiredTime")}`,
      },
      action: null,
    };
  return {
    verdict: "confirmed",
    text: {
      en: `The NAT gateway ${shown} is Postpaid: it has no term to renew and runs until it is released.`,
      zh: `NAT 网关 ${shown} 是后付费（Postpaid）：没有可续的期限，会一直运行到被释放。`,
    },
    action: {
      en: "No renewal is needed; check which gateways are Prepaid.",
      zh: "无需续费；查看哪些网关是预付费（Prepaid）。",
      command: commandFor("ListNat", { vpcId: textIn(nat, "vpcId") }, here),
    },
  };
}

/** How a gateway that was to be renewed is paid for. Makes one call. */
export const natBilling: Check = { id: "nat-billing", usually: 1, reads: ["GetNat"], look };
