import { isIpv4 } from "../../values/addresses.js";
import { atLeastOne, atMostOne, count, each, given, shorter } from "../checks.js";
import type { Constraint } from "../constraint.js";
import { isAbsent, isEmpty, isItem } from "../request-values.js";
import { documented, inferred, stated } from "./certainty.js";

const withEniId = [
  "GetEniDetail",
  "GetEniStatus",
  "UpdateEni",
  "RemoveEni",
  "AttachEniInstance",
  "DetachEniInstance",
  "AddEniIp",
  "BatchAddEniIp",
  "BatchAddPrivateIpCrossSubnet",
  "DeleteEniIp",
  "BatchDeleteEniIp",
  "BindEniEip",
  "UnbindEniEip",
  "UpdateEniSecurityGroup",
  "UpdateEniEnterpriseSecurityGroup",
];
const eniId = { en: "a network interface id must begin with eni-", zh: "弹性网卡 ID 必须以 eni- 开头" };
const isEniId = (value: unknown): boolean => typeof value === "string" && value.startsWith("eni-");
const attaching = ["AttachEniInstance", "DetachEniInstance"];

/** Primary addresses in a list of them. */
const primaries = (list: unknown): number =>
  Array.isArray(list) ? list.filter((item) => isItem(item) && item["primary"] === true).length : 0;

