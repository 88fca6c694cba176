import { isIpv4 } from "../../values/addresses.js";
import { count, distinct, each, given, notBlank, oneOf } from "../checks.js";
import type { Constraint } from "../constraint.js";
import { type Item, isAbsent } from "../request-values.js";
import { documented, inferred, stated } from "./certainty.js";
import { ruleName } from "./snat-rules.js";

type Side = "public" | "private";
const entryOf = { public: "nat/DnatRulePublicPortInvalid", private: "nat/DnatRuleInternalPortInvalid" } as const;
const sideNames = { public: { en: "public", zh: "公网" }, private: { en: "private", zh: "内网" } } as const;
const hasPorts = ({ protocol }: Item): boolean => protocol === "TCP" || protocol === "UDP";

const toPort = (value: unknown): number => {
  const number = typeof value === "number" || (typeof value === "string" && /^\d+$/u.test(value)) ? Number(value) : Number.NaN;
  return Number.isInteger(number) && number >= 1 && number <= 65_535 ? number : Number.NaN;
};
const isPort = (value: unknown): boolean => !Number.isNaN(toPort(value));

/** How many ports lie between the ends of a range; NaN when it is none. */
function spanOf(range: unknown): number {
  const [first = Number.NaN, last = Number.NaN, ...more] = typeof range === "string" ? range.split("-").map(toPort) : [];
  return more.length === 0 && first <= last ? last - first : Number.NaN;
}

const portRows = (operation: string, prefix: string, side: Side): Constraint[] => {
  const [port, range] = [`${side}Port`, `${side}PortRange`];
  const name = sideNames[side];
  const shared = { operations: [operation], entry: entryOf[side] };
  return [
    {
      id: `${operation}.${port}`,
      ...shared,
      ...stated,
      text: { en: `the ${name.en} port must be a whole number from 1 to 65535`, zh: `${name.zh}端口必须是 1 至 65535 的整数` },
      ...each([prefix + port], isPort),
    },
    {
      id: `${operation}.${range}`,
      ...shared,
      ...documented,
      text: {
        en: `the ${name.en} port range must be two ports from 1 to 65535 joined by a hyphen, the smaller first, e.g. 8000-8010`,
        zh: `${name.zh}端口范围必须是 1 至 65535 的两个端口，小的在前，用连字符相连，如 8000-8010`,
      },
      ...each([prefix + range], (value) => typeof value !== "string" || !Number.isNaN(spanOf(value))),
    },
    {
      id: `${operation}.one-${side}-port`,
      ...shared,
      ...documented,
      text: { en: `${port} and ${range} cannot be used together`, zh: `${port} 与 ${range} 不能同时填写` },
      ...count([prefix + port, prefix + range], (number) => number < 2),
    },
    {
      id: `${operation}.no-${side}-port`,
      ...shared,
      ...documented,
      text: { en: "a rule for all protocols must not have ports", zh: "protocol 为 all 的规则不能带端口" },
      ...each([prefix + port, prefix + range], (_value, rule) => rule["protocol"] !== "all"),
    },
  ];
};

/** Whether the ports of a rule for TCP or UDP are there. */
const portsGiven = (operation: string, prefix: string, side: Side): Constraint => {
  const [port, range] = [`${side}Port`, `${side}PortRange`];
  return {
    id: `${operation}.${side}-port-given`,
    operations: [operation],
    ...documented,
    entry: entryOf[side],
    text: { en: `a rule for TCP or UDP must have ${port} or ${range}`, zh: `TCP、UDP 规则必须填 ${port} 或 ${range}` },
    ...given([prefix + port], (rule) => hasPorts(rule) && isAbsent(rule[range])),
  };
};

const valueRows = (operation: string, prefix: string): Constraint[] => [
  {
    id: `${operation}.eip`,
    operations: [operation],
    ...inferred,
    entry: "nat/DnatRuleEipInvalid",
    text: {
      en: "publicIpAddress must be an IPv4 address that is bound to the gateway for DNAT",
      zh: "publicIpAddress 必须是已绑定到网关、用于 DNAT 的 IPv4 地址",
    },
    ...each([`${prefix}publicIpAddress`], (value) => typeof value !== "string" || isIpv4(value)),
  },
  {
    id: `${operation}.protocol`,
    operations: [operation],
    ...stated,
    entry: "nat/DnatRuleProtocolInvalid",
    text: { en: "protocol must be TCP, UDP or all, in exactly this case", zh: "protocol 只能是 TCP、UDP 或 all，大小写须一致" },
    ...each([`${prefix}protocol`], (value) => typeof value !== "string" || oneOf("TCP", "UDP", "all")(value)),
  },
  {
    id: `${operation}.private-ip`,
    operations: [operation],
    ...stated,
    entry: "nat/DnatRuleInternalIpInvalid",
    text: {
      en: "privateIpAddress must be one IPv4 address in the gateway's VPC",
      zh: "privateIpAddress 必须是网关所在 VPC 内的一个 IPv4 地址",
    },
    ...each([`${prefix}privateIpAddress`], (value) => typeof value !== "string" || isIpv4(value)),
  },
  ...portRows(operation, prefix, "public"),
  ...portRows(operation, prefix, "private"),
  {
    id: `${operation}.equal-ranges`,
    operations: [operation],
    ...inferred,
    entry: "nat/DnatRuleInternalPortInvalid",
    text: { en: "private and public port ranges must have the same length", zh: "内网与公网的端口范围长度必须相同" },
    ...each([`${prefix}privatePortRange`], (range, { publicPortRange }) => {
      const [inside, outside] = [spanOf(range), spanOf(publicPortRange)];
      return Number.isNaN(inside) || Number.isNaN(outside) || inside === outside;
    }),
  },
  ruleName(operation, prefix),
];

