import { isAddressRange } from "../../values/addresses.js";
import { atMostOne, count, distinct, each, given, matches, oneOf } from "../checks.js";
import type { Constraint } from "../constraint.js";
import { type Item, isAbsent, isItem } from "../request-values.js";
import { documented, inferred, stated } from "./certainty.js";

const entry = "vpc/BadRequest";
const own = (code: string): string => `security-group/SecurityGroup.${code}`;
const allPorts = "1-65535";
const isText = (value: unknown): value is string => typeof value === "string";
const ofOtherDirection = (direction: unknown): string[] => {
  if (direction === "ingress") return ["destIp", "destGroupId"];
  return direction === "egress" ? ["sourceIp", "sourceGroupId"] : [];
};
const versionOf = (ethertype: unknown): 4 | 6 | null => (ethertype === "IPv6" ? 6 : ethertype === "IPv4" || isAbsent(ethertype) ? 4 : null);
const identity = ["remark", "protocol", "direction", "ethertype", "portRange", "sourceIp", "sourceGroupId", "destIp", "destGroupId"];
const defaults: Item = { protocol: "all", ethertype: "IPv4", portRange: allPorts };

/** Operations whose own page has the code in its table; for the others it is inferred from the page of a neighbour. */
const onPage = {
  portOrder: ["AuthorizeSecurityGroupRules", "RevokeSecurityGroupRules", "CreateSecurityGroup"],
  portForm: ["AuthorizeSecurityGroupRules"],
  protocol: ["AuthorizeSecurityGroupRules", "CreateSecurityGroup"],
};
const digits = (value: unknown): RegExpExecArray | null => /^(\d{1,9})(?:-(\d{1,9}))?$/u.exec(isText(value) ? value : "");
const isPort = (text: string): boolean => Number(text) >= 1 && Number(text) <= 65_535;
const ends = (value: unknown): string[] => (digits(value) ?? []).slice(1).filter((end) => end !== undefined);

/** What a range of ports must meet: numbers, within their bounds, the smaller one first. */
const portRows = (operation: string, selector: string): Constraint[] => [
  {
    id: `${operation}.ports`,
    operations: [operation],
    ...(onPage.portForm.includes(operation) ? stated : inferred),
    entry: own("RulePortInvalid"),
    text: {
      en: "portRange must be one port or a range, e.g. 1-65535; several ports need several rules",
      zh: "portRange 只能是单个端口或范围，如 1-65535；多个端口需写多条规则",
    },
    ...each([selector], (value) => !isText(value) || digits(value) !== null),
  },
  {
    id: `${operation}.port-bounds`,
    operations: [operation],
    ...(onPage.portForm.includes(operation) ? stated : inferred),
    entry: own("RulePortRangeInvalid"),
    text: { en: "ports must be from 1 to 65535", zh: "端口必须在 1 至 65535 之间" },
    ...each([selector], (value) => ends(value).every(isPort)),
  },
  {
    id: `${operation}.port-order`,
    operations: [operation],
    ...(onPage.portOrder.includes(operation) ? stated : inferred),
    entry: own("RulePortOrderInvalid"),
    text: { en: "a port range must begin with its smaller port, e.g. 80-443", zh: "端口范围必须从小到大，如 80-443" },
    ...each([selector], (value) => {
      const [first, last = first] = ends(value);
      return first === undefined || !ends(value).every(isPort) || Number(first) <= Number(last);
    }),
  },
];

