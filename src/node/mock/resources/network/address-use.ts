import { overlap as overlapping, parseNetwork as parseRange } from "../../../../core/operations/values/addresses.js";
import { holds, isIpv4, type Network, parseNetwork, usableAddresses } from "../../addresses.js";
import { normalisedRange } from "../../fields.js";
import { refuse } from "../../resource.js";
import type { Item, State } from "../../state.js";
import { networkOf, type Subnet, subnets } from "./subnets.js";

/** An address of a VPC that something has. */
export interface AddressUse {
  readonly address: string;
  readonly vpcId: string;
  readonly subnetId: string;
  /** As the API names what has it: `bcc`, `enic`. */
  readonly resourceType: string;
  readonly createdTime: string;
}

const asTexts = (value: unknown): string[] => (typeof value === "string" && value !== "" ? [value] : []);
const listed = (value: unknown): Item[] => (Array.isArray(value) ? (value as Item[]) : []);

/** Collections whose items have addresses. */
const holders: readonly (readonly [collection: string, resourceType: string, addressesOf: (item: Item) => string[]])[] = [
  ["instances", "bcc", (item) => asTexts(item["internalIp"])],
  [
    "enis",
    "enic",
    (eni) => [...listed(eni["privateIpSet"]), ...listed(eni["ipv6PrivateIpSet"])].flatMap((ip) => asTexts(ip["privateIpAddress"])),
  ],
  ["haVips", "havip", (item) => asTexts(item["privateIpAddress"])],
  ["endpoints", "snic", (item) => asTexts(item["ipAddress"])],
  ["probes", "probe", (item) => (Array.isArray(item["sourceIps"]) ? item["sourceIps"].flatMap(asTexts) : [])],
];

/** The addresses in use in a VPC. */
export const usesIn = (state: State, vpcId: string): AddressUse[] =>
  holders.flatMap(([collection, resourceType, addressesOf]) =>
    [...state.items(collection).values()]
      .filter((item) => item["vpcId"] === vpcId)
      .flatMap((item) =>
        addressesOf(item).map((address) => ({
          address,
          vpcId,
          subnetId: String(item["subnetId"] ?? ""),
          resourceType,
          createdTime: String(item["createdTime"] ?? item["createTime"] ?? ""),
        })),
      ),
  );

export const addressesIn = (state: State, vpcId: string): Set<string> => new Set(usesIn(state, vpcId).map(({ address }) => address));

/** Counts addresses as taken from their subnets (-1) or given back to them (1). */
export function countAddresses(state: State, vpcId: string, addresses: readonly string[], change: 1 | -1): void {
  const neighbours = subnets.all(state).filter((subnet) => subnet.vpcId === vpcId);
  for (const address of addresses.filter(isIpv4)) {
    const home = neighbours.find((subnet) => holds(networkOf(subnet), address));
    if (typeof home?.availableIp === "number") home.availableIp += change;
  }
}

/** Whether an address lies in a reserved segment, from which none is given out unasked. */
export function isReserved(state: State, subnetId: string, address: string): boolean {
  const single = parseRange(normalisedRange(address));
  return [...state.items("ipReserves").values()]
    .filter((reserve) => reserve["subnetId"] === subnetId)
    .some((reserve) => {
      const range = parseRange(normalisedRange(String(reserve["ipCidr"])));
      return single !== null && range !== null && overlapping(single, range);
    });
}

/** How many addresses of a subnet are free and not reserved. */
export function unreservedAddresses(state: State, subnet: Subnet): number {
  const home = networkOf(subnet);
  const usable = { first: home.first + 2, last: home.last - 1 };
  const ranges = [...state.items("ipReserves").values()]
    .filter((reserve) => reserve["subnetId"] === subnet.subnetId)
    .flatMap((reserve) => parseNetwork(normalisedRange(String(reserve["ipCidr"]))) ?? []);
  const used = [...addressesIn(state, subnet.vpcId)].filter(isIpv4);
  const freeIn = (range: Network): number => {
    const [first, last] = [Math.max(range.first, usable.first), Math.min(range.last, usable.last)];
    return Math.max(0, last - first + 1 - used.filter((address) => holds({ first, last, prefix: 0 }, address)).length);
  };
  return Math.max(0, subnet.availableIp - ranges.reduce((sum, range) => sum + freeIn(range), 0));
}

/** What an address of a subnet is refused with. */
export interface AddressCodes {
  readonly malformed: string;
  readonly outside: string;
  readonly taken: string;
  readonly noneLeft: string;
}

/** The codes of the ENI table, which is the only one that has some for addresses; other groups answer them as inferred. */
export const eniAddressCodes: AddressCodes = {
  malformed: "eni/PrivateIpFormatInvalidException",
  outside: "eni/PrivateIpNotInCidrException",
  taken: "eni/PrivateIpInUseException",
  noneLeft: "eni/SubnetHasNoMoreIpException",
};

function isGivenOut(subnet: Subnet, address: string): boolean {
  const { first, last, prefix } = networkOf(subnet);
  return holds({ first: first + 2, last: last - 1, prefix }, address);
}

function firstFree(state: State, subnet: Subnet, taken: ReadonlySet<string>): string | undefined {
  for (const address of usableAddresses(networkOf(subnet)))
    if (!taken.has(address) && !isReserved(state, subnet.subnetId, address)) return address;
  return undefined;
}

/** Takes an IPv4 address from a subnet: the wanted one, or any when it is blank. */
export function takeAddress(state: State, subnet: Subnet, wanted: string, codes: AddressCodes = eniAddressCodes): string {
  const taken = addressesIn(state, subnet.vpcId);
  if (subnet.availableIp <= 0) refuse(codes.noneLeft);
  if (wanted !== "") {
    if (!isIpv4(wanted)) refuse(codes.malformed);
    if (!holds(networkOf(subnet), wanted)) refuse(codes.outside);
    if (taken.has(wanted) || !isGivenOut(subnet, wanted)) refuse(codes.taken);
  }
  const address = wanted === "" ? (firstFree(state, subnet, taken) ?? refuse(codes.noneLeft)) : wanted;
  countAddresses(state, subnet.vpcId, [address], -1);
  return address;
}