const newRows = (operation: string, prefix: string): Constraint[] => [
  {
    id: `${operation}.eip-given`,
    operations: [operation],
    ...stated,
    entry: "nat/DnatRuleEipNotAllowEmpty",
    text: { en: "a rule must have a public IP (publicIpAddress)", zh: "规则必须有公网 IP（publicIpAddress）" },
    ...given([`${prefix}publicIpAddress`]),
  },
  {
    id: `${operation}.protocol-given`,
    operations: [operation],
    ...inferred,
    entry: "nat/DnatRuleProtocolInvalid",
    text: { en: "a rule must have a protocol", zh: "规则必须有 protocol" },
    ...given([`${prefix}protocol`]),
  },
  {
    id: `${operation}.private-ip-given`,
    operations: [operation],
    ...stated,
    entry: "nat/DnatRuleInternalIpInvalid",
    text: { en: "a rule must have a private IP (privateIpAddress)", zh: "规则必须有内网 IP（privateIpAddress）" },
    ...given([`${prefix}privateIpAddress`]),
  },
  portsGiven(operation, prefix, "public"),
  portsGiven(operation, prefix, "private"),
  {
    id: `${operation}.same-form`,
    operations: [operation],
    ...inferred,
    entry: "nat/DnatRuleInternalPortInvalid",
    text: {
      en: "a public port must map to a private port, and a public port range to a private port range",
      zh: "单个公网端口必须对应单个内网端口，公网端口范围必须对应内网端口范围",
    },
    ...each([`${prefix}privatePort`, `${prefix}privatePortRange`], (_value, rule) =>
      isAbsent(rule["privatePort"]) ? isAbsent(rule["publicPort"]) : isAbsent(rule["publicPortRange"]),
    ),
  },
  ...valueRows(operation, prefix),
];

const changedRows = (operation: string): Constraint[] => [
  {
    id: `${operation}.eip-blank`,
    operations: [operation],
    ...stated,
    entry: "nat/DnatRuleEipNotAllowEmpty",
    text: { en: "publicIpAddress must not be blank if set", zh: "填写 publicIpAddress 时不能为空" },
    ...notBlank(["publicIpAddress"]),
  },
  {
    id: `${operation}.private-ip-blank`,
    operations: [operation],
    ...stated,
    entry: "nat/DnatRuleInternalIpInvalid",
    text: { en: "privateIpAddress must not be blank if set", zh: "填写 privateIpAddress 时不能为空" },
    ...notBlank(["privateIpAddress"]),
  },
  {
    id: `${operation}.protocol-blank`,
    operations: [operation],
    ...inferred,
    entry: "nat/DnatRuleProtocolInvalid",
    text: { en: "protocol must not be blank if set", zh: "填写 protocol 时不能为空" },
    ...notBlank(["protocol"]),
  },
  {
    id: `${operation}.public-port-blank`,
    operations: [operation],
    ...inferred,
    entry: entryOf.public,
    text: { en: "the public port must not be blank if set", zh: "填写公网端口时不能为空" },
    ...notBlank(["publicPort", "publicPortRange"]),
  },
  {
    id: `${operation}.private-port-blank`,
    operations: [operation],
    ...inferred,
    entry: entryOf.private,
    text: { en: "the private port must not be blank if set", zh: "填写内网端口时不能为空" },
    ...notBlank(["privatePort", "privatePortRange"]),
  },
  ...valueRows(operation, ""),
];

export const constraints: readonly Constraint[] = [
  ...newRows("CreateDnatRule", ""),
  ...newRows("BatchAddDnatRules", "rules."),
  ...changedRows("UpdateDnatRule"),
  {
    id: "BatchAddDnatRules.some-rule",
    operations: ["BatchAddDnatRules"],
    ...inferred,
    entry: "nat/BadRequest",
    text: { en: "a batch must contain at least one rule", zh: "批量创建必须至少包含一条规则" },
    ...each(["rules"], (value) => !Array.isArray(value) || value.length > 0),
  },
  {
    id: "BatchAddDnatRules.distinct",
    operations: ["BatchAddDnatRules"],
    ...inferred,
    entry: "nat/DnatRuleConflictException",
    text: {
      en: "two rules of a batch may not take the same port of an EIP for one protocol",
      zh: "同一批规则中，同一 EIP、同一协议的公网端口不能重复",
    },
    ...distinct(["rules.publicIpAddress"], (eip, { protocol, publicPort, publicPortRange }) =>
      hasPorts({ protocol }) ? JSON.stringify([eip, protocol, String(publicPort ?? publicPortRange)]) : null,
    ),
  },
  {
    id: "DnatRule.ruleId",
    operations: ["UpdateDnatRule", "DeleteDnatRule"],
    ...stated,
    entry: "nat/DnatRuleIdException",
    text: { en: "a rule id must be rule- followed by letters or digits", zh: "规则 ID 必须是 rule- 加字母、数字" },
    ...each(["path:ruleId"], (value) => /^rule-[\dA-Za-z]+$/u.test(String(value))),
  },
];
