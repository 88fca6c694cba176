import { call, memberAt, type Step } from "../harness/step.js";

const postpaid = { paymentTiming: "Postpaid" };
const term = { reservation: { reservationLength: 1, reservationTimeUnit: "month" } };
const nat = { natId: "$nat" };

const nats: readonly Step[] = [
  call("CreateNat", { name: "out", vpcId: "$vpc", cuNum: 3, billing: postpaid }, { keep: { nat: "natId" } }),
  call("GetNat", nat, { finds: ["$nat", "out"], proves: ["CreateNat"] }),
  call("ModifyNat", { ...nat, name: "out_2" }),
  call("ListNat", { vpcId: "$vpc" }, { finds: ["$nat", "out_2"], proves: ["ModifyNat"] }),
  call("ResizeNat", { ...nat, cuNum: 5 }),
  call("GetNat", nat, { finds: ["cuNum=5"], proves: ["ResizeNat"] }),
  call("NatBindEip", { ...nat, bindEips: ["$eip", "$otherEip"] }),
  call("GetNat", nat, { finds: ["$eip", "$otherEip"], proves: ["NatBindEip"] }),
  call(
    "CreateSnatRule",
    { ...nat, ruleName: "lan", publicIpsAddress: ["$eip"], publicIpAddresses: ["$eip"], sourceCIDR: "10.0.1.0/25" },
    { keep: { snat: "ruleId" } },
  ),
  call("ListSnatRule", nat, { finds: ["$snat", "10.0.1.0/25"], proves: ["CreateSnatRule"] }),
  call("UpdateSnatRule", { ...nat, ruleId: "$snat", ruleName: "lan_2", publicIpsAddress: ["$eip"], sourceCIDR: "10.0.1.0/26" }),
  call("ListSnatRule", nat, { finds: ["10.0.1.0/26"], proves: ["UpdateSnatRule"] }),
  call("BatchAddSnatRules", { ...nat, snatRules: [{ ruleName: "lan_3", publicIpsAddress: ["$eip"], sourceCIDR: "10.0.1.128/25" }] }),
  call("ListSnatRule", nat, { finds: ["10.0.1.128/25"], proves: ["BatchAddSnatRules"] }),
  call("DeleteSnatRule", { ...nat, ruleId: "$snat" }),
  call("ListSnatRule", nat, { lacks: ["$snat"], proves: ["DeleteSnatRule"] }),
  call(
    "CreateDnatRule",
    {
      ...nat,
      ruleName: "web",
      publicIpAddress: "$otherEip",
      privateIpAddress: "10.0.1.20",
      protocol: "TCP",
      publicPort: 80,
      privatePort: 8080,
    },
    { keep: { dnat: "ruleId" } },
  ),
  call("ListDnatRule", nat, { finds: ["$dnat", "10.0.1.20"], proves: ["CreateDnatRule"] }),
  call("UpdateDnatRule", {
    ...nat,
    ruleId: "$dnat",
    ruleName: "web_2",
    publicIpAddress: "$otherEip",
    privateIpAddress: "10.0.1.21",
    protocol: "TCP",
    publicPort: 80,
    privatePort: 8080,
  }),
  call("ListDnatRule", nat, { finds: ["10.0.1.21"], proves: ["UpdateDnatRule"] }),
  call("BatchAddDnatRules", {
    ...nat,
    rules: [
      { ruleName: "tls", publicIpAddress: "$otherEip", privateIpAddress: "10.0.1.22", protocol: "TCP", publicPort: 443, privatePort: 443 },
    ],
  }),
  call("ListDnatRule", nat, { finds: ["10.0.1.22"], proves: ["BatchAddDnatRules"] }),
  call("DeleteDnatRule", { ...nat, ruleId: "$dnat" }),
  call("ListDnatRule", nat, { lacks: ["$dnat"], proves: ["DeleteDnatRule"] }),
];

const oldNat = { natId: "$oldNat" };

