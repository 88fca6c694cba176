import { holds, isIpv4, parseNetwork } from "../../addresses.js";
import { type ApiCall, type Handler, type Resource, refuse, requiredText } from "../../resource.js";
import { collection, type Item, type State } from "../../state.js";
import { type AddressUse, usesIn } from "./address-use.js";
import { networkOf, subnets } from "./subnets.js";
import { vpcOf } from "./vpc.js";

/** What DHCP tells the servers of a VPC, one for each VPC that has it set. */
interface Dhcp extends Item {
  readonly vpcId: string;
  domainNameServers: string;
}

/** Where a server stands in its cluster, as a seed says; only the mock's seed knows any. */
interface Topology extends Item {
  readonly hostId: string;
  readonly hostIp?: string;
}

const dhcps = collection<Dhcp>("dhcps", "vpc-", "vpcId");
const topologies = collection<Topology>("networkTopologies", "", "hostId");

const mostAddresses = 100;
const mostServers = 4;

const setRelay =
  (relay: boolean): Handler =>
  ({ path }, state) => {
    vpcOf(state, path["vpcId"]).relay = relay;
    return undefined;
  };

/** A list of name servers between commas. */
function checkedServers(call: ApiCall): string {
  const servers = requiredText(call, "domainNameServers").split(",");
  return servers.length <= mostServers && servers.every((server) => isIpv4(server.trim())) ? servers.join(",") : refuse("vpc/BadRequest");
}

const dhcpOf = (state: State, vpcId: string): Dhcp | undefined => dhcps.find(state, vpcId);

function createDhcp(call: ApiCall, state: State): undefined {
  const { vpcId } = vpcOf(state, call.path["vpcId"]);
  if (dhcpOf(state, vpcId)) refuse("vpc/OperationDenied");
  state.admit(dhcps.name, vpcId, { vpcId, domainNameServers: checkedServers(call) });
}

function updateDhcp(call: ApiCall, state: State): undefined {
  const { vpcId } = vpcOf(state, call.path["vpcId"]);
  const dhcp = dhcpOf(state, vpcId) ?? refuse("vpc/NoSuchObject");
  dhcp.domainNameServers = checkedServers(call);
}

/** A VPC whose DHCP nobody has set has no servers of its own. */
function showDhcp({ path }: ApiCall, state: State): Item {
  const { vpcId } = vpcOf(state, path["vpcId"]);
  return { vpcId, dhcpOptions: { domainName: "", domainNameServers: dhcpOf(state, vpcId)?.domainNameServers ?? "" } };
}

const numberOf = (given: string | undefined, otherwise: number, most: number): number => {
  const number = given ? Number(given) : otherwise;
  return Number.isInteger(number) && number >= 1 && number <= most ? number : refuse("vpc/BadRequest");
};

/** Which addresses of a VPC are in use and by what, in pages that are counted. */
function resourceIps({ query }: ApiCall, state: State): Item {
  const { vpcId } = vpcOf(state, query["vpcId"] || refuse("vpc/BadRequest"));
  const [pageNo, pageSize] = [numberOf(query["pageNo"], 1, Number.MAX_SAFE_INTEGER), numberOf(query["pageSize"], 100, 1000)];
  const uses = usesIn(state, vpcId)
    .filter(({ subnetId }) => !query["subnetId"] || subnetId === query["subnetId"])
    .filter(({ resourceType }) => !query["resourceType"] || resourceType === query["resourceType"]);
  const result = uses.slice((pageNo - 1) * pageSize, pageNo * pageSize).map(({ address: ip, resourceType }) => ({ ip, resourceType }));
  return { pageNo, pageSize, totalCount: uses.length, result };
}

/** `192.168.0.1-192.168.0.5`, which may hold up to a hundred addresses. */
function isWithin(range: string): (address: string) => boolean {
  const [first = "", last = ""] = range.split("-").map((end) => end.trim());
  const [from, to] = [parseNetwork(`${first}/32`), parseNetwork(`${last}/32`)];
  if (!from || !to || from.first > to.first || to.first - from.first >= mostAddresses) return refuse("vpc/BadRequest");
  return (address) => isIpv4(address) && holds({ first: from.first, last: to.first, prefix: 0 }, address);
}

function isAsked({ privateIpAddresses = "", privateIpRange = "" }: ApiCall["query"]): (address: string) => boolean {
  if (privateIpRange !== "") return isWithin(privateIpRange);
  const wanted = privateIpAddresses.split(",").filter((address) => address !== "");
  if (wanted.length === 0 || wanted.length > mostAddresses || !wanted.every(isIpv4)) return refuse("vpc/BadRequest");
  return (address) => wanted.includes(address);
}

/** What is known of addresses that are in use; of the others nothing is said. */
function intranetIps({ path, query }: ApiCall, state: State): Item {
  const { vpcId } = vpcOf(state, path["vpcId"]);
  const isWanted = isAsked(query);
  const cidrOf = ({ address }: AddressUse): string =>
    subnets.all(state).find((subnet) => subnet.vpcId === vpcId && isIpv4(address) && holds(networkOf(subnet), address))?.cidr ?? "";
  const vpcPrivateIpAddresses = usesIn(state, vpcId)
    .filter(({ address }) => isWanted(address))
    .map((use) => ({
      privateIpAddress: use.address,
      cidr: cidrOf(use),
      privateIpAddressType: use.resourceType.toUpperCase(),
      createdTime: use.createdTime,
    }));
  return { vpcPrivateIpAddresses };
}

function showTopology({ query: { hostIp = "", hostId = "" } }: ApiCall, state: State): Item {
  if (hostIp === "" && hostId === "") refuse("vpc/BadRequest");
  const found = topologies
    .all(state)
    .filter((topology) => (hostIp === "" || topology.hostIp === hostIp) && (hostId === "" || topology.hostId === hostId));
  return { networkTopologies: found };
}

export const vpcSettingsResource: Resource = {
  collections: [dhcps, topologies],
  handlers: {
    OpenVpcRelay: setRelay(true),
    CloseVpcRelay: setRelay(false),
    CreateVPCDhcp: createDhcp,
    UpdateVPCDhcp: updateDhcp,
    GetVPCDhcpInfo: showDhcp,
    GetVpcResourceIpInfo: resourceIps,
    QueryVpcIntranetIp: intranetIps,
    GetNetworkTopologyInfo: showTopology,
  },
};
