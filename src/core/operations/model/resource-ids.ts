import type { Bilingual } from "../../text/bilingual.js";

/** How the ids of a kind of resource look. What follows the prefix varies in length and case, so only the prefix can be tested. */
export interface ResourceId {
  readonly resource: Bilingual;
  readonly prefix: string;
  readonly example: string;
  /** Parameters that take such an id, or a list of them. */
  readonly parameters: readonly string[];
}

/** From the examples of bce-sdk-java and bce-sdk-go and the pages of the documentation. */
export const resourceIds: readonly ResourceId[] = [
  {
    resource: { en: "VPC", zh: "私有网络" },
    prefix: "vpc-",
    example: "vpc-a4sg6vsfzbra",
    parameters: ["vpcId", "localVpcId", "peerVpcId"],
  },
  { resource: { en: "subnet", zh: "子网" }, prefix: "sbn-", example: "sbn-1rmebtrbxxn6", parameters: ["subnetId"] },
  { resource: { en: "reserved segment", zh: "预留网段" }, prefix: "ipr-", example: "ipr-zemfd9sursiw", parameters: ["ipReserveId"] },
  { resource: { en: "route table", zh: "路由表" }, prefix: "rt-", example: "rt-q1zg3i8mx8p6", parameters: ["routeTableId"] },
  { resource: { en: "route rule", zh: "路由规则" }, prefix: "rr-", example: "rr-jcr3w2xryq2g", parameters: ["routeRuleId"] },
  { resource: { en: "ACL rule", zh: "ACL 规则" }, prefix: "ar-", example: "ar-ynf9u87ppu1x", parameters: ["aclRuleId"] },
  {
    resource: { en: "security group", zh: "普通安全组" },
    prefix: "g-",
    example: "g-kc4yv3e3ekfz",
    parameters: ["securityGroupId", "securityGroupIds", "sourceGroupId", "destGroupId"],
  },
  {
    resource: { en: "security group rule", zh: "普通安全组规则" },
    prefix: "r-",
    example: "r-dw0phk0c6u6x",
    parameters: ["securityGroupRuleId"],
  },
  {
    resource: { en: "enterprise security group", zh: "企业安全组" },
    prefix: "esg-",
    example: "esg-bwtif4zjhnw9",
    parameters: ["enterpriseSecurityGroupId", "enterpriseSecurityGroupIds"],
  },
  {
    resource: { en: "enterprise security group rule", zh: "企业安全组规则" },
    prefix: "esgr-",
    example: "esgr-ghwpcwxv3v1x",
    parameters: ["enterpriseSecurityGroupRuleId"],
  },
  { resource: { en: "NAT gateway", zh: "NAT 网关" }, prefix: "nat-", example: "nat-b58rnkn1g98h", parameters: ["natId"] },
  { resource: { en: "SNAT or DNAT rule", zh: "SNAT 或 DNAT 规则" }, prefix: "rule-", example: "rule-zrsaybxm7nrn", parameters: ["ruleId"] },
  {
    resource: { en: "peering connection", zh: "对等连接" },
    prefix: "peerconn-",
    example: "peerconn-dtska37u3eih",
    parameters: ["peerConnId"],
  },
  {
    resource: { en: "interface of a peering connection", zh: "对等连接的接口" },
    prefix: "qpif-",
    example: "qpif-v305m2suuzmq",
    parameters: ["localIfId"],
  },
  { resource: { en: "elastic network interface", zh: "弹性网卡" }, prefix: "eni-", example: "eni-nm4dx9vtnh3p", parameters: ["eniId"] },
  {
    resource: { en: "high-availability virtual IP", zh: "高可用虚拟 IP" },
    prefix: "havip-",
    example: "havip-w2d4kgc3x0y1",
    parameters: ["haVipId"],
  },
  {
    resource: { en: "service network interface card (SNIC)", zh: "服务网卡" },
    prefix: "endpoint-",
    example: "endpoint-11b09ce6",
    parameters: ["endpointId"],
  },
  { resource: { en: "VPN gateway", zh: "VPN 网关" }, prefix: "vpn-", example: "vpn-bwc4p652n57b", parameters: ["vpnId"] },
  { resource: { en: "VPN tunnel", zh: "VPN 隧道" }, prefix: "vpnconn-", example: "vpnconn-c2ugxt6evfkm", parameters: ["vpnConnId"] },
  {
    resource: { en: "SSL VPN server", zh: "SSL VPN 服务端" },
    prefix: "sslvpn-",
    example: "sslvpn-2746vp5u7jvf",
    parameters: ["sslVpnServerId"],
  },
  {
    resource: { en: "SSL VPN user", zh: "SSL VPN 用户" },
    prefix: "vpn-ssl-user-",
    example: "vpn-ssl-user-s6uiuv9wdf1j",
    parameters: ["userId"],
  },
  { resource: { en: "user gateway", zh: "用户网关" }, prefix: "cgw-", example: "cgw-b036571edc5d", parameters: ["cgwId"] },
  { resource: { en: "IPv6 gateway", zh: "IPv6 网关" }, prefix: "gw-", example: "gw-5af4eb65", parameters: ["gatewayId"] },
  {
    resource: { en: "IPv6 egress-only rule", zh: "IPv6 只出不进策略" },
    prefix: "ipv6_seg-",
    example: "ipv6_seg-4Aae8TGv",
    parameters: ["egressOnlyRuleId"],
  },
  {
    resource: { en: "IPv6 rate limiting rule", zh: "IPv6 限速策略" },
    prefix: "ipv6_qos-",
    example: "ipv6_qos-0b56ec38",
    parameters: ["rateLimitRuleId"],
  },
  { resource: { en: "dedicated gateway", zh: "专线网关" }, prefix: "dcgw-", example: "dcgw-9pwwq206xj58", parameters: ["etGatewayId"] },
  { resource: { en: "physical line", zh: "物理专线" }, prefix: "dcphy-", example: "dcphy-ejtn7ffk9rnd", parameters: ["etId", "dcphyId"] },
  {
    resource: { en: "dedicated channel", zh: "专线通道" },
    prefix: "dedicatedconn-",
    example: "dedicatedconn-xzxm902fvz9d",
    parameters: ["channelId"],
  },
  {
    resource: { en: "gateway rate limiting rule", zh: "网关限速规则" },
    prefix: "glr-",
    example: "glr-4hx7it9zefjn",
    parameters: ["glrId"],
  },
  { resource: { en: "network probe", zh: "网络探测" }, prefix: "probe-", example: "probe-6gfqbgfypumvmyh0", parameters: ["probeId"] },
  {
    resource: { en: "IP address group", zh: "IP 地址组" },
    prefix: "ips-",
    example: "ips-wzz7s2sjvsaq",
    parameters: ["ipSetId", "ipSetIds", "remoteIpSet"],
  },
  {
    resource: { en: "IP address family", zh: "IP 地址族" },
    prefix: "ipg-",
    example: "ipg-ie0hnjua54wh",
    parameters: ["ipGroupId", "remoteIpGroup"],
  },
  { resource: { en: "cloud server (BCC)", zh: "云服务器 BCC" }, prefix: "i-", example: "i-PSCezwEn", parameters: [] },
  { resource: { en: "cloud smart network", zh: "云智能网" }, prefix: "csn-", example: "csn-jf1tqjuvndzganap", parameters: [] },
  { resource: { en: "resource group", zh: "资源组" }, prefix: "RESG-", example: "RESG-xyfmAVnHGzK", parameters: ["resourceGroupId"] },
  { resource: { en: "availability zone", zh: "可用区" }, prefix: "cn-", example: "cn-bj-d", parameters: ["zoneName"] },
];

/** What the ids look like that a parameter takes; undefined where any kind may stand or none is known. */
export const idOf = (parameter: string): ResourceId | undefined => resourceIds.find(({ parameters }) => parameters.includes(parameter));
