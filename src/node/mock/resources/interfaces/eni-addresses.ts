import ipaddr from "ipaddr.js";
import { holds, isIpv4, usableAddresses } from "../../addresses.js";
import { type ApiCall, isBlank, refuse, text } from "../../resource.js";
import type { Item, State } from "../../state.js";
import { checkFree, markFree } from "../eip/eips.js";
import { addressesIn, countAddresses, isReserved } from "../network/address-use.js";
import { networkOf, type Subnet, subnets } from "../network/subnets.js";
import type { Eni } from "./eni.js";
import { instances } from "./instances.js";

export interface PrivateIp {
  publicIpAddress: string;
  readonly primary: boolean;
  readonly privateIpAddress: string;
}

/** IPv4 or IPv6: where an interface keeps such addresses, and what a subnet has of them. */
interface Family {
  readonly key: "privateIpSet" | "ipv6PrivateIpSet";
  /** The address in its one spelling; null when it is none of the family. */
  parse(value: unknown): string | null;
  holds(subnet: Subnet, address: string): boolean;
  usable(subnet: Subnet): Iterable<string>;
  /** Whether an address of the subnet can be had at all: the network itself has a few. */
  isUsable(subnet: Subnet, address: string): boolean;
}

export const ipv4: Family = {
  key: "privateIpSet",
  parse: (value) => (isIpv4(value) ? value : null),
  holds: (subnet, address) => holds(networkOf(subnet), address),
  usable: (subnet) => usableAddresses(networkOf(subnet)),
  isUsable: (subnet, address) => {
    const { first, last, prefix } = networkOf(subnet);
    return holds({ first: first + 2, last: last - 1, prefix }, address);
  },
};

const ipv6Range = ({ ipv6Cidr }: Subnet) => (ipaddr.IPv6.isValidCIDR(ipv6Cidr ?? "") ? ipaddr.IPv6.parseCIDR(ipv6Cidr) : null);

export const ipv6: Family = {
  key: "ipv6PrivateIpSet",
  parse: (value) => (typeof value === "string" && ipaddr.IPv6.isValid(value) ? ipaddr.IPv6.parse(value).toRFC5952String() : null),
  holds: (subnet, address) => {
    const range = ipv6Range(subnet);
    return range !== null && ipaddr.IPv6.parse(address).match(range);
  },
  usable: function* (subnet) {
    const parts = ipv6Range(subnet)?.[0].parts.slice(0, 7);
    for (let last = 2; parts && last <= 0xffff; last += 1) yield new ipaddr.IPv6([...parts, last]).toRFC5952String();
  },
  isUsable: () => true,
};

const familyOf = ({ body }: ApiCall): Family => (body["isIpv6"] === true ? ipv6 : ipv4);

/** Addresses of one call. */
const batchLimit = 10;

/** Addresses that an interface can have: 40, fewer on a server of which a seed or its id says so. */
export function addressLimit(state: State, instanceId = ""): number {
  const { addressLimit: own } = instances.find(state, instanceId) ?? {};
  if (own !== undefined) return own;
  if (instanceId.startsWith("i-full")) return 0;
  return instanceId.startsWith("i-small") ? 2 : 40;
}

/** The addresses of an interface; a seed may have left them out. */
export function addressesOf(eni: Eni, { key }: Pick<Family, "key"> = ipv4): PrivateIp[] {
  eni[key] ??= [];
  return eni[key];
}

export const allAddressesOf = (eni: Eni): PrivateIp[] => [...addressesOf(eni), ...addressesOf(eni, ipv6)];
const textsOf = (eni: Eni): string[] => allAddressesOf(eni).map(({ privateIpAddress }) => privateIpAddress);
export const findAddress = (eni: Eni, address: string) => allAddressesOf(eni).find(({ privateIpAddress }) => privateIpAddress === address);

const allEnis = (state: State): Eni[] => [...state.items("enis").values()] as Eni[];
/** An address wanted from a subnet: null for any that is free. */
interface Wish {
  readonly subnet: Subnet;
  readonly address: string | null;
}

