import { distance } from "fastest-levenshtein";
import { conceptSign } from "./search-index.js";
import { comparable } from "./search-words.js";

/** Words that mean the same, known by one token. */
export interface Term {
  readonly term: string;
  readonly token: string;
}

const isLatin = (character: string | undefined): boolean => character !== undefined && /[a-z0-9]/u.test(character);

/** Where a term stands in a text, -1 for nowhere: its Latin ends must be ends of words, Chinese may stand anywhere. */
function indexOf(text: string, term: string): number {
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
    const end = at + term.length;
    if (!(isLatin(term[0]) && isLatin(text[at - 1])) && !(isLatin(term.at(-1)) && isLatin(text[end]))) return at;
  }
  return -1;
}

const letters = (word: string): string => [...word].sort().join("");

/** One letter wrong, or two in a long word, or two that changed places; the first one is seldom wrong. */
function isTypoOf(word: string, meant: string): boolean {
  if (word[0] !== meant[0]) return false;
  const wrong = distance(word, meant);
  return wrong <= 1 || (wrong === 2 && (word.length >= 8 || letters(word) === letters(meant)));
}

/** Knows in a comparable text what different words stand for. */
export interface Concepts {
  /** The tokens of all that a text speaks of. */
  readonly in: (text: string) => string[];
  /** The word of the table that a misspelt one was meant to be, or the word itself. */
  readonly mend: (word: string) => string;
  /** The tokens of a query, the longest term first, and what remains of it. */
  readonly take: (query: string) => { readonly tokens: readonly string[]; readonly rest: string };
}

/** The terms of a table of synonyms, longest first, so that `弹性公网ip` is recognised before `公网ip`. */
export const termsOf = (rows: readonly (readonly string[])[]): readonly Term[] =>
  rows
    .flatMap((row, index) => [...new Set(row.map(comparable))].map((term) => ({ term, token: `${conceptSign}${index}` })))
    .filter(({ term }) => term !== "")
    .sort((a, b) => b.term.length - a.term.length);

/** What the terms stand for. */
export function createConcepts(terms: readonly Term[]): Concepts {
  let known: readonly string[] | undefined;
  const mend = (word: string): string => {
    known ??= [...new Set(terms.flatMap(({ term }) => term.match(/[a-z]{4,}/gu) ?? []))];
    return known.find((meant) => isTypoOf(word, meant)) ?? word;
  };
  return {
    mend: (word) => (word.length < 5 ? word : mend(word)),
    in: (text) => [...new Set(terms.filter(({ term }) => indexOf(text, term) >= 0).map(({ token }) => token))],
    take(query) {
      const tokens = new Set<string>();
      let rest = query;
      for (const { term, token } of terms) {
        for (let at = indexOf(rest, term); at >= 0; at = indexOf(rest, term)) {
          tokens.add(token);
          rest = `${rest.slice(0, at)} ${rest.slice(at + term.length)}`;
        }
      }
      return { tokens: [...tokens], rest };
    },
  };
}
