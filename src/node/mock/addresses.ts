import ipaddr from "ipaddr.js";

/** An IPv4 network. */
export interface Network {
  readonly first: number;
  readonly last: number;
  readonly prefix: number;
}

const toNumber = (octets: readonly number[]): number => octets.reduce((sum, octet) => sum * 256 + octet, 0);
const toText = (number: number): string => [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");

/** `10.0.0.0/16` as a network; null when it is no CIDR of IPv4 or has host bits set. */
export function parseNetwork(cidr: unknown): Network | null {
  if (typeof cidr !== "string" || !ipaddr.IPv4.isValidCIDRFourPartDecimal(cidr)) return null;
  const [address, prefix] = ipaddr.IPv4.parseCIDR(cidr);
  const first = toNumber(address.octets);
  const size = 2 ** (32 - prefix);
  return first % size === 0 ? { first, last: first + size - 1, prefix } : null;
}

export const isIpv4 = (address: unknown): address is string => typeof address === "string" && ipaddr.IPv4.isValidFourPartDecimal(address);

export const overlap = (a: Network, b: Network): boolean => a.first <= b.last && b.first <= a.last;
export const isInside = (inner: Network, outer: Network): boolean => inner.first >= outer.first && inner.last <= outer.last;

/** Whether an address lies in a network. */
export function holds(network: Network, address: string): boolean {
  const number = toNumber(ipaddr.IPv4.parse(address).octets);
  return number >= network.first && number <= network.last;
}

/** The addresses that can be given out: network address, gateway and broadcast address cannot. */
export function* usableAddresses({ first, last }: Network): Generator<string> {
  for (let number = first + 2; number < last; number += 1) yield toText(number);
}
