import { quotas } from "../../../core/operations/knowledge/quotas.js";
import type { ReadName } from "../reads.js";
import { textIn } from "../resources.js";
import { type Counter, counting, kinds, unstated } from "./count.js";
import { addresses, eipsOfNewNat, enterpriseGroups, groups, haVips, natEips, peerings, secondaryCidrs, vpcs } from "./resources.js";
import { aclRules, enterpriseGroupRules, groupRules, routeRules } from "./rules.js";

const subnets = counting(quotas.subnets, ["QuerySubnetList", "subnets"], "vpcId", kinds.vpc);
const natGateways = counting(quotas.natGateways, ["ListNat", "nats"], "vpcId", kinds.vpc);
const vpnGateways = counting(quotas.vpnGateways, ["QueryVpnList", "vpns"], "vpcId", kinds.vpc);
const isOf = (item: Parameters<typeof textIn>[0], vpcId: string): boolean => textIn(item, "vpcId") === vpcId;
/** The list of probes asks for no VPC. */
const probes = counting(quotas.probes, ["ListProbes", "probes"], "vpcId", kinds.vpc, isOf);
const interfaces = counting(
  quotas.unattachedInterfaces,
  ["ListEni", "enis"],
  "vpcId",
  kinds.vpc,
  (item) => textIn(item, "instanceId") === "",
);

/** Rules of a NAT gateway, whose number is limited for both kinds together. */
const natRuleCount = (list: ReadName, name: string): Counter =>
  counting(unstated(`${name} rules`, `条 ${name} 规则`), [list, "rules"], "natId", { en: "NAT gateway", zh: "NAT 网关" });
const [snatRules, dnatRules] = [natRuleCount("ListSnatRule", "SNAT"), natRuleCount("ListDnatRule", "DNAT")];
const cards = counting(unstated("SNICs", "块服务网卡"), ["ListSnic", "endpoints"], "vpcId", kinds.vpc);
const segments = counting(unstated("reserved segments", "个预留网段"), ["ListIpReserve", "ipReserves"], "subnetId", kinds.subnet);
const lines = counting(
  unstated("dedicated gateways", "个专线网关"),
  ["QueryTheListOfDedicatedLineGateways", "etGateways"],
  "vpcId",
  kinds.vpc,
);

/** By operation, what it may exceed; the likeliest comes first. */
export const counters: Readonly<Record<string, readonly Counter[]>> = {
  CreateVpc: [vpcs],
  UpdateVpc: [secondaryCidrs],
  CreateSubnet: [subnets],
  CreateRoutingRules: [routeRules],
  CreateSecurityGroup: [groups],
  AuthorizeSecurityGroupRules: [groupRules],
  CreateEnterpriseSecurityGroup: [enterpriseGroups],
  AuthorizeEnterpriseSecurityGroupRules: [enterpriseGroupRules],
  AddAclRule: [aclRules],
  CreateNat: [eipsOfNewNat, natGateways],
  NatBindEip: [natEips],
  NatBindSnatEip: [natEips],
  NatBindDnatEip: [natEips],
  CreateVpn: [vpnGateways],
  CreateProbe: [probes],
  CreateSnatRule: [snatRules],
  BatchAddSnatRules: [snatRules],
  CreateDnatRule: [dnatRules],
  BatchAddDnatRules: [dnatRules],
  CreatePeerConn: [peerings],
  CreateHaVip: [haVips],
  CreateSnic: [cards],
  CreateIpReserved: [segments],
  CreateDedicatedGateway: [lines],
  CreateEni: [interfaces],
  AddEniIp: [addresses],
  BatchAddEniIp: [addresses],
  BatchAddPrivateIpCrossSubnet: [addresses],
};

/** The reads that counting may take. */
export const countReads: readonly ReadName[] = [
  "QueryVpcList",
  "QuerySpecifiedVpc",
  "QuerySubnetList",
  "QueryRoutingRules",
  "QuerySecurityGroupsList",
  "GetSecurityGroupDetails",
  "QueryEnterpriseSecurityGroupList",
  "QueryAclRules",
  "ListEni",
  "ListNat",
  "GetNat",
  "QueryVpnList",
  "ListProbes",
  "GetEniQuota",
  "ListSnatRule",
  "ListDnatRule",
  "ListPeerConn",
  "ListHaVip",
  "QuerySpecifiedSubnet",
  "ListSnic",
  "ListIpReserve",
  "QueryTheListOfDedicatedLineGateways",
];
