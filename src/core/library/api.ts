import { findOperations } from "../answers/find-operations.js";
import { EntriesById, explainFinding, type FindingRecord, findingRecord } from "../answers/lint-record.js";
import { knowledgeOf } from "../operations/knowledge/knowledge.js";
import { type OperationRecord, operationRecord } from "../operations/knowledge/operation-record.js";
import { lint as lintRequest } from "../operations/lint/lint.js";
import { isOperationGroup, loadOperations, findOperation as operationNamed } from "../operations/lookup/operations.js";
import { type OperationGroup, operationGroups } from "../operations/model/operation.js";
import { UsageError } from "../refusals.js";
import { queryItems } from "../signature/canonical-request.js";
import { cleanLine } from "../text/clean.js";
import { maskUrl } from "../text/mask.js";
import { type LanguageOption, type TextLanguage, type Told, tell } from "./in-language.js";
import { type HttpRequest, theRequest, urlOf } from "./request.js";

/** What the service would refuse of a request. */
export interface Linted {
  readonly method: string;
  /** Path and query as they go over the wire; secrets among them are masked. */
  readonly path: string;
  /** Name of the operation; null when it is none of the API. */
  readonly operation: string | null;
  readonly findings: readonly FindingRecord[];
}

/**
 * Says which documented errors a request to the VPC API would meet, without sending it. The request is one of an object or
 * the only one in a text (`requestsIn` reads several). Findings are those of `bcevpc lint --json`, without their places in
 * the text.
 *
 * @throws {CaptureError} when a text holds no request.
 * @throws {UsageError} when a text holds several, or the URL is not absolute.
 */
export async function lint<const Lang extends TextLanguage | undefined = undefined>(
  request: string | HttpRequest,
  { lang }: LanguageOption<Lang> = {},
): Promise<Told<Linted, Lang>> {
  const { method, url, body = null, ...rest } = theRequest(request);
  const { path, query } = urlOf({ method, url, ...rest });
  const input = { method: method.toUpperCase(), path, query: queryItems(query), body };
  const { operation, findings } = lintRequest(input, await loadOperations());
  const entries = new EntriesById();
  const explained = await Promise.all(findings.map((finding) => explainFinding(finding, entries)));
  const linted: Linted = {
    method: input.method,
    path: maskUrl(path + (query === "" ? "" : `?${query}`)),
    operation: operation?.name ?? null,
    findings: explained.map(findingRecord),
  };
  return tell<Linted, Lang>(linted, lang);
}

export interface OperationsOptions<Lang extends TextLanguage | undefined = undefined> extends LanguageOption<Lang> {
  readonly group?: OperationGroup;
}

function checkGroup(group: string | undefined): void {
  if (group === undefined || isOperationGroup(group)) return;
  throw new UsageError({ en: `unknown group ${cleanLine(group)}`, zh: `未知分组 ${cleanLine(group)}` }, [
    { en: `groups: ${operationGroups.join(", ")}`, zh: `可用的分组：${operationGroups.join("、")}` },
  ]);
}

/**
 * The operations of the API, as `bcevpc apis --json` has them: all of them, or those that words find: names, a call such as
 * `GET /v1/nat`, an error code, or words of either language, best first.
 *
 * @throws {UsageError} for a group that there is not.
 */
export async function operations<const Lang extends TextLanguage | undefined = undefined>(
  words = "",
  { group, lang }: OperationsOptions<Lang> = {},
): Promise<Told<readonly OperationRecord[], Lang>> {
  checkGroup(group);
  const asked = cleanLine(words)
    .split(" ")
    .filter((word) => word !== "");
  const found = await findOperations(asked, group);
  const known = await Promise.all(found.operations.map(knowledgeOf));
  return tell<readonly OperationRecord[], Lang>(known.map(operationRecord), lang);
}

/** The operation of this name, in any case, or of this name in a Go SDK; null when there is none. */
export async function findOperation<const Lang extends TextLanguage | undefined = undefined>(
  name: string,
  { lang }: LanguageOption<Lang> = {},
): Promise<Told<OperationRecord | null, Lang>> {
  const operation = await operationNamed(name);
  return tell<OperationRecord | null, Lang>(operation && operationRecord(await knowledgeOf(operation)), lang);
}
