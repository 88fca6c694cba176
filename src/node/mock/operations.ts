import type { Service } from "../../core/catalogue/entry.js";
import { matchOperation, type RequestShape, serviceOf } from "../../core/operations/lookup/match.js";
import { operationShapes } from "../../core/operations/lookup/operation-index.js";
import type { OperationGroup, OperationShape } from "../../core/operations/model/operation.js";

/** An operation that the mock can be asked for: one of the VPC API, or one of EIP or BCC, whose names begin with `eip/` or `bcc/`. */
export interface MockOperation extends Omit<OperationShape, "group"> {
  readonly group: OperationGroup | "eip" | "bcc";
}

const eip = (
  name: string,
  method: OperationShape["method"],
  path: string,
  flags: readonly string[] = [],
  listKey: string | null = null,
) => ({
  name: `eip/${name}`,
  group: "eip" as const,
  method,
  path,
  flags,
  listKey,
});

/** Those of the EIP service that others lean on; `eip/` tells its BindEip and UnbindEip from those of the VPN gateways. */
const eipOperations: readonly MockOperation[] = [
  eip("ApplyForEip", "POST", "/v1/eip"),
  eip("QueryEipList", "GET", "/v1/eip", [], "eipList"),
  eip("BindEip", "PUT", "/v1/eip/{eip}", ["bind"]),
  eip("UnbindEip", "PUT", "/v1/eip/{eip}", ["unbind"]),
  eip("EipBandwidthScalingCapacity", "PUT", "/v1/eip/{eip}", ["resize"]),
  eip("EipRenewal", "PUT", "/v1/eip/{eip}", ["purchaseReserved"]),
  eip("UpdateEipDeleteProtect", "PUT", "/v1/eip/{eip}/deleteProtect"),
  eip("ReleaseEip", "DELETE", "/v1/eip/{eip}"),
];

/** The one read of BCC: what an instance is like that an interface is attached to. */
const readInstance: MockOperation = {
  name: "bcc/QueryInstance",
  group: "bcc",
  method: "GET",
  path: "/v2/instance/{instanceId}",
  flags: [],
  listKey: null,
};

export const mockOperations: readonly MockOperation[] = [...operationShapes, ...eipOperations, readInstance];

const eipPath = /^\/v1\/eip(?:\/[^/]+(\/deleteProtect)?)?\/?$/u;

function matchEip({ method, path, query }: RequestShape): MockOperation | null {
  const [whole, rest] = eipPath.exec(path) ?? [];
  if (whole === undefined) return null;
  const template = rest === undefined ? (/^\/v1\/eip\/?$/u.test(path) ? "/v1/eip" : "/v1/eip/{eip}") : "/v1/eip/{eip}/deleteProtect";
  const names = new Set(query.map(([name]) => name));
  return (
    eipOperations.find(
      (operation) => operation.path === template && operation.method === method && operation.flags.every((flag) => names.has(flag)),
    ) ?? null
  );
}

const matchInstance = ({ method, path }: RequestShape): MockOperation | null =>
  method === readInstance.method && /^\/v2\/instance\/i-[^/]+\/?$/u.test(path) ? readInstance : null;

/** The operation of a request; null when its path is none that the mock knows. */
export const matchMockOperation = (request: RequestShape): MockOperation | null =>
  matchOperation(request) ?? matchEip(request) ?? matchInstance(request);

const isOfVpc = (operation: MockOperation): operation is OperationShape => operation.group !== "eip" && operation.group !== "bcc";

/** Where the catalogue keeps the codes of an operation. */
export const serviceOfCalled = (operation: MockOperation): Service =>
  isOfVpc(operation) ? serviceOf(operation) : operation.group === "bcc" ? "bcc" : "eip";
