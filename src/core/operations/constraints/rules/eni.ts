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
const eniId = { en: "the id of a network interface begins with eni-", zh: "弹性网卡 ID 以 eni- 开头" };
const isEniId = (value: unknown): boolean => typeof value === "string" && value.startsWith("eni-");
const attaching = ["AttachEniInstance", "DetachEniInstance"];

/** Primary addresses in a list of them. */
const primaries = (list: unknown): number =>
  Array.isArray(list) ? list.filter((one) => isItem(one) && one["primary"] === true).length : 0;

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
    text: { en: "eniId, when it is given, is not empty", zh: "填写 eniId 时不能为空" },
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
      en: "the quota is that of an interface, eniId, or of a server, instanceId",
      zh: "查询配额需指明弹性网卡 eniId 或云服务器 instanceId",
    },
    ...count(["query:eniId", "query:instanceId"], atLeastOne, (value) => value !== undefined),
  },
  {
    id: "EniInstance.instanceId",
    operations: attaching,
    ...stated,
    entry: "eni/InstanceIdBlankException",
    text: { en: "instanceId is not empty", zh: "instanceId 不能为空" },
    ...given(["instanceId"]),
  },
  {
    id: "AttachEniInstance.instanceId-form",
    operations: ["AttachEniInstance", "CreateEni"],
    ...inferred,
    entry: "eni/ResourceNotExistException",
    text: {
      en: "instanceId is that of a server, i-…, or with instanceType hpas that of an HPAS instance, hpas-…",
      zh: "instanceId 是云服务器 ID（i-…）；instanceType 为 hpas 时是 hpas-…",
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
      en: "an interface is in a security group: securityGroupIds or enterpriseSecurityGroupIds is not empty",
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
      en: "the groups are ordinary ones or enterprise ones, not both",
      zh: "securityGroupIds 与 enterpriseSecurityGroupIds 只能填一个",
    },
    ...count(["securityGroupIds", "enterpriseSecurityGroupIds"], atMostOne),
  },
  {
    id: "UpdateEniSecurityGroup.groups",
    operations: ["UpdateEniSecurityGroup"],
    ...stated,
    entry: "eni/SecurityGroupIdsBlankException",
    text: { en: "securityGroupIds is not empty", zh: "securityGroupIds 不能为空" },
    ...given(["securityGroupIds"]),
  },
  {
    id: "EniSecurityGroup.replaces",
    operations: ["UpdateEniSecurityGroup", "UpdateEniEnterpriseSecurityGroup"],
    ...stated,
    notice: true,
    entry: null,
    text: {
      en: "the list replaces all security groups of the interface, ordinary and enterprise ones",
      zh: "该列表会替换弹性网卡现有的全部安全组，包括普通和企业安全组",
    },
    ...each(["securityGroupIds", "enterpriseSecurityGroupIds"], () => false),
  },
  {
    id: "UpdateEniEnterpriseSecurityGroup.groups",
    operations: ["UpdateEniEnterpriseSecurityGroup"],
    ...inferred,
    entry: "vpc/BadRequest",
    text: { en: "enterpriseSecurityGroupIds is no empty list", zh: "enterpriseSecurityGroupIds 不能是空列表" },
    ...each(["enterpriseSecurityGroupIds"], (value) => !isEmpty(value)),
  },
  {
    id: "EniSecurityGroup.ids",
    operations: ["CreateEni", "UpdateEniSecurityGroup"],
    ...inferred,
    entry: "eni/ResourceNotExistException",
    text: { en: "ids of ordinary security groups begin with g-", zh: "普通安全组 ID 以 g- 开头" },
    ...each(["securityGroupIds[]"], (value) => String(value).startsWith("g-")),
  },
  {
    id: "EniEnterpriseSecurityGroup.ids",
    operations: ["CreateEni", "UpdateEniEnterpriseSecurityGroup"],
    ...inferred,
    entry: "eni/ResourceNotExistException",
    text: { en: "ids of enterprise security groups begin with esg-", zh: "企业安全组 ID 以 esg- 开头" },
    ...each(["enterpriseSecurityGroupIds[]"], (value) => String(value).startsWith("esg-")),
  },
  {
    id: "Eni.name",
    operations: ["CreateEni", "UpdateEni"],
    ...inferred,
    entry: "vpc/BadRequest",
    text: { en: "the name of an interface has 1 to 65 characters", zh: "弹性网卡名称为 1 至 65 个字符" },
    ...each(["name"], shorter(65)),
  },
  {
    id: "Eni.name-form",
    operations: ["CreateEni", "UpdateEni"],
    ...documented,
    entry: "vpc/BadRequest",
    text: { en: "the name of an interface must begin with a letter", zh: "弹性网卡名称必须以字母开头" },
    ...each(["name"], (value) => typeof value !== "string" || isAbsent(value) || /^\p{L}/u.test(value)),
  },
  {
    id: "UpdateEni.something",
    operations: ["UpdateEni"],
    ...inferred,
    entry: "vpc/BadRequest",
    text: { en: "an update must set name or description", zh: "更新时 name 与 description 至少填一个" },
    ...count(["name", "description"], atLeastOne, (value) => value !== undefined && value !== null),
  },
  {
    id: "UpdateEni.name-blank",
    operations: ["UpdateEni"],
    ...inferred,
    entry: "vpc/BadRequest",
    text: { en: "a name, when it is given, is not blank", zh: "填写 name 时不能为空白" },
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
      en: 'one entry of privateIpSet is the primary address: "primary": true',
      zh: 'privateIpSet 中必须有且只有一个主 IP："primary": true',
    },
    ...each(["privateIpSet"], (value) => !Array.isArray(value) || primaries(value) === 1),
  },
  {
    id: "CreateEni.ipv6-primary",
    operations: ["CreateEni"],
    ...inferred,
    entry: "vpc/BadRequest",
    text: { en: "no IPv6 address is primary", zh: "IPv6 地址不能是主 IP" },
    ...each(["ipv6PrivateIpSet"], (value) => primaries(value) === 0),
  },
  {
    id: "EniEip.eip",
    operations: ["BindEniEip", "UnbindEniEip"],
    ...inferred,
    entry: "eni/EipBlankException",
    text: { en: "publicIpAddress is not empty", zh: "publicIpAddress 不能为空" },
    ...given(["publicIpAddress"]),
  },
  {
    id: "EniEip.eip-form",
    operations: ["CreateEni", "BindEniEip", "UnbindEniEip"],
    ...inferred,
    entry: "eni/ResourceNotExistException",
    text: { en: "an EIP is written as its IPv4 address", zh: "EIP 写成 IPv4 地址" },
    ...each(
      ["publicIpAddress", "privateIpSet.publicIpAddress", "ipv6PrivateIpSet.publicIpAddress"],
      (value) => typeof value !== "string" || isIpv4(value),
    ),
  },
];
