import type { Entry } from "../../catalogue/entry.js";
import { foldCode } from "../../catalogue/fold.js";
import { borrowedWords } from "./borrowed-words.js";
import { allowsMessage, hasMessage } from "./choose.js";
import { reasonIn, saysExpired } from "./message.js";

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

const gatewayCode = "IamSignatureInvalid";

/** The entries whose reason of the gateway this message has, whatever its code: those of the code that IAM answers today, if any. */
function entriesByReason(book: CodeBook, message: string): readonly Entry[] {
  if (reasonIn(message) === null) return [];
  const all = [...book.values()].flat().filter((entry) => entry.service === "gateway" && hasMessage(entry, message));
  const today = all.filter(({ code }) => code === gatewayCode);
  return today.length > 0 ? today : all;
}

/** An entry for one message of a code that says little by itself is none for other messages. */
const isAbout = (entry: Entry, message: string | null): boolean => !borrowedWords.has(entry.code) || allowsMessage(entry, message);

/** The entries of a code; with a reason that none of them has, those of the reason: IAM says it under several codes. */
export function entriesOfError(book: CodeBook, code: string, message: string | null): readonly Entry[] {
  const own = entriesOf(book, code).filter((entry) => isAbout(entry, message));
  if (message === null || own.some((entry) => hasMessage(entry, message))) return own;
  const named = saysExpired(message) ? entriesOf(book, "RequestExpired") : entriesByReason(book, message);
  if (named.length > 0) return named;
  return own.length === 0 && reasonIn(message) !== null ? entriesOf(book, gatewayCode) : own;
}
