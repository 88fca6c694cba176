import { randomInt } from "node:crypto";

/** A resource in memory: its id stands under the name its collection says. */
export type Item = Record<string, unknown>;

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
const randomId = (): string => Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join("");

/** Everything the mock holds, by collection. */
export class State {
  readonly #collections = new Map<string, Map<string, Item>>();
  readonly now: () => number;
  constructor(now: () => number) {
    this.now = now;
  }

  items(collection: string): Map<string, Item> {
    const found = this.#collections.get(collection);
    if (found) return found;
    const made = new Map<string, Item>();
    this.#collections.set(collection, made);
    return made;
  }

  /** How many items of a collection have this value under this key. */
  count(collection: string, key: string, value: unknown): number {
    return [...this.items(collection).values()].filter((item) => item[key] === value).length;
  }

  /** All of it as one document, as `--state` prints and `--seed` reads it. */
  toJSON(): Record<string, Item[]> {
    return Object.fromEntries(
      [...this.#collections].filter(([, items]) => items.size > 0).map(([name, items]) => [name, [...items.values()]]),
    );
  }
}

/** A kind of resource: where it is kept, how its ids look, and under which name. */
export interface Collection<Kind extends Item> {
  readonly name: string;
  readonly prefix: string;
  readonly idKey: string;
  all(state: State): Kind[];
  find(state: State, id: unknown): Kind | undefined;
  /** Adds an item under a new id and returns it. */
  add(state: State, item: Omit<Kind, string> & Item): Kind;
  remove(state: State, id: string): void;
}

/** Declares a kind of resource, for example `collection<Vpc>("vpcs", "vpc-", "vpcId")`. */
export function collection<Kind extends Item>(name: string, prefix: string, idKey: keyof Kind & string): Collection<Kind> {
  const items = (state: State): Map<string, Kind> => state.items(name) as Map<string, Kind>;
  return {
    name,
    prefix,
    idKey,
    all: (state) => [...items(state).values()],
    find: (state, id) => (typeof id === "string" ? items(state).get(id) : undefined),
    add: (state, item) => {
      const id = prefix + randomId();
      const made = { [idKey]: id, ...item } as unknown as Kind;
      items(state).set(id, made);
      return made;
    },
    remove: (state, id) => {
      items(state).delete(id);
    },
  };
}

/** The moment as the API writes it. */
export const createdTime = (state: State): string => `${new Date(state.now()).toISOString().slice(0, 19)}Z`;

/** The moment so many months later, as the API writes it; a day that the month does not have is its last one. */
export function monthsAfter(start: number, months: number): string {
  const end = new Date(start);
  const day = end.getUTCDate();
  end.setUTCMonth(end.getUTCMonth() + months);
  if (end.getUTCDate() !== day) end.setUTCDate(0);
  return `${end.toISOString().slice(0, 19)}Z`;
}