/** What a rule must meet that is given as a whole. */
const ruleRows = (operation: string, prefix: string): Constraint[] => [
  {
    id: `${operation}.direction`,
    operations: [operation],
    ...documented,
    entry,
    text: { en: "a rule must have a direction: ingress or egress", zh: "规则必须有 direction：ingress 或 egress" },
    ...given([`${prefix}direction`]),
  },
  {
    id: `${operation}.source`,
    operations: [operation],
    ...documented,
    entry,
    text: { en: "sourceIp and sourceGroupId cannot be used together", zh: "sourceIp 与 sourceGroupId 不能同时填写" },
    ...count([`${prefix}sourceIp`, `${prefix}sourceGroupId`], atMostOne),
  },
  {
    id: `${operation}.destination`,
    operations: [operation],
    ...documented,
    entry,
    text: { en: "destIp and destGroupId cannot be used together", zh: "destIp 与 destGroupId 不能同时填写" },
    ...count([`${prefix}destIp`, `${prefix}destGroupId`], atMostOne),
  },
  {
    id: `${operation}.peer`,
    operations: [operation],
    ...inferred,
    entry,
    text: {
      en: "an ingress rule must set only its source, an egress rule only its destination",
      zh: "入站规则只能填写来源，出站规则只能填写目的",
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
    entry: own("RuleCIDRAddressError"),
    text: {
      en: 'an address must be "all", one IP or a CIDR that matches the rule\'s ethertype (default IPv4)',
      zh: "地址必须是 all、单个 IP 或网段，版本与 ethertype（默认 IPv4）一致",
    },
    ...each(
      [`${prefix}sourceIp`, `${prefix}destIp`],
      (value, { ethertype }) => value === "all" || !isText(value) || isAddressRange(value, versionOf(ethertype)),
    ),
  },
  ...portRows(operation, `${prefix}portRange`),
  {
    id: `${operation}.protocol`,
    operations: [operation],
    ...(onPage.protocol.includes(operation) ? stated : documented),
    entry: "security-group/BadRequest.protocol-invalid",
    text: { en: "protocol must be all, tcp, udp or icmp, in lower case", zh: "protocol 只能是小写的 all、tcp、udp 或 icmp" },
    ...each([`${prefix}protocol`], (value) => !isText(value) || oneOf("all", "tcp", "udp", "icmp")(value)),
  },
  {
    id: `${operation}.all-ports`,
    operations: [operation],
    ...inferred,
    entry,
    text: { en: "a rule for all protocols must have portRange 1-65535", zh: "protocol 为 all 时，portRange 只能是 1-65535" },
    ...each([`${prefix}portRange`], (value, { protocol }) => (!isAbsent(protocol) && protocol !== "all") || value === allPorts),
  },
];

/** What tells two rules of a group apart, with what the service takes for what is left out. */
const identityOf = (rule: Item): string =>
  JSON.stringify(
    identity.map((name) => {
      const isOwnEnd = name === (rule["direction"] === "egress" ? "destIp" : "sourceIp") && isAbsent(rule[name.replace("Ip", "GroupId")]);
      return isAbsent(rule[name]) ? (isOwnEnd ? "all" : (defaults[name] ?? "")) : rule[name];
    }),
  );

export const constraints: readonly Constraint[] = [
  ...ruleRows("CreateSecurityGroup", "rules."),
  ...ruleRows("AuthorizeSecurityGroupRules", "rule."),
  ...ruleRows("RevokeSecurityGroupRules", "rule."),
  {
    id: "CreateSecurityGroup.distinct",
    operations: ["CreateSecurityGroup"],
    ...inferred,
    entry: "vpc/OperationDenied",
    text: { en: "each rule may appear only once", zh: "规则不能重复" },
    ...distinct(["rules[]"], (rule) => (isItem(rule) ? identityOf(rule) : null)),
  },
  {
    id: "CreateSecurityGroup.name",
    operations: ["CreateSecurityGroup"],
    ...inferred,
    entry,
    text: {
      en: "the name must begin with a letter, have 1 to 65 letters, digits, blanks or - _ / . and must not be default",
      zh: "名称必须以字母或汉字开头，由 1 至 65 个字母、汉字、数字、空格或 - _ / . 组成，不能是 default",
    },
    ...each(
      ["name"],
      (value) => !isText(value) || (matches(/^\p{L}[\p{L}\p{N}\-_ /.]{0,64}$/u)(value) && value !== "default" && value !== "默认安全组"),
    ),
  },
  ...portRows("UpdateSecurityGroupRules", "portRange"),
  {
    id: "UpdateSecurityGroupRules.all-ports",
    operations: ["UpdateSecurityGroupRules"],
    ...inferred,
    entry,
    text: { en: "a rule for all protocols must have portRange 1-65535", zh: "protocol 为 all 时，portRange 只能是 1-65535" },
    ...each(["portRange"], (value, { protocol }) => protocol !== "all" || value === allPorts),
  },
  {
    id: "UpdateSecurityGroupRules.protocol",
    operations: ["UpdateSecurityGroupRules"],
    ...inferred,
    entry: "security-group/InvalidProtocolException",
    text: { en: "protocol must be all, tcp, udp or icmp", zh: "protocol 只能是 all、tcp、udp 或 icmp" },
    ...each(["protocol"], (value) => !isText(value) || oneOf("all", "tcp", "udp", "icmp")(value)),
  },
  {
    id: "UpdateSecurityGroupRules.one-end",
    operations: ["UpdateSecurityGroupRules"],
    ...documented,
    entry,
    text: {
      en: "a rule must have exactly one peer: an address or a group, as source or destination",
      zh: "规则必须有且只有一个对端：来源或目的，IP 或安全组",
    },
    ...count(["sourceIp", "sourceGroupId", "destIp", "destGroupId"], atMostOne),
  },
  {
    id: "UpdateSecurityGroupRules.address",
    operations: ["UpdateSecurityGroupRules"],
    ...stated,
    entry: own("RuleCIDRAddressError"),
    text: { en: 'an address must be "all", one IP or a CIDR', zh: "地址必须是 all、单个 IP 或网段" },
    ...each(["sourceIp", "destIp"], (value) => value === "all" || !isText(value) || isAddressRange(value)),
  },
  {
    id: "QuerySecurityGroupsList.vpcId",
    operations: ["QuerySecurityGroupsList"],
    ...documented,
    entry,
    text: { en: "instanceId requires vpcId", zh: "填写 instanceId 时必须同时填写 vpcId" },
    ...given(["query:vpcId"], ({ instanceId }) => !isAbsent(instanceId)),
  },
];
