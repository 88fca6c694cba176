import { overlap, parseNetwork } from "../../addresses.js";
import { type ApiCall, page, type Resource, refuse, requiredText, text } from "../../resource.js";
import { collection, createdTime, type Item, type State } from "../../state.js";

export interface Vpc extends Item {
  readonly vpcId: string;
  name: string;
  description: string;
  readonly cidr: string;
  ipv6Cidr: string;
  readonly createdTime: string;
  readonly isDefault: boolean;
  secondaryCidr: string[];
  readonly tags: Item[];
  /** Whether traffic for other networks is passed on. */
  relay: boolean;
}

export const vpcs = collection<Vpc>("vpcs", "vpc-", "vpcId");

/** VPCs of a user in a region, the default one included. */
const vpcQuota = 10;
const secondaryCidrQuota = 5;

/** Collections whose items keep a VPC from being deleted, and the key under which they name it. */
const occupants: readonly (readonly [collection: string, key: string])[] = [
  ["subnets", "vpcId"],
  ["nats", "vpcId"],
  ["enis", "vpcId"],
  ["peerConns", "localVpcId"],
  ["peerConns", "peerVpcId"],
  ["vpns", "vpcId"],
  ["haVips", "vpcId"],
  ["endpoints", "vpcId"],
  ["ipv6Gateways", "vpcId"],
  ["etGateways", "vpcId"],
  ["probes", "vpcId"],
  ["instances", "vpcId"],
];

/** The VPC of an id, or the refusal of an id that there is not. */
export function vpcOf(state: State, id: unknown): Vpc {
  const vpc = vpcs.find(state, id) ?? refuse("vpc/NoSuchObject");
  // A VPC that came with --seed may lack them.
  vpc.secondaryCidr ??= [];
  vpc.relay ??= false;
  return vpc;
}

/** A name of a VPC or subnet: up to 65 characters, not `default`. */
export function checkedName(call: ApiCall): string {
  const name = requiredText(call, "name");
  return name === "default" || name.length > 65 ? refuse("vpc/BadRequest") : name;
}

function checkedCidr(cidr: unknown): string {
  const network = parseNetwork(cidr);
  return !network || network.prefix < 8 || network.prefix > 28 ? refuse("vpc/BadRequest") : (cidr as string);
}

/** An IPv6 range that no other VPC has. */
function ipv6Range(state: State): string {
  const taken = new Set(vpcs.all(state).map(({ ipv6Cidr }) => ipv6Cidr));
  for (let group = 0xac00; ; group += 0x100) {
    const range = `240c:4081:8005:${group.toString(16)}::/56`;
    if (!taken.has(range)) return range;
  }
}

/** The default VPC that every account has. */
export const addDefaultVpc = (state: State): Vpc =>
  vpcs.add(state, {
    name: "default",
    description: "default",
    cidr: "192.168.0.0/16",
    ipv6Cidr: "",
    createdTime: createdTime(state),
    isDefault: true,
    secondaryCidr: [],
    tags: [],
    relay: false,
  });

function create(call: ApiCall, state: State): Item {
  const name = checkedName(call);
  const cidr = checkedCidr(call.body["cidr"]);
  if (vpcs.all(state).length >= vpcQuota) refuse("vpc/LimitExceeded");
  const { vpcId } = vpcs.add(state, {
    name,
    description: text(call, "description") ?? "",
    cidr,
    ipv6Cidr: call.body["enableIpv6"] === true ? ipv6Range(state) : "",
    createdTime: createdTime(state),
    isDefault: false,
    secondaryCidr: [],
    tags: Array.isArray(call.body["tags"]) ? (call.body["tags"] as Item[]) : [],
    relay: false,
  });
  return { vpcId };
}

function list(call: ApiCall, state: State): Item {
  const { isDefault, vpcIds } = call.query;
  const wanted = vpcIds === undefined || vpcIds === "" ? null : new Set(vpcIds.split(","));
  const found = vpcs
    .all(state)
    .filter((vpc) => isDefault === undefined || isDefault === "" || String(vpc.isDefault) === isDefault)
    .filter((vpc) => !wanted || wanted.has(vpc.vpcId));
  return page(found, call, "vpcs", "vpcId");
}

function update(call: ApiCall, state: State): undefined {
  const vpc = vpcOf(state, call.path["vpcId"]);
  const name = checkedName(call);
  const given = call.body["secondaryCidr"];
  const secondary = Array.isArray(given) ? given.map(checkedCidr) : vpc.secondaryCidr;
  const networks = [vpc.cidr, ...secondary].flatMap((cidr) => parseNetwork(cidr) ?? []);
  if (secondary.length > secondaryCidrQuota) refuse("vpc/LimitExceeded");
  if (networks.some((network, index) => networks.slice(index + 1).some((other) => overlap(network, other)))) refuse("vpc/CidrConflict");
  vpc.name = name;
  vpc.description = text(call, "description") ?? vpc.description;
  vpc.secondaryCidr = secondary;
  if (call.body["enableIpv6"] === true) vpc.ipv6Cidr ||= ipv6Range(state);
}

function remove(call: ApiCall, state: State): undefined {
  const vpc = vpcOf(state, call.path["vpcId"]);
  if (vpc.isDefault) refuse("vpc/OperationDenied");
  if (occupants.some(([name, key]) => state.count(name, key, vpc.vpcId) > 0)) refuse("vpc/ResourceNeedRelease");
  vpcs.remove(state, vpc.vpcId);
  state.items("dhcps").delete(vpc.vpcId);
}

export const vpcResource: Resource = {
  collections: [vpcs],
  handlers: {
    CreateVpc: create,
    QueryVpcList: list,
    QuerySpecifiedVpc: (call, state) => {
      const vpc = vpcOf(state, call.path["vpcId"]);
      const subnets = [...state.items("subnets").values()].filter((subnet) => subnet["vpcId"] === vpc.vpcId);
      return { vpc: { ...vpc, subnets } };
    },
    UpdateVpc: update,
    DeleteVpc: remove,
  },
};
