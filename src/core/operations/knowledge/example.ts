import { shellWord } from "../../text/shell.js";
import type { Operation, Parameter } from "../model/operation.js";
import { alsoShown, type ExampleValue, exampleMembers, exampleValue } from "./example-values.js";

/** A value of the example under the name that it is typed with: `billing.paymentTiming`. */
interface ShownValue {
  readonly name: string;
  readonly value: ExampleValue;
}

const childAt = ({ children = [] }: Parameter, path: readonly string[]): Parameter | undefined => {
  const [first, ...rest] = path;
  const child = children.find(({ name }) => name === first);
  return child && rest.length > 0 ? childAt(child, rest) : child;
};

/** The value of a parameter: an own one, else the first that it may have. */
function shownValueOf(operation: string, parameter: Parameter, path: readonly string[]): ExampleValue {
  const value = exampleValue(operation, path) ?? parameter.enum?.[0] ?? parameter.default;
  if (value === undefined) throw new Error(`no example value for ${[operation, ...path].join(".")}`);
  // `securityGroupIds` is a list in most operations and a text with commas in one.
  return Array.isArray(value) && parameter.type === "String" ? value.join(",") : value;
}

/** A parameter as it is shown: a value, each shown member of an object by itself, or a list of one object. */
function show(operation: string, parameter: Parameter): readonly ShownValue[] {
  const { name, type, items } = parameter;
  const members = exampleMembers(operation, [name]).flatMap((member) => {
    const steps = member.split(".");
    const child = childAt(parameter, steps);
    return child ? [{ name: member, value: shownValueOf(operation, child, [name, ...steps]) }] : [];
  });
  if (type === "List" && items === "Object")
    return [{ name, value: [Object.fromEntries(members.map((member) => [member.name, member.value]))] }];
  if (type === "Object") return members.map((member) => ({ name: `${name}.${member.name}`, value: member.value }));
  return [{ name, value: shownValueOf(operation, parameter, [name]) }];
}

const asText = (value: ExampleValue): string => (Array.isArray(value) ? value.join(",") : String(value));

/** Whether a value is written as JSON: only lists of objects are. */
const isNested = (value: ExampleValue): boolean => Array.isArray(value) && value.some((item) => typeof item === "object");

/** The arguments of an example call: `natId=nat-b58rnkn1g98h`, `rules:=[{…}]`. `given` are values of parameters by name, instead of examples and beside them. */
export function exampleArguments(operation: Operation, given: Readonly<Record<string, string>> = {}): readonly string[] {
  const also = alsoShown[operation.name] ?? [];
  return operation.parameters
    .filter(({ name, required }) => required || also.includes(name) || Object.hasOwn(given, name))
    .flatMap((parameter) => {
      const own = Object.hasOwn(given, parameter.name) ? given[parameter.name] : undefined;
      return own === undefined ? show(operation.name, parameter) : [{ name: parameter.name, value: own }];
    })
    .map(({ name, value }) => (isNested(value) ? `${name}:=${JSON.stringify(value)}` : `${name}=${asText(value)}`));
}

/** An example call, as it would be typed: it has what is required, ids with the right prefixes, and what makes it useful. */
export const exampleOf = (operation: Operation, given: Readonly<Record<string, string>> = {}): string =>
  ["bcevpc call", operation.name, ...exampleArguments(operation, given).map((word) => shellWord(word))].join(" ");
