import type { Entry } from "../../catalogue/entry.js";
import { foldCode } from "../../catalogue/fold.js";
import { hasMessage } from "./choose.js";

/** Entries by folded code: what diagnose needs of the catalogue. */
export type CodeBook = ReadonlyMap<string, readonly Entry[]>;

export function codeBook(entries: readonly Entry[]): CodeBook {
  const book = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = foldCode(entry.code);
    book.set(key, [...(book.get(key) ?? []), entry]);
  }
  return book;
}

/** The entries of a code in any spelling. */
export const entriesOf = (book: CodeBook, code: string): readonly Entry[] => book.get(foldCode(code)) ?? [];

/** The entries that have this message, for clients that print nothing else. Nobody but a service sends messages to them. */
export const entriesByMessage = (book: CodeBook, message: string): readonly Entry[] =>
  [...book.values()].flat().filter((entry) => entry.evidence !== "client-made" && hasMessage(entry, message));
