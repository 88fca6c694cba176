import type { Bilingual } from "../../text/bilingual.js";
import type { OperationGroup } from "./operation.js";

/** What each group of the API is called. */
export const groupTitles: Record<OperationGroup, Bilingual> = {
  acl: { en: "ACL", zh: "访问控制列表 ACL" },
  "dedicated-gateway": { en: "dedicated gateway", zh: "专线网关" },
  eni: { en: "elastic network interface", zh: "弹性网卡" },
  "gateway-bandwidth-limit": { en: "gateway bandwidth limiting rule", zh: "网关限速" },
  havip: { en: "high-availability virtual IP address (HAVIP)", zh: "高可用虚拟 IP" },
  "ipv6-gateway": { en: "IPv6 gateway", zh: "IPv6 网关" },
  nat: { en: "NAT gateway", zh: "NAT 网关" },
  "network-probe": { en: "network detection", zh: "网络探测" },
  "parameter-template": { en: "parameter template", zh: "参数模板" },
  peering: { en: "peering connections", zh: "对等连接" },
  "route-table": { en: "route table", zh: "路由表" },
  "security-group": { en: "regular security group", zh: "普通安全组" },
  "enterprise-security-group": { en: "enterprise security group", zh: "企业安全组" },
  snic: { en: "service network interface card (SNIC)", zh: "服务网卡" },
  subnet: { en: "subnet", zh: "子网" },
  vpc: { en: "VPC", zh: "私有网络(VPC)" },
  vpn: { en: "VPN", zh: "VPN 网关" },
};
