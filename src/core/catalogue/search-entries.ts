import { cleanLine } from "../text/clean.js";
import { loadEveryEntry } from "./catalogue.js";
import type { Entry } from "./entry.js";

/** What entries must have besides the words. */
export interface EntryFilter {
  readonly service?: string;
  readonly status?: number;
  readonly retryable?: boolean;
}

/** The entries that words of either language find, best first; without words all of them, by service. */
export async function searchEntries(words: string, filter: EntryFilter = {}): Promise<Entry[]> {
  const every = await loadEveryEntry();
  const query = cleanLine(words);
  const ranked = query === "" ? every : (await import("./search.js")).createSearch(every)(query);
  return ranked.filter(
    ({ service, httpStatus, retryable }) =>
      (filter.service === undefined || service === filter.service) &&
      (filter.status === undefined || httpStatus === filter.status) &&
      (filter.retryable === undefined || retryable === filter.retryable),
  );
}
