import { operationShapes } from "../../core/operations/lookup/operation-index.js";

/** A read that an investigation may make. All are GETs; nothing else ever leaves. */
export interface Read {
  /** Name of the operation, or method and path of one that is not the VPC's. */
  readonly name: string;
  /** With `{names}` where values stand. */
  readonly path: string;
  /** The part of the host's name before the region. */
  readonly host: "bcc" | "eip";
}

/** Reads of neighbours whose resources a VPC call names. From the pages of EIP and BCC. */
const neighbours = {
  "GET /v1/eip": { name: "GET /v1/eip", path: "/v1/eip", host: "eip" },
  "GET /v2/instance/{instanceId}": { name: "GET /v2/instance/{instanceId}", path: "/v2/instance/{instanceId}", host: "bcc" },
} as const satisfies Record<string, Read>;

/** The operations of the VPC API that an investigation may call. */
const ownReads = [
  "DescribeSnic",
  "GetEniDetail",
  "GetEniQuota",
  "GetEniStatus",
  "GetHaVipDetail",
  "GetNat",
  "GetPeerConn",
  "GetSecurityGroupDetails",
  "GetVpcResourceIpInfo",
  "ListDnatRule",
  "ListEni",
  "ListHaVip",
  "ListIpReserve",
  "ListNat",
  "ListPeerConn",
  "ListProbes",
  "ListSnatRule",
  "ListSnic",
  "QueryAcl",
  "QueryAclRules",
  "QueryEnterpriseSecurityGroupList",
  "QueryIpv6Gateway",
  "QueryRoutingRules",
  "QueryRoutingTable",
  "QuerySecurityGroupsList",
  "QuerySpecifiedSubnet",
  "QuerySpecifiedVpc",
  "QuerySubnetList",
  "QueryTheDetailsOfTheDedicatedGateway",
  "QueryTheListOfDedicatedLineGateways",
  "QueryVpcIntranetIp",
  "QueryVpcList",
  "QueryVpnList",
  "SearchForVpnDetails",
  "SearchVpnTunnel",
  "UserGatewayList",
] as const;

export type ReadName = (typeof ownReads)[number] | keyof typeof neighbours;

/** Every read that there is: the fixed list. */
export const readNames: readonly ReadName[] = [...ownReads, ...(Object.keys(neighbours) as (keyof typeof neighbours)[])];

/**
 * How a read goes over the wire.
 * @throws {Error} for one that is no GET of the API: a fault of this table.
 */
export function readOf(name: ReadName): Read {
  if (name in neighbours) return neighbours[name as keyof typeof neighbours];
  const shape = operationShapes.find((candidate) => candidate.name === name);
  if (shape?.method !== "GET") throw new Error(`${name} is no read of the API`);
  return { name, path: shape.path, host: "bcc" };
}
