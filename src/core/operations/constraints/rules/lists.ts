import { operationShapes as operations } from "../../lookup/operation-index.js";
import { digitsBetween, each } from "../checks.js";
import type { Constraint } from "../constraint.js";
import { documented, stated } from "./certainty.js";

const paged = operations.filter(({ listKey }) => listKey !== null);
const entryOfGroup: Readonly<Record<string, string>> = { nat: "nat/BadRequest", peering: "peering/BadRequest" };
const text = { en: "maxKeys must be a number from 1 to 1000", zh: "maxKeys 必须是 1 至 1000 的数字" };

const isPageSize = digitsBetween(1, 1000);

/** A blank one is none that can be read. */
const pageSize: Pick<Constraint, "parameters" | "check"> = {
  parameters: ["maxKeys"],
  check: ({ query }) =>
    query
      .filter(([name, value]) => name === "maxKeys" && !isPageSize(value ?? ""))
      .map(([parameter, value]) => ({ parameter, in: "query", value: value ?? "" })),
};

const maxKeys = (group: string): Constraint => ({
  id: `${group}.maxKeys`,
  operations: paged.filter((operation) => operation.group === group && operation.name !== "ListEni").map(({ name }) => name),
  ...documented,
  entry: entryOfGroup[group] ?? "vpc/BadRequest",
  text,
  ...pageSize,
});

/** What holds for many operations alike: pages and the client token. */
export const constraints: readonly Constraint[] = [
  {
    id: "ListEni.maxKeys",
    operations: ["ListEni"],
    ...stated,
    entry: "eni/MaxKeysParamInvalidException",
    text,
    ...pageSize,
  },
  ...[...new Set(paged.map(({ group }) => group))].map(maxKeys).filter((row) => row.operations.length > 0),
  {
    id: "clientToken",
    operations: operations.filter(({ method }) => method !== "GET").map(({ name }) => name),
    ...documented,
    entry: "vpc/BadRequest",
    text: { en: "clientToken must have 1 to 64 ASCII characters", zh: "clientToken 必须由 1 至 64 个 ASCII 字符组成" },
    ...each(["query:clientToken"], (value) => typeof value === "string" && /^[\u0020-\u007e]{1,64}$/u.test(value)),
  },
];
