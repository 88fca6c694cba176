import { refuse } from "../../resource.js";
import { collection, type Item, type State } from "../../state.js";

/** A public address as the EIP service shows it. */
export interface Eip extends Item {
  readonly eip: string;
  readonly eipId: string;
  name: string;
  /** creating, available, binding, binded, unbinding, updating; a seed may also have paused and unavailable. */
  status: string;
  /** BCC, ENI, HAVIP, BLB, NAT, VPN; empty when bound to nothing. */
  instanceType: string;
  instanceId: string;
  /** The shared bandwidth that it is in; only a seed has any. */
  readonly shareGroupId?: string;
  bandwidthInMbps: number;
  readonly paymentTiming: string;
  expireTime: string;
  deleteProtect: boolean;
}

export const eips = collection<Eip>("eips", "", "eip");

/** What an address is refused with that is no EIP, or one that cannot be bound now. */
export interface EipCodes {
  readonly missing: string;
  readonly taken: string;
}

/**
 * Refuses an address that cannot be bound. As long as the mock has never had an EIP of its own, every address counts as one
 * that is free; afterwards only those it has.
 */
export function checkFree(state: State, address: string, { missing, taken }: EipCodes): void {
  if (!state.hasKept(eips.name)) return;
  const eip = eips.find(state, address) ?? refuse(missing, { resourceId: address });
  if (eip.status !== "available") refuse(taken);
}

/** The shared bandwidths that addresses are in, "" for one that is in none. Of an address that the mock does not keep nothing is known. */
export const bandwidthsOf = (state: State, addresses: readonly string[]): readonly string[] =>
  addresses.flatMap((address) => eips.find(state, address) ?? []).map(({ shareGroupId }) => shareGroupId ?? "");

/** Shows an EIP as bound, if the mock keeps it. */
export function markBound(state: State, addresses: readonly string[], instanceType: string, instanceId: string): void {
  for (const eip of addresses.flatMap((address) => eips.find(state, address) ?? [])) {
    Object.assign(eip, { instanceType, instanceId });
    state.pass(eip, "status", "binding", "binded");
  }
}

/** Shows an EIP as bound to nothing, if the mock keeps it. */
export function markFree(state: State, addresses: readonly string[]): void {
  for (const eip of addresses.flatMap((address) => eips.find(state, address) ?? [])) {
    Object.assign(eip, { instanceType: "", instanceId: "" });
    state.pass(eip, "status", "unbinding", "available");
  }
}

/** Shows EIPs as free at once, because what they were bound to is gone: nothing is left to wait for. */
export function markLeft(state: State, addresses: readonly string[]): void {
  for (const eip of addresses.flatMap((address) => eips.find(state, address) ?? []))
    Object.assign(eip, { instanceType: "", instanceId: "", status: "available" });
}
