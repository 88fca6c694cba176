import { quotas } from "../../../core/operations/knowledge/quotas.js";
import type { JsonObject } from "../../../core/operations/values/values.js";
import { askedCount, readSubnet } from "../address-home.js";
import { commandFor } from "../command.js";
import { readList, readOne } from "../lists.js";
import { textIn, wholeList } from "../resources.js";
import { type Counter, idFor, kinds, named, unstated } from "./count.js";

export const vpcs: Counter = async ({ here }, look) => {
  const { items, gap } = await readList(look, ["QueryVpcList", "vpcs"], wholeList, { en: "the VPCs", zh: "私有网络" });
  const place = here.region === null ? here.name : { en: here.region, zh: here.region };
  return [{ ...quotas.vpcs, there: items.length, asked: 1, place, command: commandFor("QueryVpcList", {}, here), gap }];
};

/** The secondary ranges take the place of those there are. */
export const secondaryCidrs: Counter = async (subject) => {
  const vpcId = idFor(subject, "vpcId");
  const given = subject.body["secondaryCidr"];
  if (vpcId === "" || !Array.isArray(given)) return [];
  const command = commandFor("QuerySpecifiedVpc", { vpcId }, subject.here);
  return [{ ...quotas.secondaryCidrs, there: 0, asked: given.length, place: named(vpcId, kinds.vpc), command, gap: null }];
};

export const groups: Counter = async (subject, look) => {
  const vpcId = idFor(subject, "vpcId");
  if (vpcId === "") return [];
  const [vpc, list] = await Promise.all([
    readOne(look, ["QuerySpecifiedVpc", "vpc"], { vpcId }, named(vpcId, kinds.vpc)),
    readList(
      look,
      ["QuerySecurityGroupsList", "securityGroups"],
      { vpcId, ...wholeList },
      { en: `the security groups of ${vpcId}`, zh: `${vpcId} 的安全组` },
    ),
  ]);
  const quota = vpc.item?.["isDefault"] === true ? quotas.groupsOfDefaultVpc : quotas.groups;
  const command = commandFor("QuerySecurityGroupsList", { vpcId }, subject.here);
  return [
    {
      ...quota, // Without the VPC it is not known which quota counts.
      there: vpc.gap ? 0 : list.items.length,
      asked: 1,
      place: named(vpcId, kinds.vpc),
      command,
      gap: vpc.gap ?? list.gap,
    },
  ];
};

/** What GetEniQuota says of an interface: how many addresses it can have. */
export const addresses: Counter = async (subject, look) => {
  const eniId = idFor(subject, "eniId");
  if (eniId === "") return [];
  const place = named(eniId, { en: "network interface", zh: "弹性网卡" });
  const { item, gap } = await readOne(look, ["GetEniQuota", null], { eniId }, { en: `the quota of ${eniId}`, zh: `${eniId} 的配额` });
  const [total, left] = [Number(item?.["totalQuantity"]), Number(item?.["availableQuantity"])];
  if (item && (Number.isNaN(total) || Number.isNaN(left))) return [];
  const resource = { en: "addresses", zh: "个内网 IP" };
  const [most, there] = item ? [total, total - left] : [null, 0];
  const command = commandFor("GetEniDetail", { eniId }, subject.here);
  return [{ resource, kind: "contents", most, source: null, there, asked: askedCount(subject), place, command, gap }];
};

/** Of each type of gateway the members that hold its EIPs. */
const eipMembers = ["eips", "dnatEips", "bindEips"];
const eipsIn = (item: JsonObject): number => eipMembers.reduce((sum, name) => sum + (Array.isArray(item[name]) ? item[name].length : 0), 0);

/** EIPs that an ordinary gateway takes by its spec, and an enhanced one by its capacity units. */
const eipsOfSpec: Readonly<Record<string, number>> = { small: 5, medium: 10, large: 15 };
function eipsFor(nat: JsonObject): number | null {
  const spec = textIn(nat, "spec");
  const units = Number(textIn(nat, "cuNum"));
  return spec === "" ? (units > 0 ? Math.min(5 * units, 50) : null) : (eipsOfSpec[spec] ?? null);
}

