import { type Network, parseNetwork } from "../../addresses.js";
import { refuse } from "../../resource.js";
import { collection, type Item, type State } from "../../state.js";

export interface Subnet extends Item {
  readonly subnetId: string;
  name: string;
  readonly zoneName: string;
  readonly cidr: string;
  ipv6Cidr: string;
  readonly vpcId: string;
  /** BCC, BCC_NAT, BBC, BBC_NAT. */
  readonly subnetType: string;
  description: string;
  readonly createdTime: string;
  availableIp: number;
  readonly tags: Item[];
}

export const subnets = collection<Subnet>("subnets", "sbn-", "subnetId");

export const subnetOf = (state: State, id: unknown): Subnet => subnets.find(state, id) ?? refuse("vpc/NoSuchObject");

/** The network of a subnet that is kept: its CIDR was checked when it came. */
export const networkOf = ({ cidr }: { readonly cidr: string }): Network => parseNetwork(cidr) ?? refuse("vpc/ServiceInternalError");
