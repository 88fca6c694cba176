import type { Judgement } from "../../../../core/answers/evidence/evidence.js";
import type { Check, Look } from "../../check.js";
import { callWith, commandFor } from "../../command.js";
import { readEni, textsIn } from "../../gateways.js";
import { readList } from "../../lists.js";
import { itemsIn, shownAs, textIn, wholeList } from "../../resources.js";
import type { Subject } from "../../subject.js";

async function elsewhere(subject: Subject, read: Look, eniId: string, vpcId: string, address: string): Promise<Judgement> {
  const what = { en: `the interfaces of ${vpcId}`, zh: `${vpcId} 的弹性网卡` };
  const { items, gap } = await readList(read, ["ListEni", "enis"], { vpcId, privateIpAddress: address, ...wholeList }, what);
  const holder = items.find((item) => itemsIn(item, "privateIpSet").some((ip) => textIn(ip, "privateIpAddress") === address));
  if (!holder)
    return (
      gap ?? {
        verdict: "confirmed",
        cause: "primary-address.other",
        text: {
          en: `${address} is on no interface of ${vpcId}, nor on ${eniId}.`,
          zh: `${address} 不在 ${eniId} 上，也不在 ${vpcId} 的任何弹性网卡上。`,
        },
        action: {
          en: "To see its addresses:",
          zh: "查看它的地址：",
          command: commandFor("GetEniDetail", { eniId }, subject.here),
        },
      }
    );
  const id = textIn(holder, "eniId");
  return {
    verdict: "confirmed",
    cause: "primary-address.other",
    text: {
      en: `${address} is not on ${eniId}, but on ${shownAs(id, holder)}.`,
      zh: `${address} 不在 ${eniId} 上，而在 ${shownAs(id, holder)} 上。`,
    },
    action: {
      en: "Check that interface before you remove anything from it.",
      zh: "删除前先查看该弹性网卡。",
      command: commandFor("GetEniDetail", { eniId: id }, subject.here),
    },
  };
}

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const { values, body } = subject;
  const eniId = values["eniId"];
  const asked = [values["privateIpAddress"] ?? "", ...textsIn(body, "privateIpAddresses")].filter((text) => text !== "");
  if (!eniId || asked.length === 0) return null;
  const { item: eni, gap } = await readEni(read, eniId);
  if (!eni) return gap;
  const own = [...itemsIn(eni, "privateIpSet"), ...itemsIn(eni, "ipv6PrivateIpSet")];
  const shown = shownAs(eniId, eni);
  const primary = own.find((ip) => ip["primary"] === true && asked.includes(textIn(ip, "privateIpAddress")));
  const others = own.filter((ip) => ip["primary"] !== true).map((ip) => textIn(ip, "privateIpAddress"));
  if (primary) {
    const address = textIn(primary, "privateIpAddress");
    const rest = asked.filter((other) => other !== address);
    const command = rest.length > 0 ? callWith(subject, { privateIpAddresses: rest }) : null;
    const secondary =
      others.length === 0
        ? { en: "it has no other", zh: "没有其他地址" }
        : { en: `the others are ${others.join(", ")}`, zh: `其他地址是 ${others.join("、")}` };
    return {
      verdict: "confirmed",
      text: {
        en: `${address} is the primary address of ${shown}, which cannot be removed; ${secondary.en}.`,
        zh: `${address} 是 ${shown} 的主 IP，不能删除；${secondary.zh}。`,
      },
      action:
        command === null
          ? {
              en: "Remove only other addresses; to see them:",
              zh: "只能删除其他地址；查看地址：",
              command: commandFor("GetEniDetail", { eniId }, subject.here),
            }
          : { en: "Remove the primary address from the request.", zh: "去掉主 IP 后重发。", command },
    };
  }
  const missing = asked.find((address) => !own.some((ip) => textIn(ip, "privateIpAddress") === address));
  if (missing !== undefined) return elsewhere(subject, read, eniId, textIn(eni, "vpcId"), missing);
  return {
    verdict: "ruledOut",
    text: {
      en: `${asked.join(", ")} ${asked.length === 1 ? "is a secondary address" : "are secondary addresses"} of ${shown}`,
      zh: `${asked.join("、")} 是 ${shown} 的辅助 IP`,
    },
    action: null,
  };
}

/** Which address of an interface is primary, and which interface has an address. Makes one or two calls. */
export const primaryAddress: Check = { id: "primary-address", usually: 1, reads: ["GetEniDetail", "ListEni"], look };
