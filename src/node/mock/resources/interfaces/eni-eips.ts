import { type ApiCall, refuse, text } from "../../resource.js";
import type { State } from "../../state.js";
import { markBound, markFree } from "../eip/eips.js";
import type { Eni } from "./eni.js";
import { allAddressesOf, findAddress, freeEip, ipv4, ipv6, parsed, subnetNamed } from "./eni-addresses.js";

/** Binds an EIP to an address of an interface. */
export function bindEipToEni(eni: Eni, state: State, address: string, eip: string): void {
  freeEip(state, subnetNamed(state, eni.subnetId), eip);
  const found = findAddress(eni, address) ?? refuse("eni/ResourceNotExistException", { resourceId: address });
  if (found.publicIpAddress) refuse("vpc/OperationDenied");
  found.publicIpAddress = eip;
  markBound(state, [eip], "ENI", eni.eniId);
}

export function unbindEipFromEni(eni: Eni, state: State, eip: string): void {
  const found = allAddressesOf(eni).find(({ publicIpAddress }) => publicIpAddress === eip);
  (found ?? refuse("eni/ResourceNotExistException", { resourceId: eip })).publicIpAddress = "";
  markFree(state, [eip]);
}

export function bindEip(eni: Eni, call: ApiCall, state: State): undefined {
  const address = parsed(text(call, "privateIpAddress") ?? refuse("eni/PrivateIpBlankException"), ipv4, ipv6);
  bindEipToEni(eni, state, address, text(call, "publicIpAddress") ?? refuse("eni/EipBlankException"));
}

export function unbindEip(eni: Eni, call: ApiCall, state: State): undefined {
  unbindEipFromEni(eni, state, text(call, "publicIpAddress") ?? refuse("eni/EipBlankException"));
}
