import type { Service } from "../../catalogue/entry.js";
import type { QueryItem } from "../../signature/canonical-request.js";
import type { OperationGroup, OperationShape } from "../model/operation.js";
import { isName, segmentsOf } from "../model/path-template.js";
import { bodyMembers, operationShapes } from "./operation-index.js";

/** The parts of a request that say which operation it is. */
export interface RequestShape {
  readonly method: string;
  readonly path: string;
  readonly query: readonly QueryItem[];
  /** Parsed, its text or its bytes. Only the calls that bind EIPs to a NAT gateway are told apart by it. */
  readonly body?: unknown;
}

export const templates = operationShapes.map((operation) => ({ operation, template: segmentsOf(operation.path) }));

/** How many of the template's segments the path has literally; null when it is another path. */
export function literalSegments(template: readonly string[], path: readonly string[]): number | null {
  if (template.length !== path.length) return null;
  const fits = template.every((segment, index) => (isName(segment) ? path[index] !== "" : segment === path[index]));
  return fits ? template.filter((segment) => !isName(segment)).length : null;
}

/** The groups of the operations that a path can be of, whatever the method, the actions and the body. */
export function groupsAt(path: string): readonly OperationGroup[] {
  const segments = segmentsOf(path);
  return [
    ...new Set(templates.filter(({ template }) => literalSegments(template, segments) !== null).map(({ operation }) => operation.group)),
  ];
}

/** The names of the members of a body; none when it is no JSON object. */
function membersOf(body: unknown): readonly string[] {
  if (body instanceof Uint8Array) return membersOf(new TextDecoder().decode(body));
  if (typeof body !== "string") return typeof body === "object" && body !== null ? Object.keys(body) : [];
  try {
    const content: unknown = JSON.parse(body);
    return typeof content === "object" && content !== null ? Object.keys(content) : [];
  } catch {
    return [];
  }
}

/** Of operations that nothing but the body tells apart, the one whose member the body has; else the first. */
function byBody(alike: readonly OperationShape[], body: unknown): OperationShape | undefined {
  if (alike.length < 2) return alike[0];
  const members = membersOf(body);
  return alike.find(({ name }) => members.includes(bodyMembers[name] ?? "")) ?? alike[0];
}

/** The operation of a request: by method, path and bare actions, the most specific of several; by the body where only it decides. Null when none fits. */
export function matchOperation({ method, path, query, body }: RequestShape): OperationShape | null {
  const names = new Set(query.map(([name]) => name));
  const segments = segmentsOf(path);
  let best: OperationShape[] = [];
  let bestRank = -1;
  for (const { operation, template } of templates) {
    if (operation.method !== method || !operation.flags.every((flag) => names.has(flag))) continue;
    const literal = literalSegments(template, segments);
    if (literal === null) continue;
    const rank = literal * 10 + operation.flags.length;
    if (rank > bestRank) best = [operation];
    else if (rank === bestRank) best.push(operation);
    bestRank = Math.max(bestRank, rank);
  }
  return byBody(best, body) ?? null;
}

/** Where the catalogue keeps the codes of a group; groups without a table of their own answer with the VPC's. */
const serviceOfGroup: Readonly<Partial<Record<OperationGroup, Service>>> = {
  acl: "acl",
  nat: "nat",
  peering: "peering",
  eni: "eni",
  "route-table": "route",
  "security-group": "security-group",
  "enterprise-security-group": "enterprise-security-group",
  snic: "snic",
};

export const serviceOf = ({ group }: OperationShape): Service => serviceOfGroup[group] ?? "vpc";
