import MiniSearch, { type AsPlainObject, type SearchResult } from "minisearch";
import { type Concepts, createConcepts } from "./search-concepts.js";
import { comparable, tellingWords, wordsOf } from "./search-words.js";

/** What is searched: texts of several fields in both languages at once. */
export interface SearchSource<Item, Field extends string> {
  readonly items: readonly Item[];
  readonly idOf: (item: Item) => string;
  readonly fieldsOf: (item: Item) => Readonly<Record<Field, string>>;
  /** What an item is called, the surest name first: a query that says just this finds it first. */
  readonly namesOf: (item: Item) => readonly string[];
  /** The fields, each with how much a hit in it counts. */
  readonly boosts: Readonly<Record<Field, number>>;
  /** Words by which a query names the kind of thing that an item belongs to. */
  readonly kindOf?: (item: Item) => string;
  /** What an item counts beside others with the same hits, and when the query names its kind. */
  readonly weightOf: (item: Item, named: boolean) => number;
  /** Rows of words that mean the same. */
  readonly synonyms: readonly (readonly string[])[];
}

/** The words of a text, of its names both in parts (`client token`) and whole (`clienttoken`), and what they stand for. */
function tokensOf(text: string, concepts: Concepts): string[] {
  const parts = comparable(text);
  const whole = comparable(text.toLowerCase());
  const words = wordsOf(parts);
  const known = new Set(words);
  return [...words, ...wordsOf(whole).filter((word) => !known.has(word)), ...concepts.in(`${parts} ${whole}`)];
}

/** What lacks some of the words and ranks below this share of the best is left out. */
const telling = 0.1;

type Index = MiniSearch<Readonly<Record<string, string>>>;

/** An index as JSON can hold it. */
export type SavedIndex = AsPlainObject;

/** The index of a source, to be saved. */
export const indexOf = <Item, Field extends string>(source: SearchSource<Item, Field>): SavedIndex =>
  indexedFrom(source, createConcepts(source.synonyms), null).toJSON();

const isOf = ({ documentIds }: SavedIndex, ids: readonly string[]): boolean => {
  const saved = Object.values(documentIds);
  return saved.length === ids.length && saved.every((id, at) => id === ids[at]);
};

/** The index from what was saved of it, or made anew when that is of other items. */
function indexedFrom<Item, Field extends string>(source: SearchSource<Item, Field>, concepts: Concepts, saved: SavedIndex | null): Index {
  const options = {
    fields: Object.keys(source.boosts),
    tokenize: (text: string) => tokensOf(text, concepts),
    processTerm: (term: string) => term,
  };
  if (saved !== null && isOf(saved, source.items.map(source.idOf))) return MiniSearch.loadJS(saved, options);
  const index: Index = new MiniSearch(options);
  index.addAll(source.items.map((item) => ({ ...source.fieldsOf(item), id: source.idOf(item) })));
  return index;
}

/**
 * The query's tokens: what a word stands for counts instead of the word, so that either language finds the same items.
 * A name with hyphens that texts hold, such as a header's, counts as that name.
 */
function queryTokens(query: string, concepts: Concepts, isIndexed: (word: string, prefix?: boolean) => boolean): string[] {
  const names: string[] = [];
  const others = comparable(query).replaceAll(/[a-z0-9]+(?:-[a-z0-9]+)+/gu, (name) => {
    if (!isIndexed(name)) return name;
    names.push(name);
    return " ";
  });
  const mended = others.replaceAll(/[a-z]+/gu, (word) => (isIndexed(word, true) ? word : concepts.mend(word)));
  const { tokens, rest } = concepts.take(mended);
  return [...new Set(tellingWords([...names, ...tokens, ...wordsOf(rest)]))];
}

/** Finds the items that are called just so, the surest names first. */
function nameBook<Item, Field extends string>(
  { items, namesOf }: SearchSource<Item, Field>,
  keyOf: (name: string) => string,
): (name: string) => Item[] {
  const book = new Map<string, { item: Item; sureness: number }[]>();
  for (const item of items)
    for (const [sureness, name] of namesOf(item).entries()) book.set(keyOf(name), [...(book.get(keyOf(name)) ?? []), { item, sureness }]);
  return (name) => (book.get(keyOf(name)) ?? []).sort((a, b) => a.sureness - b.sureness).map(({ item }) => item);
}

/** A name such as `NoSuchNat` in one piece, which `comparable` takes apart. */
const inOnePiece = (name: string): string => comparable(name.toLowerCase());

/**
 * A search by words of either language, best first; what lacks some of the words comes later, or not at all where
 * others fit far better.
 */
export function createTextSearch<Item, Field extends string>(
  source: SearchSource<Item, Field>,
  saved: SavedIndex | null = null,
): (query: string) => Item[] {
  const concepts = createConcepts(source.synonyms);
  const byId = new Map(source.items.map((item) => [source.idOf(item), item]));
  const index = indexedFrom(source, concepts, saved);
  const calledWhole = nameBook(source, inOnePiece);
  const calledInParts = nameBook(source, comparable);
  const kindOf = new Map(source.items.map((item) => [item, concepts.in(comparable(source.kindOf?.(item) ?? ""))]));
  const namesKindOf = (item: Item, tokens: readonly string[]): boolean => (kindOf.get(item) ?? []).some((token) => tokens.includes(token));
  const isIndexed = (word: string, prefix = false): boolean => index.search(word, { tokenize: () => [word], prefix }).length > 0;
  return (query) => {
    const tokens = queryTokens(query, concepts, isIndexed);
    const hits = index.search(query, {
      tokenize: () => tokens,
      boost: source.boosts,
      boostDocument: (id) => {
        const item = byId.get(id);
        return item === undefined ? 1 : source.weightOf(item, namesKindOf(item, tokens));
      },
      prefix: (term) => /^[a-z0-9-]{2}|^\p{Script=Han}/u.test(term),
      fuzzy: (term) => (/^[a-z]{5,}$/u.test(term) && !isIndexed(term) ? 0.25 : false),
      bm25: { k: 1.2, b: 0.4, d: 0.5 },
    });
    const share = ({ queryTerms }: SearchResult): number => queryTerms.length / tokens.length;
    const rank = (hit: SearchResult): number => hit.score * share(hit) ** 2;
    hits.sort((a, b) => rank(b) - rank(a));
    const least = hits[0] ? rank(hits[0]) * telling : 0;
    const ranked = hits.filter((hit) => share(hit) === 1 || rank(hit) >= least).flatMap(({ id }) => byId.get(id) ?? []);
    // A name in parts that is one notion, such as `not found`, is more than that name.
    const inParts = tokens.length > 1 ? calledInParts(query) : [];
    return [...new Set([...calledWhole(query), ...inParts, ...ranked])];
  };
}
