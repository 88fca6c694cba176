import type { Plugin } from "rolldown";
import { loadEveryEntry } from "../src/core/catalogue/catalogue.js";
import { searchSource as searchedEntries } from "../src/core/catalogue/search.js";
import { indexOf, type SavedIndex } from "../src/core/catalogue/text-search.js";
import { loadOperations } from "../src/core/operations/lookup/operations.js";
import { searchSource as searchedOperations } from "../src/core/operations/lookup/search.js";

const indexes: Readonly<Record<string, () => Promise<SavedIndex>>> = {
  "/src/core/catalogue/saved-index.ts": async () => indexOf(searchedEntries(await loadEveryEntry())),
  "/src/core/operations/lookup/saved-index.ts": async () => indexOf(searchedOperations(await loadOperations())),
};

/** Text of JSON or JavaScript with escapes for all but ASCII. */
export const inAscii = (text: string): string =>
  text.replaceAll(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** The indexes of the searches, made once here instead of at each search. */
export const savedIndexes: Plugin = {
  name: "saved-indexes",
  load: {
    filter: { id: /\/saved-index\.ts$/ },
    async handler(id) {
      const [, make] = Object.entries(indexes).find(([file]) => id.endsWith(file)) ?? [];
      if (!make) return undefined;
      const { frame, terms, names, concepts } = await make();
      // Texts of JSON that are all ASCII take a byte a character, in the file and in V8.
      const texts = JSON.stringify({ terms, names: inAscii(names), concepts: inAscii(concepts) });
      return `export const savedIndex = { frame: JSON.parse(${JSON.stringify(JSON.stringify(frame))}), ...${texts} };`;
    },
  },
};
