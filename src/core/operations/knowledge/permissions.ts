import type { Source } from "../../catalogue/entry.js";
import type { Bilingual } from "../../text/bilingual.js";
import { operationShapes } from "../lookup/operation-index.js";
import { permissionSources, permissions, policyService, type ResourcePermission } from "./permission-names.js";

/** A custom policy in the form that multi-user access control takes. */
export interface Policy {
  readonly version: "v1";
  readonly accessControlList: readonly {
    readonly service: string;
    readonly region: string;
    readonly resource: readonly string[];
    readonly effect: "Allow";
    readonly permission: readonly string[];
  }[];
}

/** What a sub-user has to be granted for an operation, as far as documents say. */
export interface PermissionAdvice {
  readonly operation: string;
  readonly resource: Bilingual;
  readonly access: "read" | "write";
  /** For a custom policy. Empty where the documents name none. */
  readonly permissions: readonly string[];
  /** Ready-made policies that allow it. */
  readonly systemPolicies: readonly string[];
  /** The smallest custom policy; null where its permission has no documented name. */
  readonly policy: Policy | null;
  readonly basis: "documented";
  readonly sources: readonly Source[];
}

/** A policy that allows these permissions everywhere, which is the only form that documents show. */
export const policyOf = (names: readonly string[]): Policy => ({
  version: "v1",
  accessControlList: [{ service: policyService, region: "*", resource: ["*"], effect: "Allow", permission: names }],
});

/** What an operation needs; null for one that is not in the API. */
export function permissionsFor(name: string): PermissionAdvice | null {
  const operation = operationShapes.find((candidate) => candidate.name === name);
  if (!operation) return null;
  const known = permissions[operation.group];
  const access = operation.method === "GET" ? "read" : "write";
  const names = access === "read" && known.read !== null ? [known.read] : [];
  return {
    operation: name,
    resource: known.resource,
    access,
    permissions: names,
    systemPolicies: access === "read" ? [...known.readPolicies, ...known.writePolicies] : known.writePolicies,
    policy: names.length > 0 ? policyOf(names) : null,
    basis: "documented",
    sources: permissionSources,
  };
}

/** A kind of resource and the names that documents give. */
export interface PermissionRow extends ResourcePermission {
  readonly read: string;
}

/** The kinds of resources whose permissions have documented names, and those whose have none. */
export const documentedPermissions: readonly PermissionRow[] = Object.values(permissions).flatMap(({ read, ...row }) =>
  read === null ? [] : [{ ...row, read }],
);
export const unnamedResources: readonly Bilingual[] = Object.values(permissions).flatMap(({ read, resource }) =>
  read === null ? [resource] : [],
);
