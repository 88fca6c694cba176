import type { Bilingual } from "../../text/bilingual.js";
import { type QuotaSource, quotaSources } from "./quota-sources.js";

/** A default quota: an account may have been given a higher one. */
export interface Quota {
  /** Quotas that are told apart where a code may stand for any of them. */
  readonly kind: "network" | "contents" | "rules" | "gateways" | "eips";
  /** What is counted. */
  readonly resource: Bilingual;
  readonly most: number;
  /** Null where no page says whether it can be raised. */
  readonly adjustable: boolean | null;
  readonly source: QuotaSource;
}

const published = { adjustable: true, source: quotaSources.restrictions } as const;

/** The default quotas that a count can be held against. Each is published; what is published in no page is not here. */
export const quotas = {
  vpcs: { kind: "network", resource: { en: "VPCs", zh: "个私有网络" }, most: 10, ...published },
  secondaryCidrs: { kind: "network", resource: { en: "secondary CIDRs", zh: "个辅助网段" }, most: 5, ...published },
  subnets: { kind: "network", resource: { en: "subnets", zh: "个子网" }, most: 10, ...published },
  routeRules: { kind: "contents", resource: { en: "route rules", zh: "条路由规则" }, most: 50, ...published },
  groups: { kind: "contents", resource: { en: "security groups", zh: "个普通安全组" }, most: 20, ...published },
  groupsOfDefaultVpc: { kind: "contents", resource: { en: "security groups", zh: "个普通安全组" }, most: 100, ...published },
  unattachedInterfaces: {
    kind: "contents",
    resource: { en: "unattached network interfaces", zh: "块未挂载的弹性网卡" },
    most: 500,
    ...published,
  },
  probes: {
    kind: "contents",
    resource: { en: "network probes", zh: "个网络探测" },
    most: 50,
    adjustable: null,
    source: quotaSources.probes,
  },
  groupRules: { kind: "rules", resource: { en: "rules", zh: "条规则" }, most: 100, ...published },
  enterpriseGroupRules: { kind: "rules", resource: { en: "rules", zh: "条规则" }, most: 150, ...published },
  aclRules: {
    kind: "rules",
    resource: { en: "ACL rules", zh: "条 ACL 规则" },
    most: 150,
    adjustable: null,
    source: quotaSources.restrictions,
  },
  natGateways: {
    kind: "gateways",
    resource: { en: "NAT gateways", zh: "个 NAT 网关" },
    most: 3,
    adjustable: null,
    source: quotaSources.natGateways,
  },
  vpnGateways: {
    kind: "gateways",
    resource: { en: "VPN gateways", zh: "个 VPN 网关" },
    most: 3,
    adjustable: true,
    source: quotaSources.vpnGateways,
  },
} as const satisfies Record<string, Quota>;
