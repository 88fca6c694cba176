import type { Judgement } from "../../../core/answers/evidence/evidence.js";
import { nextFreeBlock, overlap, parseNetwork } from "../../../core/operations/values/addresses.js";
import type { JsonObject } from "../../../core/operations/values/values.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { readSubnet, subnetShown } from "../address-home.js";
import type { Check, Look } from "../check.js";
import { callWith, commandFor, type Members } from "../command.js";
import { type Listing, readList, readOne } from "../lists.js";
import { textIn, wholeList } from "../resources.js";
import type { Subject } from "../subject.js";
import { privateRanges, rangesOf, subnetRange } from "../vpc-ranges.js";

/** A range that is taken, and by what. */
interface TakenRange {
  readonly cidr: string;
  /** As the object of "overlaps". */
  readonly name: Bilingual;
  /** The resource itself, where the asked one may be that very one. */
  readonly item: JsonObject | null;
}

/** What one operation asks for, and what stands against it. */
interface Claim {
  readonly cidrs: readonly string[];
  readonly taken: readonly TakenRange[];
  /** The ranges in which there may be room. */
  readonly within: readonly string[];
  readonly gap: Judgement | null;
  /** The parameters that ask for another range instead. */
  readonly instead: (old: string, free: string) => Members;
  /** What to do where no other range would help. */
  readonly otherwise?: Judgement["action"];
}

const subnetTaken = (item: JsonObject): TakenRange => {
  const shown = subnetShown(item);
  return { cidr: textIn(item, "cidr"), name: { en: `the subnet ${shown}`, zh: `子网 ${shown}` }, item };
};

const vpcTaken = (vpcId: string, ranges: readonly string[]): TakenRange[] =>
  ranges.map((cidr) => ({ cidr, name: { en: `the range ${cidr} of ${vpcId}`, zh: `私有网络 ${vpcId} 的网段 ${cidr}` }, item: null }));

const subnets = (look: Look, vpcId: string): Promise<Listing> =>
  readList(look, ["QuerySubnetList", "subnets"], { vpcId, ...wholeList }, { en: `the subnets of ${vpcId}`, zh: `${vpcId} 的子网` });

const vpc = (look: Look, vpcId: string) =>
  readOne(look, ["QuerySpecifiedVpc", "vpc"], { vpcId }, { en: `the VPC ${vpcId}`, zh: `私有网络 ${vpcId}` });

async function ofSubnet({ body }: Subject, look: Look): Promise<Claim | null> {
  const [vpcId, cidr] = [textIn(body, "vpcId"), textIn(body, "cidr")];
  if (vpcId === "" || cidr === "") return null;
  const [home, listed] = await Promise.all([vpc(look, vpcId), subnets(look, vpcId)]);
  return {
    cidrs: [cidr],
    taken: listed.items.map(subnetTaken),
    within: home.item ? rangesOf(home.item) : [],
    gap: listed.gap,
    instead: (_old, free) => (home.item ? subnetRange(home.item, free) : { cidr: free }),
  };
}

async function ofVpc({ body, values }: Subject, look: Look): Promise<Claim | null> {
  const given = body["secondaryCidr"];
  const vpcId = values["vpcId"];
  if (!Array.isArray(given) || vpcId === undefined) return null;
  const home = await vpc(look, vpcId);
  const cidrs = given.map(String);
  return {
    cidrs,
    taken: home.item ? vpcTaken(vpcId, [textIn(home.item, "cidr")]) : [],
    within: privateRanges,
    gap: home.gap,
    instead: (old, free) => ({ secondaryCidr: cidrs.with(cidrs.lastIndexOf(old), free) }),
  };
}

async function ofReserve({ body }: Subject, look: Look): Promise<Claim | null> {
  const [subnetId, cidr] = [textIn(body, "subnetId"), textIn(body, "ipCidr")];
  if (subnetId === "" || cidr === "") return null;
  const [home, listed] = await Promise.all([
    readSubnet(look, subnetId),
    readList(
      look,
      ["ListIpReserve", "ipReserves"],
      { subnetId, ...wholeList },
      { en: `the reserved segments of ${subnetId}`, zh: `${subnetId} 的预留网段` },
    ),
  ]);
  const taken = listed.items.map((item): TakenRange => {
    const [id, range] = [textIn(item, "ipReserveId"), textIn(item, "ipCidr")];
    return { cidr: range, name: { en: `the reserved segment ${id} (${range})`, zh: `预留网段 ${id} (${range})` }, item: null };
  });
  return {
    cidrs: [cidr],
    taken,
    within: home.item ? [textIn(home.item, "cidr")] : [],
    gap: listed.gap,
    instead: (_old, free) => ({ ipCidr: free }),
  };
}

