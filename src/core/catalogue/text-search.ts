import MiniSearch from "minisearch";

/** What is searched: texts of several fields in both languages at once. */
export interface SearchSource<Item, Field extends string> {
  readonly items: readonly Item[];
  readonly idOf: (item: Item) => string;
  readonly fieldsOf: (item: Item) => Readonly<Record<Field, string>>;
  /** The fields, each with how much a hit in it counts. */
  readonly boosts: Readonly<Record<Field, number>>;
  /** What an item counts beside others with the same hits. */
  readonly weightOf: (item: Item) => number;
  /** Rows of words that mean the same. */
  readonly synonyms: readonly (readonly string[])[];
}

const normalise = (text: string): string => text.normalize("NFKC").toLowerCase();
const splitCamelCase = (text: string): string => text.replaceAll(/([a-z0-9])(?=[A-Z])/gu, "$1 ");
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** Whether the term stands in the text: as a whole word for Latin letters, anywhere for Chinese. */
function holds(text: string, term: string): boolean {
  if (isHan(term)) return text.includes(term);
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    const before = text[at - 1] ?? " ";
    const after = text[at + term.length] ?? " ";
    if (!/[a-z0-9]/u.test(before) && !/[a-z0-9]/u.test(after)) return true;
  }
  return false;
}

/** Latin words and pairs of neighbouring Chinese characters. */
function words(text: string): string[] {
  return (text.match(/[a-z0-9]+|\p{Script=Han}+/gu) ?? []).flatMap((run) => {
    const characters = [...run];
    return isHan(run) && characters.length > 1 ? characters.slice(1).map((character, index) => characters[index] + character) : [run];
  });
}

/** Words that say nothing about what is meant. */
const filler = new Set([
  "the",
  "a",
  "an",
  "of",
  "is",
  "in",
  "to",
  "my",
  "why",
  "cannot",
  "can",
  "not",
  "error",
  "无法",
  "不能",
  "怎么",
  "什么",
]);

interface Term {
  readonly term: string;
  readonly token: string;
}

const tokensOf = (text: string, terms: readonly Term[]): string[] => {
  const spaced = normalise(splitCamelCase(text));
  const plain = normalise(text);
  const marks = terms.filter(({ term }) => holds(spaced, term) || holds(plain, term)).map(({ token }) => token);
  return [...words(spaced), ...(spaced === plain ? [] : words(plain)), ...new Set(marks)];
};

/** The query's tokens: a synonym counts instead of its words, so that either language finds the same items. */
function queryTokens(query: string, terms: readonly Term[]): string[] {
  let rest = ` ${normalise(query)} `;
  for (const word of filler) if (isHan(word)) rest = rest.replaceAll(word, " ");
  const tokens: string[] = [];
  for (const { term, token } of terms) {
    if (!holds(rest, term)) continue;
    tokens.push(token);
    rest = rest.replaceAll(term, " ");
  }
  const all = [...new Set([...tokens, ...words(rest)])];
  const telling = all.filter((token) => !filler.has(token));
  return telling.length > 0 ? telling : all;
}

/** With this many items that have all words, those with most of them are left out. */
const enough = 4;

/** A search by words of either language, best first: what has all words, then, when that is little, what has most of them. */
export function createTextSearch<Item, Field extends string>(source: SearchSource<Item, Field>): (query: string) => Item[] {
  // Longest first, so that `弹性公网ip` is recognised before `公网ip`.
  const terms = source.synonyms
    .flatMap((row, index) => row.map((term) => ({ term, token: `≈${index}` })))
    .sort((a, b) => b.term.length - a.term.length);
  const byId = new Map(source.items.map((item) => [source.idOf(item), item]));
  const index = new MiniSearch<Readonly<Record<string, string>>>({
    fields: Object.keys(source.boosts),
    tokenize: (text) => tokensOf(text, terms),
    processTerm: (term) => term,
  });
  index.addAll(source.items.map((item) => ({ ...source.fieldsOf(item), id: source.idOf(item) })));
  return (query) => {
    const wanted = new Set(queryTokens(query, terms)).size;
    const hits = index.search(query, {
      tokenize: (text) => queryTokens(text, terms),
      boost: source.boosts,
      boostDocument: (id) => {
        const item = byId.get(id);
        return item === undefined ? 1 : source.weightOf(item);
      },
      prefix: (term) => term.length > 1 && !term.startsWith("≈"),
      fuzzy: (term) => (/^[a-z]{5,}$/u.test(term) ? 0.25 : false),
    });
    const share = ({ queryTerms }: { queryTerms: string[] }): number => queryTerms.length / wanted;
    const whole = hits.filter((hit) => share(hit) >= 1);
    const most = whole.length >= enough ? [] : hits.filter((hit) => share(hit) >= 0.5 && share(hit) < 1);
    return [...whole, ...most].flatMap(({ id }) => byId.get(id) ?? []);
  };
}
