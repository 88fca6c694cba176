import { distance } from "fastest-levenshtein";
import type { Entry } from "./entry.js";
import { foldLoosely, undecorate } from "./fold.js";

/** A wrong letter in three, at most: beyond that a suggestion is noise. */
const tolerance = (length: number): number => Math.max(1, Math.floor(length / 3));

/** The words of a camel-case name, in no order: `NatIdInvalid` and `InvalidNatId` have the same. */
const wordsOf = (code: string): Set<string> =>
  new Set(
    code
      .replaceAll(/([a-z0-9])(?=[A-Z])/gu, "$1 ")
      .toLowerCase()
      .split(/[^a-z0-9]+/u)
      .filter((word) => word !== "" && word !== "exception"),
  );

/** Whether one name has all words of the other, two at least. */
function sharesWords(a: Set<string>, b: Set<string>): boolean {
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a];
  return fewer.size >= 2 && [...fewer].every((word) => more.has(word));
}

/** The names that come closest to an unknown one: typos, a missing `Exception`, the same words in another order, parts of a longer name. Nearest first, at most `count`. */
export function nearestNames(names: readonly string[], text: string, count = 3): string[] {
  const wanted = foldLoosely(text);
  if (wanted === "") return [];
  const words = wordsOf(undecorate(text));
  return [...new Set(names)]
    .map((name) => {
      const folded = foldLoosely(name);
      const shorter = Math.min(folded.length, wanted.length);
      const contained = shorter >= 5 && (folded.includes(wanted) || wanted.includes(folded));
      const alike = contained || sharesWords(words, wordsOf(name));
      return { name, score: alike ? Math.min(1, distance(folded, wanted)) : distance(folded, wanted) };
    })
    .filter(({ score }) => score <= tolerance(wanted.length))
    .sort((a, b) => a.score - b.score || a.name.length - b.name.length)
    .slice(0, count)
    .map(({ name }) => name);
}

/** The known codes that come closest to an unknown one. */
export const nearestCodes = (entries: readonly Entry[], text: string, count = 3): string[] =>
  nearestNames(
    entries.map(({ code }) => code),
    text,
    count,
  );
