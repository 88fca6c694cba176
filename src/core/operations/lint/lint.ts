import type { Bilingual } from "../../text/bilingual.js";
import type { LintRequest } from "../constraints/constraint.js";
import { matchOperation } from "../lookup/match.js";
import type { Operation } from "../model/operation.js";
import { pathIds } from "../model/path-template.js";
import { type ReadBody, readBody } from "./body.js";
import { type Finding, finding, type LintInput } from "./finding.js";
import { parameterFindings } from "./parameters.js";
import { actionCase, pathFinding } from "./path.js";
import { emptySegment, pathForm, placeholderIn } from "./path-form.js";
import { surest } from "./surest.js";

export interface LintResult {
  /** The operation that the request is; null when it is none. */
  readonly operation: Operation | null;
  readonly findings: readonly Finding[];
}

const isSamePath = (one: Operation, other: Operation): boolean => one.method === other.method && one.path === other.path;

/** What a name is that the operation does not have, but another one on the same path. */
const elsewhereOn =
  (operation: Operation, operations: readonly Operation[]) =>
  (name: string): Bilingual | null => {
    const others = operations.filter((other) => other !== operation && isSamePath(other, operation) && other.flags.length > 0);
    const owner = others.filter((other) => other.parameters.some((one) => one.name === name && one.in === "body"));
    if (owner.length === 0) return null;
    const actions = [...new Set(owner.map(({ flags }) => `?${flags.join("&")}`))];
    return { en: `it goes with ${actions.join(" or ")}: add the action`, zh: `它属于 ${actions.join(" 或 ")}：请加上该动作` };
  };

/** An action in the wrong case, which leaves a request that another operation takes. */
interface MisspeltAction {
  readonly given: string;
  readonly meant: string;
}

function misspeltActions(operation: Operation, operations: readonly Operation[], { query }: LintInput): MisspeltAction[] {
  const flags = new Set(operations.filter((other) => isSamePath(other, operation)).flatMap((other) => other.flags));
  return [...flags].flatMap((meant) => {
    const item = query.find(([name]) => name !== meant && name.toLowerCase() === meant.toLowerCase());
    return item ? [{ given: item[0], meant }] : [];
  });
}

const noBody = (operation: Operation): Finding =>
  finding({
    rule: "no-body",
    level: "warning",
    in: "body",
    text: { en: `${operation.name} takes no body; the service passes over it`, zh: `${operation.name} 没有请求体参数，服务端会忽略它` },
  });

/** A request with its path decoded and its body read. */
interface ReadInput {
  readonly input: LintInput;
  readonly path: string;
  readonly read: ReadBody;
}

function operationFindings(operation: Operation, operations: readonly Operation[], { input, path, read }: ReadInput): Finding[] {
  const hasNoBody = !operation.parameters.some((one) => one.in === "body");
  const request: LintRequest = { path: pathIds(operation.path, path), query: input.query, body: "value" in read ? read.value : undefined };
  const actions = misspeltActions(operation, operations, input);
  const found = parameterFindings(operation, request, elsewhereOn(operation, operations));
  const ofBody = ({ in: place }: Finding): boolean => place === "body";
  const parameters = "finding" in read || (hasNoBody && request.body !== undefined) ? found.filter((one) => !ofBody(one)) : found;
  const meets = parameters.find(({ level, entry }) => level === "error" && entry !== null) ?? null;
  return [
    ...actions.map(({ given, meant }) => actionCase(given, meant, { entry: meets?.entry ?? null, liveEntry: null })),
    ...("finding" in read ? [read.finding] : []),
    ...(hasNoBody && request.body !== undefined ? [noBody(operation)] : []),
    ...parameters.filter(
      (one) => !(one.rule === "unknown-parameter" && actions.some(({ meant }) => meant.toLowerCase() === one.parameter?.toLowerCase())),
    ),
  ];
}

/** What the service would refuse of a request, and what is doubtful in it. `operations` are all there are. */
export function lint(input: LintInput, operations: readonly Operation[]): LintResult {
  const broken = pathForm(input.path);
  if (broken.length > 0) return { operation: null, findings: broken };
  const path = decodeURIComponent(input.path);
  const read = readBody(input.body);
  const body = "value" in read ? read.value : undefined;
  const method = input.method === "HEAD" ? "GET" : input.method;
  const shape = matchOperation({ method, path, query: input.query, body });
  const operation = operations.find(({ name }) => name === shape?.name) ?? null;
  const placeholder = placeholderIn(path);
  const empty = emptySegment(path);
  if (!operation) {
    const whole = "finding" in read ? [read.finding] : [];
    const about = placeholder ?? pathFinding({ ...input, method }, path);
    return { operation: null, findings: [about, ...(empty && !placeholder ? [empty] : []), ...whole] };
  }
  const findings = operationFindings(operation, operations, { input, path, read });
  const inPath = findings.find((one) => one.in === "path");
  const about = placeholder && {
    ...placeholder,
    ...(inPath && { entry: inPath.entry, liveEntry: null, otherEntries: ["global/InvalidURI"] }),
  };
  const others = placeholder ? findings.filter((one) => one.in !== "path") : findings;
  return { operation, findings: surest([...(about ? [about] : []), ...(empty ? [empty] : []), ...others]) };
}
