import { isAddressRange, isPortRange } from "../../values/addresses.js";
import { between, distinct, each, given, oneOf } from "../checks.js";
import type { Constraint } from "../constraint.js";
import { disputed, inferred, stated } from "./certainty.js";

const both = ["AddAclRule", "UpdateAclRules"];
/** A member of the rules that are added, and of the one that is changed. */
const member = (name: string): string[] => [`aclRules.${name}`, name];
const ports = [...member("sourcePort"), ...member("destinationPort")];
const addresses = [...member("sourceIpAddress"), ...member("destinationIpAddress")];
const versionOf = (ipVersion: unknown): 4 | 6 => (ipVersion === 6 ? 6 : 4);

/** Digits with or without a range, which are then out of range or reversed, and words: surely no port. */
const isSurelyNoPort = (value: unknown): boolean =>
  typeof value === "string" && /^(?:\d+(?:-\d+)?|[A-Za-z]+)$/u.test(value) && value !== "all" && !isPortRange(value);

export const constraints: readonly Constraint[] = [
  {
    id: "AclRule.action",
    operations: both,
    ...stated,
    entry: "acl/InvalidAction",
    text: { en: "action must be allow or deny", zh: "action 只能是 allow 或 deny" },
    ...each(member("action"), oneOf("allow", "deny")),
  },
  {
    id: "AclRule.protocol",
    operations: both,
    ...stated,
    entry: "acl/InvalidProtocol",
    text: { en: "protocol must be all, tcp, udp or icmp, in lower case", zh: "protocol 只能是小写的 all、tcp、udp 或 icmp" },
    ...each(member("protocol"), oneOf("all", "tcp", "udp", "icmp")),
  },
  {
    id: "AclRule.position",
    operations: both,
    ...stated,
    entry: "acl/InvalidPosition",
    text: { en: "position must be a whole number from 1 to 32768", zh: "position 必须是 1 至 32768 的整数" },
    ...each(member("position"), (value) => typeof value !== "number" || between(1, 32_768)(value)),
  },
  {
    id: "AclRule.position-5000",
    operations: both,
    ...disputed,
    entry: "acl/InvalidPosition",
    text: {
      en: "position must be at most 5000 according to UpdateAclRules and the Go SDK, or 32768 according to AddAclRule; up to 5000 is safe",
      zh: "UpdateAclRules 和 Go SDK 写明 position 上限为 5000，AddAclRule 写的是 32768；不超过 5000 最稳妥",
    },
    ...each(member("position"), (value) => !between(5001, 32_768)(value)),
  },
  {
    id: "AclRule.port",
    operations: both,
    ...stated,
    entry: "acl/InvalidPort",
    text: {
      en: "a port must be a number from 1 to 65535, a rising range such as 1-65535, or all",
      zh: "端口必须是 1 至 65535 的数字、从小到大的范围（如 1-65535）或 all",
    },
    ...each(ports, (value) => !isSurelyNoPort(value)),
  },
  {
    id: "AclRule.port-form",
    operations: both,
    ...inferred,
    entry: "acl/InvalidPort",
    text: { en: "a port parameter must be one port or one range", zh: "端口参数只能写一个端口或一个范围" },
    ...each(ports, (value) => typeof value !== "string" || value === "all" || isPortRange(value) || isSurelyNoPort(value)),
  },
  {
    id: "AddAclRule.action-given",
    operations: ["AddAclRule"],
    ...inferred,
    entry: "acl/InvalidAction",
    text: { en: "a new rule must have an action", zh: "新规则必须带 action" },
    ...given(["aclRules.action"]),
  },
  {
    id: "AddAclRule.protocol-given",
    operations: ["AddAclRule"],
    ...inferred,
    entry: "acl/InvalidProtocol",
    text: { en: "a new rule must have a protocol", zh: "新规则必须带 protocol" },
    ...given(["aclRules.protocol"]),
  },
  {
    id: "AddAclRule.position-given",
    operations: ["AddAclRule"],
    ...inferred,
    entry: "acl/InvalidPosition",
    text: { en: "a new rule must have a position", zh: "新规则必须带 position" },
    ...given(["aclRules.position"]),
  },
  {
    id: "AddAclRule.ports-given",
    operations: ["AddAclRule"],
    ...inferred,
    entry: "acl/InvalidPort",
    text: { en: "a new rule for tcp or udp must have both ports", zh: "tcp、udp 的新规则必须同时带源端口和目的端口" },
    ...given(["aclRules.sourcePort", "aclRules.destinationPort"], ({ protocol }) => protocol === "tcp" || protocol === "udp"),
  },
  {
    id: "AddAclRule.members",
    operations: ["AddAclRule"],
    ...inferred,
    entry: "vpc/BadRequest",
    text: {
      en: "a new rule must have a subnet, a direction, and source and destination addresses",
      zh: "新规则必须写明子网、方向、源 IP 和目的 IP",
    },
    ...given(["aclRules.subnetId", "aclRules.direction", "aclRules.sourceIpAddress", "aclRules.destinationIpAddress"]),
  },
  {
    id: "AddAclRule.rules",
    operations: ["AddAclRule"],
    ...inferred,
    entry: "vpc/BadRequest",
    text: { en: "aclRules must contain at least one rule", zh: "aclRules 必须至少包含一条规则" },
    ...each(["aclRules"], (value) => !Array.isArray(value) || value.length > 0),
  },
  {
    id: "AclRule.addresses",
    operations: both,
    ...inferred,
    entry: "vpc/BadRequest",
    text: {
      en: "an address must be one IP or a CIDR matching the rule's ipVersion (default 4); for all addresses use 0.0.0.0/0 or ::/0",
      zh: "地址必须是与规则的 ipVersion（默认 4）一致的单个 IP 或网段；全部地址写作 0.0.0.0/0 或 ::/0",
    },
    ...each(
      addresses,
      (value, { ipVersion, subnetId }) =>
        value === "all" || isAddressRange(value, ipVersion === undefined && subnetId === undefined ? null : versionOf(ipVersion)),
    ),
  },
  {
    id: "AclRule.all-addresses",
    operations: both,
    ...disputed,
    basis: "inferred",
    entry: "vpc/BadRequest",
    text: {
      en: 'the API may return "all" as an address, but when writing a rule use 0.0.0.0/0 or ::/0',
      zh: "查询到的规则中可能用 all 表示全部地址，但写入规则时请用 0.0.0.0/0 或 ::/0",
    },
    ...each(addresses, (value) => value !== "all"),
  },
  {
    id: "AddAclRule.distinct-positions",
    operations: ["AddAclRule"],
    ...stated,
    entry: "acl/DuplicatePosition",
    text: {
      en: "rules of the same subnet and direction must have different positions",
      zh: "同一子网、同一方向的规则，position 不能重复",
    },
    ...distinct(["aclRules.position"], (position, { subnetId, direction }) =>
      typeof position === "number" ? JSON.stringify([subnetId, direction, position]) : null,
    ),
  },
];
