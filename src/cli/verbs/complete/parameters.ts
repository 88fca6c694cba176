import { findOperation } from "../../../core/operations/lookup/operations.js";
import type { Parameter } from "../../../core/operations/model/operation.js";
import { type Candidate, type Candidates, nothing, values } from "./candidates.js";

/** A parameter as it is typed: `billing.paymentTiming`, `eips[]`, `rules[0].port`. */
interface ParameterForm {
  readonly key: string;
  readonly parameter: Parameter;
  readonly repeats: boolean;
}

function typedForms(parameters: readonly Parameter[], before = ""): ParameterForm[] {
  return parameters.flatMap((parameter): ParameterForm[] => {
    const { name, type, children = [] } = parameter;
    if (children.length > 0) return typedForms(children, type === "List" ? `${before}${name}[0].` : `${before}${name}.`);
    return [{ key: `${before}${name}${type === "List" ? "[]" : ""}`, parameter, repeats: type === "List" }];
  });
}

const valuesOf = ({ type, enum: allowed }: Parameter): readonly string[] =>
  allowed?.map(String) ?? (type === "Boolean" ? ["true", "false"] : []);

const meaningOf = ({ type, items, required }: Parameter): string =>
  `${type === "List" ? (items ?? "String") : type}${required ? ", required" : ""}`;

/** The parameters of an operation that are not typed yet, or the values of the one at the cursor. */
export async function parameterCandidates(operation: string, typed: readonly string[], current: string): Promise<Candidates> {
  const found = await findOperation(operation);
  if (!found) return nothing;
  const forms = typedForms(found.parameters);
  const at = current.indexOf("=");
  if (at >= 0) {
    const key = current.slice(0, at).replace(/:$/u, "");
    const form = forms.find((candidate) => candidate.key === key.replaceAll(/\[\d+\]/gu, "[0]"));
    return values(form ? valuesOf(form.parameter).map((value) => `${current.slice(0, at + 1)}${value}`) : []);
  }
  const given = new Set(typed.map((word) => word.replace(/:?=.*$/su, "")));
  const left = forms.filter(({ key, repeats }) => repeats || !given.has(key));
  return { kind: "open", all: left.map(({ key, parameter }): Candidate => ({ value: `${key}=`, meaning: meaningOf(parameter) })) };
}
