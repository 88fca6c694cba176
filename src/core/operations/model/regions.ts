import type { Bilingual } from "../../text/bilingual.js";

/** A region and which part of the product answers there: all of it, service network interface cards (SNIC) only, or what it once had. */
export interface Region {
  readonly id: string;
  readonly name: Bilingual;
  readonly serves: "all" | "snic" | "legacy";
}

/** From the official metadata and the Go SDK; the names of cd, nj and yq in English are derived from the Chinese ones. */
export const regions: readonly Region[] = [
  { id: "bj", name: { en: "Beijing", zh: "华北-北京" }, serves: "all" },
  { id: "gz", name: { en: "Guangzhou", zh: "华南-广州" }, serves: "all" },
  { id: "su", name: { en: "Suzhou", zh: "华东-苏州" }, serves: "all" },
  { id: "hkg", name: { en: "Hong Kong", zh: "香港" }, serves: "all" },
  { id: "fwh", name: { en: "Wuhan, finance", zh: "金融华中-武汉" }, serves: "all" },
  { id: "bd", name: { en: "Baoding", zh: "华北-保定" }, serves: "all" },
  { id: "cd", name: { en: "Chengdu", zh: "西南-成都" }, serves: "all" },
  { id: "nj", name: { en: "Nanjing", zh: "华东-南京" }, serves: "snic" },
  { id: "yq", name: { en: "Yangquan", zh: "华北-阳泉" }, serves: "snic" },
  { id: "sin", name: { en: "Singapore", zh: "新加坡" }, serves: "legacy" },
  { id: "fsh", name: { en: "Shanghai, finance", zh: "金融华东-上海" }, serves: "legacy" },
];

/** The regions that serve all of the VPC API, as `bj (Beijing), …`. */
export const regionList: Bilingual = {
  en: regions.flatMap(({ id, name, serves }) => (serves === "all" ? `${id} (${name.en})` : [])).join(", "),
  zh: regions.flatMap(({ id, name, serves }) => (serves === "all" ? `${id}（${name.zh}）` : [])).join("、"),
};