/** Fulfils all of the wishes or refuses them. */
function take(state: State, family: Family, wishes: readonly Wish[]): string[] {
  const vpcId = wishes[0]?.subnet.vpcId ?? "";
  const taken = addressesIn(state, vpcId);
  for (const { subnet, address } of wishes) {
    if (address === null) continue;
    if (!family.holds(subnet, address)) refuse("eni/PrivateIpNotInCidrException");
    if (taken.has(address) || !family.isUsable(subnet, address)) refuse("eni/PrivateIpInUseException");
    taken.add(address);
  }
  const isShort = (subnet: Subnet): boolean => wishes.filter((wish) => wish.subnet === subnet).length > subnet.availableIp;
  if (family === ipv4 && wishes.some(({ subnet }) => isShort(subnet))) refuse("eni/SubnetHasNoMoreIpException");
  const addresses = wishes.map(({ subnet, address }) => address ?? anyFree(state, family, subnet, taken));
  countAddresses(state, vpcId, addresses, -1);
  return addresses;
}

function anyFree(state: State, family: Family, subnet: Subnet, taken: Set<string>): string {
  for (const address of family.usable(subnet)) {
    if (taken.has(address) || isReserved(state, subnet.subnetId, address)) continue;
    taken.add(address);
    return address;
  }
  return refuse("eni/SubnetHasNoMoreIpException");
}

export const subnetNamed = (state: State, id: string): Subnet =>
  subnets.find(state, id) ?? refuse("eni/ResourceNotExistException", { resourceId: id });

export const parsed = (value: unknown, ...families: readonly Family[]): string =>
  families.map((family) => family.parse(value)).find((address) => address !== null) ?? refuse("eni/PrivateIpFormatInvalidException");

/** A list of the body: empty when it is absent or, as the Go SDK sends it, null. */
export function listed({ body }: ApiCall, name: string): unknown[] {
  const value = body[name] ?? [];
  return Array.isArray(value) ? value : refuse("vpc/BadRequest");
}

const listedItems = (call: ApiCall, name: string): Item[] =>
  listed(call, name).map((entry) => (typeof entry === "object" && entry !== null ? (entry as Item) : refuse("vpc/BadRequest")));

/** An EIP that can be bound in a subnet. */
export function freeEip(state: State, subnet: Subnet, eip: string): string {
  if (subnet.subnetType === "BCC_NAT") refuse("eni/NatSubnetCanNotBindEip");
  if (!isIpv4(eip)) refuse("eni/ResourceNotExistException", { resourceId: eip });
  checkFree(state, eip, { missing: "eni/ResourceNotExistException", taken: "vpc/OperationDenied" });
  const isBound = allEnis(state).some((eni) => allAddressesOf(eni).some(({ publicIpAddress }) => publicIpAddress === eip));
  return isBound ? refuse("vpc/OperationDenied") : eip;
}

/** Takes the addresses that a new interface is to have in a set. */
function takeSet(call: ApiCall, state: State, subnet: Subnet, family: Family): PrivateIp[] {
  const entries = listedItems(call, family.key);
  if (entries.length > addressLimit(state)) refuse("eni/ExceedLimitException");
  const eips = entries.map((entry) => (isBlank(entry["publicIpAddress"]) ? "" : freeEip(state, subnet, String(entry["publicIpAddress"]))));
  if (eips.some((eip, index) => eip !== "" && eips.indexOf(eip) < index)) refuse("vpc/OperationDenied");
  const wishes = entries.map(({ privateIpAddress: ip }) => ({ subnet, address: isBlank(ip) ? null : parsed(ip, family) }));
  const isPrimary = entries.map(({ primary }) => primary === true);
  if (isPrimary.filter(Boolean).length !== (family === ipv4 ? 1 : 0)) refuse("vpc/BadRequest");
  return take(state, family, wishes).map((privateIpAddress, index) => ({
    publicIpAddress: eips[index] ?? "",
    primary: isPrimary[index] === true,
    privateIpAddress,
  }));
}

/** Takes the addresses of a new interface: one of IPv4 is primary, none of IPv6. */
export function takeFirst(call: ApiCall, state: State, subnet: Subnet): Pick<Eni, Family["key"]> {
  const ipv6PrivateIpSet = takeSet(call, state, subnet, ipv6);
  return { privateIpSet: takeSet(call, state, subnet, ipv4), ipv6PrivateIpSet };
}

function add(eni: Eni, state: State, family: Family, wishes: readonly Wish[]): string[] {
  if (addressesOf(eni, family).length + wishes.length > addressLimit(state, eni.instanceId))
    refuse(eni.instanceId ? "eni/VmMemoryCanNotAttachMoreIpException" : "eni/ExceedLimitException");
  const addresses = take(state, family, wishes);
  addressesOf(eni, family).push(...addresses.map((privateIpAddress) => ({ publicIpAddress: "", primary: false, privateIpAddress })));
  return addresses;
}

