import type { Judgement } from "../../core/answers/evidence/evidence.js";
import { isObject, type JsonObject } from "../../core/operations/values/values.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { type Look, notKnown } from "./check.js";
import { commandFor, type Members } from "./command.js";
import type { Place } from "./places.js";
import type { Arguments } from "./reader.js";
import type { ReadName } from "./reads.js";
import { itemsIn, shownAs, textIn, wholeList } from "./resources.js";

/** Where something may still be: a VPC, or one of its subnets. */
export interface Container {
  readonly vpcId: string;
  readonly subnetId: string | null;
}

/** A call that helps to be rid of something. */
type Step = readonly [operation: string, members: Members];

/** A kind of resource that keeps a VPC or a subnet from being deleted. */
interface Kind {
  readonly resource: Bilingual;
  readonly read: ReadName;
  /** The list in the answer; null for an answer that is the one resource. */
  readonly list: string | null;
  readonly id: string;
  /** Empty for a list that asks for no VPC. */
  readonly args: (container: Container) => Arguments;
  readonly removal: string;
  /** The operation that ends its release protection, with the value for off. */
  readonly unprotect?: readonly [operation: string, off: boolean | number];
  /** Whether it lies in a subnet, so that it keeps this from being deleted. */
  readonly isInSubnet: boolean;
  readonly before?: (item: JsonObject) => readonly Step[];
}

const ofVpc = ({ vpcId }: Container): Arguments => ({ vpcId, ...wholeList });
const ofAll = (): Arguments => wholeList;

const detach = (item: JsonObject): readonly Step[] => {
  const [eniId, instanceId] = [textIn(item, "eniId"), textIn(item, "instanceId")];
  return instanceId === "" ? [] : [["DetachEniInstance", { eniId, instanceId }]];
};

/** In the order in which they are to be deleted. */
const kinds: readonly Kind[] = [
  {
    resource: { en: "network probe", zh: "网络探测" },
    read: "ListProbes",
    list: "probes",
    id: "probeId",
    args: ofAll,
    removal: "DeleteProbe",
    isInSubnet: true,
  },
  {
    resource: { en: "HAVIP", zh: "高可用虚拟 IP" },
    read: "ListHaVip",
    list: "haVips",
    id: "haVipId",
    args: ofVpc,
    removal: "DeleteHaVip",
    isInSubnet: true,
  },
  {
    resource: { en: "SNIC", zh: "服务网卡" },
    read: "ListSnic",
    list: "endpoints",
    id: "endpointId",
    args: ofVpc,
    removal: "DeleteSnic",
    isInSubnet: true,
  },
  {
    resource: { en: "network interface", zh: "弹性网卡" },
    read: "ListEni",
    list: "enis",
    id: "eniId",
    args: ofVpc,
    removal: "RemoveEni",
    isInSubnet: true,
    before: detach,
  },
  {
    resource: { en: "VPN gateway", zh: "VPN 网关" },
    read: "QueryVpnList",
    list: "vpns",
    id: "vpnId",
    args: ofVpc,
    removal: "ReleaseVpn",
    unprotect: ["UpdateVpnReleaseProtection", false],
    isInSubnet: true,
  },
  {
    resource: { en: "NAT gateway", zh: "NAT 网关" },
    read: "ListNat",
    list: "nats",
    id: "id",
    args: ofVpc,
    removal: "ReleaseNat",
    unprotect: ["UpdateNatReleaseProtectionSwitch", false],
    isInSubnet: false,
  },
  {
    resource: { en: "peering connection", zh: "对等连接" },
    read: "ListPeerConn",
    list: "peerConns",
    id: "peerConnId",
    args: ofAll,
    removal: "ReleasePeerConn",
    unprotect: ["UpdatePeerConnDeleteProtect", false],
    isInSubnet: false,
  },
  {
    resource: { en: "dedicated gateway", zh: "专线网关" },
    read: "QueryTheListOfDedicatedLineGateways",
    list: "etGateways",
    id: "etGatewayId",
    args: ofVpc,
    removal: "ReleaseDedicatedGateway",
    isInSubnet: false,
  },
  {
    resource: { en: "IPv6 gateway", zh: "IPv6 网关" },
    read: "QueryIpv6Gateway",
    list: null,
    id: "gatewayId",
    args: ({ vpcId }) => ({ vpcId }),
    removal: "DeleteIpv6Gateway",
    unprotect: ["UpdateDeleteProtect", 0],
    isInSubnet: false,
  },
  {
    resource: { en: "reserved segment", zh: "预留网段" },
    read: "ListIpReserve",
    list: "ipReserves",
    id: "ipReserveId",
    args: ({ subnetId }) => ({ ...(subnetId === null ? {} : { subnetId }), ...wholeList }),
    removal: "DeleteIpReserve",
    isInSubnet: true,
  },
  {
    resource: { en: "subnet", zh: "子网" },
    read: "QuerySubnetList",
    list: "subnets",
    id: "subnetId",
    args: ofVpc,
    removal: "DeleteSubnet",
    isInSubnet: false,
  },
];

