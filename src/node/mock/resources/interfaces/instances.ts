import { type Resource, refuse } from "../../resource.js";
import { collection, type Item, type State } from "../../state.js";

/** A cloud server that a seed brings: BCC is another service, of which the mock has one read. */
export interface Instance extends Item {
  readonly id: string;
  readonly vpcId?: string;
  readonly subnetId?: string;
  readonly zoneName?: string;
  /** Running or Stopped; nothing can be attached to any other. */
  readonly status?: string;
  /** Its own address, which is then taken in the VPC. */
  readonly internalIp?: string;
  /** Addresses that an ENI on it can have; 40 without. */
  readonly addressLimit?: number;
}

export const instances = collection<Instance>("instances", "i-", "id");

/**
 * Whether there is a server with this id. As long as no seed has brought any, every id that begins as theirs do is one;
 * afterwards only those that it brought.
 */
export const isInstance = (state: State, id: string): boolean =>
  state.hasKept(instances.name) ? instances.find(state, id) !== undefined : id.startsWith(instances.prefix) && id.length > 2;

/** Whether a server, as far as its place is known, is in a VPC. */
export const isInVpc = (state: State, id: string, vpcId: string): boolean => {
  const home = instances.find(state, id)?.vpcId;
  return home === undefined || home === vpcId;
};

/** Whether things can be attached to a server now. */
export const isFit = (state: State, id: string): boolean => ["Running", "Stopped"].includes(instances.find(state, id)?.status ?? "Running");

/** What is known of a server; of one that no seed has brought nothing is. */
export const instanceResource: Resource = {
  collections: [instances],
  handlers: {
    "bcc/QueryInstance": ({ path }, state) => ({
      instance: { status: "Running", ...(instances.find(state, path["instanceId"] ?? "") ?? refuse("vpc/NoSuchObject")) },
    }),
  },
};
