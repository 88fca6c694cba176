import type { OperationKnowledge } from "../../../core/operations/knowledge/knowledge.js";
import type { Parameter } from "../../../core/operations/model/operation.js";
import type { ResourceId } from "../../../core/operations/model/resource-ids.js";
import { jsonDocument } from "../../shared/look/json.js";
import type { View } from "../../view.js";

/** A name or a call that the API does not have, and what comes near it. */
export interface UnknownOperation {
  readonly asked: string;
  /** Names of operations. */
  readonly nearest: readonly string[];
  /** Of a call that there is not: those that are near, `GET /v1/nat`. */
  readonly calls?: readonly string[];
}

/** A parameter with every key, null for what is not stated. */
const parameterRecord = (parameter: Parameter, ids: ReadonlyMap<string, ResourceId>): object => ({
  name: parameter.name,
  in: parameter.in,
  type: parameter.type,
  required: parameter.required,
  enum: parameter.enum ?? null,
  default: parameter.default ?? null,
  items: parameter.items ?? null,
  join: parameter.join ?? null,
  idPrefix: ids.get(parameter.name)?.prefix ?? null,
  disputed: parameter.disputed ?? [],
  source: parameter.source ?? null,
  children: (parameter.children ?? []).map((child) => parameterRecord(child, ids)),
});

const operationRecord = ({ operation, groupTitle, codes, rules, ids, verify, example }: OperationKnowledge): object => ({
  name: operation.name,
  group: operation.group,
  groupTitle,
  title: operation.title,
  method: operation.method,
  path: operation.path,
  query: operation.flags,
  params: operation.parameters.map((parameter) => parameterRecord(parameter, ids)),
  listKey: operation.listKey,
  codes: codes.map(({ code, entryId, httpStatus, basis, general }) => ({ code, entry: entryId, httpStatus, basis, general })),
  constraints: rules,
  verify,
  example,
  aliases: operation.aliases,
  sources: operation.sources,
});

export const operationsDocument = (operations: readonly OperationKnowledge[], unknown: readonly UnknownOperation[], view: View): string =>
  jsonDocument(
    { operations: operations.map(operationRecord), unknown: unknown.map(({ asked, nearest }) => ({ asked, nearest })) },
    view.terminal,
  );
