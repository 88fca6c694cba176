import { closest, distance } from "fastest-levenshtein";

const farthestSlip = 2;

/** The word that was meant by a misspelt one: at most two letters away from it; null where there is none such. */
export function nearestWord(word: string, words: readonly string[]): string | null {
  const near = closest(word, words);
  return words.length > 0 && distance(word, near) <= farthestSlip ? near : null;
}
