import type { Service } from "../catalogue/entry.js";
import type { QueryItem } from "../signature/canonical-request.js";
import { type Operation, operations } from "./data/operations.js";

/** The parts of a request that say which operation it is. */
export interface RequestShape {
  readonly method: string;
  readonly path: string;
  readonly query: readonly QueryItem[];
}

const segmentsOf = (path: string): string[] => path.split("/").filter((segment) => segment !== "");
const isName = (segment: string): boolean => segment.startsWith("{");

/** How many of the template's segments the path has literally; null when it is another path. */
function literalSegments(template: readonly string[], path: readonly string[]): number | null {
  if (template.length !== path.length) return null;
  const fits = template.every((segment, index) => (isName(segment) ? path[index] !== "" : segment === path[index]));
  return fits ? template.filter((segment) => !isName(segment)).length : null;
}

/** The operation of a request: by method, path and bare actions; the most specific of several. Null when none fits. */
export function matchOperation({ method, path, query }: RequestShape): Operation | null {
  const names = new Set(query.map(([name]) => name));
  const segments = segmentsOf(path);
  let best: { operation: Operation; rank: number } | null = null;
  for (const operation of operations) {
    if (operation.method !== method || !operation.flags.every((flag) => names.has(flag))) continue;
    const literal = literalSegments(segmentsOf(operation.path), segments);
    if (literal === null) continue;
    const rank = literal * 10 + operation.flags.length;
    if (!best || rank > best.rank) best = { operation, rank };
  }
  return best?.operation ?? null;
}

/** Where the catalogue keeps the codes of a group; groups without a table of their own answer with the VPC's. */
const serviceOfGroup: Readonly<Record<string, Service>> = {
  acl: "acl",
  nat: "nat",
  peering: "peering",
  eni: "eni",
  "route-table": "route",
  "security-group": "security-group",
  "enterprise-security-group": "security-group",
};

export const serviceOf = ({ group }: Operation): Service => serviceOfGroup[group] ?? "vpc";
