import type { UnknownOperation } from "../../../core/answers/find-operations.js";
import type { OperationKnowledge } from "../../../core/operations/knowledge/knowledge.js";
import { operationRecord } from "../../../core/operations/knowledge/operation-record.js";
import { jsonDocument } from "../../shared/look/json.js";
import type { View } from "../../view.js";

export const operationsDocument = (operations: readonly OperationKnowledge[], unknown: readonly UnknownOperation[], view: View): string =>
  jsonDocument(
    { operations: operations.map(operationRecord), unknown: unknown.map(({ asked, nearest }) => ({ asked, nearest })) },
    view.terminal,
  );
