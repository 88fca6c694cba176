import { type FoundOperations, findOperations } from "../../../core/answers/find-operations.js";
import { isOperationGroup } from "../../../core/operations/lookup/operations.js";
import { groupTitles } from "../../../core/operations/model/groups.js";
import { type OperationGroup, operationGroups } from "../../../core/operations/model/operation.js";
import { UsageError } from "../../../core/refusals.js";
import { clean, cleanLine } from "../../../core/text/clean.js";
import { type Context, note } from "../../context.js";
import { type ExitCode, exitCodes } from "../../exit-codes.js";
import { printPaged } from "../../shared/look/paged.js";

export interface ApisOptions {
  readonly group?: string;
  readonly plain?: boolean;
  readonly json?: boolean;
}

function checkGroup(group: string | undefined): OperationGroup | undefined {
  if (group === undefined || isOperationGroup(group)) return group;
  throw new UsageError({ en: `unknown group ${clean(group)}`, zh: `未知分组 ${clean(group)}` }, [
    { en: `groups: ${operationGroups.join(", ")}`, zh: `可用的分组：${operationGroups.join("、")}` },
  ]);
}

async function printFound(context: Context, { operations, as, unknown }: FoundOperations, options: ApisOptions): Promise<void> {
  const { view } = context;
  if (options.json) {
    const { knowledgeOf } = await import("../../../core/operations/knowledge/knowledge.js");
    const { operationsDocument } = await import("./operation-json.js");
    await printPaged(context, operationsDocument(await Promise.all(operations.map(knowledgeOf)), unknown, view));
  } else if (operations.length === 0) return;
  else if (options.plain) await printPaged(context, (await import("./operation-list.js")).renderOperationsPlain(operations, view));
  else if (as === "named") {
    const { knowledgeOf } = await import("../../../core/operations/knowledge/knowledge.js");
    const { renderOperation } = await import("./operation-page.js");
    const pages = await Promise.all(operations.map(async (operation) => renderOperation(await knowledgeOf(operation), view)));
    await printPaged(context, pages.join("\n\n\n"));
  } else {
    const { renderOperationsByGroup, renderOperationsByRank } = await import("./operation-list.js");
    await printPaged(
      context,
      as === "listed"
        ? renderOperationsByGroup(
            operationGroups.map((group) => ({
              group,
              title: groupTitles[group],
              members: operations.filter((operation) => operation.group === group),
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
  const found = await findOperations(words, group);
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
