import type { Context } from "../../context.js";

/** What each of these operations needs, as pages; those whose group the API does not have are left out. */
export async function deniedPermissions(operations: ReadonlySet<string>, full: boolean, { view }: Context): Promise<string[]> {
  if (operations.size === 0) return [];
  const { renderPermissions } = await import("./permissions.js");
  const { permissionsFor } = await import("../../../core/operations/knowledge/permissions.js");
  return [...operations].map(permissionsFor).flatMap((advice) => (advice ? [renderPermissions(advice, view, full)] : []));
}

/** All that documents say of permissions, for the full page of AccessDenied. */
export async function permissionPage({ view }: Context): Promise<string> {
  const { renderPermissionTable } = await import("./permissions.js");
  const { documentedPermissions, policyOf, unnamedResources } = await import("../../../core/operations/knowledge/permissions.js");
  const { permissionSources } = await import("../../../core/operations/knowledge/permission-names.js");
  const policy = policyOf(documentedPermissions.map(({ read }) => read));
  return renderPermissionTable(
    { rows: documentedPermissions, unnamed: unnamedResources, policy, source: permissionSources[0]?.url ?? null },
    view,
  );
}
