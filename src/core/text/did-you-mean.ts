import type { Bilingual } from "./bilingual.js";

/** What was probably meant, behind other words; none where nothing comes near. */
export const didYouMean = (names: readonly string[]): Bilingual[] =>
  names.length === 0 ? [] : [{ en: `did you mean ${names.join(", ")}?`, zh: `你要找的是不是 ${names.join("、")}？` }];

/** The same as a sentence of its own. */
export const didYouMeanSentence = (names: readonly string[]): Bilingual | null => {
  const [guess = null] = didYouMean(names);
  return guess && { ...guess, en: guess.en.replace("did", "Did") };
};
