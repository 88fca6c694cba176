import { detect } from "./detect.js";
import type { Found, Summary } from "./found.js";
import type { CodeBook } from "./meaning/code-book.js";
import { Occurrences } from "./stream/occurrences.js";
import { placeErrors, type TextFacts } from "./stream/place-errors.js";
import { plainLines } from "./stream/plain-lines.js";
import { Tally } from "./stream/tally.js";

export interface Diagnosis {
  readonly errors: readonly Found[];
  readonly summary: Summary;
}

const lineCount = (text: string): number => (text === "" ? 0 : text.split("\n").length - (text.endsWith("\n") ? 1 : 0));

/** Every BCE error of a text at hand, in order, with what the catalogue says of it. */
export function diagnose(text: string, book: CodeBook, facts: Partial<TextFacts> = {}): Diagnosis {
  const plain = plainLines(text);
  const piece = { text, plain, bytes: Buffer.from(text), offset: 0, line: 1 };
  const occurrences = new Occurrences();
  const tally = new Tally();
  for (const error of placeErrors(detect(plain, book), piece, book, { now: Date.now, ...facts })) occurrences.add(error.placed());
  const errors = occurrences.end().map(({ found }) => found);
  for (const error of errors) tally.add(error);
  return { errors, summary: tally.summary(lineCount(text)) };
}
