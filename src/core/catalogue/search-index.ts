import MiniSearch, { type AsPlainObject, type Options, type SearchOptions, type SearchResult } from "minisearch";

/** What a search found, with its score and the tokens that it has. */
export type Hit = SearchResult;

type Document = Readonly<Record<string, string>>;
type Index = MiniSearch<Document>;
type Postings = AsPlainObject["index"];

/** An index as JSON can hold it, in pieces, of which a query reads what it needs. */
export interface SavedTerms {
  /** Everything but the terms. */
  readonly frame: Omit<AsPlainObject, "index">;
  /** The terms by how they begin, in lines such as `quota 0:12,40*2;3:7`: in field 0 of item 12, twice in that of item 40, … */
  readonly terms: Readonly<Record<string, string>>;
}

/** What a text search asks of an index. */
export interface TermIndex {
  /** Whether texts hold the word, or for `prefix` one that begins so. */
  readonly has: (word: string, prefix?: boolean) => boolean;
  /** What holds some of the tokens. A token of `fuzzy` stands for all that are spelt nearly like it, whatever they begin with. */
  readonly search: (query: string, tokens: readonly string[], fuzzy: (token: string) => boolean, options: SearchOptions) => Hit[];
  readonly save: () => SavedTerms;
}

/** A token for words that mean the same begins with this. */
export const conceptSign = "≈";

/**
 * The piece that holds a term and all that begin with it: two letters are the shortest beginning of Latin words that is asked for,
 * one character of Chinese ones; a concept is asked for whole.
 */
const pieceOf = (term: string): string =>
  term.startsWith(conceptSign) ? term : (/^[a-z0-9-]{1,2}/u.exec(term)?.[0] ?? String.fromCodePoint(term.codePointAt(0) ?? 0));

/** How far from a misspelt token a term may be, as a share of its letters. */
const nearness = 0.25;

const searchIn = (index: Index, ...[query, tokens, fuzzy, options]: Parameters<TermIndex["search"]>): Hit[] =>
  index.search(query, { ...options, tokenize: () => [...tokens], fuzzy: (token) => fuzzy(token) && nearness });

const writtenRow = ([term, fields]: Postings[number]): string =>
  `${term} ${Object.entries(fields)
    .map(([field, items]) => `${field}:${Object.entries(items).map(([item, times]) => (times === 1 ? item : `${item}*${times}`))}`)
    .join(";")}`;

function readRow(line: string): Postings[number] {
  const [term = "", fields = ""] = line.split(" ");
  const timesOf = (item: string): readonly [string, number] => {
    const [id = "", times = "1"] = item.split("*");
    return [id, Number(times)];
  };
  const readField = (field: string): readonly [string, Record<string, number>] => {
    const [id = "", items = ""] = field.split(":");
    return [id, Object.fromEntries(items.split(",").map(timesOf))];
  };
  return [term, Object.fromEntries(fields.split(";").map(readField))];
}

function cut(saved: AsPlainObject): SavedTerms {
  const { index, ...frame } = saved;
  const pieces = new Map<string, Postings>();
  for (const row of index) {
    const key = pieceOf(row[0]);
    const piece = pieces.get(key) ?? [];
    piece.push(row);
    pieces.set(key, piece);
  }
  return { frame, terms: Object.fromEntries([...pieces].map(([key, rows]) => [key, rows.map(writtenRow).join("\n")])) };
}

/** The index of documents, made now. */
export function makeIndex(documents: readonly Document[], options: Options<Document>): TermIndex {
  const index: Index = new MiniSearch(options);
  index.addAll(documents);
  return {
    has: (word, prefix = false) => index.search(word, { tokenize: () => [word], prefix }).length > 0,
    search: (...asked) => searchIn(index, ...asked),
    save: () => cut(index.toJSON()),
  };
}

/** The index that was saved. What is found, and in which order, is the same: scores need the frame and the terms that match. */
export function readIndex(saved: SavedTerms, options: Options<Document>): TermIndex {
  const read = new Map<string, Postings>();
  let index: Index | undefined;
  const rowsOf = (key: string): Postings => {
    const known = read.get(key);
    if (known) return known;
    const rows = Object.hasOwn(saved.terms, key) ? (saved.terms[key] ?? "").split("\n").map(readRow) : [];
    read.set(key, rows);
    index = undefined;
    return rows;
  };
  return {
    has: (word, prefix = false) => rowsOf(pieceOf(word)).some(([term]) => (prefix ? term.startsWith(word) : term === word)),
    search: (query, tokens, fuzzy, searchOptions) => {
      for (const key of tokens.some(fuzzy) ? Object.keys(saved.terms) : tokens.map(pieceOf)) rowsOf(key);
      index ??= MiniSearch.loadJS<Document>({ ...saved.frame, index: [...read.values()].flat() }, options);
      return searchIn(index, query, tokens, fuzzy, searchOptions);
    },
    save: () => saved,
  };
}
