import type { Bilingual } from "../text/bilingual.js";
import { troubles } from "./trouble-synonyms.js";

/** What calls are about: terms as in the official documentation, plus what people type instead. */
const things: readonly Bilingual[] = [
  { en: "eip, elastic ip, public ip, publicip", zh: "弹性公网ip、弹性公网、弹性ip、公网ip、外网ip" },
  { en: "private ip, privateip, intranet ip, internal ip", zh: "内网ip、私网ip、私有ip" },
  { en: "primary ip, main ip", zh: "主ip" },
  { en: "secondary ip, auxiliary ip", zh: "辅助ip、从ip" },
  { en: "vpc, private cloud, virtual network", zh: "私有网络、专有网络" },
  { en: "subnet, subnetwork", zh: "子网" },
  { en: "route, routing", zh: "路由" },
  { en: "route table", zh: "路由表" },
  { en: "route rule", zh: "路由规则、路由条目" },
  { en: "next hop, nexthop", zh: "下一跳" },
  { en: "security group, securitygroup, sg", zh: "安全组" },
  { en: "enterprise security group, esg", zh: "企业安全组" },
  { en: "acl, access control list", zh: "访问控制列表" },
  { en: "nat, nat gateway", zh: "nat网关" },
  { en: "peering, peerconn, peer connection, vpc peering", zh: "对等连接" },
  { en: "peer end, remote end", zh: "对端" },
  { en: "eni, elastic network interface, network interface, network card, nic", zh: "弹性网卡、网卡" },
  { en: "snic, service network interface card, service endpoint", zh: "服务网卡" },
  { en: "load balancer, loadbalancer, blb", zh: "负载均衡" },
  { en: "backend server", zh: "后端服务器、后端" },
  { en: "listener", zh: "监听器、监听" },
  { en: "instance, virtual machine, vm, bcc, server, device", zh: "云服务器、虚拟机、虚机、云主机、主机、机器、实例" },
  { en: "pod, container, cni", zh: "容器" },
  { en: "cce, kubernetes, k8s", zh: "容器引擎" },
  { en: "bos, bucket, object storage", zh: "对象存储、存储桶" },
  { en: "cdn", zh: "内容分发" },
  { en: "node", zh: "节点" },
  { en: "memory, ram", zh: "内存" },
  { en: "certificate", zh: "证书" },
  { en: "proxy", zh: "代理" },
  { en: "bandwidth", zh: "带宽" },
  { en: "port", zh: "端口" },
  { en: "protocol, protocal", zh: "协议" },
  { en: "cidr, segment, address range, ip range", zh: "网段、地址段" },
  { en: "region", zh: "地域、区域" },
  { en: "availability zone, zone, az", zh: "可用区" },
  { en: "priority, position", zh: "优先级" },
  { en: "policy", zh: "策略" },
  { en: "rule", zh: "规则" },
  { en: "account, user", zh: "账号、账户、帐号、帐户、用户" },
  { en: "sub user, subuser, iam user", zh: "子用户、子账号" },
  { en: "name", zh: "名称、名字、命名" },
  { en: "description, remark, comment", zh: "备注、描述" },
  { en: "version", zh: "版本、版本号" },
  { en: "path, url, uri, endpoint", zh: "路径、网址、接入点、接口地址、请求地址" },
  { en: "api, interface", zh: "接口" },
  { en: "request body, body, payload", zh: "请求体、消息体、报文" },
  { en: "header", zh: "头域、请求头、头部" },
  { en: "parameter, param, argument", zh: "参数" },
  { en: "field", zh: "字段" },
  { en: "prepaid", zh: "预付费、包年包月、包月" },
  { en: "postpaid, pay-as-you-go, pay as you go", zh: "后付费、按量付费、按量" },
  { en: "payment, paymenttiming, billing", zh: "付费方式、付费、计费、支付" },
  { en: "term, duration, reservation, reservation length", zh: "购买时长、时长" },
  { en: "order, purchase, buy", zh: "订单、下单、购买" },
  { en: "spec, size, flavor", zh: "规格" },
  { en: "page size, maxkeys, max keys", zh: "分页、每页" },
  { en: "etag, if-match, if match", zh: "" },
  {
    en: "release protection, delete protection, deletion protection, deleteprotect, delete protect, termination protection",
    zh: "释放保护、删除保护",
  },
  { en: "x-bce-request-id, request id, requestid", zh: "请求id、请求编号" },
  { en: "idempotent, idempotency, clienttoken, client token", zh: "幂等" },
  { en: "state, status", zh: "状态" },
  { en: "type", zh: "类型" },
];

