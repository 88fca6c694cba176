import { isObject, type JsonObject } from "../../core/operations/values/values.js";
import type { Arguments } from "./reader.js";
import type { ReadName } from "./reads.js";

/** How a kind of resource is read. */
export interface ResourceReads {
  /** Prefix of its ids. */
  readonly prefix: string;
  /** The read of one, and the name its id has there; null where there is only a list. */
  readonly byId: readonly [read: ReadName, id: string] | null;
  /** The member of that answer that holds the resource; null when the answer is the resource. */
  readonly member: string | null;
  /** The read of all, the member that holds them, and the member of each that is its id. */
  readonly all: readonly [read: ReadName, list: string, id: string];
  /** Whether the list is asked for by VPC. */
  readonly needsVpc: boolean;
}

/** The kinds of resources whose existence can be looked up. */
export const resourceReads: readonly ResourceReads[] = [
  { prefix: "vpc-", byId: ["QuerySpecifiedVpc", "vpcId"], member: "vpc", all: ["QueryVpcList", "vpcs", "vpcId"], needsVpc: false },
  {
    prefix: "sbn-",
    byId: ["QuerySpecifiedSubnet", "subnetId"],
    member: "subnet",
    all: ["QuerySubnetList", "subnets", "subnetId"],
    needsVpc: false,
  },
  { prefix: "nat-", byId: ["GetNat", "natId"], member: null, all: ["ListNat", "nats", "id"], needsVpc: true },
  {
    prefix: "peerconn-",
    byId: ["GetPeerConn", "peerConnId"],
    member: null,
    all: ["ListPeerConn", "peerConns", "peerConnId"],
    needsVpc: false,
  },
  { prefix: "eni-", byId: ["GetEniDetail", "eniId"], member: null, all: ["ListEni", "enis", "eniId"], needsVpc: true },
  {
    prefix: "g-",
    byId: ["GetSecurityGroupDetails", "securityGroupId"],
    member: null,
    all: ["QuerySecurityGroupsList", "securityGroups", "id"],
    needsVpc: false,
  },
  {
    prefix: "esg-",
    byId: null,
    member: null,
    all: ["QueryEnterpriseSecurityGroupList", "enterpriseSecurityGroups", "id"],
    needsVpc: false,
  },
  { prefix: "havip-", byId: ["GetHaVipDetail", "haVipId"], member: null, all: ["ListHaVip", "haVips", "haVipId"], needsVpc: true },
  { prefix: "vpn-", byId: ["SearchForVpnDetails", "vpnId"], member: null, all: ["QueryVpnList", "vpns", "vpnId"], needsVpc: true },
  { prefix: "endpoint-", byId: ["DescribeSnic", "endpointId"], member: null, all: ["ListSnic", "endpoints", "endpointId"], needsVpc: true },
  {
    prefix: "dcgw-",
    byId: ["QueryTheDetailsOfTheDedicatedGateway", "etGatewayId"],
    member: null,
    all: ["QueryTheListOfDedicatedLineGateways", "etGateways", "etGatewayId"],
    needsVpc: true,
  },
];

/** The objects in a list of an answer. */
export const itemsIn = (answer: JsonObject, list: string): readonly JsonObject[] => {
  const items = answer[list];
  return Array.isArray(items) ? items.filter(isObject) : [];
};

/** No name, id or range of the service is longer; what is would only be made a sentence of. */
const longestText = 400;

/** A member as text; empty when it is none. */
export const textIn = (item: JsonObject, name: string): string => {
  const value = item[name];
  if (typeof value === "string" && value.length > longestText) return `${value.slice(0, longestText)}…`;
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
};

/** A resource as people know it: its id, and its name in brackets. */
export const shownAs = (id: string, item: JsonObject): string => {
  const name = textIn(item, "name");
  return name === "" || name === id ? id : `${id} (${name})`;
};

/** The one resource in an answer. */
export const resourceIn = (answer: JsonObject, { member }: Pick<ResourceReads, "member">): JsonObject => {
  const value = member === null ? answer : answer[member];
  return isObject(value) ? value : answer;
};

export const wholeList: Arguments = { maxKeys: "1000" };
