import type { SavedIndex } from "../../catalogue/text-search.js";

/** The index of all operations, which the build writes here. */
export const savedIndex: SavedIndex | null = null;
