import { randomInt } from "node:crypto";
import { refuse } from "./resource.js";

/** A resource in memory: its id stands under the name its collection says. */
export type Item = Record<string, unknown>;

const alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";
const randomId = (): string => Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join("");

/** A change of state that is still to come. */
interface Transition {
  readonly item: Item;
  readonly key: string;
  readonly from: string;
  readonly to: string;
  /** Milliseconds since 1970. */
  readonly due: number;
}

export interface StateSettings {
  /** The region whose resources these are. */
  readonly region?: string;
  /** Milliseconds for which a resource stays in the state before the one it is to reach, such as `creating`. */
  readonly settleTime?: number;
  /** More resources than this are refused. */
  readonly mostItems?: number;
  /** More characters of resources than this, written as JSON, are refused. */
  readonly mostCharacters?: number;
}

/** Characters by which the resources may grow before they are counted again. */
const countingStep = 4 * 1024 * 1024;

/** Everything the mock holds of one region, by collection. */
export class State {
  readonly #collections = new Map<string, Map<string, Item>>();
  readonly #filled = new Set<string>();
  #coming: Transition[] = [];
  #counted = 0;
  #grown = 0;
  readonly now: () => number;
  readonly region: string;
  readonly #settings: Required<StateSettings>;

  constructor(now: () => number, settings: StateSettings = {}) {
    this.now = now;
    this.#settings = { region: "bj", settleTime: 0, mostItems: 10_000, mostCharacters: 64 * 1024 * 1024, ...settings };
    this.region = this.#settings.region;
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

  /** Keeps an item that came with a call; refused when there are too many. */
  admit(collection: string, id: string, item: Item): void {
    const all = [...this.#collections.values()].reduce((sum, { size }) => sum + size, 0);
    if (all >= this.#settings.mostItems) refuse("vpc/LimitExceeded");
    this.put(collection, id, item);
  }

  /** Keeps an item whatever there is. */
  put(collection: string, id: string, item: Item): void {
    this.items(collection).set(id, item);
    this.#filled.add(collection);
  }

  /** Whether the collection has had an item at any time: from then on only what is in it exists. */
  hasKept(collection: string): boolean {
    return this.#filled.has(collection);
  }

  /** Makes room for a body whose content may be kept; refused when the resources are too long already. */
  charge(characters: number): void {
    this.#grown += characters;
    if (this.#counted + this.#grown <= this.#settings.mostCharacters && this.#grown < countingStep) return;
    this.#counted = JSON.stringify(this).length;
    this.#grown = characters;
    if (this.#counted + characters > this.#settings.mostCharacters) refuse("vpc/LimitExceeded");
  }

  /** Puts an item into a state that it leaves for another one after a moment, unless it is changed before. */
  pass<Kind extends Item>(item: Kind, key: string & keyof Kind, from: string, to: string): void {
    const isInstant = this.#settings.settleTime <= 0;
    (item as Item)[key] = isInstant ? to : from;
    if (!isInstant) this.#coming.push({ item, key, from, to, due: this.now() + this.#settings.settleTime });
  }

  /** Lets the changes of state happen whose time has come. */
  settle(): void {
    const now = this.now();
    const due = this.#coming.filter((change) => change.due <= now);
    if (due.length === 0) return;
    this.#coming = this.#coming.filter((change) => change.due > now);
    for (const { item, key, from, to } of due) if (item[key] === from) item[key] = to;
  }

  /** All of it as one document, as `--state` prints and `--seed` reads it. */
  toJSON(): Record<string, Item[]> {
    this.settle();
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
      state.admit(name, id, made);
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
