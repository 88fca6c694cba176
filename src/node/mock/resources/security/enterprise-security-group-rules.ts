import { isAddressRange, isPortRange } from "../../../../core/operations/values/addresses.js";
import { type Fields, oneOf, optional, read, required, such, textUpTo, wholeNumber } from "../../fields.js";
import { isBlank, refuse } from "../../resource.js";
import type { Item, State } from "../../state.js";

export const esgCode = (name: string): string => `enterprise-security-group/Esg.${name}`;

/** What a rule says; of its peer either addresses, an address group or a family of groups. */
export interface EsgRuleContent extends Item {
  readonly direction: "ingress" | "egress";
  readonly ethertype: "IPv4" | "IPv6";
}

const allPorts = "1-65535";
const mostPorts = 15;

/** A range, or up to fifteen single ports or ranges between commas. */
const isPorts = (value: unknown): boolean => {
  const parts = typeof value === "string" ? value.split(",") : [];
  return parts.length >= 1 && parts.length <= mostPorts && parts.every(isPortRange);
};
const ports = such(isPorts);
const isText = such((value) => typeof value === "string");

export const ruleFields: Fields = {
  remark: optional(textUpTo(255, esgCode("EsgRuleRemarkTooLong")), ""),
  direction: required(oneOf(["ingress", "egress"], esgCode("EsgRuleDirectionInvalid")), esgCode("EsgRuleDirectionInvalid")),
  ethertype: optional(oneOf(["IPv4", "IPv6"], esgCode("EsgRuleEthertypeInvalid")), "IPv4"),
  portRange: optional(ports, allPorts),
  sourcePortRange: optional(ports, allPorts),
  protocol: required(oneOf(["tcp", "udp", "icmp", "all"], esgCode("EsgRuleProtocolInvalid")), esgCode("EsgRuleProtocolEmpty")),
  sourceIp: optional(isText),
  destIp: optional(isText),
  localIp: optional(isText, "all"),
  remoteIpSet: optional(isText),
  remoteIpGroup: optional(isText),
  action: required(oneOf(["allow", "deny"], esgCode("EsgRuleActionInvalid")), esgCode("EsgRuleActionEmpty")),
  priority: optional(wholeNumber(1, 1000), 1000),
};
/** What an update can change: the direction and the kind of addresses stay. */
export const changeable = Object.keys(ruleFields).filter((key) => key !== "direction" && key !== "ethertype");

/** The member under which a rule of a direction has its peer's addresses. */
const addressKey = { ingress: "sourceIp", egress: "destIp" } as const;
const templates = [
  ["remoteIpSet", "ipSets"],
  ["remoteIpGroup", "ipGroups"],
] as const;

const isAddresses = (value: unknown, { ethertype }: EsgRuleContent): boolean =>
  value === "all" || isAddressRange(value, ethertype === "IPv6" ? 6 : 4);

/** Refuses a rule with no peer, with more than one, or with one that is malformed or not there. */
function checkPeer(rule: EsgRuleContent, state: State): void {
  const key = addressKey[rule.direction];
  const peers = [key, ...templates.map(([member]) => member)].filter((member) => !isBlank(rule[member]));
  if (peers.length === 0) refuse(esgCode("EsgRuleIpAddressEmpty"));
  if (peers.length > 1) refuse("vpc/BadRequest");
  const isSound = (isBlank(rule[key]) || isAddresses(rule[key], rule)) && isAddresses(rule["localIp"], rule);
  if (!isSound) refuse(esgCode("EsgRuleIpAddressError"));
  for (const [member, collection] of templates) {
    const template = isBlank(rule[member]) ? null : (state.items(collection).get(String(rule[member])) ?? refuse("vpc/NoSuchObject"));
    if (template && template["ipVersion"] !== rule.ethertype) refuse("vpc/BadRequest");
  }
}

/** A rule as it is asked for. */
export function checkedRule(value: unknown, state: State): EsgRuleContent {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return refuse("vpc/BadRequest");
  const rule = read(value as Item, ruleFields) as EsgRuleContent;
  checkPeer(rule, state);
  return rule;
}

/** A rule with what a body changes of it: a new peer takes the place of the old one, of whatever kind. */
export function changedRule(rule: EsgRuleContent, changes: Item, state: State): EsgRuleContent {
  const peerKeys = [addressKey[rule.direction], ...templates.map(([member]) => member)];
  const hasNewPeer = peerKeys.some((key) => !isBlank(changes[key]));
  const given = Object.fromEntries(
    changeable.filter((key) => !isBlank(changes[key]) || changes[key] === "").map((key) => [key, changes[key]]),
  );
  const kept = Object.fromEntries(Object.entries(rule).filter(([key]) => !hasNewPeer || !peerKeys.includes(key as never)));
  return checkedRule({ ...kept, ...given }, state);
}

const identity = [
  "direction",
  "ethertype",
  "protocol",
  "portRange",
  "sourcePortRange",
  "sourceIp",
  "destIp",
  "localIp",
  "remoteIpSet",
  "remoteIpGroup",
  "action",
] as const;

/** The parts by which rules are told apart: neither a remark nor a priority makes another rule. */
export const identityOf = (rule: EsgRuleContent): string => JSON.stringify(identity.map((key) => rule[key] ?? null));
