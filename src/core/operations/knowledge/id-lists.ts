import { operationShapes } from "../lookup/operation-index.js";
import { idOf } from "../model/resource-ids.js";
import { isObject, type JsonObject } from "../values/values.js";

/** The call that lists the ids that a parameter takes. */
export interface IdList {
  readonly operation: string;
  readonly path: string;
  /** The member of an item that holds its id. */
  readonly member: string;
  /** Whether it lists those of one VPC only. */
  readonly needsVpc: boolean;
  /** Whether the answer is a list, of which more can be asked for, or the one there is. */
  readonly isPaged: boolean;
}

type Row = readonly [operation: string, member: string, kind?: "in a VPC" | "one of a VPC"];

/** By the prefix of the ids. */
const rows: Readonly<Record<string, Row>> = {
  "vpc-": ["QueryVpcList", "vpcId"],
  "sbn-": ["QuerySubnetList", "subnetId"],
  "ipr-": ["ListIpReserve", "ipReserveId"],
  "rt-": ["QueryRoutingTable", "routeTableId", "one of a VPC"],
  "g-": ["QuerySecurityGroupsList", "id"],
  "esg-": ["QueryEnterpriseSecurityGroupList", "id"],
  "nat-": ["ListNat", "id", "in a VPC"],
  "peerconn-": ["ListPeerConn", "peerConnId"],
  "eni-": ["ListEni", "eniId", "in a VPC"],
  "havip-": ["ListHaVip", "haVipId"],
  "endpoint-": ["ListSnic", "endpointId", "in a VPC"],
  "vpn-": ["QueryVpnList", "vpnId", "in a VPC"],
  "cgw-": ["UserGatewayList", "cgwId"],
  "gw-": ["QueryIpv6Gateway", "gatewayId", "one of a VPC"],
  "dcgw-": ["QueryTheListOfDedicatedLineGateways", "etGatewayId", "in a VPC"],
  "probe-": ["ListProbes", "probeId"],
};

/** The list of what a parameter can name; null where no call lists it. */
export function idListFor(parameter: string): IdList | null {
  const row = rows[idOf(parameter)?.prefix ?? ""];
  const shape = row && operationShapes.find(({ name }) => name === row[0]);
  if (!row || !shape) return null;
  const [operation, member, kind] = row;
  return { operation, path: shape.path, member, needsVpc: kind !== undefined, isPaged: kind !== "one of a VPC" };
}

/** Something that a list names. */
export interface ListedId {
  readonly id: string;
  /** Its name and what else tells it from others, such as its CIDR. */
  readonly about: readonly string[];
}

const telling = ["name", "cidr", "status", "zoneName"] as const;

function listed(item: JsonObject, member: string): ListedId[] {
  const id = item[member];
  if (typeof id !== "string" || id === "") return [];
  return [{ id, about: telling.map((name) => item[name]).filter((value): value is string => typeof value === "string" && value !== "") }];
}

/** The ids in the answer to a list: of the list in it, or of the one object that it is or has. */
export function idsIn(answer: unknown, { member }: Pick<IdList, "member">): readonly ListedId[] {
  if (!isObject(answer)) return [];
  const candidates = [answer, ...Object.values(answer).flat()].filter(isObject);
  return candidates.flatMap((item) => listed(item, member));
}
