import { findEntries } from "../../../core/catalogue/catalogue.js";
import {
  findOperation,
  findShape,
  isOperationGroup,
  loadGroup,
  loadOperations,
  nearestOperations,
} from "../../../core/operations/lookup/operations.js";
import { groupTitles } from "../../../core/operations/model/groups.js";
import { type Operation, type OperationGroup, operationGroups } from "../../../core/operations/model/operation.js";
import { UsageError } from "../../../core/refusals.js";
import { clean, cleanLine } from "../../../core/text/clean.js";
import { type Context, note, print } from "../../context.js";
import { type ExitCode, exitCodes } from "../../exit-codes.js";
import type { UnknownOperation } from "./operation-json.js";

export interface ApisOptions {
  readonly group?: string;
  readonly plain?: boolean;
  readonly json?: boolean;
}

/** What was found for the words. */
interface Found {
  readonly operations: readonly Operation[];
  /** `named`: asked for one by one, each shown as a page · `ranked`: the best first · `listed`: by group. */
  readonly as: "named" | "ranked" | "listed";
  /** Names and calls that there are not. */
  readonly unknown: readonly UnknownOperation[];
  /** What was asked for is a code that any operation can answer with. */
  readonly generalCode?: string;
}

function checkGroup(group: string | undefined): OperationGroup | undefined {
  if (group === undefined || isOperationGroup(group)) return group;
  throw new UsageError({ en: `there is no group ${clean(group)}`, zh: `没有名为 ${clean(group)} 的分组` }, [
    { en: `groups: ${operationGroups.join(", ")}`, zh: `可用的分组：${operationGroups.join("、")}` },
  ]);
}

const loadNamed = async (names: readonly string[]): Promise<Operation[]> =>
  (await Promise.all(names.map(findOperation))).filter((operation) => operation !== null);

/** `GET /v1/nat`: the operations at that path. */
async function findCall(words: readonly string[]): Promise<Found | null> {
  const { callsNear, operationsAt, readCall } = await import("../../../core/operations/lookup/find-call.js");
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
async function findNames(words: readonly string[]): Promise<Found | null> {
  if (words.length === 0 || !words.every(looksNamed)) return null;
  const known = [...new Set(words.flatMap((word) => findShape(word)?.name ?? []))];
  const unknown = words.filter((word) => findShape(word) === null).map((asked) => ({ asked, nearest: nearestOperations(asked) }));
  if (known.length === 0 && unknown.every(({ nearest }) => nearest.length === 0)) return null;
  return { operations: await loadNamed(known), as: "named", unknown };
}

/** The operations that can answer with an error code. */
async function findByCode(words: readonly string[]): Promise<Found | null> {
  const [word = ""] = words;
  if (words.length !== 1 || findShape(word) !== null) return null;
  const [entry, ...others] = await findEntries(word);
  if (entry === undefined) return null;
  const operations = await loadNamed([...new Set([entry, ...others].flatMap((one) => one.operations))]);
  return { operations, as: "ranked", unknown: [], ...(operations.length === 0 && { generalCode: entry.code }) };
}

async function search(words: readonly string[]): Promise<Found> {
  const { createOperationSearch } = await import("../../../core/operations/lookup/search.js");
  const operations = createOperationSearch(await loadOperations())(words.join(" "));
  if (operations.length > 0 || words.length !== 1) return { operations, as: "ranked", unknown: [] };
  const nearest = words.flatMap((word) => nearestOperations(word));
  return { operations, as: "ranked", unknown: nearest.length === 0 ? [] : [{ asked: words.join(" "), nearest }] };
}

async function find(words: readonly string[], group: OperationGroup | undefined): Promise<Found> {
  if (words.length === 0) return { operations: group ? await loadGroup(group) : await loadOperations(), as: "listed", unknown: [] };
  const found = (await findCall(words)) ?? (await findByCode(words)) ?? (await findNames(words)) ?? (await search(words));
  return group === undefined ? found : { ...found, operations: found.operations.filter((operation) => operation.group === group) };
}

async function printFound(context: Context, { operations, as, unknown }: Found, options: ApisOptions): Promise<void> {
  const { view } = context;
  if (options.json) {
    const { knowledgeOf } = await import("../../../core/operations/knowledge/knowledge.js");
    const { operationsDocument } = await import("./operation-json.js");
    print(context, operationsDocument(await Promise.all(operations.map(knowledgeOf)), unknown, view));
  } else if (operations.length === 0) return;
  else if (options.plain) print(context, (await import("./operation-list.js")).renderOperationsPlain(operations, view));
  else if (as === "named") {
    const { knowledgeOf } = await import("../../../core/operations/knowledge/knowledge.js");
    const { renderOperation } = await import("./operation-page.js");
    const pages = await Promise.all(operations.map(async (operation) => renderOperation(await knowledgeOf(operation), view)));
    print(context, pages.join("\n\n\n"));
  } else {
    const { renderOperationsByGroup, renderOperationsByRank } = await import("./operation-list.js");
    print(
      context,
      as === "listed"
        ? renderOperationsByGroup(
            operationGroups.map((group) => ({
              group,
              title: groupTitles[group],
              members: operations.filter((one) => one.group === group),
            })),
            view,
          )
        : renderOperationsByRank(operations, view),
    );
  }
}

/** `bcevpc apis [WORDS…]`: lists the operations by group, searches them, best first, or shows those that are named. */
export async function apis(context: Context, given: readonly string[], options: ApisOptions): Promise<ExitCode> {
  const group = checkGroup(options.group);
  const words = given.flatMap((word) => cleanLine(word).split(" ")).filter((word) => word !== "");
  const found = await find(words, group);
  await printFound(context, found, options);
  if (found.operations.length > 0 && found.unknown.length === 0) return exitCodes.done;
  const { renderGeneralCode, renderUnknownOperations } = await import("./unknown-operation.js");
  const { generalCode, unknown } = found;
  note(
    context,
    generalCode === undefined ? renderUnknownOperations(unknown, context.errorView) : renderGeneralCode(generalCode, context.errorView),
  );
  return exitCodes.negative;
}
