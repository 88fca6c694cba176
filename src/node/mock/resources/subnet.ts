import { isInside, type Network, overlap, parseNetwork } from "../addresses.js";
import { type ApiCall, page, type Resource, refuse, requiredText, text } from "../resource.js";
import { collection, createdTime, type Item, type State } from "../state.js";
import { checkedName, vpcOf } from "./vpc.js";

export interface Subnet extends Item {
  readonly subnetId: string;
  name: string;
  readonly zoneName: string;
  readonly cidr: string;
  readonly ipv6Cidr: string;
  readonly vpcId: string;
  /** BCC, BCC_NAT, BBC, BBC_NAT. */
  readonly subnetType: string;
  description: string;
  readonly createdTime: string;
  availableIp: number;
  readonly tags: Item[];
}

export const subnets = collection<Subnet>("subnets", "sbn-", "subnetId");

const subnetsPerVpc = 10;
const subnetTypes: ReadonlySet<string> = new Set(["BCC", "BCC_NAT", "BBC", "BBC_NAT"]);

export const subnetOf = (state: State, id: unknown): Subnet => subnets.find(state, id) ?? refuse("vpc/NoSuchObject");

/** The network of a subnet that is kept: its CIDR was checked when it came. */
export const networkOf = ({ cidr }: { readonly cidr: string }): Network => parseNetwork(cidr) ?? refuse("vpc/ServiceInternalError");

/** How many addresses a subnet has to give out in all. */
const capacity = ({ first, last }: Network): number => Math.max(0, last - first - 2);

function checkedNetwork(call: ApiCall, vpc: { readonly cidr: string; readonly secondaryCidr: readonly string[] }): Network {
  const network = parseNetwork(call.body["cidr"]) ?? refuse("vpc/BadRequest");
  const ranges = [vpc.cidr, ...vpc.secondaryCidr].flatMap((cidr) => parseNetwork(cidr) ?? []);
  return ranges.some((range) => isInside(network, range)) ? network : refuse("vpc/BadRequest");
}

function create(call: ApiCall, state: State): Item {
  const name = checkedName(call);
  const zoneName = requiredText(call, "zoneName");
  const vpc = vpcOf(state, requiredText(call, "vpcId"));
  const network = checkedNetwork(call, vpc);
  const subnetType = text(call, "subnetType") ?? "BCC";
  if (!subnetTypes.has(subnetType)) refuse("vpc/BadRequest");
  const others = subnets.all(state).filter(({ vpcId }) => vpcId === vpc.vpcId);
  if (others.some((other) => overlap(networkOf(other), network))) refuse("vpc/CidrConflict");
  if (others.length >= subnetsPerVpc) refuse("vpc/LimitExceeded");
  const { subnetId } = subnets.add(state, {
    name,
    zoneName,
    cidr: call.body["cidr"],
    ipv6Cidr: "",
    vpcId: vpc.vpcId,
    subnetType,
    description: text(call, "description") ?? "",
    createdTime: createdTime(state),
    availableIp: capacity(network),
    tags: Array.isArray(call.body["tags"]) ? (call.body["tags"] as Item[]) : [],
  });
  return { subnetId };
}

function list(call: ApiCall, state: State): Item {
  const filters = ["vpcId", "zoneName", "subnetType"] as const;
  const ids = call.query["subnetIds"] ? new Set(call.query["subnetIds"].split(",")) : null;
  const found = subnets
    .all(state)
    .filter((subnet) => filters.every((key) => !call.query[key] || subnet[key] === call.query[key]))
    .filter(({ subnetId }) => !ids || ids.has(subnetId));
  return page(found, call, "subnets", "subnetId");
}

export const subnetResource: Resource = {
  collections: [subnets],
  handlers: {
    CreateSubnet: create,
    QuerySubnetList: list,
    QuerySpecifiedSubnet: (call, state) => ({ subnet: subnetOf(state, call.path["subnetId"]) }),
    UpdateSubnet: (call, state) => {
      const subnet = subnetOf(state, call.path["subnetId"]);
      subnet.name = checkedName(call);
      subnet.description = text(call, "description") ?? subnet.description;
      return undefined;
    },
    DeleteSubnet: (call, state) => {
      const { subnetId } = subnetOf(state, call.path["subnetId"]);
      if (state.count("enis", "subnetId", subnetId) > 0) refuse("vpc/ResourceNeedRelease");
      subnets.remove(state, subnetId);
      return undefined;
    },
  },
};
