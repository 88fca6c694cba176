import { refuse } from "../../resource.js";
import type { Item } from "../../state.js";
import { isAddressRange } from "../network/acl.js";

/** What a rule says; of its peer either the addresses or the group, under the names that `peers` has for its direction. */
export interface RuleContent extends Item {
  readonly remark: string;
  readonly direction: Direction;
  readonly ethertype: string;
  readonly portRange: string;
  readonly protocol: string;
}

export type Direction = "ingress" | "egress";
export const directions: readonly Direction[] = ["ingress", "egress"];
export const peers = {
  ingress: { address: "sourceIp", group: "sourceGroupId" },
  egress: { address: "destIp", group: "destGroupId" },
} as const;
export const peerOf = ({ direction }: RuleContent): (typeof peers)[Direction] => peers[direction];

const protocols: ReadonlySet<string> = new Set(["all", "tcp", "udp", "icmp"]);
const allPorts = "1-65535";

/** The parts of a rule by which the service tells rules apart. */
export const identity = ({ remark, protocol, direction, ethertype, portRange, ...peer }: RuleContent): string =>
  JSON.stringify([remark, protocol, direction, ethertype, portRange, peer[peers[direction].address], peer[peers[direction].group]]);

/** A text member; undefined when it is absent or blank, refused when it is no text. */
export function optional(rule: Item, name: string): string | undefined {
  const value = rule[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") return refuse("vpc/BadRequest");
  return value.trim() === "" ? undefined : value;
}

const code = (name: string): string => `security-group/SecurityGroup.${name}`;

/** Refuses ports that are no numbers, out of bounds, or a range whose larger end comes first. */
function checkPorts(range: string): void {
  const [, first, last = first] = /^(\d{1,9})(?:-(\d{1,9}))?$/u.exec(range) ?? [];
  if (first === undefined) refuse(code("RulePortInvalid"));
  const [from, to] = [Number(first), Number(last)];
  if (from < 1 || from > 65_535 || to < 1 || to > 65_535) refuse(code("RulePortRangeInvalid"));
  if (from > to) refuse(code("RulePortOrderInvalid"));
}

/** A rule as it is asked for, with what the service fills in. */
export function checkedRule(value: unknown, wrongProtocol = "security-group/BadRequest.protocol-invalid"): RuleContent {
  if (typeof value !== "object" || value === null) return refuse("vpc/BadRequest");
  const rule = value as Item;
  const direction = directions.find((known) => known === rule["direction"]) ?? refuse("vpc/BadRequest");
  const { address, group } = peers[direction];
  const opposite = peers[direction === "ingress" ? "egress" : "ingress"];
  const groupId = optional(rule, group);
  const addresses = optional(rule, address) ?? (groupId === undefined ? "all" : undefined);
  const protocol = optional(rule, "protocol") ?? "all";
  const portRange = optional(rule, "portRange") ?? allPorts;
  const ethertype = optional(rule, "ethertype") ?? "IPv4";
  const hasOnePeer = groupId === undefined || addresses === undefined;
  const hasOther = optional(rule, opposite.address) !== undefined || optional(rule, opposite.group) !== undefined;
  if (!hasOnePeer || hasOther || !["IPv4", "IPv6"].includes(ethertype)) refuse("vpc/BadRequest");
  if (!protocols.has(protocol)) refuse(wrongProtocol);
  checkPorts(portRange);
  if (protocol === "all" && portRange !== allPorts) refuse("vpc/BadRequest");
  const isAddresses = addresses === undefined || addresses === "all" || isAddressRange(addresses, ethertype === "IPv6" ? 6 : 4);
  if (!isAddresses) refuse(code("RuleCIDRAddressError"));
  const peer = groupId === undefined ? { [address]: addresses } : { [group]: groupId };
  return { remark: optional(rule, "remark") ?? "", direction, ethertype, portRange, protocol, ...peer };
}