/** Takes addresses off an interface, without any named all of them. */
export function giveBack(eni: Eni, state: State, addresses: readonly string[] = textsOf(eni)): undefined {
  markFree(
    state,
    addresses.flatMap((address) => findAddress(eni, address)?.publicIpAddress || []),
  );
  for (const key of [ipv4.key, ipv6.key]) eni[key] = eni[key].filter(({ privateIpAddress }) => !addresses.includes(privateIpAddress));
  countAddresses(state, eni.vpcId, addresses, 1);
}

export function addAddress(eni: Eni, call: ApiCall, state: State): Item {
  const family = familyOf(call);
  const isAny = call.body["privateIpAddress"] === "";
  const address = isAny ? null : parsed(text(call, "privateIpAddress") ?? refuse("eni/PrivateIpBlankException"), family);
  return { privateIpAddress: add(eni, state, family, [{ subnet: subnetNamed(state, eni.subnetId), address }])[0] };
}

/** How many addresses a batch is for: those it lists or as many as it counts, which it may not both. */
function batchSize({ body }: ApiCall, list: readonly unknown[], whenBoth: string): number {
  const counted = body["privateIpAddressCount"] ?? 0;
  if (list.length > 0 && counted !== 0) refuse(whenBoth);
  const size = list.length > 0 ? list.length : counted;
  return Number.isInteger(size) && Number(size) > 0 && Number(size) <= batchLimit ? Number(size) : refuse("vpc/BadRequest");
}

export function addAddresses(eni: Eni, call: ApiCall, state: State): Item {
  const given = listed(call, "privateIpAddresses");
  const length = batchSize(call, given, "eni/PrivateIpConflictException");
  const subnet = subnetNamed(state, eni.subnetId);
  const family = familyOf(call);
  const wishes = Array.from({ length }, (_, index) => ({ subnet, address: given.length > 0 ? parsed(given[index], family) : null }));
  return { privateIpAddresses: add(eni, state, family, wishes) };
}

/** Like `addAddresses`, but from any subnets of the VPC. */
export function addAddressesOfSubnets(eni: Eni, call: ApiCall, state: State): Item {
  const given = listedItems(call, "privateIps");
  const length = batchSize(call, given, "vpc/BadRequest");
  const family = familyOf(call);
  const wishes = Array.from({ length }, (_, index) => {
    const { subnetId, privateIpAddress } = given[index] ?? {};
    const subnet = subnetNamed(state, isBlank(subnetId) ? (text(call, "subnetId") ?? eni.subnetId) : String(subnetId));
    if (subnet.vpcId !== eni.vpcId) refuse("vpc/BadRequest");
    return { subnet, address: isBlank(privateIpAddress) ? null : parsed(privateIpAddress, family) };
  });
  return { privateIpAddresses: add(eni, state, family, wishes) };
}

/** An address that is not on the interface is refused by whether another interface has it, in a batch by naming it. */
export function deleteAddress(eni: Eni, { path }: ApiCall, state: State): undefined {
  const given = path["privateIpAddress"] ?? "";
  if (given.trim() === "") refuse("eni/PrivateIpBlankException");
  const address = parsed(given, ipv4, ipv6);
  const found = findAddress(eni, address);
  if (!found && !addressesIn(state, eni.vpcId).has(address)) refuse("eni/PrivateIPNotExistException");
  if (!found || found.primary) refuse("eni/PrimaryIPException");
  giveBack(eni, state, [address]);
}

export function deleteAddresses(eni: Eni, call: ApiCall, state: State): undefined {
  const given = listed(call, "privateIpAddresses");
  if (given.length === 0 || given.length > batchLimit) refuse("vpc/BadRequest");
  const addresses = [...new Set(given.map((address) => parsed(address, ipv4, ipv6)))];
  const missing = addresses.filter((address) => !findAddress(eni, address));
  if (missing.length > 0) refuse("eni/NoSuchObject", { ips: missing.join(", ") });
  if (addresses.some((address) => findAddress(eni, address)?.primary)) refuse("eni/PrimaryIPException");
  giveBack(eni, state, addresses);
}
