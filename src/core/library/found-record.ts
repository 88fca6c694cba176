import type { Entry } from "../catalogue/entry.js";
import type { Found } from "../diagnose/found.js";

/**
 * An error that was found, as plain data. What its entry holds is not repeated: `meaning` and `retryable` are there only
 * where there is no entry. What the input does not say is null.
 */
export interface FoundRecord extends Omit<Found, "entry" | "candidates" | "meaning" | "retryable"> {
  /** The entry that service, status, message or path single out; null when several remain or none is known. */
  readonly entryId: string | null;
  /** The entries that remain when it is null. */
  readonly candidateIds: readonly string[];
  readonly meaning?: Found["meaning"];
  readonly retryable?: Found["retryable"];
}

export function foundRecord({ entry, candidates, meaning, retryable, ...rest }: Found): FoundRecord {
  const isHeld = entry !== null || candidates.length > 0;
  const ids = { entryId: entry?.id ?? null, candidateIds: entry === null ? candidates.map(({ id }) => id) : [] };
  return isHeld ? { ...rest, ...ids } : { ...rest, ...ids, meaning, retryable };
}

/** The entries that records speak of, each once, in the order in which they were first spoken of. */
export class EntriesSeen {
  private readonly seen = new Map<string, Entry>();

  add({ entry, candidates }: Found): void {
    for (const candidate of entry === null ? candidates : [entry]) this.seen.set(candidate.id, candidate);
  }

  get all(): readonly Entry[] {
    return [...this.seen.values()];
  }
}
