import fc from "fast-check";
import type { Operation, Parameter } from "../../../../src/core/operations/model/operation.js";

/** A value of an operation's parameter: as JSON has it, integers of any length. */
export type Value = string | bigint | boolean | readonly Value[] | { readonly [member: string]: Value };

const text = fc.string({ unit: "binary", maxLength: 12 });
/** What can be a part of a path: no slash, not empty, no dots only, no placeholder. */
const segment = text.filter((value) => value !== "" && !/[/{}]/u.test(value) && !/^\.+$/u.test(value));

function single({ type, in: place, enum: allowed }: Pick<Parameter, "type" | "in" | "enum">): fc.Arbitrary<Value> {
  if (allowed) return fc.constantFrom(...allowed).map((choice) => (typeof choice === "number" ? BigInt(choice) : choice));
  if (type === "Integer" || type === "Long") return fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
  if (type === "Boolean") return fc.boolean();
  return place === "path" ? segment : text;
}

type Members = { readonly [member: string]: Value };

const present = (members: Readonly<Record<string, Value | undefined>>): Members =>
  Object.fromEntries(Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

const some = (parameters: readonly Parameter[]): fc.Arbitrary<Members> =>
  fc
    .record(Object.fromEntries(parameters.map((parameter) => [parameter.name, valueOfType(parameter)])), { requiredKeys: [] })
    .map(present)
    .filter((object) => Object.keys(object).length > 0);

function valueOfType(parameter: Parameter): fc.Arbitrary<Value> {
  const { type, items = "String", children = [] } = parameter;
  if (type === "Object") return some(children);
  if (type !== "List") return single(parameter);
  const item = items === "Object" ? some(children) : single({ type: items, in: parameter.in });
  return fc.array(item, { minLength: 1, maxLength: 3 });
}

/** Values for an operation: all that is required, and some of the rest. */
export const valuesFor = ({ parameters }: Operation): fc.Arbitrary<Members> =>
  fc
    .record(Object.fromEntries(parameters.map((parameter) => [parameter.name, valueOfType(parameter)])), {
      requiredKeys: parameters.filter(({ required }) => required).map(({ name }) => name),
    })
    .map(present);

/** A value as it is typed, one argument for each single value in it. */
export function typed(name: string, value: Value): string[] {
  if (typeof value === "string") return [`${name}=${value.replace(/^(?=\\*@)/u, "\\")}`];
  if (typeof value !== "object") return [`${name}=${value}`];
  if (!Array.isArray(value)) return Object.entries(value).flatMap(([member, content]) => typed(`${name}.${member}`, content));
  return value.flatMap((item, index) => typed(typeof item === "object" ? `${name}[${index}]` : `${name}[]`, item));
}

/** A value as JSON writes it. */
export function json(value: Value): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[${value.map(json).join(",")}]`;
  return `{${Object.entries(value)
    .map(([name, content]) => `${JSON.stringify(name)}:${json(content)}`)
    .join(",")}}`;
}
