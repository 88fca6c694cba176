import { isRecord } from "../../../../core/text/is-record.js";
import { holds, isInside, isIpv4, type Network, overlap, parseNetwork } from "../../addresses.js";
import { terms } from "../../fields.js";
import { type ApiCall, refuse } from "../../resource.js";
import type { Item } from "../../state.js";

/** How big a gateway is: an ordinary one has a spec, an enhanced one a number of capacity units. */
export interface Size {
  readonly spec?: string;
  readonly cuNum?: number;
}

export const eipMembers = ["bindEips", "eips", "dnatEips"] as const;
/** `eips` are for SNAT and `dnatEips` for DNAT on an ordinary gateway, `bindEips` for both on an enhanced one. */
export type EipMember = (typeof eipMembers)[number];

const eipsOfSpec: ReadonlyMap<unknown, number> = new Map([
  ["small", 5],
  ["medium", 10],
  ["large", 15],
]);
const documentationNetworks = ["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"].flatMap((cidr) => parseNetwork(cidr) ?? []);

/** Whether a parameter says nothing: SDKs send what is not set as null or as a blank text. */
export const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");

/** A name of a gateway or of a rule. */
export const checkedName = (name: string): string => (/^[A-Za-z][\w /.-]{0,64}$/u.test(name) ? name : refuse("nat/BadRequest"));

export const isEnhanced = ({ spec }: Size): boolean => isAbsent(spec);

/** How many EIPs a gateway of this size takes, those for SNAT and DNAT together. */
export const eipLimit = (size: Size): number => (isEnhanced(size) ? Math.min(5 * (size.cuNum ?? 1), 50) : (eipsOfSpec.get(size.spec) ?? 0));

/** A number of capacity units; bce-sdk-go sends it as a text. */
export function checkedCuNum(value: unknown): number {
  const isNumber = typeof value === "number" || (typeof value === "string" && /^\d+$/u.test(value));
  const number = Number(value);
  return isNumber && Number.isInteger(number) && number >= 1 && number <= 100 ? number : refuse("nat/BadRequest");
}

/** The size of a gateway to be made, in either edition of the call. An empty `spec` beside `cuNum`, as bce-sdk-go sends it, is none. */
export function checkedSize({ spec, cuNum }: Item): Size {
  if (isAbsent(spec)) return isAbsent(cuNum) ? refuse("nat/RequestSpecEmpty") : { cuNum: checkedCuNum(cuNum) };
  return eipsOfSpec.has(spec) && isAbsent(cuNum) ? { spec: spec as string } : refuse("nat/SpecInvalid");
}

const billingOf = ({ body: { billing } }: ApiCall): Item => (isRecord(billing) ? billing : refuse("nat/RequestBillingEmpty"));

/** The months that are paid for in advance. */
function checkedTerm({ reservation }: Item): number {
  if (!isRecord(reservation) || Object.values(reservation).every(isAbsent)) return refuse("nat/ReservationEmpty");
  const { reservationLength, reservationTimeUnit } = reservation;
  if (!terms.has(reservationLength)) refuse("nat/ReservationLengthInvalid");
  return (reservationTimeUnit ?? "month") === "month" ? (reservationLength as number) : refuse("nat/ReservationTimeUnitInvalid");
}

/** The months that a renewal adds. */
export const checkedRenewal = (call: ApiCall): number => checkedTerm(billingOf(call));

/** The months that a new gateway is paid for in advance; 0 when it is postpaid. */
export function checkedBilling(call: ApiCall): number {
  const billing = billingOf(call);
  const { paymentTiming } = billing;
  if (isAbsent(paymentTiming)) refuse("nat/PaymentTimingEmpty");
  if (paymentTiming === "Postpaid") return 0;
  return paymentTiming === "Prepaid" ? checkedTerm(billing) : refuse("nat/PaymentTimingInvalid");
}

/**
 * A list of EIPs. They are not a resource of this API: every IPv4 address is taken for an EIP that exists, but those of the
 * documentation ranges 192.0.2.0/24, 198.51.100.0/24 and 203.0.113.0/24, with which NoSuchEip can be provoked.
 */
