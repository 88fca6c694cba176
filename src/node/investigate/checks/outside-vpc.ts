import type { Judgement } from "../../../core/answers/evidence/evidence.js";
import { isInside, nextFreeBlock, parseNetwork } from "../../../core/operations/values/addresses.js";
import type { JsonObject } from "../../../core/operations/values/values.js";
import type { Check, Look } from "../check.js";
import { callWith } from "../command.js";
import { readList, readOne } from "../lists.js";
import { shownAs, textIn, wholeList } from "../resources.js";
import type { Subject } from "../subject.js";
import { rangesOf, subnetRange } from "../vpc-ranges.js";

/** A block of the same size that is free in the VPC. */
async function insteadOf(subject: Subject, read: Look, cidr: string, vpc: JsonObject): Promise<Judgement["action"]> {
  const vpcId = textIn(subject.body, "vpcId");
  const subnets = await readList(
    read,
    ["QuerySubnetList", "subnets"],
    { vpcId, ...wholeList },
    { en: `the subnets of ${vpcId}`, zh: `${vpcId} 的子网` },
  );
  if (subnets.gap) return null;
  const taken = subnets.items.map((item) => textIn(item, "cidr"));
  const free = nextFreeBlock(cidr, rangesOf(vpc), taken);
  const command = free === null ? null : callWith(subject, subnetRange(vpc, free));
  return command === null
    ? null
    : { en: `Use a block inside, such as ${free}, which is free.`, zh: `改用其中的网段，例如空闲的 ${free}。`, command };
}

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const { operation, body } = subject;
  const [vpcId, cidr] = [textIn(body, "vpcId"), textIn(body, "cidr")];
  const network = parseNetwork(cidr);
  if (operation?.name !== "CreateSubnet" || vpcId === "" || !network) return null;
  const vpc = await readOne(read, ["QuerySpecifiedVpc", "vpc"], { vpcId }, { en: `the VPC ${vpcId}`, zh: `私有网络 ${vpcId}` });
  if (!vpc.item) return vpc.gap;
  const ranges = rangesOf(vpc.item);
  const home = ranges.find((range) => {
    const outer = parseNetwork(range);
    return outer !== null && isInside(network, outer);
  });
  if (home !== undefined)
    return {
      verdict: "ruledOut",
      text: { en: `${cidr} is in ${home} of ${vpcId}`, zh: `${cidr} 在 ${vpcId} 的网段 ${home} 之内` },
      action: null,
    };
  const [all, name] = [ranges.join(", "), shownAs(vpcId, vpc.item)];
  return {
    verdict: "confirmed",
    text: {
      en: `${cidr} is outside the ranges of the VPC ${name}: ${all}.`,
      zh: `${cidr} 不在私有网络 ${name} 的网段之内：${all}。`,
    },
    action: await insteadOf(subject, read, cidr, vpc.item),
  };
}

/** Whether a new subnet lies in the ranges of its VPC. Makes one call, and one more when it does not. */
export const outsideVpc: Check = { id: "outside-vpc", usually: 1, reads: ["QuerySpecifiedVpc", "QuerySubnetList"], look };
