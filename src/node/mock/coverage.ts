import { mockOperations } from "./operations.js";
import { resources } from "./resources/all.js";

/** What the mock does of an operation. */
export interface OperationCoverage {
  readonly operation: string;
  readonly group: string;
  /** `PUT /v1/nat/{natId}?bind`. */
  readonly request: string;
  /** The collections of the state that the operation belongs to; null for one that is answered 501. */
  readonly collections: readonly string[] | null;
}

const collectionsOf: ReadonlyMap<string, readonly string[]> = new Map(
  resources.flatMap(({ handlers, collections }) =>
    Object.keys(handlers).map((operation) => [operation, collections.map(({ name }) => name)] as const),
  ),
);

/** Every operation and what the mock keeps for it, in the order of the groups. */
export const coverage = (): readonly OperationCoverage[] =>
  mockOperations.map(({ name, group, method, path, flags }) => ({
    operation: name,
    group,
    request: `${method} ${path}${flags.length > 0 ? `?${flags.join("&")}` : ""}`,
    collections: collectionsOf.get(name) ?? null,
  }));
