import type { Context } from "../../cli/context.js";
import type { PermissionAdvice } from "../operations/knowledge/permissions.js";

/** The code whose remedy is a permission. */
const accessDenied = "accessdenied";

export const isAccessDenied = ({ code }: { readonly code: string | null }): boolean => code?.toLowerCase() === accessDenied;

/** What the operation of a refused call needs; null for any other failure, and where the operation is not known. */
export async function permissionAdvice(
  { code }: { readonly code: string | null },
  operation: string | null,
): Promise<PermissionAdvice | null> {
  if (operation === null || !isAccessDenied({ code })) return null;
  const { permissionsFor } = await import("../operations/knowledge/permissions.js");
  return permissionsFor(operation);
}

/** What each of these operations needs, as pages; those whose group the API does not have are left out. */
export async function deniedPermissions(operations: ReadonlySet<string>, { view }: Context): Promise<string[]> {
  if (operations.size === 0) return [];
  const { renderPermissions } = await import("../../cli/shared/errors/permissions.js");
  const { permissionsFor } = await import("../operations/knowledge/permissions.js");
  return [...operations].map(permissionsFor).flatMap((advice) => (advice ? [renderPermissions(advice, view)] : []));
}

/** All that documents say of permissions, for the full page of AccessDenied. */
export async function permissionPage({ view }: Context): Promise<string> {
  const { renderPermissionTable } = await import("../../cli/shared/errors/permissions.js");
  const { documentedPermissions, policyOf, unnamedResources } = await import("../operations/knowledge/permissions.js");
  const { permissionSources } = await import("../operations/knowledge/permission-names.js");
  const policy = policyOf(documentedPermissions.map(({ read }) => read));
  return renderPermissionTable(
    { rows: documentedPermissions, unnamed: unnamedResources, policy, source: permissionSources[0]?.url ?? null },
    view,
  );
}
