import type { Bilingual } from "../text/bilingual.js";

interface NamePattern {
  readonly pattern: RegExp;
  readonly suggests: Bilingual;
  /** Set when it is a guess about a parameter: it is made only where the rest of the name holds one that the API has. */
  readonly needsParameter?: boolean;
}

/** Words of which the names of the API's parameters are made, as they stand in codes. */
export const parameterWords: readonly string[] = [
  "acl",
  "action",
  "bandwidth",
  "billing",
  "cidr",
  "clienttoken",
  "description",
  "destination",
  "direction",
  "eip",
  "eni",
  "ethertype",
  "gateway",
  "ifname",
  "instance",
  "ip",
  "marker",
  "maxkeys",
  "name",
  "nat",
  "nexthop",
  "paymenttiming",
  "peer",
  "port",
  "position",
  "protocol",
  "region",
  "reservation",
  "route",
  "rule",
  "securitygroup",
  "source",
  "spec",
  "subnet",
  "tag",
  "vpc",
  "zone",
];

/** Words that hold one of the above by chance. */
const chanceWords =
  /description|subscription|internal|alternative|signature|designat|important|principal|recipient|report|support|import|export|participa|skip|zip|script|multip/giu;
const holdsParameter = (name: string): boolean => {
  const words = name.replaceAll(chanceWords, (word) => (/^(?:description|internal)$/iu.test(word) ? word : " ")).toLowerCase();
  return parameterWords.some((word) => words.includes(word));
};

/** Whose codes begin so: products beside the VPC, whose own error pages list them. */
const owners: readonly (readonly [RegExp, Bilingual])[] = [
  [/^DomainConfig\./iu, { en: "a CDN code: a setting of an accelerated domain was refused", zh: "CDN 的错误码：加速域名的配置被拒绝" }],
  [/^cce\./iu, { en: "a code of the container engine (CCE)", zh: "容器引擎 CCE 的错误码" }],
  [/^(?:Instance|ZoneExceptions|Image|KeyPair|DeploySet)\./iu, { en: "a code of cloud servers (BCC)", zh: "云服务器 BCC 的错误码" }],
  [/^(?:Volume|Snapshot|Disk)\./iu, { en: "a code of cloud disks (CDS)", zh: "云磁盘 CDS 的错误码" }],
  [/^Esg\./u, { en: "a code of enterprise security groups", zh: "企业安全组的错误码" }],
  [/^SecurityGroup\./iu, { en: "a code of security groups", zh: "安全组的错误码" }],
];

/**
 * What the name of a code suggests when the code itself is not known. Read off the families in the documented tables
 * (`Request…Empty`, `…Invalid`, `NoSuch…`); the first that matches counts.
 */
const namePatterns: readonly NamePattern[] = [
  {
    pattern: /ratelimit|throttl|toomanyrequests|toofrequent|requestlimited/iu,
    suggests: { en: "too many requests; slow down", zh: "请求过于频繁，需要降低频率" },
  },
  {
    pattern: /exceed|quota|overlimit|limitation|toomany/iu,
    suggests: { en: "a quota or limit is exceeded", zh: "超出配额或上限" },
  },
  {
    pattern: /realname|qualify/iu,
    suggests: { en: "the account has not passed real-name verification", zh: "账号未通过实名认证" },
  },
  {
    pattern: /overdue|arrear|balance|unpaid/iu,
    suggests: { en: "the account has an unpaid bill or a low balance", zh: "账号欠费或余额不足" },
  },
  {
    pattern: /signature|credential|accesskey|unauthorized|auth(error|fail)|invalidauth/iu,
    suggests: { en: "the key pair or the signature was refused", zh: "访问密钥或签名未通过认证" },
  },
  {
    pattern: /denied|forbidden|nopermission|notallow|cannot|unsupported/iu,
    suggests: {
      en: "a policy or the state of the resource does not allow the operation",
      zh: "权限策略或资源当前的状态不允许此操作",
    },
  },
  {
    pattern: /^nosuch|notfound|not_?exist|nonexist/iu,
    suggests: {
      en: "the resource does not exist for this account and region",
      zh: "请求中的资源在该账号和地域下不存在",
    },
  },
  {
    pattern: /in_?use|needrelease|associated|occupied/iu,
    suggests: { en: "the resource is still in use", zh: "资源仍被其他对象占用" },
  },
  {
    pattern: /conflict|duplicate|repeated|alreadyexist|overlap/iu,
    suggests: { en: "the new object already exists or overlaps an existing one", zh: "要创建的内容已存在，或与已有内容重叠" },
  },
  {
    pattern: /empty|blank|missing|required/iu,
    needsParameter: true,
    suggests: { en: "the parameter in the name is missing or empty", zh: "名称中的参数没有填写或为空" },
  },
  {
    pattern: /expired|timeout|skewed/iu,
    suggests: { en: "something has expired; for signed requests often a wrong clock", zh: "已过期；签名请求多因时钟不准" },
  },
  {
    pattern: /soldout|nostock|insufficient|nomore/iu,
    suggests: { en: "sold out or no free ones left", zh: "资源售罄或已无可分配" },
  },
  {
    pattern: /status|state|notready|updating|whilecreating/iu,
    suggests: { en: "the state of the resource does not allow this operation", zh: "资源当前的状态不允许此操作" },
  },
  {
    pattern: /malformed|json|illegal|format/iu,
    suggests: { en: "a value or the body is not in the expected format", zh: "某个值或请求体的格式不正确" },
  },
  {
    pattern: /invalid|bad(request)?/iu,
    needsParameter: true,
    suggests: { en: "the value of the parameter in the name is not valid", zh: "名称中的参数取值不合法" },
  },
  {
    pattern: /internal|unavailable|serviceerror/iu,
    suggests: { en: "the service itself failed", zh: "服务端自身出错" },
  },
];

