import { findEntries, loadEveryEntry } from "../catalogue/catalogue.js";
import type { Entry } from "../catalogue/entry.js";
import { foldLoosely, hasCodeShape, undecorate } from "../catalogue/fold.js";

/** Notations around a code that people copy with it: `code=C`, `"code": "C"`, `Error: [C]`, `[C] words`. */
const around: readonly RegExp[] = [
  /^\W{0,4}(?:error[ _]?)?code["']?\s{0,4}[=:]\s{0,4}["']?([A-Za-z][\w.-]{1,127})["']?\W{0,4}$/iu,
  /^(?:error: ?)?\[(?:code: ?)?([A-Za-z][\w.-]{1,127})[;\]]/iu,
  /^error: ?([A-Za-z][\w.-]{1,127})\W{0,4}$/iu,
];

/** Shorter names come near too many others without their signs. */
const shortestName = 6;

/** The entries of a code in the words of an error line, of an id without its service, or written in another case style. */
export async function findSpelledOtherwise(text: string): Promise<Entry[]> {
  const asked = text.trim().slice(0, 400);
  for (const pattern of around) {
    const code = pattern.exec(asked)?.[1];
    const entries = code === undefined ? [] : await findEntries(code);
    if (entries.length > 0) return entries;
  }
  if (!hasCodeShape(asked)) return [];
  const every = await loadEveryEntry();
  const name = undecorate(asked).toLowerCase();
  const byId = every.filter(({ id, service }) => id.slice(service.length + 1).toLowerCase() === name);
  if (byId.length > 0) return byId;
  const loose = asked.replaceAll(/[^A-Za-z0-9]/gu, "").toLowerCase();
  if (loose.length < shortestName || foldLoosely(asked) === "") return [];
  const alike = every.filter(({ code }) => code.replaceAll(/[^A-Za-z0-9]/gu, "").toLowerCase() === loose);
  return new Set(alike.map(({ code }) => code)).size === 1 ? alike : [];
}

/** The entries that have a message, as it was pasted alone. */
export async function findByMessage(text: string): Promise<Entry[]> {
  const { codeBook, entriesByMessage } = await import("../diagnose/meaning/code-book.js");
  return [...entriesByMessage(codeBook(await loadEveryEntry()), text)];
}
