import type { Item, State } from "./state.js";

/** A request whose signature is right, taken apart for the operation it calls. */
export interface ApiCall {
  /** Ids in the path, by the name in its template. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The JSON body; empty when there is none. */
  readonly body: Item;
}

/** What an operation does to the state, and its answer; nothing is an answer without a body. It may `refuse(…)`. */
export type Handler = (call: ApiCall, state: State) => Item | undefined;

/** A kind of resource in the mock: adding one is one file with this, and one line in `resources/all.ts`. */
export interface Resource {
  /** By operation name, as in the table of operations. */
  readonly handlers: Readonly<Record<string, Handler>>;
  /** Collections it keeps, by name, with the key of their ids: what `--seed` may load. */
  readonly collections: readonly { readonly name: string; readonly idKey: string; readonly prefix: string }[];
}

/** An error of the catalogue as an answer; `values` stand in for the placeholders of its message. */
export class ApiRefusal extends Error {
  override readonly name = "ApiRefusal";
  constructor(
    readonly entryId: string,
    readonly values: Readonly<Record<string, string>> = {},
  ) {
    super(entryId);
  }
}

/**
 * Refuses with the catalogue entry of this id, for example `refuse("nat/NoSuchNat")`.
 * @throws {ApiRefusal} always.
 */
export function refuse(entryId: string, values: Readonly<Record<string, string>> = {}): never {
  throw new ApiRefusal(entryId, values);
}

/** Asks for a page of a list, by marker and maxKeys, as the API pages: the marker is the id of the first item. */
export function page<Kind extends Item>(
  items: readonly Kind[],
  { query }: ApiCall,
  key: string,
  idKey: string,
  refuseMaxKeys: (given: string) => never = () => refuse("vpc/BadRequest"),
): Item {
  const given = query["maxKeys"] ?? "1000";
  const maxKeys = Number(given);
  if (!/^\d+$/u.test(given) || maxKeys < 1 || maxKeys > 1000) refuseMaxKeys(given);
  const marker = query["marker"] ?? "";
  const start = marker === "" ? 0 : items.findIndex((item) => item[idKey] === marker);
  if (start < 0) refuse("vpc/BadRequest");
  const next = items[start + maxKeys];
  return {
    marker,
    isTruncated: next !== undefined,
    ...(next === undefined ? {} : { nextMarker: next[idKey] }),
    maxKeys,
    [key]: items.slice(start, start + maxKeys),
  };
}

/** A text member of the body; undefined when absent, not a text or blank. */
export function text({ body }: ApiCall, name: string): string | undefined {
  const value = body[name];
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}

/** A text that must be there: `otherwise` is the entry thrown when it is not. */
export const requiredText = (call: ApiCall, name: string, otherwise = "vpc/BadRequest"): string => text(call, name) ?? refuse(otherwise);

/** Whether a value says nothing: SDKs send what is not set as null or as a blank text. */
export const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === "string" && value.trim() === "");
