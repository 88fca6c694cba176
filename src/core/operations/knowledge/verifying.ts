import { cleanLine } from "../../text/clean.js";
import { operationShapes } from "../lookup/operation-index.js";
import { findOperation } from "../lookup/operations.js";
import type { Operation, OperationShape } from "../model/operation.js";
import { segmentsOf } from "../model/path-template.js";
import { exampleOf } from "./example.js";
import { alsoShown } from "./example-values.js";

/** Reads that the paths do not tell; null where no other call shows what it needs. */
const stated: Readonly<Record<string, string | null>> = {
  BatchAddSnatRules: "ListSnatRule",
  CloseVpcRelay: "QuerySpecifiedVpc",
  OpenVpcRelay: "QuerySpecifiedVpc",
  CreateVpnTunnel: "SearchVpnTunnel",
  UpdateVpnTunnel: "SearchVpnTunnel",
  DeleteVpnTunnel: "SearchVpnTunnel",
  SearchVpnTunnel: "SearchForVpnDetails",
  GetEniQuota: "GetEniDetail",
  QueryAclRules: "QuerySpecifiedSubnet",
  ListIpReserve: "QuerySpecifiedSubnet",
  QueryAcl: "QuerySpecifiedVpc",
  QueryTheListOfDedicatedLineGateways: "QuerySpecifiedVpc",
  ListEni: "QuerySpecifiedVpc",
  ListHaVip: "QuerySpecifiedVpc",
  ListNat: "QuerySpecifiedVpc",
  ListPeerConn: "QuerySpecifiedVpc",
  ListSnic: "QuerySpecifiedVpc",
  QueryIpv6Gateway: "QuerySpecifiedVpc",
  QueryRoutingTable: "QuerySpecifiedVpc",
  QuerySecurityGroupsList: "QuerySpecifiedVpc",
  QuerySubnetList: "QuerySpecifiedVpc",
  QueryVpnList: "QuerySpecifiedVpc",
  GetVpcResourceIpInfo: "QuerySpecifiedVpc",
  QueryAvailablePublicServices: null,
  GetNetworkTopologyInfo: null,
  UserGatewayList: null,
};

/** Looked for once: a log can hold thousands of failures of one operation. */
const remembered = new Map<string, OperationShape | null>();

/**
 * The read call that shows what an operation needs or has done: of the reads whose path the operation's path begins with,
 * the longest. Null for lists that need nothing.
 */
export function verifyingShape(operation: OperationShape): OperationShape | null {
  const known = remembered.get(operation.name);
  if (known !== undefined) return known;
  const shape = findVerifying(operation);
  remembered.set(operation.name, shape);
  return shape;
}

function findVerifying(operation: OperationShape): OperationShape | null {
  const own = stated[operation.name];
  if (own !== undefined) return operationShapes.find(({ name }) => name === own) ?? null;
  const path = segmentsOf(operation.path);
  const [longest = null] = operationShapes
    .filter((shape) => shape.method === "GET" && shape.name !== operation.name)
    .filter((shape) => segmentsOf(shape.path).every((segment, index) => segment === path[index]))
    .sort((a, b) => segmentsOf(b.path).length - segmentsOf(a.path).length);
  return longest;
}

/** A read call with the command that makes it. */
export interface VerifyingCall {
  readonly operation: Operation;
  /** `bcevpc call GetNat natId=nat-b58rnkn1g98h` */
  readonly command: string;
}

/** What some operations call the VPC that others call `vpcId`. */
const sameThing: Readonly<Record<string, string>> = { vpcId: "localVpcId" };

/** Lists can do without these, but then answer with more than what is looked for. */
const narrowing: ReadonlySet<string> = new Set(["vpcId"]);

/** `subnetId` → `SUBNET_ID`: what is to be filled in. */
const blank = (name: string): string => name.replaceAll(/([a-z0-9])(?=[A-Z])/gu, "$1_").toUpperCase();

/** The values that a read is made with, under the names it takes them by; a blank where one is needed that is not known. */
function valuesFor({ name, parameters }: Operation, values: Readonly<Record<string, string>>): Record<string, string> {
  const known = new Map(Object.entries(values).filter(([, value]) => value !== ""));
  return Object.fromEntries(
    parameters.flatMap((parameter) => {
      const isNeeded = parameter.required || alsoShown[name]?.includes(parameter.name);
      const value = known.get(parameter.name) ?? known.get(sameThing[parameter.name] ?? "");
      if (value !== undefined && (isNeeded || narrowing.has(parameter.name))) return [[parameter.name, cleanLine(value)]];
      return isNeeded ? [[parameter.name, blank(parameter.name)]] : [];
    }),
  );
}

/**
 * The call that proves what an operation needs or did, with the values of the operation's request by parameter, and blanks
 * such as `NAT_ID` for what it does not say; without values, with example ids. Null where there is no such call.
 */
export async function verifyingCall(operation: OperationShape, values?: Readonly<Record<string, string>>): Promise<VerifyingCall | null> {
  const shape = verifyingShape(operation);
  const read = shape && (await findOperation(shape.name));
  return read ? { operation: read, command: exampleOf(read, values && valuesFor(read, values)) } : null;
}
