import { isAddressRange, isPortRange } from "../../values/addresses.js";
import { atMost, atMostOne, count, digitsBetween, distinct, each, given, matches, oneOf } from "../checks.js";
import type { Constraint } from "../constraint.js";
import { isAbsent, isItem } from "../request-values.js";
import { disputed, documented, inferred, stated } from "./certainty.js";

const adding = ["CreateEnterpriseSecurityGroup", "AuthorizeEnterpriseSecurityGroupRules"];
const updating = ["UpdateEnterpriseSecurityGroupRules"];
const own = (code: string): string => `enterprise-security-group/Esg.${code}`;
const isText = (value: unknown): value is string => typeof value === "string";

/** A range, or up to 15 ports with commas. */
const isPortList = (value: string): boolean =>
  isPortRange(value) || (value.split(",").length <= 15 && value.split(",").every((port) => isPortRange(port)));

interface RuleValue {
  readonly name: string;
  readonly entry: string | null;
  readonly text: Constraint["text"];
  readonly fits: Parameters<typeof each>[1];
}

/** What members of a rule must be, in a list of new rules and in the one that is changed. */
const values: readonly RuleValue[] = [
  {
    name: "action",
    entry: own("EsgRuleActionInvalid"),
    text: { en: "action must be allow or deny, in lower case", zh: "action 只能是小写的 allow 或 deny" },
    fits: (value) => !isText(value) || oneOf("allow", "deny")(value),
  },
  {
    name: "protocol",
    entry: own("EsgRuleProtocolInvalid"),
    text: { en: "protocol must be all, tcp, udp or icmp, in lower case", zh: "protocol 只能是小写的 all、tcp、udp 或 icmp" },
    fits: (value) => !isText(value) || oneOf("all", "tcp", "udp", "icmp")(value),
  },
  {
    name: "remark",
    entry: own("EsgRuleRemarkTooLong"),
    text: { en: "a remark must have 1 to 255 characters", zh: "备注必须为 1 至 255 个字符" },
    fits: (value) => !isText(value) || [...value].length <= 255,
  },
];
const onlyNew: readonly RuleValue[] = [
  {
    name: "direction",
    entry: own("EsgRuleDirectionInvalid"),
    text: { en: "direction must be ingress or egress", zh: "direction 只能是 ingress 或 egress" },
    fits: (value) => !isText(value) || oneOf("ingress", "egress")(value),
  },
  {
    name: "ethertype",
    entry: own("EsgRuleEthertypeInvalid"),
    text: { en: "ethertype must be IPv4 or IPv6", zh: "ethertype 只能是 IPv4 或 IPv6" },
    fits: (value) => !isText(value) || oneOf("IPv4", "IPv6")(value),
  },
];

/** The page of the authorisation has the rows in its table; that of the creation was not read so far. */
const newRules = [
  { operation: "AuthorizeEnterpriseSecurityGroupRules", certainty: stated },
  { operation: "CreateEnterpriseSecurityGroup", certainty: documented },
] as const;

const inNew = ({ name, entry, text, fits }: RuleValue): Constraint[] =>
  newRules.map(({ operation, certainty }) => ({
    id: `${operation}.${name}`,
    operations: [operation],
    ...certainty,
    entry,
    text,
    ...each([`rules.${name}`], fits),
  }));
const inChanged = ({ name, entry, text, fits }: RuleValue): Constraint => ({
  id: `UpdateEnterpriseRule.${name}`,
  operations: updating,
  ...inferred,
  entry,
  text,
  ...each([name], fits),
});

/** Members that every new rule must have. */
const required: readonly Constraint[] = newRules.flatMap(({ operation, certainty }) =>
  (
    [
      ["action", "EsgRuleActionEmpty"],
      ["protocol", "EsgRuleProtocolEmpty"],
    ] as const
  ).map(([name, code]) => ({
    id: `${operation}.${name}-given`,
    operations: [operation],
    ...certainty,
    entry: own(code),
    text: { en: `every rule must have ${name}`, zh: `每条规则都必须填写 ${name}` },
    ...given([`rules.${name}`]),
  })),
);

/** What tells two rules of a group apart, as far as a request shows it. */
const identity = ["direction", "ethertype", "protocol", "portRange", "sourcePortRange", "sourceIp", "destIp", "localIp", "remoteIpSet"];

