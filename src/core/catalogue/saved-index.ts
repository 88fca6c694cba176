import type { SavedIndex } from "./text-search.js";

/** The index of all entries, which the build writes here: making it takes longer than all the rest of a search. */
export const savedIndex: SavedIndex | null = null;
