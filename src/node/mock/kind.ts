import { type Fields, readChanges } from "./fields.js";
import { type ApiCall, type Handler, page, refuse } from "./resource.js";
import type { Collection, Item, State } from "./state.js";

/** A kind of resource of which no operation needs more than a table says: which collection, which names, which codes. */
export interface Kind<Content extends Item> {
  readonly items: Collection<Content>;
  /** What its id is called in paths. */
  readonly pathKey: string;
  /** The member of an answer that lists it. */
  readonly listKey: string;
  /** The entry for an id that there is not. */
  readonly missing?: string;
  /** The item as answers show it; as it is kept without. */
  readonly view?: (item: Content, state: State) => Item;
}

/** The resource of an id, or the refusal of one that there is not. */
export const found = <Content extends Item>({ items, missing = "vpc/NoSuchObject" }: Kind<Content>, state: State, id: unknown): Content =>
  items.find(state, id) ?? refuse(missing);

/** The resource that the path of a call names. */
export const called = <Content extends Item>(kind: Kind<Content>, { path }: ApiCall, state: State): Content =>
  found(kind, state, path[kind.pathKey]);

const shown = <Content extends Item>({ view }: Kind<Content>, item: Content, state: State): Item => view?.(item, state) ?? item;

export const showing =
  <Content extends Item>(kind: Kind<Content>): Handler =>
  (call, state) =>
    shown(kind, called(kind, call, state), state);

/** A page of the items that have the values of the query under these members. */
export const listing =
  <Content extends Item>(
    kind: Kind<Content>,
    filters: readonly string[] = [],
    isAmong: (item: Content, call: ApiCall, state: State) => boolean = () => true,
  ): Handler =>
  (call, state) => {
    const items = kind.items
      .all(state)
      .filter((item) => filters.every((key) => !call.query[key] || String(item[key] ?? "") === call.query[key]))
      .filter((item) => isAmong(item, call, state))
      .map((item) => shown(kind, item, state));
    return page(items, call, kind.listKey, kind.items.idKey);
  };

/** Removes the called item, unless `check` refuses. */
export const removing =
  <Content extends Item>(kind: Kind<Content>, check: (item: Content, state: State) => void = () => {}): Handler =>
  (call, state) => {
    const item = called(kind, call, state);
    check(item, state);
    kind.items.remove(state, String(item[kind.items.idKey]));
    return undefined;
  };

/** Changes the called item. */
export const changing =
  <Content extends Item>(kind: Kind<Content>, change: (item: Content, call: ApiCall, state: State) => void): Handler =>
  (call, state) => {
    change(called(kind, call, state), call, state);
    return undefined;
  };

/** Changes members of the called item to what the body says. */
export const updating = <Content extends Item>(kind: Kind<Content>, fields: Fields, keys: readonly string[]): Handler =>
  changing(kind, (item, { body }) => void Object.assign(item, readChanges(body, fields, keys)));

/** Refuses to let go of what is protected. */
export function refuseProtected({ deleteProtect }: Item): void {
  if (deleteProtect === true) refuse("vpc/OperationDenied");
}
