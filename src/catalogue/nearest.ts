import { distance } from "fastest-levenshtein";
import { codeIndex } from "./code-index.js";
import type { Entry } from "./entry.js";
import { foldCode, foldLoosely } from "./fold.js";

/** A wrong letter in three, at most: beyond that a suggestion is noise. */
const tolerance = (length: number): number => Math.max(1, Math.floor(length / 3));

/** The known codes that come closest to an unknown one: typos, a missing `Exception`, parts of a longer code. Nearest first, at most `count`. */
export function nearestCodes(entries: readonly Entry[], text: string, count = 3): string[] {
  const wanted = foldLoosely(text);
  if (wanted === "" || Object.hasOwn(codeIndex, foldCode(text))) return [];
  const codes = [...new Set(entries.map(({ code }) => code))];
  return codes
    .map((code) => {
      const folded = foldLoosely(code);
      const shorter = Math.min(folded.length, wanted.length);
      const contained = shorter >= 5 && (folded.includes(wanted) || wanted.includes(folded));
      return { code, score: contained ? Math.min(1, distance(folded, wanted)) : distance(folded, wanted) };
    })
    .filter(({ score }) => score <= tolerance(wanted.length))
    .sort((a, b) => a.score - b.score || a.code.length - b.code.length)
    .slice(0, count)
    .map(({ code }) => code);
}
