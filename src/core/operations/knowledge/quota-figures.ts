import type { Bilingual } from "../../text/bilingual.js";
import { quotaSources as from, type QuotaSource } from "./quota-sources.js";
import { type Quota, quotas } from "./quotas.js";

/** A quota or a fixed limit as a page states it. */
export interface QuotaFigure {
  /** Permanent. The documentation's own name where it has one. */
  readonly id: string;
  /** How much of what, and of what it is counted. */
  readonly text: Bilingual;
  /** Whether it can be raised; null where no page says so. */
  readonly adjustable: boolean | null;
  readonly source: QuotaSource;
  /** The operations that meet it; none for those of other products. */
  readonly operations: readonly string[];
}

type Rest = Pick<QuotaFigure, "adjustable" | "source">;

/** A figure that counts are held against. */
const counted = ({ adjustable, source }: Quota): Rest => ({ adjustable, source });
const raised = (source: QuotaSource): Rest => ({ adjustable: true, source });
const fixed = (source: QuotaSource): Rest => ({ adjustable: false, source });
const unstated = (source: QuotaSource): Rest => ({ adjustable: null, source });

const figure = (id: string, en: string, zh: string, rest: Rest, ...operations: readonly string[]): QuotaFigure => ({
  id,
  text: { en, zh },
  ...rest,
  operations,
});

const { vpcs, secondaryCidrs, subnets, routeRules, groups, groupsOfDefaultVpc, groupRules, enterpriseGroupRules, aclRules } = quotas;
const enterpriseRules = ["CreateEnterpriseSecurityGroup", "AuthorizeEnterpriseSecurityGroupRules"];
const attaching = ["AttachEniInstance"];
const addingAddresses = ["CreateEni", "AddEniIp", "BatchAddEniIp", "BatchAddPrivateIpCrossSubnet"];
const bindingNat = ["CreateNat", "NatBindEip", "NatBindSnatEip", "NatBindDnatEip"];

