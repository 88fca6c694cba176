import type { Bilingual } from "../text/bilingual.js";
import type { Entry } from "./entry.js";
import { serviceNames } from "./service-names.js";
import { synonyms } from "./synonyms.js";
import { createTextSearch } from "./text-search.js";

const both = ({ en, zh }: Bilingual): string => `${en} ${zh}`;

/** What a service answers comes before what a client makes up, and a code before one cause of it. */
const weightOf = ({ id, code, service }: Entry): number => (service === "sdk" ? 0.5 : id.endsWith(code) ? 1 : 0.8);

/** Searches code, message, meaning, causes and fixes in both languages at once; best first. */
export type CatalogueSearch = (query: string) => Entry[];

export const createSearch = (entries: readonly Entry[]): CatalogueSearch =>
  createTextSearch({
    items: entries,
    idOf: ({ id }) => id,
    fieldsOf: (entry) => ({
      code: entry.code,
      status: entry.httpStatus === null ? "" : String(entry.httpStatus),
      title: both(entry.title),
      message: entry.message ?? "",
      meaning: both(entry.meaning),
      advice: [...entry.causes, ...entry.fixes].map(both).join(" "),
      facts: [both(serviceNames[entry.service]), ...entry.parameters].join(" "),
    }),
    boosts: { code: 6, status: 8, title: 4, message: 2, meaning: 2, advice: 1, facts: 3 },
    weightOf,
    synonyms,
  });
