import type { Source } from "../../catalogue/entry.js";
import { aiopsSkills, vpcPolicies } from "../../catalogue/sources.js";
import type { Bilingual } from "../../text/bilingual.js";
import type { OperationGroup } from "../model/operation.js";

/** What the documents say a sub-user needs for one kind of resource. Names that they do not give are absent. */
export interface ResourcePermission {
  readonly resource: Bilingual;
  /** Permission of a custom policy that allows reading; null where the documents name none. */
  readonly read: string | null;
  /** System policies that allow reading. */
  readonly readPolicies: readonly string[];
  /** System policies that allow changes as well. */
  readonly writePolicies: readonly string[];
}

const unnamed = (en: string, zh: string): ResourcePermission => ({
  resource: { en, zh },
  read: null,
  readPolicies: [],
  writePolicies: [],
});

const readable = (en: string, zh: string, read: string, policy: string, writePolicies: readonly string[] = []): ResourcePermission => ({
  resource: { en, zh },
  read,
  readPolicies: [policy],
  writePolicies,
});

export const permissions: Readonly<Record<OperationGroup, ResourcePermission>> = {
  vpc: readable("VPCs", "私有网络(VPC)", "VPC_READ", "VpcReadOnlyAccessPolicy"),
  subnet: readable("subnets", "子网", "SUBNET_READ", "SubnetReadOnlyAccessPolicy"),
  "route-table": readable("route tables", "路由表", "ROUTE_READ", "RouteReadOnlyAccessPolicy"),
  "security-group": readable("security groups", "普通安全组", "SECURITY_GROUP_READ", "SecurityGroupReadOnlyAccessPolicy"),
  "enterprise-security-group": readable("enterprise security groups", "企业安全组", "ESG_READ", "ESGReadAccessPolicy"),
  acl: readable("ACLs", "访问控制列表 ACL", "ACL_READ", "AclReadPolicy"),
  eni: readable("elastic network interfaces", "弹性网卡", "ENIC_READ", "ENICReadOnlyAccessPolicy"),
  peering: readable("peering connections", "对等连接", "PEERCONN_READ", "PEERCONNReadPolicy", [
    "PEERCONNOperatePolicy",
    "PEERCONNFullControlPolicy",
  ]),
  nat: unnamed("NAT gateways", "NAT 网关"),
  vpn: unnamed("VPN gateways", "VPN 网关"),
  "dedicated-gateway": unnamed("dedicated gateways", "专线网关"),
  "ipv6-gateway": unnamed("IPv6 gateways", "IPv6 网关"),
  havip: unnamed("high-availability virtual IPs", "高可用虚拟 IP"),
  snic: unnamed("service network interface cards (SNIC)", "服务网卡"),
  "network-probe": unnamed("network probes", "网络探测"),
  "gateway-bandwidth-limit": unnamed("gateway rate limits", "网关限速"),
  "parameter-template": unnamed("IP groups and families", "IP 地址组和 IP 地址族"),
};

/** The service that custom policies name. */
export const policyService = "bce:network";

export const permissionSources: readonly Source[] = [vpcPolicies, aiopsSkills];