const eips = { en: "EIPs", zh: "个 EIP" };

/** The EIPs of a gateway, beside those to be bound. */
export const natEips: Counter = async (subject, look) => {
  const natId = idFor(subject, "natId");
  if (natId === "") return [];
  const place = named(natId, { en: "NAT gateway", zh: "NAT 网关" });
  const { item, gap } = await readOne(look, ["GetNat", null], { natId }, place);
  const most = item && eipsFor(item);
  if (item && most === null) return [];
  const command = commandFor("GetNat", { natId }, subject.here);
  return [
    {
      resource: eips,
      kind: "eips",
      most,
      source: quotas.natGateways.source,
      there: item ? eipsIn(item) : 0,
      asked: eipsIn(subject.body),
      place,
      command,
      gap,
    },
  ];
};

/** The EIPs that a gateway to be made would have. */
export const eipsOfNewNat: Counter = async ({ body, here }) => {
  const [most, asked, vpcId] = [eipsFor(body), eipsIn(body), textIn(body, "vpcId")];
  if (most === null || asked === 0) return [];
  const place = { en: "the new NAT gateway", zh: "新建的 NAT 网关" };
  return [
    {
      resource: eips,
      kind: "eips",
      most,
      source: quotas.natGateways.source,
      there: 0,
      asked,
      place,
      command: commandFor("ListNat", { vpcId }, here),
      gap: null,
    },
  ];
};

/** The peering connections of the VPC of this side, on whichever side of them it stands. */
export const peerings: Counter = async ({ body, here }, look) => {
  const vpcId = textIn(body, "localVpcId");
  if (vpcId === "") return [];
  const what = { en: "the peering connections", zh: "对等连接" };
  const { items, gap } = await readList(look, ["ListPeerConn", "peerConns"], { vpcId, ...wholeList }, what);
  const there = items.filter((item) => [textIn(item, "localVpcId"), textIn(item, "peerVpcId")].includes(vpcId)).length;
  const command = commandFor("ListPeerConn", { vpcId }, here);
  return [{ ...unstated("peering connections", "个对等连接"), there, asked: 1, place: named(vpcId, kinds.vpc), command, gap }];
};

/** The virtual addresses of the VPC in whose subnet one more was to be. */
export const haVips: Counter = async (subject, look) => {
  const subnetId = idFor(subject, "subnetId");
  if (subnetId === "") return [];
  const { item, gap } = await readSubnet(look, subnetId);
  const vpcId = item ? textIn(item, "vpcId") : "";
  const place = item ? named(vpcId, kinds.vpc) : named(subnetId, kinds.subnet);
  const resource = unstated("HAVIPs", "个高可用虚拟 IP");
  if (!item) return [{ ...resource, there: 0, asked: 1, place, command: commandFor("ListHaVip", {}, subject.here), gap }];
  const command = commandFor("ListHaVip", { vpcId }, subject.here);
  const list = await readList(look, ["ListHaVip", "haVips"], { vpcId, ...wholeList }, { en: "the HAVIPs", zh: "高可用虚拟 IP" });
  return [{ ...resource, there: list.items.length, asked: 1, place, command, gap: list.gap }];
};

/** All enterprise groups; how many there may be no page states. */
export const enterpriseGroups: Counter = async ({ here }, look) => {
  const resource = { en: "enterprise security groups", zh: "个企业安全组" };
  const list = ["QueryEnterpriseSecurityGroupList", "enterpriseSecurityGroups"] as const;
  const { items, gap } = await readList(look, list, wholeList, { en: "the enterprise security groups", zh: "企业安全组" });
  const place = here.region === null ? here.name : { en: here.region, zh: here.region };
  return [
    {
      resource,
      kind: "contents",
      most: null,
      source: null,
      there: items.length,
      asked: 1,
      place,
      command: commandFor(list[0], {}, here),
      gap,
    },
  ];
};