/** What is read for a VPC: reserved segments go with their subnets, and of those nobody can ask by VPC. */
const kindsIn = ({ subnetId }: Container): readonly Kind[] =>
  kinds.filter(({ isInSubnet, read }) => (subnetId === null ? read !== "ListIpReserve" : isInSubnet));

export const contentReads: readonly ReadName[] = ["GetVpcResourceIpInfo", ...kinds.map(({ read }) => read)];

/** Something that is left. */
export interface Leftover {
  readonly shown: Bilingual;
  /** How to be rid of it. Empty for what another service has to release. */
  readonly commands: readonly string[];
}

/** Members in which resources have the ids of their VPC, or their addresses. */
const vpcKeys = ["vpcId", "localVpcId", "peerVpcId"];
const isWithin = (item: JsonObject, { vpcId, subnetId }: Container, { list }: Kind): boolean => {
  const named = vpcKeys.map((key) => textIn(item, key)).filter((id) => id !== "");
  const isInVpc = list === null || list === "ipReserves" || named.length === 0 || named.includes(vpcId);
  return isInVpc && (subnetId === null || textIn(item, "subnetId") === subnetId);
};

const addressesOf = (item: JsonObject): readonly string[] => [
  ...["privateIpAddress", "ipAddress"].map((key) => textIn(item, key)),
  ...(Array.isArray(item["sourceIps"]) ? item["sourceIps"].map(String) : []),
  ...["privateIpSet", "ipv6PrivateIpSet"].flatMap((key) => itemsIn(item, key).map((ip) => textIn(ip, "privateIpAddress"))),
];

function leftOf({ resource, id: key, removal, unprotect, before }: Kind, item: JsonObject, place: Place): Leftover {
  const id = textIn(item, key);
  // A member is called as the path has it; only the list of NAT gateways calls it otherwise.
  const name = key === "id" ? "natId" : key;
  const isProtected = item["deleteProtect"] === true || item["deleteProtect"] === 1;
  const steps: readonly Step[] = [
    ...(unprotect && isProtected ? [[unprotect[0], { [name]: id, deleteProtect: unprotect[1] }] as const] : []),
    ...(before?.(item) ?? []),
    [removal, { [name]: id }],
  ];
  const shown = shownAs(id, item);
  return {
    shown: { en: `${resource.en} ${shown}`, zh: `${resource.zh} ${shown}` },
    commands: steps.map(([operation, members]) => commandFor(operation, members, place)),
  };
}

/** Types of addresses that the network itself has. */
const ownTypes = /^(?:nat|vpn|gateway|dhcp)/iu;

/** What other services have there, as far as their addresses tell: one for each type. */
function foreign(uses: readonly JsonObject[], known: ReadonlySet<string>): readonly Leftover[] {
  const byType = new Map<string, string[]>();
  for (const use of uses) {
    const [ip, type] = [textIn(use, "ip"), textIn(use, "resourceType")];
    if (!known.has(ip) && !ownTypes.test(type)) byType.set(type, [...(byType.get(type) ?? []), ip]);
  }
  return [...byType].map(([type, ips]) => {
    const some = ips.length > 3 ? `${ips.slice(0, 3).join(", ")}, … (${ips.length})` : ips.join(", ");
    return { shown: { en: `${type} at ${some}`, zh: `${type}（${some}）` }, commands: [] };
  });
}

/** What is left in a VPC or a subnet, in the order in which to delete it, and what of it could not be read. */
export async function contentsOf(
  container: Container,
  look: Look,
  place: Place,
): Promise<{ left: readonly Leftover[]; gaps: readonly Judgement[] }> {
  const { vpcId, subnetId } = container;
  const [uses, ...lists] = await Promise.all([
    look("GetVpcResourceIpInfo", { vpcId, ...(subnetId === null ? {} : { subnetId }), pageSize: "1000" }),
    ...kindsIn(container).map(async (kind) => ({ kind, outcome: await look(kind.read, kind.args(container)) })),
  ]);
  const gaps: Judgement[] = [];
  const own = lists.map(({ kind, outcome }) => {
    if (outcome.kind === "absent" && kind.list === null) return { kind, items: [] };
    if (outcome.kind !== "value") gaps.push(notKnown(outcome, { en: `its ${kind.resource.en}s`, zh: kind.resource.zh }));
    const value = outcome.kind === "value" ? outcome.value : {};
    const items = kind.list === null ? [value] : itemsIn(value, kind.list);
    return { kind, items: items.filter((item) => textIn(item, kind.id) !== "" && isWithin(item, container, kind)) };
  });
  if (uses.kind !== "value") gaps.push(notKnown(uses, { en: "the use of its addresses", zh: "地址的占用情况" }));
  const known = new Set(own.flatMap(({ items }) => items.flatMap(addressesOf)));
  const others = uses.kind === "value" && isObject(uses.value) ? foreign(itemsIn(uses.value, "result"), known) : [];
  return { left: [...others, ...own.flatMap(({ kind, items }) => items.map((item) => leftOf(kind, item, place)))], gaps };
}
