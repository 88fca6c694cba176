import type { Judgement } from "../../../../core/answers/evidence/evidence.js";
import type { Check, Look } from "../../check.js";
import { commandFor } from "../../command.js";
import { readList, readOne } from "../../lists.js";
import { shownAs, textIn, wholeList } from "../../resources.js";
import type { Subject } from "../../subject.js";

/** The first block of a VPC's range that fits a subnet: a /24, or the range itself where it is smaller. */
const firstBlock = (cidr: string): string | null => {
  const [address, prefix] = cidr.split("/");
  if (address === undefined || prefix === undefined) return null;
  return `${address}/${Math.max(24, Number(prefix))}`;
};

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const vpcId = subject.values["vpcId"];
  if (!vpcId) return null;
  const what = { en: `the VPC ${vpcId}`, zh: `私有网络 ${vpcId}` };
  const { item: vpc, gap } = await readOne(read, ["QuerySpecifiedVpc", "vpc"], { vpcId }, what);
  if (!vpc) return gap;
  const all = await readList(read, ["QuerySubnetList", "subnets"], wholeList, { en: "the subnets", zh: "子网" });
  if (all.gap) return all.gap;
  const shown = shownAs(vpcId, vpc);
  const own = all.items.filter((item) => textIn(item, "vpcId") === vpcId);
  if (own.length > 0)
    return {
      verdict: "ruledOut",
      text: {
        en: `the VPC ${shown} has ${own.length} ${own.length === 1 ? "subnet" : "subnets"} now`,
        zh: `私有网络 ${shown} 现在有 ${own.length} 个子网`,
      },
      action: null,
    };
  const cidr = firstBlock(textIn(vpc, "cidr"));
  const zoneName = all.items.map((item) => textIn(item, "zoneName")).find((zone) => zone !== "");
  return {
    verdict: "confirmed",
    text: { en: `The VPC ${shown} has no subnet.`, zh: `私有网络 ${shown} 中没有子网。` },
    action:
      cidr === null || zoneName === undefined
        ? null
        : {
            en: `Create one first, here in ${zoneName}, a zone you already use.`,
            zh: `先创建子网，此处选用你已在使用的可用区 ${zoneName}。`,
            command: commandFor("CreateSubnet", { name: "first", vpcId, cidr, zoneName, subnetType: "BCC" }, subject.here),
          },
  };
}

/** Whether the VPC of a new gateway has a subnet. Makes two calls. */
export const vpcEmpty: Check = { id: "vpc-empty", usually: 2, reads: ["QuerySpecifiedVpc", "QuerySubnetList"], look };
