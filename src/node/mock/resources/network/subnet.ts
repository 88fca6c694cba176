import { isInside, type Network, overlap, parseNetwork } from "../../addresses.js";
import { type ApiCall, page, type Resource, refuse, requiredText, text } from "../../resource.js";
import { createdTime, type Item, type State } from "../../state.js";
import { unreservedAddresses, usesIn } from "./address-use.js";
import { networkOf, type Subnet, subnetOf, subnets } from "./subnets.js";
import { checkedName, type Vpc, vpcOf } from "./vpc.js";

const subnetsPerVpc = 10;
const subnetTypes: ReadonlySet<string> = new Set(["BCC", "BCC_NAT", "BBC", "BBC_NAT"]);

/** How many addresses a subnet has to give out in all. */
const capacity = ({ first, last }: Network): number => Math.max(0, last - first - 2);

function checkedNetwork(call: ApiCall, vpc: { readonly cidr: string; readonly secondaryCidr: readonly string[] }): Network {
  const network = parseNetwork(call.body["cidr"]) ?? refuse("vpc/BadRequest");
  const ranges = [vpc.cidr, ...vpc.secondaryCidr].flatMap((cidr) => parseNetwork(cidr) ?? []);
  return ranges.some((range) => isInside(network, range)) ? network : refuse("vpc/BadRequest");
}

/** An IPv6 range of the VPC's that no other subnet has; none when the VPC has none. */
function ipv6Range(state: State, { vpcId, ipv6Cidr }: Vpc): string {
  const taken = new Set(subnets.all(state).flatMap((subnet) => (subnet.vpcId === vpcId ? subnet.ipv6Cidr : [])));
  const [, start = "", group = "0"] = /^(.*:)([\da-f]{1,4})::\/56$/u.exec(ipv6Cidr) ?? [];
  for (let at = 0; start !== "" && at <= 0xff; at += 1) {
    const range = `${start}${(Number.parseInt(group, 16) + at).toString(16)}::/64`;
    if (!taken.has(range)) return range;
  }
  return "";
}

/** The IPv6 range that a call asks for, beside the one that a subnet has. */
const askedIpv6 = ({ body }: ApiCall, state: State, vpc: Vpc, present = ""): string =>
  body["enableIpv6"] === true ? present || ipv6Range(state, vpc) || refuse("vpc/BadRequest") : present;

const shown = (subnet: Subnet, state: State): Item => ({ ...subnet, availableUnreservedIp: unreservedAddresses(state, subnet) });

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
    ipv6Cidr: askedIpv6(call, state, vpc),
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
    .filter(({ subnetId }) => !ids || ids.has(subnetId))
    .map((subnet) => shown(subnet, state));
  return page(found, call, "subnets", "subnetId");
}

export const subnetResource: Resource = {
  collections: [subnets],
  handlers: {
    CreateSubnet: create,
    QuerySubnetList: list,
    QuerySpecifiedSubnet: (call, state) => ({ subnet: shown(subnetOf(state, call.path["subnetId"]), state) }),
    UpdateSubnet: (call, state) => {
      const subnet = subnetOf(state, call.path["subnetId"]);
      subnet.name = checkedName(call);
      subnet.description = text(call, "description") ?? subnet.description;
      subnet.ipv6Cidr = askedIpv6(call, state, vpcOf(state, subnet.vpcId), subnet.ipv6Cidr);
      return undefined;
    },
    DeleteSubnet: (call, state) => {
      const { subnetId, vpcId } = subnetOf(state, call.path["subnetId"]);
      const isUsed = usesIn(state, vpcId).some((use) => use.subnetId === subnetId) || state.count("vpns", "subnetId", subnetId) > 0;
      if (isUsed) refuse("vpc/ResourceNeedRelease");
      subnets.remove(state, subnetId);
      const reserves = state.items("ipReserves");
      for (const [id, reserve] of reserves) if (reserve["subnetId"] === subnetId) reserves.delete(id);
      return undefined;
    },
  },
};
