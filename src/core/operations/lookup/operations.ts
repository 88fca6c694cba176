import { nearestNames } from "../../catalogue/nearest.js";
import { uriDecode } from "../../signature/encoding.js";
import { type Operation, type OperationGroup, type OperationShape, operationGroups } from "../model/operation.js";
import { groupsAt } from "./match.js";
import { operationAliases, operationShapes } from "./operation-index.js";

/** One file a group, each loaded when an operation of it is asked for. */
const loaders: Record<OperationGroup, () => Promise<{ operations: readonly Operation[] }>> = {
  acl: () => import("../data/acl.js"),
  "dedicated-gateway": () => import("../data/dedicated-gateway.js"),
  eni: () => import("../data/eni.js"),
  "gateway-bandwidth-limit": () => import("../data/gateway-bandwidth-limit.js"),
  havip: () => import("../data/havip.js"),
  "ipv6-gateway": () => import("../data/ipv6-gateway.js"),
  nat: () => import("../data/nat.js"),
  "network-probe": () => import("../data/network-probe.js"),
  "parameter-template": () => import("../data/parameter-template.js"),
  peering: () => import("../data/peering.js"),
  "route-table": () => import("../data/route-table.js"),
  "security-group": () => import("../data/security-group.js"),
  "enterprise-security-group": () => import("../data/enterprise-security-group.js"),
  snic: () => import("../data/snic.js"),
  subnet: () => import("../data/subnet.js"),
  vpc: () => import("../data/vpc.js"),
  vpn: () => import("../data/vpn.js"),
};

export const isOperationGroup = (name: string): name is OperationGroup => (operationGroups as readonly string[]).includes(name);

/** The operations of one group. */
export const loadGroup = async (group: OperationGroup): Promise<readonly Operation[]> => (await loaders[group]()).operations;

/** Every operation, in the order of the groups. */
export const loadOperations = async (): Promise<readonly Operation[]> => (await Promise.all(operationGroups.map(loadGroup))).flat();

/** The operations that a path, percent-encoded, can be of, and others of their groups. */
export const loadOperationsAt = async (path: string): Promise<readonly Operation[]> =>
  (await Promise.all(groupsAt(uriDecode(path)).map(loadGroup))).flat();

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The shape of the operation with this name or alias, in any case; a name comes before an alias. Null when there is none. */
export function findShape(nameOrAlias: string): OperationShape | null {
  const byName = operationShapes.find(({ name }) => sameName(name, nameOrAlias));
  if (byName) return byName;
  const [, name] = Object.entries(operationAliases).find(([alias]) => sameName(alias, nameOrAlias)) ?? [];
  return operationShapes.find((shape) => shape.name === name) ?? null;
}

/** The operation with this name or alias, in any case; loads only its group. Null when there is none. */
export async function findOperation(nameOrAlias: string): Promise<Operation | null> {
  const shape = findShape(nameOrAlias);
  if (!shape) return null;
  return (await loadGroup(shape.group)).find(({ name }) => name === shape.name) ?? null;
}

/** The names of the operations that come nearest to an unknown one, by name or alias; nearest first, at most `count`. */
export function nearestOperations(name: string, count = 3): readonly string[] {
  const known = [...operationShapes.map((shape) => shape.name), ...Object.keys(operationAliases)];
  const near = nearestNames(known, name, 2 * count).map((similar) => operationAliases[similar] ?? similar);
  return [...new Set(near)].slice(0, count);
}
