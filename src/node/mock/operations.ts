import type { Service } from "../../core/catalogue/entry.js";
import { matchOperation, type RequestShape, serviceOf } from "../../core/operations/lookup/match.js";
import { operationShapes } from "../../core/operations/lookup/operation-index.js";
import type { OperationGroup, OperationShape } from "../../core/operations/model/operation.js";

/** An operation that the mock can be asked for: one of the VPC API, or one of the EIP service, whose names begin with `eip/`. */
export interface MockOperation extends Omit<OperationShape, "group"> {
  readonly group: OperationGroup | "eip";
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

export const mockOperations: readonly MockOperation[] = [...operationShapes, ...eipOperations];

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

/** The operation of a request; null when its path is none that the mock knows. */
export const matchMockOperation = (request: RequestShape): MockOperation | null => matchOperation(request) ?? matchEip(request);

const isOfVpc = (operation: MockOperation): operation is OperationShape => operation.group !== "eip";

/** Where the catalogue keeps the codes of an operation. */
export const serviceOfCalled = (operation: MockOperation): Service => (isOfVpc(operation) ? serviceOf(operation) : "eip");
