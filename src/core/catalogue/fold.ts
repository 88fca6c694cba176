const decoration = /^[\s"'`“”‘’«»()[\]{}<>,;:!?。，；：、（）【】「」*_|=]+|[\s"'`“”‘’«»()[\]{}<>,;:!?.。，；：、（）【】「」*_|=]+$/gu;

/** No code is near as long; what is longer is cut, so that no input makes the patterns slow. */
const longestText = 256;

/** What is left of a pasted code without brackets, quotes, full-width letters and trailing punctuation: `[NoSuchNat],` → `NoSuchNat`. */
export const undecorate = (text: string): string => text.slice(0, longestText).normalize("NFKC").replace(decoration, "");

/** The form in which codes are compared. Case never tells two codes apart: clients and documents disagree on it. */
export const foldCode = (code: string): string => undecorate(code).toLowerCase();

/** Whether the text could be an error code at all: one word of letters, digits, dots, dashes and underscores. */
export const hasCodeShape = (text: string): boolean => /^(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/u.test(undecorate(text));

/** Whether the text is an HTTP status rather than a code. */
export const isStatus = (text: string): boolean => /^[1-5]\d\d$/u.test(undecorate(text));

/** Letters only, the ending Exception dropped: what two spellings of one code have in common. */
export const foldLoosely = (code: string): string =>
  foldCode(code)
    .replace(/exception$/u, "")
    .replaceAll(/[^a-z0-9]/gu, "");
