import type { Cause, Entry, Fix } from "../catalogue/entry.js";

/** What may have caused an error and what to do about it. */
export interface Advice {
  readonly causes: readonly Cause[];
  readonly fixes: readonly Fix[];
}

/**
 * The causes and fixes of an entry that can be those of an operation; all where it is not known. An entry that is tied to
 * operations and has nothing for this one is shown whole: its page may not know of it.
 */
export function adviceFor({ causes, fixes }: Pick<Entry, "causes" | "fixes">, operation: string | null): Advice {
  if (operation === null) return { causes, fixes };
  const isOf = ({ operations }: { readonly operations?: readonly string[] }): boolean => operations?.includes(operation) ?? true;
  const own: Advice = { causes: causes.filter(isOf), fixes: fixes.filter(isOf) };
  return own.causes.length + own.fixes.length > 0 ? own : { causes, fixes };
}
