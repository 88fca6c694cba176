import type { Found } from "../diagnose/found.js";
import type { PermissionAdvice } from "../operations/knowledge/permissions.js";
import { isPermissionDenied } from "./failure-class.js";

/** What the operation of a refused call needs; null for any other failure, and where the operation is not known. */
export async function permissionAdvice(
  found: Pick<Found, "entry" | "candidates">,
  operation: string | null,
): Promise<PermissionAdvice | null> {
  if (operation === null || !isPermissionDenied(found)) return null;
  const { permissionsFor } = await import("../operations/knowledge/permissions.js");
  return permissionsFor(operation);
}
