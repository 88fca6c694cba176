import type { Bilingual } from "../text/bilingual.js";
import { classWords } from "./class-words.js";
import type { Entry, Service } from "./entry.js";
import { savedIndex } from "./saved-index.js";
import { serviceNames } from "./service-names.js";
import { synonyms } from "./synonyms.js";
import { createTextSearch, type SearchSource } from "./text-search.js";

const both = ({ en, zh }: Bilingual): string => `${en} ${zh}`;

/** Other products' codes come after those of the VPC family, and what a client makes up after what a service answers. */
const laterServices: Partial<Record<Service, number>> = { blb: 0.7, bcc: 0.7, cce: 0.5, bos: 0.5, cdn: 0.5, sts: 0.5, sdk: 0.5 };

/** By what a query names the product whose codes are meant. An instance is not among them: too many products have some. */
const products: Partial<Record<Service, string>> = {
  vpc: "vpc",
  acl: "acl",
  nat: "nat",
  peering: "peering",
  eni: "eni",
  route: "route table",
  "security-group": "security group",
  "enterprise-security-group": "enterprise security group",
  snic: "snic",
  eip: "eip",
  blb: "blb",
  cce: "cce, pod",
  bos: "bos",
  cdn: "cdn",
  sts: "sts",
};

/** How much more the codes of a product count that the query names. */
const named = 1.3;

const statusAlone = /^(?:(?:http|status|code) +|状态码 *)?([1-5]\d\d)$/iu;

/** What of the entries is searched. */
export const searchSource = (entries: readonly Entry[]) =>
  ({
    items: entries,
    idOf: ({ id }) => id,
    namesOf: ({ code, title }) => [code, title.en, title.zh],
    fieldsOf: (entry) => ({
      code: entry.code,
      status: entry.httpStatus === null ? "" : String(entry.httpStatus),
      title: both(entry.title),
      message: entry.message ?? "",
      meaning: both(entry.meaning),
      advice: [...entry.causes, ...entry.fixes].map(both).join(" "),
      facts: [both(serviceNames[entry.service]), ...entry.parameters].join(" "),
      class: both(classWords[entry.failureClass]),
    }),
    boosts: { code: 6, status: 8, title: 5, message: 2, meaning: 2, advice: 0.7, facts: 2, class: 4 },
    kindOf: ({ service }) => products[service] ?? "",
    weightOf: ({ service }, isNamed) => (isNamed ? named : (laterServices[service] ?? 1)),
    synonyms,
  }) satisfies SearchSource<Entry, string>;

/** Searches code, message, meaning, causes and fixes in both languages at once; best first. */
export type CatalogueSearch = (query: string) => Entry[];

export function createSearch(entries: readonly Entry[]): CatalogueSearch {
  const search = createTextSearch(searchSource(entries), savedIndex);
  return (query) => {
    const found = search(query);
    const [, status] = statusAlone.exec(query.trim()) ?? [];
    if (status === undefined) return found;
    // In the order of the catalogue, which goes from the general to the particular.
    return [...new Set([...entries.filter(({ httpStatus }) => httpStatus === Number(status)), ...found])];
  };
}
