import MiniSearch from "minisearch";
import type { Entry } from "./entry.js";
import { serviceNames } from "./service-names.js";
import { synonyms } from "./synonyms.js";

/** Longest first, so that `弹性公网ip` is recognised before `公网ip`. */
const synonymTerms = synonyms
  .flatMap((row, index) => row.map((term) => ({ term, token: `≈${index}` })))
  .sort((a, b) => b.term.length - a.term.length);

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

const tokensOf = (text: string): string[] => {
  const spaced = normalise(splitCamelCase(text));
  const plain = normalise(text);
  const marks = synonymTerms.filter(({ term }) => holds(spaced, term) || holds(plain, term)).map(({ token }) => token);
  return [...words(spaced), ...(spaced === plain ? [] : words(plain)), ...new Set(marks)];
};

/** The query's tokens: a synonym counts instead of its words, so that either language finds the same entries. */
function queryTokens(query: string): string[] {
  let rest = ` ${normalise(query)} `;
  for (const word of filler) if (isHan(word)) rest = rest.replaceAll(word, " ");
  const tokens: string[] = [];
  for (const { term, token } of synonymTerms) {
    if (!holds(rest, term)) continue;
    tokens.push(token);
    rest = rest.replaceAll(term, " ");
  }
  const all = [...new Set([...tokens, ...words(rest)])];
  const telling = all.filter((token) => !filler.has(token));
  return telling.length > 0 ? telling : all;
}

/** With this many entries that have all words, those with most of them are left out. */
const enough = 4;
/** Words that say nothing about which code is meant. */
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

interface Document {
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly title: string;
  readonly message: string;
  readonly meaning: string;
  readonly advice: string;
  readonly facts: string;
}

const both = ({ en, zh }: { en: string; zh: string }): string => `${en} ${zh}`;

const documentOf = (entry: Entry): Document => ({
  id: entry.id,
  code: entry.code,
  status: entry.httpStatus === null ? "" : String(entry.httpStatus),
  title: both(entry.title),
  message: entry.message ?? "",
  meaning: both(entry.meaning),
  advice: [...entry.causes, ...entry.fixes].map(both).join(" "),
  facts: [both(serviceNames[entry.service]), ...entry.parameters].join(" "),
});

/** What a service answers comes before what a client makes up, and a code before one cause of it. */
const weightOf = (entry: Entry | undefined): number => (entry?.service === "sdk" ? 0.5 : entry?.id.endsWith(entry.code) ? 1 : 0.8);

/** Searches code, message, meaning, causes and fixes in both languages at once; best first. Entries with all words first, then those with most of them. */
export type CatalogueSearch = (query: string) => Entry[];

export function createSearch(entries: readonly Entry[]): CatalogueSearch {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const index = new MiniSearch<Document>({
    fields: ["code", "status", "title", "message", "meaning", "advice", "facts"],
    tokenize: tokensOf,
    processTerm: (term) => term,
  });
  index.addAll(entries.map(documentOf));
  return (query) => {
    const wanted = new Set(queryTokens(query)).size;
    const hits = index.search(query, {
      tokenize: queryTokens,
      boost: { code: 6, status: 8, title: 4, facts: 3, message: 2, meaning: 2 },
      boostDocument: (id) => weightOf(byId.get(id)),
      prefix: (term) => term.length > 1 && !term.startsWith("≈"),
      fuzzy: (term) => (/^[a-z]{5,}$/u.test(term) ? 0.25 : false),
    });
    const share = ({ queryTerms }: { queryTerms: string[] }): number => queryTerms.length / wanted;
    // Entries with all words first; then, when they are few, those with most of the words.
    const whole = hits.filter((hit) => share(hit) >= 1);
    const most = whole.length >= enough ? [] : hits.filter((hit) => share(hit) >= 0.5 && share(hit) < 1);
    return [...whole, ...most].flatMap(({ id }) => byId.get(id) ?? []);
  };
}
