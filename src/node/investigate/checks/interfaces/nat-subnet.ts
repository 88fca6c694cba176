import type { Judgement } from "../../../../core/answers/evidence/evidence.js";
import { homeOf, homeReads, readSubnet, subnetShown } from "../../address-home.js";
import type { Check, Look } from "../../check.js";
import { callWith, commandFor } from "../../command.js";
import { readEni, textsIn } from "../../gateways.js";
import { readList } from "../../lists.js";
import { textIn, wholeList } from "../../resources.js";
import type { Subject } from "../../subject.js";

/** Another interface like the one there is, in another subnet; null where the present one cannot be read. */
async function another(subject: Subject, read: Look, eniId: string, subnetId: string): Promise<string | null> {
  const { item: eni } = await readEni(read, eniId);
  if (!eni) return null;
  const groups = ["securityGroupIds", "enterpriseSecurityGroupIds"].find((name) => textsIn(eni, name).length > 0);
  const members = {
    name: `${textIn(eni, "name") || "eni"}-eip`,
    subnetId,
    ...(groups === undefined ? {} : { [groups]: textsIn(eni, groups) }),
    privateIpSet: [{ privateIpAddress: "", primary: true }],
  };
  return commandFor("CreateEni", members, subject.here);
}

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const { home, gap } = await homeOf(subject, read);
  if (!home) return gap;
  const { item: subnet, gap: unread } = await readSubnet(read, home.subnetId);
  if (!subnet) return unread;
  const [shown, type] = [subnetShown(subnet), textIn(subnet, "subnetType")];
  if (!type.endsWith("_NAT"))
    return {
      verdict: "ruledOut",
      text: { en: `the subnet ${shown} is of type ${type}`, zh: `子网 ${shown} 的类型是 ${type}` },
      action: null,
    };
  const vpcId = textIn(subnet, "vpcId");
  const what = { en: `the subnets of ${vpcId}`, zh: `${vpcId} 的子网` };
  const { items } = await readList(read, ["QuerySubnetList", "subnets"], { vpcId, ...wholeList }, what);
  const other = items.find((item) => textIn(item, "subnetType") === "BCC" && textIn(item, "zoneName") === textIn(subnet, "zoneName"));
  const otherId = other && textIn(other, "subnetId");
  const instead =
    otherId === undefined
      ? null
      : subject.operation?.name === "CreateEni"
        ? callWith(subject, { subnetId: otherId })
        : home.eniId && (await another(subject, read, home.eniId, otherId));
  const eni = home.eniId === null ? { en: "", zh: "" } : { en: ` of ${home.eniId}`, zh: `（${home.eniId} 所在）` };
  return {
    verdict: "confirmed",
    text: {
      en: `The subnet ${shown}${eni.en} is of type ${type}: no interface in it can have an EIP.`,
      zh: `子网 ${shown}${eni.zh}的类型是 ${type}：其中的弹性网卡不能绑定 EIP。`,
    },
    action:
      otherId === undefined
        ? {
            en: "Use a subnet of the type BCC.",
            zh: "改用 BCC 类型的子网。",
            command: commandFor("QuerySubnetList", { vpcId, subnetType: "BCC" }, subject.here),
          }
        : {
            en: `Create an interface in ${subnetShown(other ?? {})}, which is of the type BCC, in the same zone.`,
            zh: `请在同一可用区的 BCC 子网 ${subnetShown(other ?? {})} 中创建弹性网卡。`,
            command: instead ?? commandFor("QuerySpecifiedSubnet", { subnetId: otherId }, subject.here),
          },
  };
}

/** The type of the subnet of an interface that was to have an EIP. Makes two to three calls. */
export const natSubnet: Check = { id: "nat-subnet", usually: 3, reads: [...homeReads, "QuerySubnetList"], look };
