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

/** Whether an entry stands for words of a client that come without a code, such as a bare `EOF`. */
export const isCodeless = ({ evidence, code, message }: Entry): boolean => evidence === "client-made" && code === message;

/** The entries that have this message, for clients that print nothing else: what a service sends, or words of their own without a code. */
export const entriesByMessage = (book: CodeBook, message: string): readonly Entry[] =>
  [...book.values()].flat().filter((entry) => (entry.evidence !== "client-made" || isCodeless(entry)) && hasMessage(entry, message));
