import { isIpv4, isTrueNetwork, overlap, parseNetwork } from "../../values/addresses.js";
import { each, given, notBlank } from "../checks.js";
import type { Constraint, Violation } from "../constraint.js";
import { valuesAt } from "../request-values.js";
import { inferred, stated } from "./certainty.js";

const namePattern = /^[A-Za-z][\w /.-]{0,64}$/u;

/** What the name of a rule must meet, for SNAT and DNAT alike. */
export const ruleName = (operation: string, prefix: string): Constraint => ({
  id: `${operation}.name`,
  operations: [operation],
  ...inferred,
  entry: "nat/BadRequest",
  text: {
    en: "a rule name must begin with a letter and have 1 to 65 letters, digits, blanks or - _ / .",
    zh: "规则名称必须以字母开头，由 1 至 65 个字母、数字、空格或 - _ / . 组成",
  },
  ...each([`${prefix}ruleName`], (value) => typeof value !== "string" || namePattern.test(value)),
});

const rangeOf = (value: unknown): ReturnType<typeof parseNetwork> => parseNetwork(isIpv4(value) ? `${value}/32` : value);

const isSource = (value: unknown): boolean => isIpv4(value) || (isTrueNetwork(value) && parseNetwork(value)?.[0].kind() === "ipv4");

/** What a rule must meet that is created or changed; its members stand under the prefix. */
const rows = (operation: string, prefix: string): Constraint[] => [
  {
    id: `${operation}.eips`,
    operations: [operation],
    ...stated,
    entry: "nat/SnatRuleEipsInvalid",
    text: { en: "publicIpsAddress must contain IPv4 addresses of EIPs", zh: "publicIpsAddress 中必须填 EIP 的 IPv4 地址" },
    ...each([`${prefix}publicIpsAddress[]`], isIpv4),
  },
  {
    id: `${operation}.some-eip`,
    operations: [operation],
    ...stated,
    entry: "nat/SnatRuleEipsInvalid",
    text: { en: "publicIpsAddress must not be an empty list", zh: "publicIpsAddress 不能是空列表" },
    ...each([`${prefix}publicIpsAddress`], (value) => !Array.isArray(value) || value.length > 0),
  },
  {
    id: `${operation}.source-form`,
    operations: [operation],
    ...inferred,
    entry: "nat/CidrFormatIllegal",
    text: {
      en: "sourceCIDR must be an IPv4 address, or a CIDR with all host bits zero, e.g. 192.168.1.0/24",
      zh: "sourceCIDR 必须是 IPv4 地址或主机位为 0 的网段，如 192.168.1.0/24",
    },
    ...each([`${prefix}sourceCIDR`], (value) => typeof value !== "string" || isSource(value)),
  },
  ruleName(operation, prefix),
];

const newRows = (operation: string, prefix: string): Constraint[] => [
  {
    id: `${operation}.eips-given`,
    operations: [operation],
    ...stated,
    entry: "nat/SnatRuleEipsInvalid",
    text: { en: "a rule must have at least one EIP in publicIpsAddress", zh: "规则的 publicIpsAddress 必须至少有一个 EIP" },
    ...given([`${prefix}publicIpsAddress`]),
  },
  {
    id: `${operation}.source-given`,
    operations: [operation],
    ...inferred,
    entry: "nat/SnatRuleSourceAddressInvalid",
    text: { en: "a rule must have a source address (sourceCIDR)", zh: "规则必须有源地址（sourceCIDR）" },
    ...given([`${prefix}sourceCIDR`]),
  },
  ...rows(operation, prefix),
];

/** Of a longer batch only these are compared, each with each. */
const mostCompared = 500;

/** Rules of one batch whose sources overlap. */
const overlapping: Constraint["check"] = (request) => {
  const values = valuesAt(request, "snatRules.sourceCIDR").slice(0, mostCompared);
  return values.flatMap(({ parameter, in: place, value }, index): Violation[] => {
    const network = rangeOf(value);
    const earlier = values.slice(0, index).map((other) => rangeOf(other.value));
    return network && earlier.some((other) => other !== null && overlap(other, network)) ? [{ parameter, in: place, value }] : [];
  });
};

export const constraints: readonly Constraint[] = [
  ...newRows("CreateSnatRule", ""),
  ...newRows("BatchAddSnatRules", "snatRules."),
  ...rows("UpdateSnatRule", ""),
  {
    id: "UpdateSnatRule.source-blank",
    operations: ["UpdateSnatRule"],
    ...inferred,
    entry: "nat/SnatRuleSourceAddressInvalid",
    text: { en: "sourceCIDR must not be blank if set", zh: "填写 sourceCIDR 时不能为空" },
    ...notBlank(["sourceCIDR"]),
  },
  {
    id: "BatchAddSnatRules.sources",
    operations: ["BatchAddSnatRules"],
    parameters: ["snatRules.sourceCIDR"],
    ...inferred,
    entry: "nat/SnatRuleSourceAddressConflict",
    text: { en: "source ranges of the rules of one gateway must not overlap", zh: "同一网关的规则，源网段不能重叠" },
    check: overlapping,
  },
  {
    id: "BatchAddSnatRules.some-rule",
    operations: ["BatchAddSnatRules"],
    ...inferred,
    entry: "nat/BadRequest",
    text: { en: "a batch must contain at least one rule", zh: "批量创建必须至少包含一条规则" },
    ...each(["snatRules"], (value) => !Array.isArray(value) || value.length > 0),
  },
  {
    id: "SnatRule.ruleId",
    operations: ["UpdateSnatRule", "DeleteSnatRule"],
    ...stated,
    entry: "nat/RuleIdNotExist",
    text: { en: "a rule id must be rule- followed by letters or digits", zh: "规则 ID 必须是 rule- 加字母、数字" },
    ...each(["path:ruleId"], (value) => /^rule-[\dA-Za-z]+$/u.test(String(value))),
  },
];