function checkedEips(value: unknown): readonly string[] {
  if (!Array.isArray(value) || !value.every(isIpv4)) return refuse("nat/RequestEipInvalid");
  const isMissing = value.some((eip) => documentationNetworks.some((network) => holds(network, eip)));
  return isMissing ? refuse("nat/NoSuchEip") : value;
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** The EIPs that a body gives, by member, for a gateway of this size; only an enhanced one takes `bindEips`. */
export function givenEips(body: Item, size: Size): (readonly [member: EipMember, eips: readonly string[]])[] {
  const given = eipMembers
    .filter((member) => !isAbsent(body[member]) && !isEmptyList(body[member]))
    .map((member) => [member, checkedEips(body[member])] as const);
  const all = given.flatMap(([, eips]) => eips);
  const isForeign = given.some(([member]) => member === "bindEips" && !isEnhanced(size));
  return isForeign || new Set(all).size < all.length ? refuse("nat/RequestEipInvalid") : given;
}

/** What a rule says, whichever its gateway. */
export interface SnatContent extends Item {
  readonly ruleName: string;
  /** One address, or a network. */
  readonly sourceCIDR: string;
  readonly publicIpsAddress: readonly string[];
}

export interface DnatContent extends Item {
  readonly ruleName: string;
  readonly publicIpAddress: string;
  readonly privateIpAddress: string;
  readonly protocol: string;
  readonly publicPort?: number;
  readonly publicPortRange?: string;
  readonly privatePort?: number;
  readonly privatePortRange?: string;
}

/** What a rule is checked against. */
export interface Surroundings<Content> {
  /** EIPs of the gateway that the rule can use. */
  readonly usable: readonly string[];
  /** The networks of the gateway's VPC. */
  readonly networks: readonly Network[];
  /** The gateway's other rules of the kind. */
  readonly others: readonly Content[];
}

const nameOf = ({ ruleName }: Item): string => {
  if (isAbsent(ruleName)) return "";
  return typeof ruleName === "string" ? checkedName(ruleName) : refuse("nat/BadRequest");
};

/** The network of a source: a single address is one of itself. */
const sourceNetwork = (source: unknown): Network | null => parseNetwork(isIpv4(source) ? `${source}/32` : source);

function checkedSource({ sourceCIDR }: Item, { networks, others }: Surroundings<SnatContent>): string {
  if (isAbsent(sourceCIDR)) refuse("nat/SnatRuleSourceAddressInvalid");
  const source = sourceNetwork(sourceCIDR) ?? refuse("nat/CidrFormatIllegal");
  if (!networks.some((network) => isInside(source, network))) refuse("nat/SnatRuleSourceAddressInvalid");
  const taken = others.flatMap((other) => sourceNetwork(other.sourceCIDR) ?? []);
  return taken.some((other) => overlap(other, source)) ? refuse("nat/SnatRuleSourceAddressConflict") : (sourceCIDR as string);
}

export function checkSnat(rule: Item, surroundings: Surroundings<SnatContent>): SnatContent {
  // The example on the page of CreateSnatRule sends one address as a text.
  const given = rule["publicIpsAddress"];
  const eips = isIpv4(given) ? [given] : given;
  if (!Array.isArray(eips) || eips.length === 0 || !eips.every((eip) => surroundings.usable.includes(eip)))
    refuse("nat/SnatRuleEipsInvalid");
  const sourceCIDR = checkedSource(rule, surroundings);
  return { ruleName: nameOf(rule), publicIpsAddress: eips as string[], sourceCIDR };
}

type Side = "public" | "private";
type Ports = readonly [first: number, last: number];

const invalidPort: Readonly<Record<Side, string>> = {
  public: "nat/DnatRulePublicPortInvalid",
  private: "nat/DnatRuleInternalPortInvalid",
};

/** A port as number or text; bce-sdk-go sends the text. */
function toPort(value: unknown): number {
  const number = typeof value === "number" || (typeof value === "string" && /^\d+$/u.test(value)) ? Number(value) : Number.NaN;
  return Number.isInteger(number) && number >= 1 && number <= 65535 ? number : Number.NaN;
}

/** The ports of one side: a single one or a range, never both; null when there are none. */
function portsOf(rule: Item, side: Side): Ports | null {
  const [port, range] = [rule[`${side}Port`], rule[`${side}PortRange`]];
  if (isAbsent(port) && isAbsent(range)) return null;
  if (!isAbsent(port) && !isAbsent(range)) refuse(invalidPort[side]);
  const ends = isAbsent(range) ? [port, port] : typeof range === "string" ? range.split("-") : [];
  const [first = Number.NaN, last = Number.NaN] = ends.map(toPort);
  return ends.length === 2 && first <= last ? [first, last] : refuse(invalidPort[side]);
}

const written = (rule: Item, side: Side, [first, last]: Ports): Item =>
  isAbsent(rule[`${side}PortRange`]) ? { [`${side}Port`]: first } : { [`${side}PortRange`]: `${first}-${last}` };

/** The ports of a rule as it is kept: for TCP and UDP as many inside as outside, for `all` none. */
function checkedPorts(rule: Item): Item {
  const [outside, inside] = [portsOf(rule, "public"), portsOf(rule, "private")];
  if (rule["protocol"] === "all") {
    if (outside) refuse(invalidPort.public);
    return inside ? refuse(invalidPort.private) : {};
  }
  if (!outside) return refuse(invalidPort.public);
  const isMirrored = inside !== null && inside[1] - inside[0] === outside[1] - outside[0];
  const isSameForm = isAbsent(rule["publicPortRange"]) === isAbsent(rule["privatePortRange"]);
  return isMirrored && isSameForm
    ? { ...written(rule, "public", outside), ...written(rule, "private", inside) }
    : refuse(invalidPort.private);
}

/** Whether two rules claim the same traffic of an EIP: `all` claims everything. */
function isSameTraffic(first: DnatContent, second: DnatContent): boolean {
  if (first.publicIpAddress !== second.publicIpAddress) return false;
  if (first.protocol === "all" || second.protocol === "all") return true;
  const [ports, others] = [portsOf(first, "public"), portsOf(second, "public")];
  return first.protocol === second.protocol && ports !== null && others !== null && ports[0] <= others[1] && others[0] <= ports[1];
}

export function checkDnat(rule: Item, { usable, networks, others }: Surroundings<DnatContent>): DnatContent {
  const { publicIpAddress, privateIpAddress, protocol } = rule;
  if (usable.length === 0) refuse("nat/DnatEipEmpty");
  if (isAbsent(publicIpAddress)) refuse("nat/DnatRuleEipNotAllowEmpty");
  if (!usable.includes(publicIpAddress as string)) refuse("nat/DnatRuleEipInvalid");
  if (protocol !== "TCP" && protocol !== "UDP" && protocol !== "all") return refuse("nat/DnatRuleProtocolInvalid");
  if (!isIpv4(privateIpAddress) || !networks.some((network) => holds(network, privateIpAddress)))
    return refuse("nat/DnatRuleInternalIpInvalid");
  const ports = checkedPorts(rule);
  const checked = { ruleName: nameOf(rule), publicIpAddress: publicIpAddress as string, privateIpAddress, protocol, ...ports };
  return others.some((other) => isSameTraffic(checked, other)) ? refuse("nat/DnatRuleConflictException") : checked;
}

export const without = (item: Item, keys: readonly string[]): Item =>
  Object.fromEntries(Object.entries(item).filter(([key]) => !keys.includes(key)));

/** A port given replaces a range of its side and the reverse; `all` does away with the ports that the rule had. */
export function mergeDnat(rule: Item, changes: Item): Item {
  const gone = (["public", "private"] as const)
    .map((side) => [`${side}Port`, `${side}PortRange`])
    .filter((keys) => changes["protocol"] === "all" || keys.some((key) => key in changes))
    .flat();
  return { ...without(rule, gone), ...changes };
}
