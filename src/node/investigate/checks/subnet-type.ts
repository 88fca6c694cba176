import type { Judgement } from "../../../core/answers/evidence/evidence.js";
import { nextFreeBlock } from "../../../core/operations/values/addresses.js";
import type { JsonObject } from "../../../core/operations/values/values.js";
import { readSubnet, subnetShown } from "../address-home.js";
import type { Check, Look } from "../check.js";
import { callWith, commandFor } from "../command.js";
import { readList, readOne } from "../lists.js";
import { textIn, wholeList } from "../resources.js";
import type { Subject } from "../subject.js";
import { rangesOf } from "../vpc-ranges.js";

/** Types out of which no interface can have an address. */
const withoutInterfaces: ReadonlySet<string> = new Set(["BBC", "BBC_NAT"]);

/** A subnet of the zone that takes interfaces, or a command that makes one where there is none. */
async function insteadOf(subject: Subject, read: Look, subnet: JsonObject): Promise<Judgement["action"]> {
  const [vpcId, zoneName] = [textIn(subnet, "vpcId"), textIn(subnet, "zoneName")];
  const what = { en: `the subnets of ${vpcId}`, zh: `${vpcId} 的子网` };
  const listed = await readList(read, ["QuerySubnetList", "subnets"], { vpcId, ...wholeList }, what);
  if (listed.gap) return null;
  const [fit] = listed.items
    .filter((item) => textIn(item, "zoneName") === zoneName && textIn(item, "subnetType") === "BCC")
    .toSorted((a, b) => Number(textIn(b, "availableIp")) - Number(textIn(a, "availableIp")));
  if (fit) {
    const [command, shown] = [callWith(subject, { subnetId: textIn(fit, "subnetId") }), subnetShown(fit)];
    return command === null ? null : { en: `Use the subnet ${shown} of the same zone.`, zh: `改用同一可用区的子网 ${shown}。`, command };
  }
  const vpc = await readOne(read, ["QuerySpecifiedVpc", "vpc"], { vpcId }, { en: `the VPC ${vpcId}`, zh: `私有网络 ${vpcId}` });
  const taken = listed.items.map((item) => textIn(item, "cidr"));
  const cidr = vpc.item && nextFreeBlock(textIn(subnet, "cidr"), rangesOf(vpc.item), taken);
  if (!cidr) return null;
  const members = { name: `${textIn(subnet, "name") || "subnet"}-bcc`, vpcId, zoneName, cidr, subnetType: "BCC" };
  return {
    en: `Create a subnet of the type BCC in ${zoneName}.`,
    zh: `在 ${zoneName} 新建一个类型为 BCC 的子网。`,
    command: commandFor("CreateSubnet", members, subject.here),
  };
}

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const subnetId = textIn(subject.body, "subnetId");
  if (subnetId === "") return null;
  const { item, gap } = await readSubnet(read, subnetId);
  if (!item) return gap;
  const [type, shown] = [textIn(item, "subnetType"), subnetShown(item)];
  if (!withoutInterfaces.has(type))
    return {
      verdict: "ruledOut",
      text: { en: `the subnet ${shown} has the type ${type}`, zh: `子网 ${shown} 的类型是 ${type}` },
      action: null,
    };
  return {
    verdict: "confirmed",
    text: {
      en: `The subnet ${shown} has the type ${type}, in which no network interface can be created.`,
      zh: `子网 ${shown} 的类型是 ${type}，不能在其中创建弹性网卡。`,
    },
    action: await insteadOf(subject, read, item),
  };
}

/** Whether interfaces can be made in a subnet, and in which other one of its zone. Makes two calls. */
export const subnetType: Check = {
  id: "subnet-type",
  usually: 2,
  reads: ["QuerySpecifiedSubnet", "QuerySubnetList", "QuerySpecifiedVpc"],
  look,
};
