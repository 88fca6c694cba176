import { cleanLine } from "../clean.js";
import { type BrokenConstraint, type CodedError, type Found, hasCode, type SentParameter } from "../diagnose/found.js";
import { exitCodes } from "../errors.js";
import { brokenIn, leadingTo } from "../operations/broken.js";
import { exampleOf } from "../operations/example.js";
import { kindOf } from "../operations/id-kinds.js";
import type { Operation, OperationShape } from "../operations/operation.js";
import { operationShapes } from "../operations/operation-index.js";
import { findOperation } from "../operations/operations.js";
import { pointAt } from "../operations/point-at.js";
import { idOf } from "../operations/resource-ids.js";
import { type SentRequest, sentValues } from "../operations/sent-values.js";
import { verifyingCall } from "../operations/verifying.js";
import { exitForError } from "./failure-exit.js";

/** Whether an error can be about what the request says: not about keys, permission, speed or the service itself. */
function concernsRequest(found: CodedError): boolean {
  const { entry, candidates, httpStatus } = found;
  const services = (entry ? [entry] : candidates).map(({ service }) => service);
  if (services.some((service) => service === "gateway" || service === "account" || service === "sdk")) return false;
  return exitForError(found, httpStatus ?? entry?.httpStatus ?? 400) === exitCodes.refused;
}

const isOnlyId = (path: string, id: string): boolean => path.endsWith(`/{${id}}`) && path.split("{").length === 2;

/** The read of the resource that a value names, by its own kind or that of its parameter: the one whose path holds nothing but its id. */
function readOf(parameter: string, value: string, operation: Operation): { shape: OperationShape; id: string } | null {
  for (const id of (kindOf(value) ?? idOf(parameter))?.parameters ?? []) {
    const shape = operationShapes.find((one) => one.method === "GET" && one.flags.length === 0 && isOnlyId(one.path, id));
    if (shape && shape.name !== operation.name) return { shape, id };
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
function valuesByName(operation: Operation, request: SentRequest): Record<string, string> {
  const values = new Map<string, Set<string>>();
  for (const { parameter, items } of sentValues(operation, request))
    if (parameter.type !== "Object" && parameter.type !== "List")
      values.set(parameter.name, new Set([...(values.get(parameter.name) ?? []), ...items]));
  return Object.fromEntries(
    [...values].flatMap(([name, [first, ...others]]) => (first === undefined || others.length > 0 ? [] : [[name, asArgument(first)]])),
  );
}

/** The read call that shows what the error is about: of the resource that its parameter names, else of what the operation needs. */
async function proofOf(operation: Operation, request: SentRequest, parameter: SentParameter | null): Promise<Found["proof"]> {
  const named = parameter?.value ? readOf(lastName(parameter.name), parameter.value, operation) : null;
  const read = named && (await findOperation(named.shape.name));
  if (named && read) return { operation: read.name, command: exampleOf(read, { [named.id]: asArgument(parameter?.value ?? "") }) };
  const call = await verifyingCall(operation, valuesByName(operation, request));
  return call && { operation: call.operation.name, command: call.command };
}

/** The one parameter that an error is about: the only one it speaks of, or of several the one that breaks something. */
function onlyOne(parameters: readonly SentParameter[], constraints: readonly BrokenConstraint[]): SentParameter | null {
  const broken = new Map(constraints.map((one) => [one.parameter, { name: one.parameter, in: one.in, value: one.value }]));
  const [breach] = broken.values();
  const isOfOne = breach !== undefined && broken.size === 1;
  if (isOfOne && (parameters.length === 0 || parameters.some(({ name }) => breach.name === name || breach.name.startsWith(`${name}[`))))
    return breach;
  return parameters.length === 1 ? (parameters[0] ?? null) : null;
}

/** What an error says of its request: parameters and values, the constraints it breaks, and the call that proves it. */
export async function pointOut<Error extends Found>(found: Error, operationName: string | null, request: SentRequest): Promise<Error> {
  const operation = operationName === null ? null : await findOperation(operationName);
  if (!operation || !hasCode(found) || !concernsRequest(found)) return found;
  const entries = found.entry ? [found.entry] : found.candidates;
  const parameters = pointAt(operation, request, { entries, message: found.message, values: found.values });
  const constraints = found.known ? leadingTo(brokenIn(operation, request), entries) : [];
  const parameter = onlyOne(parameters, constraints);
  const isAbout = parameters.length > 0 || constraints.length > 0 || found.known;
  return { ...found, parameter, parameters, constraints, proof: isAbout ? await proofOf(operation, request, parameter) : null };
}