/** A gateway of the sizes there were before, whose addresses are for SNAT or DNAT. */
const oldNats: readonly Step[] = [
  call("CreateNat", { name: "old", vpcId: "$vpc", spec: "small", billing: postpaid }, { isSetting: true, keep: { oldNat: "natId" } }),
  call("NatBindSnatEip", { ...oldNat, eips: ["$thirdEip"] }),
  call("GetNat", oldNat, { finds: ["$thirdEip"], proves: ["NatBindSnatEip"] }),
  call("NatUnBindSnatEip", { ...oldNat, eips: ["$thirdEip"] }),
  call("GetNat", oldNat, { lacks: ["$thirdEip"], proves: ["NatUnBindSnatEip"] }),
  call("NatBindDnatEip", { ...oldNat, dnatEips: ["$thirdEip"] }),
  call("GetNat", oldNat, { finds: ["$thirdEip"], proves: ["NatBindDnatEip"] }),
  call("NatUnBindDnatEip", { ...oldNat, dnatEips: ["$thirdEip"] }),
  call("GetNat", oldNat, { lacks: ["$thirdEip"], proves: ["NatUnBindDnatEip"] }),
  call("UpdateNatReleaseProtectionSwitch", { ...oldNat, deleteProtect: true }),
  call("GetNat", oldNat, { finds: ["deleteProtect=true"], proves: ["UpdateNatReleaseProtectionSwitch"] }),
  call("UpdateNatReleaseProtectionSwitch", { ...oldNat, deleteProtect: false }),
  call("ReleaseNat", oldNat),
  call("GetNat", oldNat, { refused: "NoSuchNat", proves: ["ReleaseNat"] }),
  call(
    "CreateNat",
    { name: "prepaid", vpcId: "$vpc", cuNum: 1, billing: { paymentTiming: "Prepaid", ...term } },
    { keep: { prepaidNat: "natId" } },
  ),
  call("GetNat", { natId: "$prepaidNat" }, { keep: { natUntil: "expiredTime" } }),
  call("PurchaseReservedNat", { natId: "$prepaidNat", billing: { paymentTiming: "Prepaid", ...term } }),
  call("GetNat", { natId: "$prepaidNat" }, { lacks: ["$natUntil"], proves: ["PurchaseReservedNat"] }),
];

const route = { routeRuleId: "$route" };

const routes: readonly Step[] = [
  call("QueryRoutingTable", { vpcId: "$vpc" }, { finds: ["$vpc"], keep: { table: "routeTableId" } }),
  call(
    "CreateRoutingRules",
    {
      routeTableId: "$table",
      sourceAddress: "10.0.1.0/24",
      destinationAddress: "172.20.0.0/16",
      nexthopId: "$nat",
      nexthopType: "nat",
      description: "first",
    },
    { keep: { route: "routeRuleId" } },
  ),
  call("QueryRoutingRules", { vpcId: "$vpc" }, { finds: ["$route", "172.20.0.0/16"], proves: ["CreateRoutingRules"] }),
  call("UpdateRoutingRules", {
    ...route,
    sourceAddress: "10.0.1.0/24",
    destinationAddress: "172.21.0.0/16",
    nexthopId: "$nat",
    description: "second",
  }),
  call("QueryRoutingTable", { routeTableId: "$table" }, { finds: ["$route", "172.21.0.0/16"], proves: ["UpdateRoutingRules"] }),
  call("DeleteRoutingRules", route),
  call("QueryRoutingTable", { routeTableId: "$table" }, { lacks: ["$route"], proves: ["DeleteRoutingRules"] }),
];

const natsEnd: readonly Step[] = [
  call("NatUnBindEip", { ...nat, bindEips: ["$otherEip"] }),
  call("GetNat", nat, { lacks: ["$otherEip"], proves: ["NatUnBindEip"] }),
];

const gateway = { gatewayId: "$gateway" };

const ipv6: readonly Step[] = [
  call("CreateVpc", { name: "six", cidr: "10.6.0.0/16", enableIpv6: true }, { keep: { sixVpc: "vpcId" } }),
  call(
    "QuerySpecifiedVpc",
    { vpcId: "$sixVpc" },
    {
      keep: { range: "vpc.ipv6Cidr", address: (answer) => String(memberAt(answer, "vpc.ipv6Cidr")).replace(/\/\d+$/, "10") },
    },
  ),
  call("CreateIpv6Gateway", { name: "six", vpcId: "$sixVpc", bandwidthInMbps: 10, billing: postpaid }, { keep: { gateway: "gatewayId" } }),
  call("QueryIpv6Gateway", { vpcId: "$sixVpc" }, { finds: ["$gateway"], proves: ["CreateIpv6Gateway"] }),
  call("ResizeIpv6Gateway", { ...gateway, bandwidthInMbps: 20 }),
  call("QueryIpv6Gateway", { vpcId: "$sixVpc" }, { finds: ["bandwidthInMbps=20"], proves: ["ResizeIpv6Gateway"] }),
  call("CreateEgressOnlyRule", { ...gateway, cidr: "$range" }, { keep: { egress: "egressOnlyRuleId" } }),
  call("ListEgressOnlyRule", gateway, { finds: ["$egress", "$range"], proves: ["CreateEgressOnlyRule"] }),
  call("DeleteIpv6GatewayEgressOnlyRule", { ...gateway, egressOnlyRuleId: "$egress" }),
  call("ListEgressOnlyRule", gateway, { lacks: ["$egress"], proves: ["DeleteIpv6GatewayEgressOnlyRule"] }),
  call(
    "CreateRateLimitRule",
    { ...gateway, ipv6Address: "$address", ingressBandwidthInMbps: 10, egressBandwidthInMbps: 10 },
    { keep: { limit: "rateLimitRuleId" } },
  ),
  call("ListRateLimitRule", gateway, { finds: ["$limit", "$address"], proves: ["CreateRateLimitRule"] }),
  call("UpdateRateLimitRule", { ...gateway, rateLimitRuleId: "$limit", ingressBandwidthInMbps: 17, egressBandwidthInMbps: 18 }),
  call("ListRateLimitRule", gateway, { finds: ["17", "18"], proves: ["UpdateRateLimitRule"] }),
  call("DeleteIpv6GatewayRateLimitRule", { ...gateway, rateLimitRuleId: "$limit" }),
  call("ListRateLimitRule", gateway, { lacks: ["$limit"], proves: ["DeleteIpv6GatewayRateLimitRule"] }),
  call("UpdateDeleteProtect", { ...gateway, deleteProtect: true }),
  call("QueryIpv6Gateway", { vpcId: "$sixVpc" }, { finds: ["deleteProtect=true"], proves: ["UpdateDeleteProtect"] }),
  call("UpdateDeleteProtect", { ...gateway, deleteProtect: false }),
  call("DeleteIpv6Gateway", gateway),
  call("QueryIpv6Gateway", { vpcId: "$sixVpc" }, { lacks: ["$gateway"], proves: ["DeleteIpv6Gateway"] }),
];

