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

export const overlap = (one: Network, other: Network): boolean => isInside(one, other) || isInside(other, one);

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
