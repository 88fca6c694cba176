import { sharedKernel } from "../kernel.js";

/** Kinds of what differs from line to line of one shape, as kernel/line-tokens.ts numbers them. */
export const tokenKinds = { uuid: 1, time: 2, digits: 3, word: 4, small: 5, sourceLine: 6 } as const;

/** Where the tokens of a line begin and end in its text. */
export interface TokenPlaces {
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
}

/** The tokens of a line. */
export interface LineTokens extends TokenPlaces {
  readonly kinds: readonly number[];
  /** How many there are; negative for a line that has too many. */
  readonly count: number;
  /** Of all that is not a token, and of the kinds of the tokens. */
  readonly hash: number;
}

/** Takes a part of a text apart, which is one line. */
export function tokensOf(text: string, from = 0, to = text.length): LineTokens {
  const kernel = sharedKernel();
  const isWhole = kernel.tokenize(text.slice(from, to), from);
  const count = isWhole ? kernel.tokenCount : -1;
  const [kinds, starts, ends] = [kernel.kinds, kernel.starts, kernel.ends].map((all) => [...all.subarray(0, Math.max(0, count))]);
  return { kinds: kinds ?? [], starts: starts ?? [], ends: ends ?? [], count, hash: kernel.hash };
}
