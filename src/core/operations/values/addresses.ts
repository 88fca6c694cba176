import ipaddr from "ipaddr.js";

/** A network of either version. */
export type Network = ReturnType<typeof ipaddr.parseCIDR>;

export const isIpv4 = (value: unknown): value is string => typeof value === "string" && ipaddr.IPv4.isValidFourPartDecimal(value);
export const isIpv6 = (value: unknown): value is string => typeof value === "string" && value.includes(":") && ipaddr.IPv6.isValid(value);
export const isAddress = (value: unknown): value is string => isIpv4(value) || isIpv6(value);

/** `10.0.0.0/16`, `2400::/56`; null when it is none. */
export function parseNetwork(value: unknown): Network | null {
  if (typeof value !== "string") return null;
  const isNetwork = ipaddr.IPv4.isValidCIDRFourPartDecimal(value) || (value.includes(":") && ipaddr.IPv6.isValidCIDR(value));
  return isNetwork ? ipaddr.parseCIDR(value) : null;
}

export const isIpv4Network = (value: unknown): boolean => parseNetwork(value)?.[0].kind() === "ipv4";

/** The network address of a range: `10.1.2.3/16` is `10.1.0.0/16`. Null when it is no range. */
export function trueNetwork(value: unknown): string | null {
  const network = parseNetwork(value);
  if (!network) return null;
  const [address, prefix] = network;
  const bytes = address.toByteArray().map((byte, index) => {
    const bits = Math.min(8, Math.max(0, prefix - index * 8));
    return byte & (0xff00 >> bits) & 0xff;
  });
  return `${ipaddr.fromByteArray(bytes).toString()}/${prefix}`;
}

/** Whether no bit of a range is set behind its prefix. */
export function isTrueNetwork(value: unknown): boolean {
  const network = parseNetwork(value);
  return network !== null && trueNetwork(value) === `${network[0].toString()}/${network[1]}`;
}

/** Whether all of `inner` lies in `outer`. */
export function isInside(inner: Network, outer: Network): boolean {
  const [address, prefix] = inner;
  return address.kind() === outer[0].kind() && prefix >= outer[1] && address.match(outer);
}

export const overlap = (first: Network, second: Network): boolean => isInside(first, second) || isInside(second, first);

/** One port or a range of them: `8080`, `1-65535`. */
export function isPortRange(value: unknown): boolean {
  const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/u.exec(typeof value === "string" ? value : "") ?? [];
  return Number(first) >= 1 && Number(first) <= Number(last) && Number(last) <= 65_535;
}

/** An address, or a range that may have bits set behind its prefix, of this version (4 or 6) or of either. */
export function isAddressRange(value: unknown, version: 4 | 6 | null = null): boolean {
  const network = isAddress(value) ? ipaddr.parseCIDR(`${value}/${isIpv4(value) ? 32 : 128}`) : parseNetwork(value);
  return network !== null && (version === null || network[0].kind() === `ipv${version}`);
}

/** First and last address of an IPv4 range, as numbers. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

const addressText = (number: number): string => [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
const addressNumber = (address: string): number => ipaddr.IPv4.parse(address).octets.reduce((sum, octet) => sum * 256 + octet, 0);

/** Null for what is no IPv4 range. Bits behind the prefix do not count. */
export function spanOf(range: string): Span | null {
  const [start, prefix] = trueNetwork(range)?.split("/") ?? [];
  if (!isIpv4(start)) return null;
  const first = addressNumber(start);
  return { first, last: first + 2 ** (32 - Number(prefix)) - 1 };
}

const touch = (left: Span, right: Span): boolean => left.first <= right.last && right.first <= left.last;
const spansOf = (ranges: readonly string[]): Span[] => ranges.flatMap((range) => spanOf(range) ?? []);

/** The first block of so many addresses in a span that begins at `from` or behind and touches nothing taken. */
function freeIn(home: Span, size: number, from: number, taken: readonly Span[]): number | null {
  const aligned = (number: number): number => Math.ceil(number / size) * size;
  let first = aligned(Math.max(home.first, from));
  while (first + size - 1 <= home.last) {
    const block = { first, last: first + size - 1 };
    const hit = taken.find((span) => touch(span, block));
    if (!hit) return first;
    first = aligned(hit.last + 1);
  }
  return null;
}

/** The next IPv4 block as large as `like` within the ranges that overlaps nothing taken: behind `like` where there is one, else from the start. */
export function nextFreeBlock(like: string, within: readonly string[], taken: readonly string[]): string | null {
  const own = spanOf(like);
  if (!own) return null;
  const size = own.last - own.first + 1;
  const [homes, others] = [spansOf(within), spansOf(taken)];
  const found = [own.first, 0].flatMap((from) => homes.map((home) => freeIn(home, size, from, others))).find((first) => first !== null);
  return found === undefined || found === null ? null : `${addressText(found)}/${32 - Math.log2(size)}`;
}

/** Up to so many IPv4 addresses of a subnet that may be given out, from `after` on and then from the start: not its first two, nor its last. */
export function givenOut(subnet: string, after: string, most: number): readonly string[] {
  const span = spanOf(subnet);
  if (!span) return [];
  const [first, last] = [span.first + 2, span.last - 1];
  const count = Math.max(0, last - first + 1);
  const asked = isIpv4(after) ? addressNumber(after) : first - 1;
  const start = asked >= first && asked < last ? asked + 1 - first : 0;
  return Array.from({ length: Math.min(count, most) }, (_, index) => addressText(first + ((start + index) % count)));
}
