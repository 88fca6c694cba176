import type { AnsweredCall, BrokenConstraint, Found, SentParameter } from "../diagnose/found.js";
import type { Reading } from "../diagnose/meaning/reading.js";
import { exampleOf } from "../operations/knowledge/example.js";
import { verifyingCall } from "../operations/knowledge/verifying.js";
import { operationShapes } from "../operations/lookup/operation-index.js";
import { findOperation } from "../operations/lookup/operations.js";
import type { Operation, OperationShape } from "../operations/model/operation.js";
import { idOf } from "../operations/model/resource-ids.js";
import { brokenIn, leadingTo } from "../operations/sent/broken.js";
import { kindOf } from "../operations/sent/id-kinds.js";
import { pointAt } from "../operations/sent/point-at.js";
import { type SentRequest, sentValues } from "../operations/sent/sent-values.js";
import { cleanLine } from "../text/clean.js";
import { shellWord } from "../text/shell.js";
import { concernsRequest } from "./failure-class.js";

const isOnlyId = (path: string, id: string): boolean => path.endsWith(`/{${id}}`) && path.split("{").length === 2;

/** The read of the resource that a value names, by its own kind or that of its parameter: the one whose path holds nothing but its id. */
function readOf(parameter: string, value: string, operation: Operation): { shape: OperationShape; id: string } | null {
  for (const id of (kindOf(value) ?? idOf(parameter))?.parameters ?? []) {
    const shape = operationShapes.find(
      (candidate) => candidate.method === "GET" && candidate.flags.length === 0 && isOnlyId(candidate.path, id),
    );
    if (shape && shape.name !== operation.name) return { shape, id };
  }
  return null;
}

/** The read of the resource that an id names by its kind; null for a kind that no read is for. */
export function readOfId(value: string): { readonly operation: string; readonly parameter: string } | null {
  for (const parameter of kindOf(value)?.parameters ?? []) {
    const shape = operationShapes.find(
      (candidate) => candidate.method === "GET" && candidate.flags.length === 0 && isOnlyId(candidate.path, parameter),
    );
    if (shape) return { operation: shape.name, parameter };
  }
  return null;
}

/** A value as an argument: one that would be taken for the name of a file says that it is none. */
const asArgument = (value: string): string => cleanLine(value).replace(/^(?=\\*@)/u, "\\");

const lastName = (name: string): string =>
  name
    .replaceAll(/\[\d+\]/gu, "")
    .split(".")
    .at(-1) ?? "";

/** The single values of a request by the names of their parameters; of members of lists those that are the same in all. */
export function valuesByName(operation: Operation, request: SentRequest): Record<string, string> {
  const values = new Map<string, Set<string>>();
  for (const { parameter, items } of sentValues(operation, request))
    if (parameter.type !== "Object" && parameter.type !== "List")
      values.set(parameter.name, new Set([...(values.get(parameter.name) ?? []), ...items]));
  return Object.fromEntries(
    [...values].flatMap(([name, [first, ...others]]) => (first === undefined || others.length > 0 ? [] : [[name, asArgument(first)]])),
  );
}

/** Whether an id is not that of another kind of resource than the parameter takes. */
const fitsKind = (name: string, value: string): boolean => {
  const [due, kind] = [idOf(name), kindOf(value)];
  return !due || !kind || due.prefix === kind.prefix;
};

/**
 * The read call that shows what the error is about: of the resource that its parameter names, else of what the operation
 * needs; with an id of another kind that would find nothing, so that one level up is read.
 */
async function proofOf(operation: Operation, request: SentRequest, parameter: SentParameter | null): Promise<Found["proof"]> {
  const named = parameter?.value ? readOf(lastName(parameter.name), parameter.value, operation) : null;
  const read = named && (await findOperation(named.shape.name));
  if (named && read) return { operation: read.name, command: exampleOf(read, { [named.id]: asArgument(parameter?.value ?? "") }) };
  const values = valuesByName(operation, request);
  const fitting = Object.fromEntries(Object.entries(values).filter(([name, value]) => fitsKind(name, value)));
  const call = await verifyingCall(operation, values);
  const isInVain = call?.operation.parameters.some(({ name, in: place }) => place === "path" && name in values && !(name in fitting));
  const proof = call && isInVain ? await verifyingCall(call.operation, fitting) : call;
  return proof && { operation: proof.operation.name, command: proof.command };
}

/** The one parameter that an error is about: the only one it speaks of, or of several the one that breaks something; else one that certainly does. */
function onlyOne(parameters: readonly SentParameter[], constraints: readonly BrokenConstraint[]): SentParameter | null {
  const broken = new Set(constraints.map((constraint) => constraint.parameter));
  const breach = constraints.find(({ confidence }) => parameters.length > 0 || confidence === "certain");
  const isSpokenOf = (name: string): boolean =>
    parameters.some((parameter) => name === parameter.name || name.startsWith(`${parameter.name}[`));
  if (breach && broken.size === 1 && (parameters.length === 0 || isSpokenOf(breach.parameter)))
    return { name: breach.parameter, in: breach.in, value: breach.value };
  return parameters.length === 1 ? (parameters[0] ?? null) : null;
}

/** What an error says of its request. */
export type Pointers = Pick<Found, "parameter" | "parameters" | "constraints" | "proof">;

export const nothingPointed: Pointers = { parameter: null, parameters: [], constraints: [], proof: null };

/** What an error says of its request: parameters and values, the constraints it breaks, and the call that proves it. */
export async function pointOut(error: Reading, { operation: name, request, flags }: AnsweredCall): Promise<Pointers> {
  const operation = await findOperation(name);
  if (!operation || !concernsRequest(error)) return nothingPointed;
  const entries = error.entry ? [error.entry] : error.candidates;
  const parameters = pointAt(operation, request, { entries, message: error.message, values: error.values });
  // Of a code that only other services have, the parameters are theirs; what is certainly wrong counts all the same.
  const elsewhere = error.elsewhere.map((id) => ({ id, parameters: [], httpStatus: error.httpStatus }));
  const possible = entries.length > 0 ? entries : elsewhere;
  const constraints = possible.length > 0 ? leadingTo(brokenIn(operation, request), possible) : [];
  const parameter = onlyOne(parameters, constraints);
  const isAbout = parameters.length > 0 || constraints.length > 0 || error.known;
  const proof = isAbout ? await proofOf(operation, request, parameter) : null;
  return { parameter, parameters, constraints, proof: proof && { ...proof, command: proof.command + flags } };
}

/** Where the command line says to call, and as whom. */
interface Destination {
  readonly region?: string;
  readonly endpoint?: string;
  readonly profile?: string;
}

/** The options that lead another command to the same place with the same keys, as they are typed. */
export const flagsOf = ({ region, endpoint, profile }: Destination): string =>
  Object.entries({ region, endpoint, profile })
    .flatMap(([name, value]) => (value === undefined ? [] : [` --${name} ${shellWord(value)}`]))
    .join("");