/** Who calls, and whether they may. */
const identity: readonly Bilingual[] = [
  { en: "signature, sign, signing, signed", zh: "签名、验签" },
  { en: "access key, accesskey, access key id, accesskeyid, akid, ak id, ak, credential", zh: "访问密钥" },
  { en: "secret key, secret access key, secretkey, secretaccesskey, sk", zh: "秘密访问密钥" },
  { en: "key pair, aksk, ak sk", zh: "密钥、秘钥" },
  { en: "sts, session token, security token, sts token, temporary credential, temporary key", zh: "临时凭证、临时密钥、令牌" },
  {
    en: "permission, no permission, access denied, accessdenied, forbidden, not authorized, not allowed to access, not permitted, no access, iam policy",
    zh: "权限、没权限、没有权限、无权限、无权、权限不足、权限不够、权限策略、授权、没授权、未授权、拒绝访问、禁止访问、访问被拒",
  },
  { en: "authenticate, authentication, authn", zh: "认证失败、鉴权、鉴权失败、身份认证" },
  { en: "allowlist, whitelist, whitelisted, allowlisted, ip not allowed", zh: "白名单" },
  { en: "disabled, disable, deactivated", zh: "禁用、停用" },
  { en: "blocked, banned", zh: "封禁、被封" },
  { en: "real-name, real name, realname, qualify, verification, verified, verify identity", zh: "实名、实名认证、账号认证" },
  { en: "face, face check, face authentication, facial recognition", zh: "人脸、人脸认证、人脸识别、刷脸" },
  {
    en: "arrears, overdue, unpaid, owe, owes money, balance, insufficient balance, no balance, no money, out of money, out of credit, top up, recharge, not enough money, not enough balance",
    zh: "欠费、欠款、余额不足、余额不够、余额、账单、没钱、钱不够、充值、停机、停服、欠钱",
  },
  {
    en: "activate, activated, subscription, subscribe, not activated, not subscribed, not enabled, opt in, optin",
    zh: "开通、没开通、未开通",
  },
  { en: "cross account, another account, other account, different account, diff account, across accounts", zh: "跨账号、跨帐号、跨账户" },
];

/** What was done. */
const deeds: readonly Bilingual[] = [
  { en: "delete, deleting, remove, destroy", zh: "删除、删掉、删不、移除、清理、清不掉、删" },
  { en: "release", zh: "释放" },
  { en: "attach, mount", zh: "挂载、挂不上、挂" },
  { en: "detach, unmount", zh: "卸载" },
  { en: "bind", zh: "绑定、绑不上、绑" },
  { en: "unbind", zh: "解绑、解除绑定" },
  { en: "create, make", zh: "创建、新建、建不了" },
  { en: "renew, renewal", zh: "续费" },
  { en: "reduce, lower, downgrade, shrink", zh: "降低、降配、降级、降带宽、带宽降、缩容" },
  { en: "raise, upgrade, enlarge, increase", zh: "升级、扩容" },
  { en: "retry, resend", zh: "重试、重发" },
];

/** The words of a row of a table. */
export const wordsIn = ({ en, zh }: Bilingual): string[] => [...en.split(", "), ...zh.split("、")].filter((word) => word !== "");

/**
 * Words that mean the same to someone who searches. Every word of a row finds what any other word of it finds, in
 * either language.
 */
export const synonyms: readonly (readonly string[])[] = [...things, ...identity, ...troubles, ...deeds].map(wordsIn);
