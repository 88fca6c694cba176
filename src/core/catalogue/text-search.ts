import { type Concepts, createConcepts, termsOf } from "./search-concepts.js";
import { type Hit, makeIndex, readIndex, type SavedTerms, type TermIndex } from "./search-index.js";
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

/** By what names items are found, each with the places of these items, the surest first. */
type Names = Readonly<Record<string, readonly number[]>>;

/** What the build prepares of a search, as JSON can hold it. */
export interface SavedIndex extends SavedTerms {
  /** As JSON, like the terms. */
  readonly names: string;
  readonly concepts: string;
}

/** A name such as `NoSuchNat` in one piece, which `comparable` takes apart. */
const inOnePiece = (name: string): string => comparable(name.toLowerCase());

function namesOf<Item, Field extends string>(source: SearchSource<Item, Field>, keyOf: (name: string) => string): Names {
  const named = source.items.flatMap((item, place) =>
    source.namesOf(item).map((name, sureness) => ({ key: keyOf(name), place, sureness })),
  );
  const names = new Map<string, number[]>();
  for (const { key, place } of named.sort((a, b) => a.sureness - b.sureness)) names.set(key, [...(names.get(key) ?? []), place]);
  return Object.fromEntries(names);
}

/** What a search needs besides its items. */
interface Parts {
  readonly index: TermIndex;
  readonly concepts: Concepts;
  readonly names: () => { readonly whole: Names; readonly parts: Names };
}

const optionsOf = <Item, Field extends string>(source: SearchSource<Item, Field>, concepts: Concepts) => ({
  fields: Object.keys(source.boosts),
  tokenize: (text: string) => tokensOf(text, concepts),
  processTerm: (term: string) => term,
});

function makeParts<Item, Field extends string>(source: SearchSource<Item, Field>): Parts {
  const concepts = createConcepts(termsOf(source.synonyms));
  const documents = source.items.map((item) => ({ ...source.fieldsOf(item), id: source.idOf(item) }));
  const index = makeIndex(documents, optionsOf(source, concepts));
  return { index, concepts, names: () => ({ whole: namesOf(source, inOnePiece), parts: namesOf(source, comparable) }) };
}

function readParts<Item, Field extends string>(source: SearchSource<Item, Field>, saved: SavedIndex): Parts {
  const concepts = createConcepts(JSON.parse(saved.concepts));
  return { index: readIndex(saved, optionsOf(source, concepts)), concepts, names: () => JSON.parse(saved.names) };
}

/** What to save of a source's search. */
export function indexOf<Item, Field extends string>(source: SearchSource<Item, Field>): SavedIndex {
  const { index, names } = makeParts(source);
  return { ...index.save(), names: JSON.stringify(names()), concepts: JSON.stringify(termsOf(source.synonyms)) };
}

const isOf = ({ frame: { documentIds } }: SavedIndex, ids: readonly string[]): boolean => {
  const saved = Object.values(documentIds);
  return saved.length === ids.length && saved.every((id, at) => id === ids[at]);
};

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

/**
 * A search by words of either language, best first; what lacks some of the words comes later, or not at all where
 * others fit far better.
 */
export function createTextSearch<Item, Field extends string>(
  source: SearchSource<Item, Field>,
  saved: SavedIndex | null = null,
): (query: string) => Item[] {
  const { idOf, items, weightOf } = source;
  const isSaved = saved !== null && isOf(saved, items.map(idOf));
  const { index, concepts, names } = isSaved ? readParts(source, saved) : makeParts(source);
  const byId = new Map(items.map((item) => [idOf(item), item]));
  const { whole, parts } = names();
  const calledSo = (book: Names, key: string): Item[] =>
    Object.hasOwn(book, key) ? (book[key] ?? []).flatMap((place) => items[place] ?? []) : [];
  const kinds = new Map<string, readonly string[]>();
  const tokensOfKind = (item: Item): readonly string[] => {
    const kind = source.kindOf?.(item) ?? "";
    const known = kinds.get(kind) ?? concepts.in(comparable(kind));
    kinds.set(kind, known);
    return known;
  };
  return (query) => {
    const tokens = queryTokens(query, concepts, index.has);
    const hits = index.search(query, tokens, (term) => /^[a-z]{5,}$/u.test(term) && !index.has(term), {
      boost: source.boosts,
      boostDocument: (id) => {
        const item = byId.get(id);
        return item === undefined
          ? 1
          : weightOf(
              item,
              tokensOfKind(item).some((token) => tokens.includes(token)),
            );
      },
      prefix: (term) => /^[a-z0-9-]{2}|^\p{Script=Han}/u.test(term),
      bm25: { k: 1.2, b: 0.4, d: 0.5 },
    });
    const share = ({ queryTerms }: Hit): number => queryTerms.length / tokens.length;
    const rank = (hit: Hit): number => hit.score * share(hit) ** 2;
    hits.sort((a, b) => rank(b) - rank(a));
    const least = hits[0] ? rank(hits[0]) * telling : 0;
    const ranked = hits.filter((hit) => share(hit) === 1 || rank(hit) >= least).flatMap(({ id }) => byId.get(id) ?? []);
    // A name in parts that is one notion, such as `not found`, is more than that name.
    const inParts = tokens.length > 1 ? calledSo(parts, comparable(query)) : [];
    return [...new Set([...calledSo(whole, inOnePiece(query)), ...inParts, ...ranked])];
  };
}
