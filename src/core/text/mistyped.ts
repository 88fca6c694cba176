const redacted = "(redacted)";

/** Letters and digits that run on like this are a key or a token; ids have hyphens, and names no digits. */
const longRun = /[A-Za-z0-9+=]{20,}/gu;
const isMixed = (run: string): boolean => /\d/u.test(run) && /[A-Za-z]/u.test(run);

/** Whether a word has the look of a key. */
export const looksLikeKey = (word: string): boolean => Array.from(word.matchAll(longRun), ([run]) => run).some(isMixed);

/** What is said of a mistake, without the keys that were typed in the place of something else. */
export const withoutKeys = (text: string): string => text.replaceAll(longRun, (run) => (isMixed(run) ? redacted : run));

/** A wrong value as a message may repeat it: one that has not the shape of what was due may be a secret. */
export const repeated = (value: string, shape: RegExp): string => (shape.test(value) ? value : redacted);

/** `bj`, `hkg`, `cn-north-1`. */
export const regionShape = /^[a-z]{1,10}(?:-[a-z]{1,10}){0,2}(?:-\d{1,2})?$/iu;
export const profileShape = /^[\p{L}\p{M}\p{N}._ @:-]{1,24}$/u;
