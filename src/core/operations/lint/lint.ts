import { uriDecode } from "../../signature/encoding.js";
import type { Bilingual } from "../../text/bilingual.js";
import type { LintRequest } from "../constraints/constraint.js";
import { constraintsOf } from "../constraints/constraints.js";
import { matchOperation } from "../lookup/match.js";
import type { Operation } from "../model/operation.js";
import { pathIds } from "../model/path-template.js";
import { type ReadBody, readBody } from "./body.js";
import { type Draft, drafted, type Finding, finding, type LintInput } from "./finding.js";
import { parameterDrafts, type ViolationsOf } from "./parameters.js";
import { checksByPart, longLists, partsOf } from "./parts.js";
import { actionCase, pathFinding } from "./path.js";
import { emptySegment, pathForm, placeholderIn } from "./path-form.js";
import { surest } from "./surest.js";
import type { ElsewhereHint } from "./unknown.js";

export interface LintResult {
  /** The operation that the request is; null when it is none. */
  readonly operation: Operation | null;
  /** Of very many the first ones. */
  readonly findings: readonly Finding[];
  /** How many more there are. */
  readonly omitted: Readonly<Record<Finding["level"], number>>;
}

const nothingOmitted = { error: 0, warning: 0 } as const;

const isSamePath = (first: Operation, second: Operation): boolean => first.method === second.method && first.path === second.path;

/** What a name is that the operation does not have, but another one on the same path. */
const elsewhereOn =
  (operation: Operation, operations: readonly Operation[]) =>
  (name: string): Bilingual | null => {
    const others = operations.filter((other) => other !== operation && isSamePath(other, operation) && other.flags.length > 0);
    const owner = others.filter((other) => other.parameters.some((parameter) => parameter.name === name && parameter.in === "body"));
    if (owner.length === 0) return null;
    const actions = [...new Set(owner.map(({ flags }) => `?${flags.join("&")}`))];
    return {
      en: `it requires the action ${actions.join(" or ")}: add it to the query`,
      zh: `它要求动作 ${actions.join(" 或 ")}：请加到查询字符串中`,
    };
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
    text: { en: `${operation.name} has no body; the service ignores it`, zh: `${operation.name} 没有请求体参数，服务端会忽略它` },
  });

function* chained<Part>(first: Part, others: Iterable<Part>): Generator<Part> {
  yield first;
  yield* others;
}

/** A request with its path decoded and its body read. */
interface ReadInput {
  readonly input: LintInput;
  readonly path: string;
  readonly read: ReadBody;
}

/** Findings of a request with long lists: for each part of them. Those about all else stand in the first part. */
function* findingsByPart(operation: Operation, request: LintRequest, elsewhere: ElsewhereHint): Generator<Draft[]> {
  const lists = longLists(request.body);
  if (lists.length === 0) return yield parameterDrafts(operation, request, elsewhere);
  const checks = checksByPart(constraintsOf(operation), request, lists);
  const isInList = ({ in: place, parameter }: Draft): boolean =>
    place === "body" && lists.some((name) => parameter?.startsWith(`${name}[`));
  let number = 0;
  for (const part of partsOf(request, lists)) {
    const those = number;
    const violationsOf: ViolationsOf = (constraint) => checks.get(constraint)?.(part, those) ?? [];
    const found = parameterDrafts(operation, part, elsewhere, violationsOf);
    yield number === 0 ? found : found.filter(isInList);
    number += 1;
  }
}

/** The findings of a request that is taken for an operation, part by part. */
function* operationFindings(
  operation: Operation,
  operations: readonly Operation[],
  { input, path, read }: ReadInput,
): Generator<readonly Draft[]> {
  const body = "value" in read ? read.value : undefined;
  const request: LintRequest = { path: pathIds(operation.path, path), query: input.query, body };
  const parts = findingsByPart(operation, request, elsewhereOn(operation, operations));
  yield firstFindings(operation, operations, { input, path, read }, request, parts.next().value ?? []);
  yield* parts;
}

function firstFindings(
  operation: Operation,
  operations: readonly Operation[],
  { input, read }: ReadInput,
  request: LintRequest,
  found: readonly Draft[],
): Draft[] {
  const hasNoBody = !operation.parameters.some((parameter) => parameter.in === "body");
  const actions = misspeltActions(operation, operations, input);
  const ofBody = ({ in: place }: Draft): boolean => place === "body";
  const parameters = "finding" in read || (hasNoBody && request.body !== undefined) ? found.filter((flaw) => !ofBody(flaw)) : found;
  const meets = parameters.find(({ level, entry }) => level === "error" && entry !== null) ?? null;
  return [
    ...actions.map(({ given, meant }) => drafted(actionCase(given, meant, { entry: meets?.entry ?? null, liveEntry: null }))),
    ...("finding" in read ? [drafted(read.finding)] : []),
    ...(hasNoBody && request.body !== undefined ? [drafted(noBody(operation))] : []),
    ...parameters.filter(
      (flaw) => !(flaw.rule === "unknown-parameter" && actions.some(({ meant }) => meant.toLowerCase() === flaw.parameter?.toLowerCase())),
    ),
  ];
}

/** The first findings of all parts, at most `most`, and how many more there are: those are counted and not kept. */
function collected(operation: Operation, parts: Iterable<readonly Draft[]>, most: number): LintResult {
  const findings: Finding[] = [];
  const omitted = { error: 0, warning: 0 };
  for (const part of parts)
    for (const flaw of surest(part)) {
      if (findings.length < most) findings.push(flaw.tell());
      else omitted[flaw.level] += 1;
    }
  return { operation, findings, omitted };
}

/** What the service would refuse of a request, and what is doubtful in it. `operations` are all on its path, or more. Of more findings than `most` the others are counted. */
export function lint(input: LintInput, operations: readonly Operation[], most = Number.POSITIVE_INFINITY): LintResult {
  const broken = pathForm(input.path);
  if (broken.length > 0) return { operation: null, findings: broken, omitted: nothingOmitted };
  const path = uriDecode(input.path);
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
    return { operation: null, findings: [about, ...(empty && !placeholder ? [empty] : []), ...whole], omitted: nothingOmitted };
  }
  const parts = operationFindings(operation, operations, { input, path, read });
  const findings: readonly Draft[] = parts.next().value ?? [];
  const inPath = findings.find((flaw) => flaw.in === "path");
  const about = placeholder && {
    ...placeholder,
    ...(inPath && { entry: inPath.entry, liveEntry: null, otherEntries: ["global/InvalidURI"] }),
  };
  const others = placeholder ? findings.filter((flaw) => flaw.in !== "path") : findings;
  const first = [...(about ? [drafted(about)] : []), ...(empty ? [drafted(empty)] : []), ...others];
  return collected(operation, chained(first, parts), most);
}