const line = { etGatewayId: "$line" };

const dedicated: readonly Step[] = [
  call("CreateDedicatedGateway", { name: "line", vpcId: "$vpc", speed: 100, description: "first" }, { keep: { line: "etGatewayId" } }),
  call("QueryTheDetailsOfTheDedicatedGateway", line, { finds: ["$line", "line"], proves: ["CreateDedicatedGateway"] }),
  call("UpdateDedicatedGateway", { ...line, name: "line_2", speed: 200, description: "second" }),
  call("QueryTheListOfDedicatedLineGateways", { vpcId: "$vpc" }, { finds: ["$line", "line_2"], proves: ["UpdateDedicatedGateway"] }),
  call("BindPhysicalDedicatedLine", {
    ...line,
    etId: "dcphy-4k2rs81bk5mu",
    channelId: "dedicatedconn-i3dkaut67i7k",
    localCidrs: ["10.0.1.0/24"],
  }),
  call("QueryTheDetailsOfTheDedicatedGateway", line, { finds: ["dcphy-4k2rs81bk5mu"], proves: ["BindPhysicalDedicatedLine"] }),
  call("CreateDedicatedGatewayHealthCheck", {
    ...line,
    healthCheckSourceIp: "10.0.1.9",
    healthCheckType: "ICMP",
    healthCheckInterval: 3,
    healthThreshold: 3,
    unhealthThreshold: 3,
  }),
  call("QueryTheDetailsOfTheDedicatedGateway", line, { finds: ["10.0.1.9"], proves: ["CreateDedicatedGatewayHealthCheck"] }),
  call("CreateDedicatedGateway", { name: "spare", vpcId: "$vpc", speed: 100 }, { isSetting: true, keep: { otherLine: "etGatewayId" } }),
  call(
    "CreateRoutingRules",
    {
      routeTableId: "$table",
      sourceAddress: "10.0.1.0/24",
      destinationAddress: "172.22.0.0/16",
      nextHopList: [
        { nexthopId: "$line", nexthopType: "dcGateway", pathType: "ha:active" },
        { nexthopId: "$otherLine", nexthopType: "dcGateway", pathType: "ha:standby" },
      ],
      description: "twice",
    },
    { isSetting: true, keep: { activeRoute: "routeRuleIds.0", standbyRoute: "routeRuleIds.1" } },
  ),
  call("ActiveStandbySwitchover", { routeRuleId: "$activeRoute" }),
  call("QueryRoutingTable", { routeTableId: "$table" }, { finds: ["$activeRoute"] }),
  call("DeleteRoutingRules", { routeRuleId: "$activeRoute" }, { isSetting: true }),
  call("DeleteRoutingRules", { routeRuleId: "$standbyRoute" }, { isSetting: true }),
  call("UnbindPhysicalDedicatedLine", line),
  call("QueryTheDetailsOfTheDedicatedGateway", line, { lacks: ["dcphy-4k2rs81bk5mu"], proves: ["UnbindPhysicalDedicatedLine"] }),
  call("ReleaseDedicatedGateway", line),
  call("QueryTheListOfDedicatedLineGateways", { vpcId: "$vpc" }, { lacks: ["$line"], proves: ["ReleaseDedicatedGateway"] }),
];

/** The ways out of a VPC, and the routes to them. */
export const gateways: readonly Step[] = [...nats, ...oldNats, ...routes, ...natsEnd, ...ipv6, ...dedicated];
