import { findEntries } from "../catalogue/catalogue.js";
import { findOperation, findShape, loadGroup, loadOperations, nearestOperations } from "../operations/lookup/operations.js";
import type { Operation, OperationGroup } from "../operations/model/operation.js";

/** A name or a call that the API does not have, and what comes near it. */
export interface UnknownOperation {
  readonly asked: string;
  /** Names of operations. */
  readonly nearest: readonly string[];
  /** Of a call that there is not: those that are near, `GET /v1/nat`. */
  readonly calls?: readonly string[];
}

/** What was found for the words. */
export interface FoundOperations {
  readonly operations: readonly Operation[];
  /** `named`: asked for one by one, each shown as a page · `ranked`: the best first · `listed`: by group. */
  readonly as: "named" | "ranked" | "listed";
  /** Names and calls that there are not. */
  readonly unknown: readonly UnknownOperation[];
  /** What was asked for is a code that any operation can answer with. */
  readonly generalCode?: string;
}

const loadNamed = async (names: readonly string[]): Promise<Operation[]> =>
  (await Promise.all(names.map(findOperation))).filter((operation) => operation !== null);

/** `GET /v1/nat`: the operations at that path. */
async function findCall(words: readonly string[]): Promise<FoundOperations | null> {
  const { callsNear, operationsAt, readCall } = await import("../operations/lookup/find-call.js");
  const call = readCall(words);
  if (!call) return null;
  const operations = await loadNamed(operationsAt(call).map(({ name }) => name));
  const asked = [...(call.method === null ? [] : [call.method]), call.path].join(" ");
  if (operations.length === 0) {
    const near = callsNear(call);
    const calls = [...new Set(near.map(({ method, path }) => `${method} ${path}`))];
    return { operations, as: "ranked", unknown: [{ asked, nearest: near.map(({ name }) => name), calls }] };
  }
  return { operations, as: operations.length === 1 ? "named" : "ranked", unknown: [] };
}

/** Whether a word is written as names of operations are, and not as those of parameters. */
const looksNamed = (word: string): boolean => findShape(word) !== null || /^[A-Z][A-Za-z0-9]*[a-z0-9][A-Z][A-Za-z0-9]*$/u.test(word);

/** Names of operations, one or several; what is no name has what comes near it. Null when the words are to be searched for. */
async function findNames(words: readonly string[]): Promise<FoundOperations | null> {
  if (words.length === 0 || !words.every(looksNamed)) return null;
  const known = [...new Set(words.flatMap((word) => findShape(word)?.name ?? []))];
  const unknown = words.filter((word) => findShape(word) === null).map((asked) => ({ asked, nearest: nearestOperations(asked) }));
  if (known.length === 0 && unknown.every(({ nearest }) => nearest.length === 0)) return null;
  return { operations: await loadNamed(known), as: "named", unknown };
}

/** The operations that can answer with an error code. */
async function findByCode(words: readonly string[]): Promise<FoundOperations | null> {
  const [word = ""] = words;
  if (words.length !== 1 || findShape(word) !== null) return null;
  const [entry, ...others] = await findEntries(word);
  if (entry === undefined) return null;
  const operations = await loadNamed([...new Set([entry, ...others].flatMap((match) => match.operations))]);
  return { operations, as: "ranked", unknown: [], ...(operations.length === 0 && { generalCode: entry.code }) };
}

async function search(words: readonly string[]): Promise<FoundOperations> {
  const { createOperationSearch } = await import("../operations/lookup/search.js");
  const operations = createOperationSearch(await loadOperations())(words.join(" "));
  if (operations.length > 0 || words.length !== 1) return { operations, as: "ranked", unknown: [] };
  const nearest = words.flatMap((word) => nearestOperations(word));
  return { operations, as: "ranked", unknown: nearest.length === 0 ? [] : [{ asked: words.join(" "), nearest }] };
}

/** What words mean: a call, a code, names of operations, or words to search for; without any, all operations. */
export async function findOperations(words: readonly string[], group: OperationGroup | undefined): Promise<FoundOperations> {
  if (words.length === 0) return { operations: group ? await loadGroup(group) : await loadOperations(), as: "listed", unknown: [] };
  const found = (await findCall(words)) ?? (await findByCode(words)) ?? (await findNames(words)) ?? (await search(words));
  return group === undefined ? found : { ...found, operations: found.operations.filter((operation) => operation.group === group) };
}
