import { isAddressRange, isIpv4Network, isTrueNetwork } from "../../values/addresses.js";
import { atLeastOne, atMostOne, count, each, given, hasPrefix, oneOf, shorter } from "../checks.js";
import type { Constraint } from "../constraint.js";
import { isAbsent, isEmpty, isItem } from "../request-values.js";
import { disputed, documented, inferred } from "./certainty.js";

const entry = "vpc/BadRequest";
const create = ["CreateRoutingRules"];
const changing = ["CreateRoutingRules", "UpdateRoutingRules"];

/** How the ids of next hops begin, by their type. */
const prefixes: ReadonlyMap<unknown, string> = new Map([
  ["custom", "i-"],
  ["vpn", "vpn-"],
  ["nat", "nat-"],
  ["dcGateway", "dcgw-"],
  ["peerConn", "qpif-"],
  ["ipv6gateway", "gw-"],
  ["enic", "eni-"],
  ["havip", "havip-"],
]);

const isRange = (value: unknown): boolean =>
  typeof value !== "string" || (value.includes("/") && isAddressRange(value, 6)) || (isIpv4Network(value) && isTrueNetwork(value));

/** Two paths or more that share the load, or an active one and its standby. */
function arePaths(hops: unknown): boolean {
  if (!Array.isArray(hops) || hops.length === 0) return true;
  const types = hops.map((hop: unknown) => (isItem(hop) ? hop["pathType"] : null));
  const isShared = types.length >= 2 && types.every((type) => type === "ecmp");
  return isShared || types.map(String).sort().join() === "ha:active,ha:standby";
}

