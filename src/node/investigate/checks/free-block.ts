import { brokenRule } from "../../../core/answers/evidence/broken-rule.js";
import type { Judgement } from "../../../core/answers/evidence/evidence.js";
import { nextFreeBlock, spanOf, trueNetwork } from "../../../core/operations/values/addresses.js";
import type { JsonObject } from "../../../core/operations/values/values.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import type { Check, Look } from "../check.js";
import { callWith, type Members } from "../command.js";
import { readList, readOne } from "../lists.js";
import { shownAs, textIn, wholeList } from "../resources.js";
import type { Subject } from "../subject.js";
import { privateRanges, rangesOf, subnetRange } from "../vpc-ranges.js";

/** A block to ask for, as parameters of the call, and in what it is free. */
interface Free {
  readonly cidr: string;
  readonly members: Members;
  readonly where: Bilingual;
}

const cidrsOf = (items: readonly JsonObject[]): string[] => items.map((item) => textIn(item, "cidr"));

/** The size to look for, as a range: that of the given one where it is a range, else this. */
function sizeOf({ body }: Subject, otherwise: string): string {
  const given = trueNetwork(body["cidr"]);
  const prefix = Number(given?.split("/")[1]);
  return given !== null && prefix >= 8 && prefix <= 28 ? given : otherwise;
}

/** VPCs may overlap, but those that do can never be connected: a block apart from all others is worth having. */
async function ofVpc(subject: Subject, read: Look): Promise<Free | null> {
  const { items, gap } = await readList(read, ["QueryVpcList", "vpcs"], wholeList, {
    en: "the VPCs of the region",
    zh: "该地域的私有网络",
  });
  if (gap) return null;
  const cidr = nextFreeBlock(sizeOf(subject, "10.0.0.0/16"), privateRanges, items.flatMap(rangesOf));
  const where = { en: "overlaps no other VPC of the region", zh: "与该地域的其他私有网络都不重叠" };
  return cidr === null ? null : { cidr, members: { cidr }, where };
}

async function ofSubnet(subject: Subject, read: Look): Promise<Free | null> {
  const vpcId = textIn(subject.body, "vpcId");
  if (vpcId === "") return null;
  const [vpc, subnets] = await Promise.all([
    readOne(read, ["QuerySpecifiedVpc", "vpc"], { vpcId }, { en: `the VPC ${vpcId}`, zh: `私有网络 ${vpcId}` }),
    readList(read, ["QuerySubnetList", "subnets"], { vpcId, ...wholeList }, { en: `the subnets of ${vpcId}`, zh: `${vpcId} 的子网` }),
  ]);
  if (!vpc.item || subnets.gap) return null;
  const secondary = textIn(subject.body, "vpcSecondaryCidr");
  const ranges = secondary === "" ? rangesOf(vpc.item) : [secondary];
  const [home = ""] = ranges;
  const isSmall = (spanOf(home)?.last ?? 0) - (spanOf(home)?.first ?? 0) < 256;
  const like = sizeOf(subject, isSmall ? home : home.replace(/\d+$/u, "24"));
  const cidr = nextFreeBlock(like, ranges, cidrsOf(subnets.items));
  const shown = shownAs(vpcId, vpc.item);
  const where = { en: `is free in ${shown}`, zh: `在 ${shown} 中空闲` };
  return cidr === null ? null : { cidr, members: subnetRange(vpc.item, cidr), where };
}

const blocks: Readonly<Record<string, (subject: Subject, read: Look) => Promise<Free | null>>> = {
  CreateVpc: ofVpc,
  CreateSubnet: ofSubnet,
};

/** Says again what the evidence showed, with a block that is free in place of an example. */
async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const { found, evidence, operation, body } = subject;
  const shown = evidence.find(({ result }) => result.id === brokenRule.id && result.verdict === "confirmed");
  if (!shown || found.constraints.some(({ parameter }) => parameter !== "cidr")) return null;
  const free = await blocks[operation?.name ?? ""]?.(subject, read);
  const command = free && callWith(subject, free.members);
  if (!free || !command) return null;
  const { cidr, where } = free;
  const action =
    textIn(body, "cidr") === ""
      ? { en: `Add it: ${cidr} ${where.en}.`, zh: `补上该参数：${cidr} ${where.zh}。` }
      : { en: `Use ${cidr}, which ${where.en}.`, zh: `改用 ${cidr}，它${where.zh}。` };
  return { verdict: "confirmed", text: shown.result.text, action: { ...action, command } };
}

/** A block to ask for where the range of a new VPC or subnet is missing or not valid. Makes one call or two. */
export const freeBlock: Check = { id: "free-block", usually: 0, reads: ["QueryVpcList", "QuerySpecifiedVpc", "QuerySubnetList"], look };
