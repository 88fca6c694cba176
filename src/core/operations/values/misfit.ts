import type { Parameter } from "../model/operation.js";
import { isOfType, textOfValue } from "./values.js";

/** Whether the text of a path or query parameter can be read as its type. */
function isReadable(value: unknown, { type }: Parameter): boolean {
  if (type === "Integer" || type === "Long") return /^-?\d+$/u.test(String(value));
  return type !== "Boolean" || value === "true" || value === "false";
}

/** How a single value does not fit its parameter: it is of another type, or none of those stated. Null when it fits. */
export function misfitOf(value: unknown, parameter: Parameter, place: Parameter["in"]): "type" | "enum" | null {
  const isRight = place === "body" ? isOfType(value, parameter.type) : isReadable(value, parameter);
  if (!isRight) return "type";
  const allowed = parameter.enum ?? [];
  if (allowed.length === 0 || typeof value === "object") return null;
  return allowed.some((choice) => String(choice) === textOfValue(value)) ? null : "enum";
}