const names: readonly Constraint[] = [
  {
    id: "CreateEnterpriseSecurityGroup.name-given",
    operations: ["CreateEnterpriseSecurityGroup"],
    ...stated,
    entry: own("EsgNameEmpty"),
    text: { en: "name must not be empty", zh: "name 不能为空" },
    ...given(["name"]),
  },
  {
    id: "CreateEnterpriseSecurityGroup.name-length",
    operations: ["CreateEnterpriseSecurityGroup"],
    ...stated,
    entry: own("EsgNameTooLong"),
    text: { en: "a name must have at most 65 characters", zh: "名称最多 65 个字符" },
    ...each(["name"], (value) => !isText(value) || [...value].length <= 65),
  },
  {
    id: "CreateEnterpriseSecurityGroup.name-form",
    operations: ["CreateEnterpriseSecurityGroup"],
    ...stated,
    entry: own("EsgNameInvalid"),
    text: { en: "a name must begin with a letter", zh: "名称必须以字母开头" },
    ...each(["name"], (value) => !isText(value) || isAbsent(value) || matches(/^\p{L}/u)(value)),
  },
  {
    id: "CreateEnterpriseSecurityGroup.name-characters",
    operations: ["CreateEnterpriseSecurityGroup"],
    ...documented,
    entry: own("EsgNameInvalid"),
    text: {
      en: "a name must consist of letters, digits, Chinese characters and - _ / .",
      zh: "名称只能由大小写字母、数字、中文以及 - _ / . 组成",
    },
    ...each(["name"], (value) => !isText(value) || isAbsent(value) || matches(/^[\p{L}\p{N}\-_/. ]*$/u)(value)),
  },
];

export const constraints: readonly Constraint[] = [
  ...names,
  ...required,
  ...[...values, ...onlyNew].flatMap(inNew),
  ...values.map(inChanged),
  {
    id: "EnterpriseRule.ports-given",
    operations: adding,
    ...disputed,
    entry: own("EsgRulePortEmpty"),
    text: {
      en: "the page lists an error code for a missing portRange, but the metadata gives a default of 1-65535; to be safe, set portRange",
      zh: "文档列出了缺少 portRange 的错误码，而接口元数据写明默认值为 1-65535；填写 portRange 最稳妥",
    },
    ...given(["rules.portRange"]),
  },
  {
    id: "EnterpriseRule.count",
    operations: adding,
    ...documented,
    entry: "vpc/BadRequest",
    text: { en: "one call can have at most 20 rules", zh: "一次最多 20 条规则" },
    ...atMost(["rules"], 20),
  },
  {
    id: "EnterpriseRule.address",
    operations: adding,
    ...inferred,
    entry: own("EsgRuleIpAddressError"),
    text: {
      en: "an address must be one IP or a CIDR that matches the rule's ethertype",
      zh: "地址必须为单个 IP 或网段，版本与 ethertype 一致",
    },
    ...each(["rules.sourceIp", "rules.destIp"], (value, { ethertype }) => {
      const version = ethertype === "IPv6" ? 6 : ethertype === "IPv4" ? 4 : null;
      return !isText(value) || value === "all" || isAddressRange(value, version);
    }),
  },
  {
    id: "UpdateEnterpriseRule.address",
    operations: updating,
    ...inferred,
    entry: own("EsgRuleIpAddressError"),
    text: { en: "an address must be one IP or a CIDR", zh: "地址必须为单个 IP 或网段" },
    ...each(["sourceIp", "destIp"], (value) => !isText(value) || value === "all" || isAddressRange(value)),
  },
  {
    id: "EnterpriseRule.distinct",
    operations: adding,
    ...inferred,
    entry: own("EsgRuleDuplicated"),
    text: { en: "each rule may appear only once", zh: "规则不能重复" },
    ...distinct(["rules[]"], (rule) =>
      isItem(rule) ? JSON.stringify([...identity, "remoteIpGroup", "action"].map((name) => rule[name] ?? "")) : null,
    ),
  },
  {
    id: "EnterpriseRule.priority",
    operations: [...adding, ...updating],
    ...documented,
    entry: "vpc/BadRequest",
    text: { en: "priority must be from 1 to 1000", zh: "priority 必须为 1 至 1000" },
    ...each(["priority", "rules.priority"], (value) => typeof value !== "number" || digitsBetween(1, 1000)(value)),
  },
  {
    id: "EnterpriseRule.ports",
    operations: [...adding, ...updating],
    ...documented,
    entry: "vpc/BadRequest",
    text: {
      en: "portRange must be a range, or up to 15 ports separated by commas",
      zh: "portRange 必须是一个范围，或用逗号分隔的最多 15 个端口",
    },
    ...each(["portRange", "sourcePortRange", "rules.portRange", "rules.sourcePortRange"], (value) => !isText(value) || isPortList(value)),
  },
  {
    id: "UpdateEnterpriseSecurityGroupRules.one-end",
    operations: updating,
    ...documented,
    entry: "vpc/BadRequest",
    text: {
      en: "a rule must have exactly one peer: sourceIp (ingress) or destIp (egress), remoteIpSet, or remoteIpGroup",
      zh: "规则必须有且只有一个对端：sourceIp（入站）或 destIp（出站）、remoteIpSet、remoteIpGroup 之一",
    },
    ...count(["sourceIp", "destIp", "remoteIpSet", "remoteIpGroup"], atMostOne),
  },
];