const statusSuggestions: Readonly<Record<number, Bilingual>> = {
  400: { en: "the request itself is not valid", zh: "请求本身不合法" },
  401: { en: "authentication failed: key pair or signature", zh: "认证失败：访问密钥或签名有误" },
  403: {
    en: "refused: permission, key, IP allowlist, real-name verification, unpaid bill or a product not activated",
    zh: "被拒绝：权限、密钥、IP 白名单、实名认证、欠费或产品未开通",
  },
  404: { en: "the path or the resource in it does not exist", zh: "路径或其中的资源不存在" },
  405: { en: "the path does not support this method", zh: "该路径不支持此 HTTP 方法" },
  409: { en: "the state of the resource conflicts with the request", zh: "请求与资源当前状态冲突" },
  412: { en: "a condition in the request headers was not met", zh: "请求头域中的条件不成立" },
  413: { en: "on BCE usually an exceeded quota, otherwise a body that is too large", zh: "在 BCE 上多为超出配额，其次才是请求体过大" },
  429: { en: "too many requests", zh: "请求过于频繁" },
  500: { en: "the service failed; the request itself may be fine", zh: "服务端出错，请求本身可能没有问题" },
  502: { en: "a gateway got no valid answer from the service", zh: "网关没有得到服务端的正常返回" },
  503: { en: "the service is not available at the moment", zh: "服务暂时不可用" },
  504: { en: "a gateway timed out while waiting for the service", zh: "网关等待服务端超时" },
};

/** A guess about an unknown code, always shown as one. */
export interface Inference {
  readonly from: string;
  readonly suggests: Bilingual;
}

/** Whether a pattern says something of a code: the rest of the name must hold what a guess speaks of. */
const speaksOf = ({ pattern, needsParameter }: NamePattern, code: string): boolean =>
  pattern.test(code) && (!needsParameter || holdsParameter(code.replace(pattern, " ")));

/** Whose an unknown code is, and what its name and its HTTP status suggest; empty when they say nothing. */
export function infer(code: string | null, httpStatus: number | null): Inference[] {
  const owner = code === null ? undefined : owners.find(([pattern]) => pattern.test(code));
  const byName = code === null ? undefined : namePatterns.find((pattern) => speaksOf(pattern, code));
  const byStatus =
    httpStatus === null ? undefined : (statusSuggestions[httpStatus] ?? statusSuggestions[Math.floor(httpStatus / 100) * 100]);
  return [
    ...(owner === undefined ? [] : [{ from: `${owner[0].exec(code ?? "")?.[0]}…`, suggests: owner[1] }]),
    ...(byName === undefined ? [] : [{ from: `…${byName.pattern.exec(code ?? "")?.[0]}…`, suggests: byName.suggests }]),
    ...(byStatus === undefined ? [] : [{ from: `HTTP ${httpStatus}`, suggests: byStatus }]),
  ];
}
