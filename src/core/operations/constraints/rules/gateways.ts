import { isAddress, isAddressRange, isIpv4Network, parseNetwork } from "../../values/addresses.js";
import { atMost, count, each, given, matches } from "../checks.js";
import type { Constraint } from "../constraint.js";
import { isAbsent, isEmpty } from "../request-values.js";
import { documented, inferred } from "./certainty.js";

const entry = "vpc/BadRequest";
const within =
  (least: number, most: number) =>
  (value: unknown): boolean =>
    typeof value !== "number" || (Number.isInteger(value) && value >= least && value <= most);
const isText = (value: unknown): value is string => typeof value === "string";

const line = ["CreateDedicatedGateway", "BindPhysicalDedicatedLine"];
const check = ["CreateDedicatedGatewayHealthCheck"];
const limit = ["CreateGatewayLimitRules"];
const probe = ["CreateProbe"];

const healthChecks: readonly Constraint[] = (
  [
    ["healthCheckInterval", 1, 60],
    ["healthThreshold", 2, 5],
    ["unhealthThreshold", 2, 5],
  ] as const
).map(([name, least, most]) => ({
  id: `CreateDedicatedGatewayHealthCheck.${name}`,
  operations: check,
  ...documented,
  entry,
  text: { en: `${name} must be from ${least} to ${most}`, zh: `${name} 必须为 ${least} 至 ${most}` },
  ...each([name], within(least, most)),
}));

const dedicated: readonly Constraint[] = [
  {
    id: "DedicatedLine.pair",
    operations: line,
    ...documented,
    entry,
    text: { en: "etId and channelId must be set together or not at all", zh: "etId 与 channelId 必须同时填写，或都不填" },
    ...count(["etId", "channelId"], (number) => number !== 1),
  },
  {
    id: "DedicatedLine.localCidrs",
    operations: line,
    ...documented,
    entry,
    text: { en: "localCidrs requires etId and channelId", zh: "localCidrs 只能与 etId、channelId 一起填写" },
    ...each(["localCidrs"], (value, { etId, channelId }) => isEmpty(value) || !isAbsent(etId) || !isAbsent(channelId)),
  },
  {
    id: "DedicatedLine.cidrs",
    operations: [...line, "UpdateDedicatedGateway"],
    ...documented,
    entry,
    text: { en: "localCidrs must contain CIDRs", zh: "localCidrs 中必须填网段" },
    ...each(["localCidrs[]", "ipv6LocalCidrs[]"], (value) => parseNetwork(value) !== null),
  },
  {
    id: "CreateDedicatedGateway.speed",
    operations: ["CreateDedicatedGateway"],
    ...documented,
    entry,
    text: { en: "speed must be from 2 to 10000 Mbps", zh: "speed 必须为 2 至 10000 Mbps" },
    ...each(["speed"], within(2, 10_000)),
  },
  {
    id: "UpdateDedicatedGateway.speed",
    operations: ["UpdateDedicatedGateway"],
    ...documented,
    entry,
    text: { en: "speed must be from 2 to 100000 Mbps", zh: "speed 必须为 2 至 100000 Mbps" },
    ...each(["speed"], within(2, 100_000)),
  },
  ...healthChecks,
];

const limits: readonly Constraint[] = [
  {
    id: "CreateGatewayLimitRules.subServiceType",
    operations: limit,
    ...documented,
    entry,
    text: { en: "serviceType csn requires subServiceType", zh: "serviceType 为 csn 时必须填 subServiceType" },
    ...given(["subServiceType"], ({ serviceType }) => serviceType === "csn"),
  },
  {
    id: "CreateGatewayLimitRules.peerRegion",
    operations: limit,
    ...documented,
    entry,
    text: {
      en: "subServiceType PEER_CLOUD and PEER_EDGE require peerRegion",
      zh: "subServiceType 为 PEER_CLOUD、PEER_EDGE 时必须填 peerRegion",
    },
    ...given(["peerRegion"], ({ subServiceType }) => subServiceType === "PEER_CLOUD" || subServiceType === "PEER_EDGE"),
  },
  {
    id: "CreateGatewayLimitRules.resourceId",
    operations: limit,
    ...documented,
    entry: "vpc/NoSuchObject",
    text: {
      en: "resourceId of a peering connection must be its interface (qpif-…), not peerconn-…; for csn it must begin with csn-",
      zh: "对等连接的 resourceId 必须是其接口 ID（qpif-…），而不是 peerconn-…；云智能网的必须以 csn- 开头",
    },
    ...each(["resourceId"], (value, { serviceType }) => {
      if (serviceType === "peerconn") return !String(value).startsWith("peerconn-");
      return serviceType !== "csn" || String(value).startsWith("csn-");
    }),
  },
  {
    id: "CreateGatewayLimitRules.cidr",
    operations: limit,
    ...documented,
    entry,
    text: { en: "cidr must be an IPv4 network, e.g. 192.168.0.0/24", zh: "cidr 必须是 IPv4 网段，如 192.168.0.0/24" },
    ...each(["cidr"], (value) => !isText(value) || isIpv4Network(value)),
  },
];

