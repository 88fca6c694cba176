import { nearestNames } from "../../catalogue/nearest.js";
import { isSecretPath } from "../../text/mask.js";
import { itemOf, type Parameter } from "../model/operation.js";
import { misfitOf } from "./misfit.js";
import { enumProblem, missingProblem, type Problem, typeProblem, unknownProblem } from "./problem.js";
import { isObject, type JsonObject, textOfValue } from "./values.js";

/** The full names of parameters and all their members: `billing.reservation.reservationLength`, `aclRules[].position`. */
export const fullNames = (parameters: readonly Parameter[], before = ""): string[] =>
  parameters.flatMap((parameter) => {
    const name = before + parameter.name;
    return [name, ...fullNames(parameter.children ?? [], `${name}${parameter.type === "List" ? "[]" : ""}.`)];
  });

const lastOf = (name: string): string => name.split(".").at(-1)?.toLowerCase() ?? "";

/** Items of long lists misspell the same names again and again. */
const nearestKnown = new WeakMap<readonly Parameter[], Map<string, readonly string[]>>();
const mostKnown = 1000;

/** The names that an unknown one may have been meant for, behind `before`, which tells items of a list apart. */
export function nearestParameters(parameters: readonly Parameter[], name: string, before = ""): readonly string[] {
  const known = nearestKnown.get(parameters) ?? new Map<string, readonly string[]>();
  if (known.size < mostKnown) nearestKnown.set(parameters, known);
  else known.clear();
  const bare = name.slice(before.length);
  const found = known.get(bare) ?? searchNearest(parameters, bare);
  known.set(bare, found);
  return before === "" ? found : found.map((nested) => before + nested);
}

/** One of the same last part elsewhere, else what is spelt alike. */
function searchNearest(parameters: readonly Parameter[], name: string): readonly string[] {
  const own = parameters.map((parameter) => parameter.name);
  const same = own.filter((candidate) => candidate.toLowerCase() === name.toLowerCase());
  const elsewhere = fullNames(parameters).filter((candidate) => lastOf(candidate) === lastOf(name));
  if (same.length > 0 || elsewhere.length > 0) return same.length > 0 ? same : elsewhere.slice(0, 3);
  return nearestNames(own, name);
}

/** Of a list's items: each has the type and the members that are stated for it. */
function checkItems(list: readonly unknown[], parameter: Parameter, name: string): Problem[] {
  if (parameter.items === undefined) return [];
  const item = itemOf(parameter);
  return list.flatMap((value, index) => checkValue(value, item, `${name}[${index}]`));
}

/**
 * What is wrong with the value of a parameter: its type, its enum, and the same of its members. Null and, of an enum, a blank
 * text say that it is not set: SDKs send them.
 */
export function checkValue(value: unknown, parameter: Parameter, name: string): Problem[] {
  if (value === null) return [];
  const misfit = misfitOf(value, parameter, "body");
  const text = textOfValue(value);
  if (misfit === "type") return [typeProblem(name, parameter, isSecretPath(name) ? null : text)];
  if (misfit === "enum") return text.trim() === "" ? [] : [enumProblem(name, parameter, text)];
  if (parameter.type === "List" && Array.isArray(value)) return checkItems(value, parameter, name);
  return isObject(value) ? checkMembers(value, parameter.children ?? [], `${name}.`) : [];
}

/** What is wrong with the members of an object: unknown ones, missing ones, and values that do not fit. */
export function checkMembers(object: JsonObject, parameters: readonly Parameter[], before = ""): Problem[] {
  const known = new Map(parameters.map((parameter) => [parameter.name, parameter]));
  const given = Object.entries(object).flatMap(([member, value]) => {
    const parameter = known.get(member);
    const name = before + member;
    return parameter ? checkValue(value, parameter, name) : [unknownProblem(name, nearestParameters(parameters, name, before))];
  });
  const missing = parameters
    .filter(({ name, required }) => required && (!Object.hasOwn(object, name) || object[name] === null))
    .map((parameter) => missingProblem(before + parameter.name, parameter));
  return [...given, ...missing];
}
