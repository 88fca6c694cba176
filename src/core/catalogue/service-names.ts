import type { Bilingual } from "../text/bilingual.js";
import type { Service } from "./entry.js";

/** What each service of the catalogue is called. */
export const serviceNames: Record<Service, Bilingual> = {
  global: { en: "all BCE services", zh: "公共错误码" },
  vpc: { en: "VPC", zh: "私有网络(VPC)" },
  acl: { en: "ACL", zh: "访问控制列表 ACL" },
  nat: { en: "NAT gateway", zh: "NAT 网关" },
  peering: { en: "peering connection", zh: "对等连接" },
  eni: { en: "elastic network interface", zh: "弹性网卡" },
  gateway: { en: "BCE API gateway", zh: "BCE API 网关" },
  account: { en: "account", zh: "账号" },
  route: { en: "route table", zh: "路由表" },
  "security-group": { en: "security group", zh: "安全组" },
  "enterprise-security-group": { en: "enterprise security group", zh: "企业安全组" },
  snic: { en: "service network interface card (SNIC)", zh: "服务网卡" },
  eip: { en: "elastic IP (EIP)", zh: "弹性公网 IP (EIP)" },
  blb: { en: "load balancer (BLB)", zh: "负载均衡 BLB" },
  bcc: { en: "cloud server (BCC)", zh: "云服务器 BCC" },
  cce: { en: "container network of CCE, not an HTTP API", zh: "CCE 容器网络（非 HTTP 接口）" },
  bos: { en: "object storage (BOS)", zh: "对象存储 BOS" },
  cdn: { en: "content delivery network (CDN)", zh: "内容分发网络 CDN" },
  sts: { en: "temporary credentials (STS)", zh: "临时安全凭证 STS" },
  sdk: { en: "made up by the client library", zh: "由客户端 SDK 生成" },
};