async function ofRoute({ body, values, here }: Subject, look: Look): Promise<Claim | null> {
  const destination = textIn(body, "destinationAddress");
  const routeTableId = textIn(body, "routeTableId") || values["routeTableId"];
  if (destination === "" || !routeTableId) return null;
  const table = await readOne(
    look,
    ["QueryRoutingTable", null],
    { routeTableId },
    { en: `the route table ${routeTableId}`, zh: `路由表 ${routeTableId}` },
  );
  if (!table.item) return { cidrs: [destination], taken: [], within: [], gap: table.gap, instead: () => ({}) };
  const vpcId = textIn(table.item, "vpcId");
  const home = await vpc(look, vpcId);
  return {
    cidrs: [destination],
    taken: home.item ? vpcTaken(vpcId, rangesOf(home.item)) : [],
    within: [],
    gap: home.gap,
    instead: () => ({}),
    otherwise: {
      en: "No rule is needed: the VPC routes its own ranges by itself. To see its rules:",
      zh: "无需添加规则：私有网络自身的网段由系统路由。查看已有规则：",
      command: commandFor("QueryRoutingRules", { routeTableId }, here),
    },
  };
}

const claims: Readonly<Record<string, (subject: Subject, look: Look) => Promise<Claim | null>>> = {
  CreateSubnet: ofSubnet,
  UpdateVpc: ofVpc,
  CreateIpReserved: ofReserve,
  CreateRoutingRules: ofRoute,
};

const meet = (left: string, right: string): boolean => {
  const [first, second] = [parseNetwork(left), parseNetwork(right)];
  return first !== null && second !== null && overlap(first, second);
};

/** A subnet that is what was asked for: made by an attempt whose answer was lost. */
function sameSubnet({ body }: Subject, { item }: TakenRange): boolean {
  return item !== null && ["name", "cidr", "zoneName"].every((key) => textIn(item, key) === textIn(body, key));
}

function insteadOf(subject: Subject, cidr: string, { cidrs, within, taken, gap, instead, otherwise }: Claim): Judgement["action"] {
  // With a part of the list unread a block may be taken all the same.
  const free = gap ? null : nextFreeBlock(cidr, within, [...taken.map((range) => range.cidr), ...cidrs.filter((other) => other !== cidr)]);
  const command = free === null ? null : callWith(subject, instead(cidr, free));
  if (free === null || command === null) return otherwise ?? null;
  return { en: `Use ${free}, the next free block of this size.`, zh: `改用 ${free}，这是下一个同样大小的空闲网段。`, command };
}

function overlaps(subject: Subject, cidr: string, first: TakenRange, others: number, claim: Claim): Judgement {
  const more = others === 0 ? { en: "", zh: "" } : { en: ` and ${others} more`, zh: `，另外还有 ${others} 个` };
  const isSame = sameSubnet(subject, first);
  const same = isSame
    ? { en: ": it has the same name and zone, so an earlier attempt created it", zh: "：名称和可用区也相同，应是之前的请求已经建好" }
    : { en: "", zh: "" };
  const subnetId = first.item ? textIn(first.item, "subnetId") : "";
  return {
    verdict: "confirmed",
    cause: isSame ? "cidr-overlap.same" : "cidr-overlap",
    text: { en: `${cidr} overlaps ${first.name.en}${more.en}${same.en}.`, zh: `${cidr} 与${first.name.zh} 重叠${more.zh}${same.zh}。` },
    action: isSame
      ? { en: "Use that subnet.", zh: "直接使用该子网。", command: commandFor("QuerySpecifiedSubnet", { subnetId }, subject.here) }
      : insteadOf(subject, cidr, claim),
  };
}

async function look(subject: Subject, read: Look): Promise<Judgement | null> {
  const claim = await claims[subject.operation?.name ?? ""]?.(subject, read);
  if (!claim) return null;
  for (const [index, cidr] of claim.cidrs.entries()) {
    // Ranges of one request may overlap one another too.
    const own = claim.cidrs
      .slice(0, index)
      .map((other): TakenRange => ({ cidr: other, name: { en: `${other} of the same request`, zh: `同一请求中的 ${other}` }, item: null }));
    const [first, ...others] = [...claim.taken, ...own].filter((range) => meet(cidr, range.cidr));
    if (first) return overlaps(subject, cidr, first, others.length, claim);
  }
  if (claim.gap) return claim.gap;
  const asked = claim.cidrs.join(", ");
  return {
    verdict: "ruledOut",
    text: { en: `${asked} does not overlap any existing range now`, zh: `${asked} 目前与已有网段都不重叠` },
    action: null,
  };
}

/** Which subnet or range the one that was asked for overlaps. Makes two calls. */
export const cidrOverlap: Check = {
  id: "cidr-overlap",
  usually: 2,
  reads: ["QuerySpecifiedVpc", "QuerySubnetList", "QuerySpecifiedSubnet", "ListIpReserve", "QueryRoutingTable"],
  look,
};