export const constraints: readonly Constraint[] = [
  {
    id: "QueryRoutes.one",
    operations: ["QueryRoutingTable", "QueryRoutingRules"],
    ...documented,
    entry,
    text: { en: "routeTableId or vpcId is required", zh: "routeTableId 与 vpcId 必须填写其一" },
    ...count(["query:routeTableId", "query:vpcId"], atLeastOne),
  },
  {
    id: "QueryRoutes.both",
    operations: ["QueryRoutingTable", "QueryRoutingRules"],
    ...disputed,
    entry,
    text: {
      en: "the page says that routeTableId and vpcId cannot be used together, but the official clients can send both",
      zh: "文档写明 routeTableId 与 vpcId 只能二选一，官方客户端却允许同时发送",
    },
    ...count(["query:routeTableId", "query:vpcId"], atMostOne),
  },
  {
    id: "RoutingRules.destination",
    operations: changing,
    ...documented,
    entry,
    text: {
      en: "destinationAddress must be a CIDR with all host bits zero; all of IPv4 is 0.0.0.0/0",
      zh: "destinationAddress 必须是主机位为 0 的网段；全部 IPv4 写作 0.0.0.0/0",
    },
    ...each(["destinationAddress"], isRange),
  },
  {
    id: "RoutingRules.source",
    operations: changing,
    ...documented,
    entry,
    text: {
      en: "sourceAddress must be 0.0.0.0/0, or the CIDR of a subnet of the VPC or part of it",
      zh: "sourceAddress 必须是 0.0.0.0/0，或 VPC 内某个子网的网段或其一部分",
    },
    ...each(["sourceAddress"], isRange),
  },
  {
    id: "CreateRoutingRules.next-hop",
    operations: create,
    ...documented,
    entry,
    text: {
      en: "a single path must set nexthopId and nexthopType, several paths nextHopList",
      zh: "单条路径必须填 nexthopId 和 nexthopType，多条路径必须填 nextHopList",
    },
    ...given(["nexthopId", "nexthopType"], ({ nextHopList }) => isEmpty(nextHopList)),
  },
  {
    id: "CreateRoutingRules.one-way",
    operations: create,
    ...documented,
    entry,
    text: { en: "nexthopId and nextHopList cannot be used together", zh: "nexthopId 不能与 nextHopList 同时填写" },
    ...each(["nexthopId"], (_value, { nextHopList }) => isEmpty(nextHopList)),
  },
  {
    id: "CreateRoutingRules.qpif",
    operations: create,
    ...documented,
    entry: "vpc/NoSuchObject",
    text: {
      en: "a next hop of type peerConn must be the interface of the connection in this VPC (qpif-…, localIfId in GetPeerConn), not the connection (peerconn-…)",
      zh: "peerConn 类型的下一跳必须是对等连接在本 VPC 的接口 ID（qpif-…，即 GetPeerConn 返回的 localIfId），而不是 peerconn-…",
    },
    ...each(["nexthopId"], (value, { nexthopType }) => nexthopType !== "peerConn" || hasPrefix("qpif-")(value)),
  },
  {
    id: "CreateRoutingRules.next-hop-id",
    operations: create,
    ...inferred,
    entry: "vpc/NoSuchObject",
    text: {
      en: "the id of the next hop must match its type: custom i-, vpn vpn-, nat nat-, dcGateway dcgw-, ipv6gateway gw-, enic eni-, havip havip-",
      zh: "下一跳 ID 必须与类型一致：custom 为 i-，vpn 为 vpn-，nat 为 nat-，dcGateway 为 dcgw-，ipv6gateway 为 gw-，enic 为 eni-，havip 为 havip-",
    },
    ...each(["nexthopId"], (value, { nexthopType }) => nexthopType === "peerConn" || hasPrefix(prefixes.get(nexthopType) ?? "")(value)),
  },
  {
    id: "UpdateRoutingRules.next-hop-id",
    operations: ["UpdateRoutingRules"],
    ...inferred,
    entry: "vpc/NoSuchObject",
    text: {
      en: `the next hop must be an id: ${[...prefixes.values()].join(", ")}`,
      zh: `下一跳必须填写 ID：${[...prefixes.values()].join("、")}`,
    },
    ...each(["nexthopId"], (value) => typeof value !== "string" || [...prefixes.values()].some((prefix) => hasPrefix(prefix)(value))),
  },
  {
    id: "CreateRoutingRules.hop",
    operations: create,
    ...documented,
    entry,
    text: {
      en: "each entry of nextHopList must have nexthopId, nexthopType and pathType",
      zh: "nextHopList 的每一项都必须有 nexthopId、nexthopType 和 pathType",
    },
    ...given(["nextHopList.nexthopId", "nextHopList.nexthopType", "nextHopList.pathType"]),
  },
  {
    id: "CreateRoutingRules.hop-type",
    operations: create,
    ...documented,
    entry,
    text: {
      en: "multiple paths can only use dedicated gateways: nexthopType must be dcGateway",
      zh: "多条路径只能经过专线网关：nexthopType 必须为 dcGateway",
    },
    ...each(["nextHopList.nexthopType"], oneOf("dcGateway")),
  },
  {
    id: "CreateRoutingRules.hop-id",
    operations: create,
    ...inferred,
    entry: "vpc/NoSuchObject",
    text: { en: "a dedicated gateway id must begin with dcgw-", zh: "专线网关 ID 必须以 dcgw- 开头" },
    ...each(["nextHopList.nexthopId"], (value, { nexthopType }) => nexthopType !== "dcGateway" || hasPrefix("dcgw-")(value)),
  },
  {
    id: "CreateRoutingRules.paths",
    operations: create,
    ...documented,
    entry,
    text: {
      en: "paths must be two or more of pathType ecmp, or one ha:active and one ha:standby",
      zh: "pathType 必须是两条以上 ecmp，或一条 ha:active 加一条 ha:standby",
    },
    ...each(["nextHopList"], arePaths),
  },
  {
    id: "RoutingRules.description",
    operations: changing,
    ...documented,
    entry,
    text: { en: "a description must have at most 200 characters", zh: "描述不能超过 200 个字符" },
    ...each(["description"], (value) => isAbsent(value) || shorter(200)(value)),
  },
];
