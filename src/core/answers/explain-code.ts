import { codeIn, findEntries, loadEveryEntry } from "../catalogue/catalogue.js";
import type { Entry } from "../catalogue/entry.js";
import { hasCodeShape, isStatus, undecorate } from "../catalogue/fold.js";
import { cleanLine } from "../text/clean.js";

/** What else is known of an error besides its code. */
export interface CodeFacts {
  readonly service?: string;
  readonly status?: number;
  readonly message?: string;
}

/** What was asked for and what the catalogue has of it: no entries means unknown. */
export interface Answer {
  readonly asked: string;
  readonly entries: readonly Entry[];
  /** Those that the code has with any service, status and message. */
  readonly anyhow: readonly Entry[];
  /** The code is known, but not with the service, status or message asked for. */
  readonly narrowedAway: boolean;
}

/** The entries of a code; what is none may be one in other letters or in the words around it, or the message of one. */
async function findAnyhow(asked: string): Promise<readonly Entry[]> {
  const entries = await findEntries(asked);
  if (entries.length > 0 || isStatus(asked)) return entries;
  const { findByMessage, findSpelledOtherwise } = await import("./spelled-otherwise.js");
  const spelled = await findSpelledOtherwise(asked);
  return spelled.length > 0 ? spelled : findByMessage(asked);
}

/** The entries of a code, or of an id, that fit what else is known. */
export async function explainCode(asked: string, facts: CodeFacts): Promise<Answer> {
  const all = await findAnyhow(asked);
  let entries = all.filter(
    ({ service, httpStatus }) =>
      (facts.service === undefined || service === facts.service) && (facts.status === undefined || httpStatus === facts.status),
  );
  if (facts.message !== undefined && entries.length > 0) {
    const { foldMessage } = await import("../diagnose/meaning/message.js");
    const part = foldMessage(facts.message);
    const partly = entries.filter(({ message }) => part.length >= 8 && message !== null && foldMessage(message).includes(part));
    if (partly.length > 0) entries = partly;
    const { chooseEntry } = await import("../diagnose/meaning/choose.js");
    const { entry, candidates } = chooseEntry(entries, { message: cleanLine(facts.message), httpStatus: facts.status ?? null });
    entries = entry ? [entry] : [...candidates];
  }
  return { asked: undecorate(asked) || asked, entries, anyhow: all, narrowedAway: all.length > 0 && entries.length === 0 };
}

/** What comes near an unknown code; of a known one that the narrowing excluded, its ids. */
export async function nearestTo({ asked, anyhow, narrowedAway }: Answer): Promise<string[]> {
  if (narrowedAway) return anyhow.map(({ id }) => id);
  const { nearestCodes } = await import("../catalogue/nearest.js");
  return hasCodeShape(codeIn(asked)) ? nearestCodes(await loadEveryEntry(), codeIn(asked)) : [];
}
