import type { Bilingual } from "../../core/text/bilingual.js";
import { resources } from "./resources/all.js";
import type { Item, State } from "./state.js";

const collections = new Map(resources.flatMap((resource) => resource.collections).map((one) => [one.name, one]));

const isItem = (value: unknown): value is Item => typeof value === "object" && value !== null && !Array.isArray(value);

/** Puts the resources of a document, as `--state` prints it, into the state; the fault of one that is none, or null. */
export function seed(state: State, document: unknown): Bilingual | null {
  if (!isItem(document)) return { en: "it is no JSON object", zh: "内容不是JSON对象" };
  const { schemaVersion: _version, ...contents } = document;
  for (const [name, items] of Object.entries(contents)) {
    const known = collections.get(name);
    const names = [...collections.keys()].join(", ");
    if (!known) return { en: `there are no ${name}; it may hold: ${names}`, zh: `没有 ${name} 这类资源，可用的有：${names}` };
    if (!Array.isArray(items) || !items.every(isItem)) return { en: `${name} is no list of objects`, zh: `${name} 不是对象列表` };
    for (const item of items) {
      const id = item[known.idKey];
      if (typeof id !== "string" || id === "")
        return { en: `one of the ${name} has no ${known.idKey}`, zh: `${name} 中有一项缺少 ${known.idKey}` };
      state.items(name).set(id, item);
    }
  }
  return null;
}
