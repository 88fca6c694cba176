import { readdirSync, readFileSync } from "node:fs";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import type { Found } from "../../../src/core/diagnose/found.js";
import { codeBook } from "../../../src/core/diagnose/meaning/code-book.js";
import { diagnose } from "./diagnose.js";

const fixtures = new URL("../../fixtures/", import.meta.url);

/** A printed text and the errors that stand in it; of an error only what is named here is compared. */
export interface Sample {
  readonly name: string;
  /** The form as its source prints it, with letters for the values. */
  readonly template?: string;
  /** Repository and file the template is from, or the client that was run. */
  readonly source?: string;
  readonly text: readonly string[];
  readonly expected: readonly Readonly<Record<string, unknown>>[];
}

export interface Form {
  readonly format: string;
  readonly samples: readonly Sample[];
}

const read = (name: string) => JSON.parse(readFileSync(new URL(name, fixtures), "utf8"));

export const forms: readonly Form[] = readdirSync(new URL("forms/", fixtures))
  .sort()
  .map((name) => read(`forms/${name}`));

/** Texts in which there is no BCE error, each with the reason why one could be seen there. */
export const negatives: readonly (Sample & { readonly why: string })[] = read("not-bce.json").samples.map((sample: Sample) => ({
  ...sample,
  expected: [],
}));

const book = codeBook(await loadEveryEntry());

export const textOf = ({ text }: Sample): string => `${text.join("\n")}\n`;

export const errorsIn = (text: string): readonly Found[] => diagnose(text, book).errors;

/** The part of a record that a sample speaks of, entries by their ids. */
function compared(found: Found, expected: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const record: Record<string, unknown> = {
    ...found,
    entry: found.entry?.id ?? null,
    candidates: found.candidates.map(({ id }) => id).sort(),
    hidden: [...found.hidden].sort(),
  };
  return Object.fromEntries(Object.keys(expected).map((key) => [key, record[key]]));
}

const sorted = (value: unknown): unknown => (Array.isArray(value) ? [...value].sort() : value);

/** What was found and what should have been, in the same shape. */
export function compare(sample: Sample): { actual: unknown[]; expected: unknown[] } {
  const found = errorsIn(textOf(sample));
  const expected = sample.expected.map((record) => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, sorted(value)])));
  const brief = { code: null, requestId: null, line: 0, format: "" };
  return { actual: found.map((error, index) => compared(error, expected[index] ?? brief)), expected };
}
