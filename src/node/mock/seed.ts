import { UsageError } from "../../core/refusals.js";
import { cleanLine } from "../../core/text/clean.js";
import { isRecord } from "../../core/text/is-record.js";
import { resources } from "./resources/all.js";
import type { Item, State } from "./state.js";

const collections = new Map(resources.flatMap((resource) => resource.collections).map((collection) => [collection.name, collection]));

const fault = (en: string, zh: string): UsageError => new UsageError({ en: `the seed: ${en}`, zh: `种子数据：${zh}` });

/**
 * The resources of a document by region. One without regions is for the first of them.
 * @throws {UsageError} when the document is not one of resources.
 */
export function contentsOf(document: unknown, regions: readonly string[]): Map<string, Item> {
  if (!isRecord(document)) throw fault("it is not a JSON object", "内容不是 JSON 对象");
  const { schemaVersion: _version, regions: byRegion, ...contents } = document;
  if (byRegion === undefined) return new Map([[regions[0] ?? "", contents]]);
  if (!isRecord(byRegion)) throw fault("regions is not an object", "regions 不是对象");
  return new Map(
    Object.entries(byRegion).map(([region, content]) => {
      if (!regions.includes(region))
        throw fault(
          `this mock has no region ${cleanLine(region)}: add it to --regions`,
          `本模拟服务没有地域 ${cleanLine(region)}，请加到 --regions 中`,
        );
      return isRecord(content) ? [region, content] : refuseList(region);
    }),
  );
}

function refuseList(name: string): never {
  throw fault(`${cleanLine(name)} is not an object`, `${cleanLine(name)} 不是对象`);
}

/**
 * Puts the resources of a region, as `--state` prints them, into its state.
 * @throws {UsageError} for resources that the mock does not have, or that lack their id.
 */
export function seed(state: State, contents: Item): void {
  for (const [name, items] of Object.entries(contents)) {
    const known = collections.get(name);
    const names = [...collections.keys()].join(", ");
    if (!known)
      throw fault(`unknown resource type ${cleanLine(name)}; available: ${names}`, `未知的资源类型 ${cleanLine(name)}，可用的有：${names}`);
    if (!Array.isArray(items) || !items.every(isRecord)) throw fault(`${name} is not a list of objects`, `${name} 不是对象列表`);
    for (const item of items) {
      const id = item[known.idKey];
      if (typeof id !== "string" || id === "")
        throw fault(`one of the ${name} has no ${known.idKey}`, `${name} 中有一项缺少 ${known.idKey}`);
      state.put(name, id, item);
    }
  }
}