const others: readonly Constraint[] = [
  {
    id: "HaVipInstance.batch",
    operations: ["BindHaVipInstance", "UnbindHaVipInstance"],
    ...documented,
    entry,
    text: { en: "one call can have at most 5 instances", zh: "一次最多 5 个实例" },
    ...atMost(["instanceIds"], 5),
  },
  {
    id: "HaVip.name",
    operations: ["CreateHaVip", "UpdateHaVip"],
    ...documented,
    entry,
    text: { en: "a HAVIP name must begin with a letter", zh: "高可用虚拟 IP 的名称必须以字母开头" },
    ...each(["name"], (value) => !isText(value) || isAbsent(value) || /^\p{L}/u.test(value)),
  },
  {
    id: "HaVipInstance.prefix",
    operations: ["BindHaVipInstance", "UnbindHaVipInstance"],
    ...documented,
    entry: "vpc/NoSuchObject",
    text: {
      en: "ids must begin with eni- for instanceType ENI, and with i- for SERVER",
      zh: "instanceType 为 ENI 时 ID 必须以 eni- 开头，为 SERVER 时必须以 i- 开头",
    },
    ...each(["instanceIds[]"], (value, { instanceType }) => {
      if (instanceType === "ENI") return String(value).startsWith("eni-");
      return instanceType !== "SERVER" || String(value).startsWith("i-");
    }),
  },
  {
    id: "CreateProbe.sourceIpNum",
    operations: probe,
    ...documented,
    entry,
    text: {
      en: "if sourceIps is empty, sourceIpNum is required: the number of addresses to assign",
      zh: "sourceIps 为空时必须填 sourceIpNum，指明自动分配的 IP 个数",
    },
    ...given(["sourceIpNum"], ({ sourceIps }) => Array.isArray(sourceIps) && sourceIps.length === 0),
  },
  {
    id: "CreateProbe.destPort",
    operations: probe,
    ...documented,
    entry,
    text: { en: "TCP, UDP and DNS probes must have a destPort", zh: "TCP、UDP、DNS 探测必须填 destPort" },
    ...given(["destPort"], ({ protocol }) => protocol === "TCP" || protocol === "UDP" || protocol === "DNS"),
  },
  {
    id: "IpGroup.addresses",
    operations: ["CreateIpGroup", "AddIpAddressToIpGroup", "RemoveIpAddressFromIpGroup"],
    ...documented,
    entry,
    text: { en: "one call can have at most 10 addresses", zh: "一次最多 10 个 IP 地址" },
    ...atMost(["ipAddressInfo"], 10),
  },
  {
    id: "IpGroup.address",
    operations: ["CreateIpGroup", "AddIpAddressToIpGroup"],
    ...documented,
    entry,
    text: { en: "each ipAddress must be one IP or a CIDR", zh: "每个 ipAddress 须为单个 IP 或网段" },
    ...each(["ipAddressInfo.ipAddress"], (value) => isAddressRange(value)),
  },
  {
    id: "OwnAddress.form",
    operations: ["CreateHaVip", "CreateSnic"],
    ...inferred,
    entry,
    text: {
      en: "the private IP must be one IP address; leave it empty to have one assigned",
      zh: "内网 IP 须为单个 IP 地址；留空则自动分配",
    },
    ...each(["privateIpAddress", "ipAddress"], (value) => typeof value !== "string" || isAddress(value)),
  },
  {
    id: "IpSet.groups",
    operations: ["CreateIpSet", "AddIpGroupToIpSet", "RemoveIpGroupFromIpSet"],
    ...documented,
    entry,
    text: { en: "one call can have at most 5 address groups", zh: "一次最多 5 个 IP 地址组" },
    ...atMost(["ipSetIds"], 5),
  },
  {
    id: "IpSet.prefix",
    operations: ["CreateIpSet", "AddIpGroupToIpSet", "RemoveIpGroupFromIpSet"],
    ...documented,
    entry: "vpc/NoSuchObject",
    text: {
      en: "ipSetIds must contain address groups (ips-…), not families (ipg-…)",
      zh: "ipSetIds 中必须填 IP 地址组（ips-…），而不是 IP 地址族（ipg-…）",
    },
    ...each(["ipSetIds[]"], matches(/^ips-/u)),
  },
];

export const constraints: readonly Constraint[] = [...dedicated, ...limits, ...others];