export const constraints: readonly Constraint[] = [
  { id: "Eni.eniId", operations: withEniId, ...stated, entry: "eni/EniIdException", text: eniId, ...each(["path:eniId"], isEniId) },
  {
    id: "GetEniQuota.eniId",
    operations: ["GetEniQuota"],
    ...stated,
    entry: "eni/EniIdException",
    text: eniId,
    ...each(["query:eniId"], isEniId),
  },
  {
    id: "GetEniQuota.eniId-blank",
    operations: ["GetEniQuota"],
    ...stated,
    entry: "eni/EniIdBlankException",
    text: { en: "eniId must not be empty if set", zh: "填写 eniId 时不能为空" },
    ...(() => {
      const { parameters } = given(["query:eniId"]);
      const check: Constraint["check"] = ({ query }) =>
        query
          .filter(([name, value]) => name === "eniId" && isAbsent(value))
          .map(([parameter, value]) => ({ parameter, in: "query", value: value ?? "" }));
      return { parameters, check };
    })(),
  },
  {
    id: "GetEniQuota.one",
    operations: ["GetEniQuota"],
    ...inferred,
    entry: "vpc/BadRequest",
    text: {
      en: "eniId or instanceId is required, to query the quota of an interface or a server",
      zh: "必须填写 eniId 或 instanceId，以查询弹性网卡或云服务器的配额",
    },
    ...count(["query:eniId", "query:instanceId"], atLeastOne, (value) => value !== undefined),
  },
  {
    id: "EniInstance.instanceId",
    operations: attaching,
    ...stated,
    entry: "eni/InstanceIdBlankException",
    text: { en: "instanceId must not be empty", zh: "instanceId 不能为空" },
    ...given(["instanceId"]),
  },
  {
    id: "AttachEniInstance.instanceId-form",
    operations: ["AttachEniInstance", "CreateEni"],
    ...inferred,
    entry: "eni/ResourceNotExistException",
    text: {
      en: "instanceId must be a server id (i-…), or with instanceType hpas an HPAS instance id (hpas-…)",
      zh: "instanceId 必须是云服务器 ID（i-…）；instanceType 为 hpas 时必须是 HPAS 实例 ID（hpas-…）",
    },
    ...each(
      ["instanceId"],
      (value, { instanceType }) => typeof value !== "string" || value.startsWith(instanceType === "hpas" ? "hpas-" : "i-"),
    ),
  },
  {
    id: "CreateEni.some-group",
    operations: ["CreateEni"],
    ...inferred,
    entry: "eni/SecurityGroupIdsBlankException",
    text: {
      en: "an interface must have a security group: securityGroupIds or enterpriseSecurityGroupIds must not be empty",
      zh: "弹性网卡必须关联安全组：securityGroupIds 或 enterpriseSecurityGroupIds 不能为空",
    },
    ...count(["securityGroupIds", "enterpriseSecurityGroupIds"], atLeastOne),
  },
  {
    id: "CreateEni.one-kind-of-group",
    operations: ["CreateEni"],
    ...documented,
    entry: "vpc/BadRequest",
    text: {
      en: "securityGroupIds and enterpriseSecurityGroupIds cannot be used together",
      zh: "securityGroupIds 与 enterpriseSecurityGroupIds 不能同时填写",
    },
    ...count(["securityGroupIds", "enterpriseSecurityGroupIds"], atMostOne),
  },
  {
    id: "UpdateEniSecurityGroup.groups",
    operations: ["UpdateEniSecurityGroup"],
    ...stated,
    entry: "eni/SecurityGroupIdsBlankException",
    text: { en: "securityGroupIds must not be empty", zh: "securityGroupIds 不能为空" },
    ...given(["securityGroupIds"]),
  },
  {
    id: "EniSecurityGroup.replaces",
    operations: ["UpdateEniSecurityGroup", "UpdateEniEnterpriseSecurityGroup"],
    ...stated,
    notice: true,
    entry: null,
    text: {
      en: "the list replaces all security groups of the interface, ordinary and enterprise",
      zh: "该列表会替换弹性网卡现有的全部安全组，包括普通和企业安全组",
    },
    ...each(["securityGroupIds", "enterpriseSecurityGroupIds"], () => false),
  },
  {
    id: "UpdateEniEnterpriseSecurityGroup.groups",
    operations: ["UpdateEniEnterpriseSecurityGroup"],
    ...inferred,
    entry: "vpc/BadRequest",
    text: { en: "enterpriseSecurityGroupIds must not be an empty list", zh: "enterpriseSecurityGroupIds 不能是空列表" },
    ...each(["enterpriseSecurityGroupIds"], (value) => !isEmpty(value)),
  },
  {
    id: "EniSecurityGroup.ids",
    operations: ["CreateEni", "UpdateEniSecurityGroup"],
    ...inferred,
    entry: "eni/ResourceNotExistException",
    text: { en: "ordinary security group ids must begin with g-", zh: "普通安全组 ID 必须以 g- 开头" },
    ...each(["securityGroupIds[]"], (value) => String(value).startsWith("g-")),
  },
  {
    id: "EniEnterpriseSecurityGroup.ids",
    operations: ["CreateEni", "UpdateEniEnterpriseSecurityGroup"],
    ...inferred,
    entry: "eni/ResourceNotExistException",
    text: { en: "enterprise security group ids must begin with esg-", zh: "企业安全组 ID 必须以 esg- 开头" },
    ...each(["enterpriseSecurityGroupIds[]"], (value) => String(value).startsWith("esg-")),
  },
  {
    id: "Eni.name",
    operations: ["CreateEni", "UpdateEni"],
    ...inferred,
    entry: "vpc/BadRequest",
    text: { en: "an interface name must have 1 to 65 characters", zh: "弹性网卡名称必须为 1 至 65 个字符" },
    ...each(["name"], shorter(65)),
  },
  {
    id: "Eni.name-form",
    operations: ["CreateEni", "UpdateEni"],
    ...documented,
    entry: "vpc/BadRequest",
    text: { en: "an interface name must begin with a letter", zh: "弹性网卡名称必须以字母开头" },
    ...each(["name"], (value) => typeof value !== "string" || isAbsent(value) || /^\p{L}/u.test(value)),
  },
  {
    id: "UpdateEni.something",
    operations: ["UpdateEni"],
    ...inferred,
    entry: "vpc/BadRequest",
    text: { en: "an update must set name or description", zh: "更新时必须至少填写 name 与 description 之一" },
    ...count(["name", "description"], atLeastOne, (value) => value !== undefined && value !== null),
  },
  {
    id: "UpdateEni.name-blank",
    operations: ["UpdateEni"],
    ...inferred,
    entry: "vpc/BadRequest",
    text: { en: "name must not be blank if set", zh: "填写 name 时不能为空白" },
    parameters: ["name"],
    check: ({ body }) =>
      isItem(body) && body["name"] !== undefined && isAbsent(body["name"]) ? [{ parameter: "name", in: "body", value: body["name"] }] : [],
  },
  {
    id: "CreateEni.primary",
    operations: ["CreateEni"],
    ...documented,
    entry: "vpc/BadRequest",
    text: {
      en: 'exactly one entry of privateIpSet must be the primary address: "primary": true',
      zh: 'privateIpSet 中必须有且只有一个主 IP："primary": true',
    },
    ...each(["privateIpSet"], (value) => !Array.isArray(value) || primaries(value) === 1),
  },
  {
    id: "CreateEni.ipv6-primary",
    operations: ["CreateEni"],
    ...inferred,
    entry: "vpc/BadRequest",
    text: { en: "an IPv6 address cannot be primary", zh: "IPv6 地址不能是主 IP" },
    ...each(["ipv6PrivateIpSet"], (value) => primaries(value) === 0),
  },
  {
    id: "EniEip.eip",
    operations: ["BindEniEip", "UnbindEniEip"],
    ...inferred,
    entry: "eni/EipBlankException",
    text: { en: "publicIpAddress must not be empty", zh: "publicIpAddress 不能为空" },
    ...given(["publicIpAddress"]),
  },
  {
    id: "EniEip.eip-form",
    operations: ["CreateEni", "BindEniEip", "UnbindEniEip"],
    ...inferred,
    entry: "eni/ResourceNotExistException",
    text: { en: "an EIP must be its IPv4 address", zh: "EIP 必须填写其 IPv4 地址" },
    ...each(
      ["publicIpAddress", "privateIpSet.publicIpAddress", "ipv6PrivateIpSet.publicIpAddress"],
      (value) => typeof value !== "string" || isIpv4(value),
    ),
  },
];
