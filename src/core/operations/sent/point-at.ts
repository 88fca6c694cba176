import type { Entry } from "../../catalogue/entry.js";
import type { Operation, Parameter } from "../model/operation.js";
import { type SentRequest, type SentValue, sentValues } from "./sent-values.js";

/** A parameter that an error is about. */
export interface PointedParameter {
  /** As it stands in the request: `aclRules[1].position`. */
  readonly name: string;
  readonly in: Parameter["in"];
  /** Null when the request does not have it. */
  readonly value: string | null;
}

/** What an error says that can be looked for in its request. */
export interface ErrorWords {
  /** All entries the error can be about. */
  readonly entries: readonly Pick<Entry, "parameters" | "code" | "httpStatus">[];
  readonly message: string | null;
  /** What stands in the message where the documented one has placeholders. */
  readonly values: Readonly<Record<string, string>>;
}

const most = 10;
const shortestNamed = 5;

/** Whether the message names a value: as a whole word, or in the place of a placeholder. */
function isNamed(value: string, { message, values }: ErrorWords): boolean {
  if (Object.values(values).includes(value) && value !== "") return true;
  if (message === null || value.length < shortestNamed) return false;
  const at = message.indexOf(value);
  return at >= 0 && !/[\w-]/u.test(message[at - 1] ?? " ") && !/[\w-]/u.test(message[at + value.length] ?? " ");
}

/** The part of a sent value that the message names; all of it when it names none. */
function inWordsOf({ name, in: place, value, items, parameter }: SentValue, words: ErrorWords): PointedParameter {
  const index = parameter.type === "List" && items.length > 1 ? items.findIndex((item) => isNamed(item, words)) : -1;
  return index < 0 ? { name, in: place, value } : { name: `${name}[${index}]`, in: place, value: items[index] ?? value };
}

/** The parameters of these names that an operation has, members of others included, with their full names. */
function statedAs(parameters: readonly Parameter[], names: ReadonlySet<string>, before = ""): { name: string; parameter: Parameter }[] {
  return parameters.flatMap((parameter) => [
    ...(names.has(parameter.name) ? [{ name: before + parameter.name, parameter }] : []),
    ...statedAs(parameter.children ?? [], names, `${before}${parameter.name}${parameter.type === "List" ? "[]" : ""}.`),
  ]);
}

/** Codes that say that something is not there. */
const saysAbsent = /Empty|Blank/u;

/** Those that the request can be seen to lack, or to give nothing. */
function absent(operation: Operation, request: SentRequest, names: ReadonlySet<string>, sent: readonly SentValue[]): PointedParameter[] {
  const isSeen = ({ in: place }: Parameter): boolean => place !== "body" || request.body !== undefined;
  const lacking = statedAs(operation.parameters, names)
    .filter(({ name, parameter }) => isSeen(parameter) && !name.includes("[]") && !sent.some((value) => value.name === name))
    .map(({ name, parameter }) => ({ name, in: parameter.in, value: null }));
  return [...sent.filter(({ value }) => value === "").map(({ name, in: place, value }) => ({ name, in: place, value })), ...lacking];
}

/** Outer values whose members are pointed at themselves say nothing more. */
const innermost = (values: readonly SentValue[]): readonly SentValue[] =>
  values.filter(({ name }) => !values.some((other) => other.name.startsWith(`${name}.`) || other.name.startsWith(`${name}[`)));

/** A 404 that names no parameter says that one of the ids leads nowhere. */
const speaksOfIds = ({ entries }: ErrorWords): boolean => entries.length > 0 && entries.every(({ httpStatus }) => httpStatus === 404);

/**
 * The parameters of a request that an error speaks of: those its code is about, narrowed to what its message names; of a
 * code that says that something is empty, those that are. Nothing where neither code nor message speaks of one.
 */
export function pointAt(operation: Operation, request: SentRequest, words: ErrorWords): readonly PointedParameter[] {
  const sent = sentValues(operation, request);
  const names = new Set(words.entries.flatMap(({ parameters }) => parameters));
  const about = innermost(sent.filter(({ parameter }) => names.has(parameter.name)));
  const isPlain = ({ parameter }: SentValue): boolean => parameter.type !== "Object" && parameter.items !== "Object";
  const named = (values: readonly SentValue[]) =>
    values.filter((value) => isPlain(value) && value.items.some((item) => isNamed(item, words)));
  const gone = absent(operation, request, names, about);
  if (gone.length > 0 && words.entries.some(({ code }) => saysAbsent.test(code))) return gone.slice(0, most);
  const all = names.size > 0 ? about : speaksOfIds(words) ? sent.filter(({ parameter }) => /Ids?$/u.test(parameter.name)) : [];
  const those = named(names.size === 0 ? sent : all);
  const pool = those.length > 0 ? those : all;
  if (pool.length > 0) return pool.slice(0, most).map((value) => inWordsOf(value, words));
  return gone.slice(0, most);
}
