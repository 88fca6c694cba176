import { isAddressRange, isPortRange } from "../../values/addresses.js";
import { atMostOne, count, digitsBetween, distinct, each, given, matches, oneOf } from "../checks.js";
import type { Constraint } from "../constraint.js";
import { type Item, isAbsent } from "../request-values.js";
import { documented, inferred } from "./certainty.js";

const entry = "vpc/BadRequest";
const allPorts = "1-65535";
const isText = (value: unknown): value is string => typeof value === "string";
const ofOtherDirection = (direction: unknown): string[] => {
  if (direction === "ingress") return ["destIp", "destGroupId"];
  return direction === "egress" ? ["sourceIp", "sourceGroupId"] : [];
};
const versionOf = (ethertype: unknown): 4 | 6 | null => (ethertype === "IPv6" ? 6 : ethertype === "IPv4" || isAbsent(ethertype) ? 4 : null);
const identity = ["remark", "protocol", "direction", "ethertype", "portRange", "sourceIp", "sourceGroupId", "destIp", "destGroupId"];
const defaults: Item = { protocol: "all", ethertype: "IPv4", portRange: allPorts };

/** What a rule must meet that is given as a whole. */
const ruleRows = (operation: string, prefix: string): Constraint[] => [
  {
    id: `${operation}.direction`,
    operations: [operation],
    ...documented,
    entry,
    text: { en: "a rule has a direction: ingress or egress", zh: "规则必须有 direction：ingress 或 egress" },
    ...given([`${prefix}direction`]),
  },
  {
    id: `${operation}.source`,
    operations: [operation],
    ...documented,
    entry,
    text: { en: "sourceIp or sourceGroupId, not both", zh: "sourceIp 与 sourceGroupId 只能填一个" },
    ...count([`${prefix}sourceIp`, `${prefix}sourceGroupId`], atMostOne),
  },
  {
    id: `${operation}.destination`,
    operations: [operation],
    ...documented,
    entry,
    text: { en: "destIp or destGroupId, not both", zh: "destIp 与 destGroupId 只能填一个" },
    ...count([`${prefix}destIp`, `${prefix}destGroupId`], atMostOne),
  },
  {
    id: `${operation}.peer`,
    operations: [operation],
    ...inferred,
    entry,
    text: {
      en: "an ingress rule names its source, an egress rule its destination, and not the other end",
      zh: "入站规则只写来源，出站规则只写目的",
    },
    ...each(
      ["sourceIp", "sourceGroupId", "destIp", "destGroupId"].map((name) => prefix + name),
      () => true,
    ),
    check: (request) =>
      ["sourceIp", "sourceGroupId", "destIp", "destGroupId"].flatMap((name) =>
        each([prefix + name], (_value, { direction }) => !ofOtherDirection(direction).includes(name)).check(request),
      ),
  },
  {
    id: `${operation}.address`,
    operations: [operation],
    ...inferred,
    entry,
    text: {
      en: 'an address is "all", one IP or a CIDR of the rule\'s ethertype (IPv4 without one)',
      zh: "地址是 all、单个IP或网段，版本与 ethertype（缺省 IPv4）一致",
    },
    ...each(
      [`${prefix}sourceIp`, `${prefix}destIp`],
      (value, { ethertype }) => value === "all" || !isText(value) || isAddressRange(value, versionOf(ethertype)),
    ),
  },
  {
    id: `${operation}.ports`,
    operations: [operation],
    ...inferred,
    entry,
    text: {
      en: "portRange is one port or a rising range such as 1-65535; several ports are several rules",
      zh: "portRange 是单个端口或从小到大的范围，如 1-65535；多个端口需写多条规则",
    },
    ...each([`${prefix}portRange`], (value) => !isText(value) || isPortRange(value)),
  },
  {
    id: `${operation}.all-ports`,
    operations: [operation],
    ...inferred,
    entry,
    text: { en: "a rule for all protocols has portRange 1-65535", zh: "protocol 为 all 时，portRange 只能是 1-65535" },
    ...each([`${prefix}portRange`], (value, { protocol }) => (!isAbsent(protocol) && protocol !== "all") || value === allPorts),
  },
];

const enterprise = ["CreateEnterpriseSecurityGroup", "AuthorizeEnterpriseSecurityGroupRules", "UpdateEnterpriseSecurityGroupRules"];
const ofEnterprise = (name: string): string[] => [name, `rules.${name}`];

/** A range, or up to 15 ports with commas. */
const isPortList = (value: string): boolean =>
  isPortRange(value) || (value.split(",").length <= 15 && value.split(",").every((port) => isPortRange(port)));

