import type { Bilingual } from "../../text/bilingual.js";
import { isDestructive, type Method, type OperationGroup, type Parameter } from "../model/operation.js";
import type { ResourceId } from "../model/resource-ids.js";
import type { LinkBasis } from "./code-links.js";
import type { OperationKnowledge, Rule } from "./knowledge.js";
import type { QuotaFigure } from "./quota-figures.js";

/** A parameter of an operation, with null for what is not stated. */
export interface ParameterRecord extends Required<Pick<Parameter, "name" | "in" | "type" | "required">> {
  readonly enum: readonly (string | number)[] | null;
  readonly default: string | number | boolean | null;
  /** Of a List: the type of its items. */
  readonly items: Parameter["type"] | null;
  /** Of a List in the query: joined with this; null where the key is repeated. */
  readonly join: string | null;
  /** How the ids begin that it takes. */
  readonly idPrefix: string | null;
  /** What sources contradict each other about. */
  readonly disputed: readonly ("required" | "type" | "enum" | "join")[];
  /** Set when only this source has it. */
  readonly source: string | null;
  readonly children: readonly ParameterRecord[];
}

/** An operation of the API as plain data: what `apis --json` prints of it. */
export interface OperationRecord {
  readonly name: string;
  readonly group: OperationGroup;
  readonly groupTitle: Bilingual;
  readonly title: Bilingual;
  readonly method: Method;
  /** With `{names}` where ids stand. */
  readonly path: string;
  /** Bare actions in its query, such as `bind`. */
  readonly query: readonly string[];
  /** Whether it releases, deletes or detaches something: `bcevpc call` asks before it. */
  readonly destructive: boolean;
  readonly params: readonly ParameterRecord[];
  /** The member of the answer that holds the list; null when it answers no list. */
  readonly listKey: string | null;
  /** The codes it can answer with; `entry` is the id in the catalogue, `general` set where many operations have it. */
  readonly codes: readonly {
    readonly code: string;
    readonly entry: string;
    readonly httpStatus: number | null;
    readonly basis: LinkBasis;
    readonly general: boolean;
  }[];
  readonly constraints: readonly Rule[];
  /** The read call that shows what the operation needs or has done; null when there is none. */
  readonly verify: { readonly operation: string; readonly command: string } | null;
  /** A call of it for the command line. */
  readonly example: string;
  /** The default quotas and fixed limits that it may meet. */
  readonly quotas: readonly Pick<QuotaFigure, "id" | "text" | "adjustable" | "source">[];
  /** Names in the Go SDKs. */
  readonly aliases: readonly string[];
  readonly sources: readonly string[];
}

const parameterRecord = (parameter: Parameter, ids: ReadonlyMap<string, ResourceId>): ParameterRecord => ({
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

export const operationRecord = ({
  operation,
  groupTitle,
  codes,
  rules,
  ids,
  verify,
  example,
  quotas,
}: OperationKnowledge): OperationRecord => ({
  name: operation.name,
  group: operation.group,
  groupTitle,
  title: operation.title,
  method: operation.method,
  path: operation.path,
  query: operation.flags,
  destructive: isDestructive(operation),
  params: operation.parameters.map((parameter) => parameterRecord(parameter, ids)),
  listKey: operation.listKey,
  codes: codes.map(({ code, entryId, httpStatus, basis, general }) => ({ code, entry: entryId, httpStatus, basis, general })),
  constraints: rules,
  verify,
  example,
  quotas: quotas.map(({ id, text, adjustable, source }) => ({ id, text, adjustable, source })),
  aliases: operation.aliases,
  sources: operation.sources,
});
