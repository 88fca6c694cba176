import { calledBy } from "../../../src/core/answers/called.js";
import { nothingAbout, toRecord } from "../../../src/core/answers/record.js";
import { detect } from "../../../src/core/diagnose/detect.js";
import type { Found, Summary } from "../../../src/core/diagnose/found.js";
import type { CodeBook } from "../../../src/core/diagnose/meaning/code-book.js";
import { readError } from "../../../src/core/diagnose/meaning/reading.js";
import { type ErrorInBlock, Occurrences } from "../../../src/core/diagnose/stream/occurrences.js";
import { type PlacedError, placeErrors } from "../../../src/core/diagnose/stream/place-errors.js";
import { plainLines } from "../../../src/core/diagnose/stream/plain-lines.js";
import { Tally } from "../../../src/core/diagnose/stream/tally.js";

export interface Diagnosis {
  readonly errors: readonly Found[];
  readonly summary: Summary;
}

interface Facts {
  readonly service?: string;
  readonly file?: string | null;
  readonly now?: () => number;
}

/** The record of an error as the catalogue alone makes it: nothing is said of the values of its request. */
export function placed(
  { raw, line, time, block, lastLine }: PlacedError,
  book: CodeBook,
  { service, file = null }: Facts = {},
): ErrorInBlock {
  const called = raw.request && calledBy(raw.request);
  const reading = readError(raw, book, { service: service ?? called?.service, operation: called?.operation ?? null });
  return {
    found: toRecord(raw, reading, { file, line, time, source: null }, { ...nothingAbout, operation: called?.operation ?? null }),
    block,
    lastLine,
  };
}

const lineCount = (text: string): number => (text === "" ? 0 : text.split("\n").length - (text.endsWith("\n") ? 1 : 0));

/** Every BCE error of a text, in order, read as a whole: what a scan in pieces has to agree with. */
export function diagnose(text: string, book: CodeBook, facts: Facts = {}): Diagnosis {
  const plain = plainLines(text);
  const piece = { text, plain, bytes: Buffer.from(text), offset: 0, line: 1 };
  const occurrences = new Occurrences();
  const tally = new Tally();
  for (const error of placeErrors(detect(plain, book), piece, facts.now ?? Date.now)) occurrences.add(placed(error.placed(), book, facts));
  const errors = occurrences.end().map(({ found }) => found);
  for (const error of errors) tally.add(error);
  return { errors, summary: tally.summary(lineCount(text)) };
}