export const constraints: readonly Constraint[] = [
  ...ruleRows("CreateSecurityGroup", "rules."),
  ...ruleRows("AuthorizeSecurityGroupRules", "rule."),
  ...ruleRows("RevokeSecurityGroupRules", "rule."),
  {
    id: "CreateSecurityGroup.distinct",
    operations: ["CreateSecurityGroup"],
    ...inferred,
    entry: "vpc/OperationDenied",
    text: { en: "no rule stands twice", zh: "规则不能重复" },
    ...distinct(["rules.direction"], (_value, rule) =>
      JSON.stringify(
        identity.map((name) => {
          const isOwnEnd =
            name === (rule["direction"] === "egress" ? "destIp" : "sourceIp") && isAbsent(rule[name.replace("Ip", "GroupId")]);
          return isAbsent(rule[name]) ? (isOwnEnd ? "all" : (defaults[name] ?? "")) : rule[name];
        }),
      ),
    ),
  },
  {
    id: "CreateSecurityGroup.name",
    operations: ["CreateSecurityGroup"],
    ...inferred,
    entry,
    text: {
      en: "the name begins with a letter, has 1 to 65 letters, digits and - _ / . or blanks, and is not default",
      zh: "名称以字母或汉字开头，由 1 至 65 个字母、汉字、数字、空格或 - _ / . 组成，不能是 default",
    },
    ...each(
      ["name"],
      (value) => !isText(value) || (matches(/^\p{L}[\p{L}\p{N}\-_ /.]{0,64}$/u)(value) && value !== "default" && value !== "默认安全组"),
    ),
  },
  {
    id: "UpdateSecurityGroupRules.ports",
    operations: ["UpdateSecurityGroupRules"],
    ...inferred,
    entry,
    text: { en: "portRange is one port or a rising range such as 1-65535", zh: "portRange 是单个端口或从小到大的范围，如 1-65535" },
    ...each(["portRange"], (value) => !isText(value) || isPortRange(value)),
  },
  {
    id: "UpdateSecurityGroupRules.all-ports",
    operations: ["UpdateSecurityGroupRules"],
    ...inferred,
    entry,
    text: { en: "a rule for all protocols has portRange 1-65535", zh: "protocol 为 all 时，portRange 只能是 1-65535" },
    ...each(["portRange"], (value, { protocol }) => protocol !== "all" || value === allPorts),
  },
  {
    id: "UpdateSecurityGroupRules.protocol",
    operations: ["UpdateSecurityGroupRules"],
    ...inferred,
    entry,
    text: { en: "protocol is all, tcp, udp or icmp", zh: "protocol 只能是 all、tcp、udp 或 icmp" },
    ...each(["protocol"], (value) => !isText(value) || oneOf("all", "tcp", "udp", "icmp")(value)),
  },
  {
    id: "UpdateSecurityGroupRules.one-end",
    operations: ["UpdateSecurityGroupRules"],
    ...documented,
    entry,
    text: {
      en: "a rule has one peer: an address or a group, of the source or of the destination",
      zh: "规则只有一个对端：来源或目的，IP或安全组，只能填一个",
    },
    ...count(["sourceIp", "sourceGroupId", "destIp", "destGroupId"], atMostOne),
  },
  {
    id: "UpdateSecurityGroupRules.address",
    operations: ["UpdateSecurityGroupRules"],
    ...inferred,
    entry,
    text: { en: 'an address is "all", one IP or a CIDR', zh: "地址是 all、单个IP或网段" },
    ...each(["sourceIp", "destIp"], (value) => value === "all" || !isText(value) || isAddressRange(value)),
  },
  {
    id: "QuerySecurityGroupsList.vpcId",
    operations: ["QuerySecurityGroupsList"],
    ...documented,
    entry,
    text: { en: "instanceId goes with vpcId", zh: "填写 instanceId 时必须同时填写 vpcId" },
    ...given(["query:vpcId"], ({ instanceId }) => !isAbsent(instanceId)),
  },
  {
    id: "EnterpriseRule.priority",
    operations: enterprise,
    ...documented,
    entry,
    text: { en: "priority is from 1 to 1000", zh: "priority 为 1 至 1000" },
    ...each(ofEnterprise("priority"), (value) => typeof value !== "number" || digitsBetween(1, 1000)(value)),
  },
  {
    id: "EnterpriseRule.remark",
    operations: enterprise,
    ...documented,
    entry,
    text: { en: "a remark has 1 to 255 characters", zh: "备注为 1 至 255 个字符" },
    ...each(ofEnterprise("remark"), (value) => !isText(value) || [...value].length <= 255),
  },
  {
    id: "EnterpriseRule.ports",
    operations: enterprise,
    ...documented,
    entry,
    text: { en: "ports are a range, or up to 15 ports with commas", zh: "端口是一个范围，或用逗号分隔的最多 15 个端口" },
    ...each([...ofEnterprise("portRange"), ...ofEnterprise("sourcePortRange")], (value) => !isText(value) || isPortList(value)),
  },
  {
    id: "UpdateEnterpriseSecurityGroupRules.one-end",
    operations: ["UpdateEnterpriseSecurityGroupRules"],
    ...documented,
    entry,
    text: {
      en: "a rule has one peer: sourceIp (ingress) or destIp (egress), remoteIpSet, or remoteIpGroup",
      zh: "规则只有一个对端：sourceIp（入站）或 destIp（出站）、remoteIpSet、remoteIpGroup 只能填一个",
    },
    ...count(["sourceIp", "destIp", "remoteIpSet", "remoteIpGroup"], atMostOne),
  },
];
