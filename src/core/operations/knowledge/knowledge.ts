import type { Bilingual } from "../../text/bilingual.js";
import type { Confidence } from "../constraints/constraint.js";
import { constraintsOf } from "../constraints/constraints.js";
import { findShape } from "../lookup/operations.js";
import { groupTitles } from "../model/groups.js";
import type { Operation, Parameter } from "../model/operation.js";
import { idOf, type ResourceId } from "../model/resource-ids.js";
import { codesOf, type OperationCode } from "./codes.js";
import { exampleOf } from "./example.js";
import { type QuotaFigure, quotasOf } from "./quota-figures.js";
import { verifyingCall } from "./verifying.js";

/** Something that the values of a request must meet, as it is told. */
export interface Rule {
  readonly id: string;
  readonly parameters: readonly string[];
  readonly text: Bilingual;
  readonly confidence: Confidence;
  /** Something to know before sending rather than something to meet. */
  readonly notice: boolean;
  /** Id of the documented error that a request meets which breaks it; null when none is known. */
  readonly entry: string | null;
}

/** An operation with all that other parts know about it. */
export interface OperationKnowledge {
  readonly operation: Operation;
  readonly groupTitle: Bilingual;
  readonly codes: readonly OperationCode[];
  readonly rules: readonly Rule[];
  /** Kinds of ids by the name of the parameter that takes them. */
  readonly ids: ReadonlyMap<string, ResourceId>;
  /** The read call that shows what the operation needs or has done; null when there is none. */
  readonly verify: { readonly operation: string; readonly command: string } | null;
  readonly example: string;
  /** The quotas that it may meet. */
  readonly quotas: readonly QuotaFigure[];
  /** Names that a Go SDK has for it and that are those of other operations here. */
  readonly misleading: readonly string[];
}

const namesIn = ({ name, children = [] }: Parameter): string[] => [name, ...children.flatMap(namesIn)];

/** Names of functions in the sources that another operation has as its own: bce-sdk-go calls IP address groups IpSet. */
const misleadingNames = ({ name, sources }: Operation): readonly string[] =>
  [...new Set(sources.flatMap((source) => source.split("#")[1] ?? []))].filter((alias) => {
    const other = findShape(alias);
    return other !== null && other.name !== name;
  });

/** Everything about an operation: from its own file, the catalogue, the constraints and the kinds of ids. */
export async function knowledgeOf(operation: Operation): Promise<OperationKnowledge> {
  const verify = await verifyingCall(operation);
  const names = new Set(operation.parameters.flatMap(namesIn));
  return {
    operation,
    groupTitle: groupTitles[operation.group],
    codes: await codesOf(operation),
    rules: constraintsOf(operation).map(({ id, parameters, text, confidence, notice = false, entry }) => ({
      id,
      parameters,
      text,
      confidence,
      notice,
      entry,
    })),
    ids: new Map([...names].flatMap((name) => idOf(name) ?? []).flatMap((id) => id.parameters.map((name) => [name, id] as const))),
    verify: verify && { operation: verify.operation.name, command: verify.command },
    example: exampleOf(operation),
    quotas: quotasOf(operation),
    misleading: misleadingNames(operation),
  };
}