/** Every figure that a page states, the network first; those of one product stand together. */
export const quotaFigures: readonly QuotaFigure[] = [
  figure(
    "vpcQuota",
    `${vpcs.most} VPCs per account and region, the default VPC included`,
    `每个账号在每个地域 ${vpcs.most} 个 VPC，含默认 VPC`,
    counted(vpcs),
    "CreateVpc",
  ),
  figure(
    "AuxiliaryCidrQuota",
    `${secondaryCidrs.most} secondary CIDRs per VPC`,
    `每个 VPC ${secondaryCidrs.most} 个辅助网段`,
    counted(secondaryCidrs),
    "UpdateVpc",
  ),
  figure("subnetQuota", `${subnets.most} subnets per VPC`, `每个 VPC ${subnets.most} 个子网`, counted(subnets), "CreateSubnet"),
  figure(
    "reservePortPoolQuota",
    "10 nested address pools; the page does not say of what",
    "10 个嵌套地址池，页面未说明按什么计",
    raised(from.quotaCentre),
  ),
  figure(
    "SubnetIpReserveQuota",
    "reserved segments: the quota exists, its figure could not be read",
    "预留网段：有此配额，数值未能读到",
    unstated(from.quotaCentre),
    "CreateIpReserved",
  ),
  figure(
    "route-rules",
    `${routeRules.most} route rules per VPC (route table)`,
    `每个 VPC（路由表）${routeRules.most} 条路由规则`,
    counted(routeRules),
    "CreateRoutingRules",
  ),
  figure(
    "security-groups",
    `${groups.most} ordinary security groups per VPC; ${groupsOfDefaultVpc.most} in the default VPC, its default group included`,
    `每个 VPC ${groups.most} 个普通安全组；默认 VPC 为 ${groupsOfDefaultVpc.most} 个，含默认安全组`,
    counted(groups),
    "CreateSecurityGroup",
  ),
  figure(
    "security-group-rules",
    `${groupRules.most} rules per direction in an ordinary security group`,
    `每个普通安全组每个方向 ${groupRules.most} 条规则`,
    counted(groupRules),
    "CreateSecurityGroup",
    "AuthorizeSecurityGroupRules",
  ),
  figure(
    "enterprise-security-group-rules",
    `${enterpriseGroupRules.most} rules per direction in an enterprise security group`,
    `每个企业安全组每个方向 ${enterpriseGroupRules.most} 条规则`,
    counted(enterpriseGroupRules),
    ...enterpriseRules,
  ),
  figure(
    "enterprise-rules-per-call",
    "20 rules of an enterprise security group per call",
    "每次调用 20 条企业安全组规则",
    fixed(from.authorizeEnterpriseRules),
    ...enterpriseRules,
  ),
  figure(
    "enterprise-rule-priority",
    "priority 1 to 1000 of an enterprise rule: the smaller wins, and deny at equal priority",
    "企业安全组规则的优先级为 1 至 1000：数值小的优先，相同时拒绝优先",
    fixed(from.enterpriseGroups),
    ...enterpriseRules,
    "UpdateEnterpriseSecurityGroupRules",
  ),
  figure(
    "acl-rules",
    `${aclRules.most} rules per direction in an ACL`,
    `每个 ACL 每个方向 ${aclRules.most} 条规则`,
    counted(aclRules),
    "AddAclRule",
  ),
  figure(
    "unattached-interfaces",
    `${quotas.unattachedInterfaces.most} unattached network interfaces per VPC; attached ones do not count`,
    `每个 VPC ${quotas.unattachedInterfaces.most} 块未挂载的弹性网卡，已挂载的不计`,
    counted(quotas.unattachedInterfaces),
    "CreateEni",
  ),
  figure(
    "addresses-of-interface",
    "1 to 40 IPs per network interface",
    "每块弹性网卡 1 至 40 个 IP",
    unstated(from.restrictions),
    ...addingAddresses,
  ),
  figure(
    "interfaces-of-instance",
    "network interfaces per instance: as many as it has cores, at most 8",
    "每个实例的弹性网卡数等于其核数，最多 8 块",
    unstated(from.restrictions),
    ...attaching,
  ),
  figure(
    "addresses-by-memory",
    "IPs of an attached interface by the memory of its instance: the page has a table, whose figures could not be read",
    "已挂载网卡的 IP 数取决于实例内存：页面有对照表，其数值未能读到",
    unstated(from.restrictions),
    ...attaching,
    ...addingAddresses,
  ),
  figure(
    "groups-of-instance",
    "10 ordinary security groups per BCC instance",
    "每个 BCC 实例 10 个普通安全组",
    unstated(from.groupsOfInstance),
  ),
  figure(
    "groups-of-snic",
    "at least 1 security group per SNIC and at most 1 enterprise one; a binding replaces all earlier ones",
    "每个服务网卡至少 1 个安全组，企业安全组最多 1 个；绑定会替换之前的全部安全组",
    fixed(from.groupsOfSnic),
    "UpdateSnicSg",
    "UpdateSnicEsg",
  ),
  figure(
    "groups-of-interface",
    "at least 1 security group per network interface, ordinary or enterprise",
    "每块弹性网卡至少 1 个安全组（普通或企业）",
    fixed(from.groupsOfInterface),
    "CreateEni",
    "UpdateEniSecurityGroup",
    "UpdateEniEnterpriseSecurityGroup",
  ),
  figure(
    "eips-of-nat",
    "public IPs of an ordinary NAT gateway by spec: small 5, medium 10, large 15",
    "普通型 NAT 网关的公网 IP 数按规格：small 5、medium 10、large 15",
    unstated(from.createNat),
    ...bindingNat,
  ),
  figure(
    "nat-capacity",
    "an ordinary NAT gateway: about 10,000 connections and 1 Gbps (small), 50,000 and 2 Gbps (medium), 200,000 (large; its bandwidth could not be read)",
    "普通型 NAT 网关：small 约 1 万连接、1 Gbps，medium 约 5 万连接、2 Gbps，large 约 20 万连接（带宽未能读到）",
    unstated(from.natSizes),
    "CreateNat",
  ),
  figure(
    "nat-gateways",
    `${quotas.natGateways.most} NAT gateways per VPC`,
    `每个 VPC ${quotas.natGateways.most} 个 NAT 网关`,
    counted(quotas.natGateways),
    "CreateNat",
  ),
  figure("nat-cu", "1 to 100 CU per enhanced NAT gateway", "每个增强型 NAT 网关 1 至 100 CU", fixed(from.resizeNat), "ResizeNat"),
  figure(
    "vpn-gateways",
    `${quotas.vpnGateways.most} VPN gateways per VPC`,
    `每个 VPC ${quotas.vpnGateways.most} 个 VPN 网关`,
    counted(quotas.vpnGateways),
    "CreateVpn",
  ),
  figure(
    "eips",
    "EIPs per account and region: 50 (individual) or 130 (enterprise); more only by ticket",
    "每个账号在每个地域的 EIP：个人 50 个，企业 130 个；只能通过工单提升",
    raised(from.eips),
  ),
  figure("blb-listeners", "20 listeners per load balancer (BLB)", "每个负载均衡（BLB）实例 20 个监听器", unstated(from.listeners)),
  figure(
    "ipv6-rate-limit",
    "a rate limit rule of an IPv6 gateway: from 1 Mbps to the bandwidth of the gateway",
    "IPv6 网关限速规则：1 Mbps 至网关带宽",
    fixed(from.ipv6RateLimit),
    "CreateRateLimitRule",
    "UpdateRateLimitRule",
  ),
  figure(
    "probes",
    `${quotas.probes.most} network probes per VPC`,
    `每个 VPC ${quotas.probes.most} 个网络探测`,
    counted(quotas.probes),
    "CreateProbe",
  ),
  figure(
    "probe-frequency",
    "a network probe: frequency 10, 20 or 30",
    "网络探测：频率为 10、20 或 30",
    fixed(from.createProbe),
    "CreateProbe",
    "UpdateProbe",
  ),
  figure(
    "csnInstanceQuota",
    "10 network instances per CSN and region",
    "每个云智能网（CSN）在每个地域加载 10 个网络实例",
    raised(from.csn),
  ),
  figure("csnInstanceBandwidthQuota", "100000 Mbps of bandwidth per CSN", "云智能网（CSN）带宽 100000 Mbps", raised(from.csn)),
  figure("csnQuota", "5 CSN instances", "5 个云智能网（CSN）实例", raised(from.csn)),
  figure("csnRouteTableQuota", "20 route tables per CSN", "每个云智能网（CSN）20 个路由表", raised(from.csn)),
];

/** What an operation may meet. */
export const quotasOf = ({ name }: { readonly name: string }): readonly QuotaFigure[] =>
  quotaFigures.filter(({ operations }) => operations.includes(name));
