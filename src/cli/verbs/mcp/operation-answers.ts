import { EntriesById } from "../../../core/answers/lint-record.js";
import { findOperation, operations } from "../../../core/library/api.js";
import { nearestOperations } from "../../../core/operations/lookup/operations.js";
import type { OperationGroup } from "../../../core/operations/model/operation.js";
import { UsageError } from "../../../core/refusals.js";
import { captureRequests } from "../../../core/requests/capture.js";
import type { CapturedRequest } from "../../../core/requests/captured-request.js";
import { capturedSource, isOtherService } from "../../shared/lint/captured-source.js";
import { lintContent } from "../../shared/lint/json.js";
import { lintSource } from "../../shared/lint/lint-source.js";
import type { LintedRequest } from "../../shared/lint/report.js";
import { type ToolInput, type ToolOutput, usualRows } from "./tool.js";

export async function describeOperation({ name = "", full }: ToolInput): Promise<ToolOutput> {
  const operation = await findOperation(name);
  const told = operation && { ...operation, codes: operation.codes.filter(({ general }) => full || !general) };
  const document = {
    schemaVersion: 1,
    operations: told ? [told] : [],
    unknown: told ? [] : [{ asked: name, nearest: nearestOperations(name) }],
  };
  return document;
}

export async function searchForOperations({ query = "", group, limit = usualRows }: ToolInput): Promise<ToolOutput> {
  const found = await operations(query, group === undefined ? {} : { group: group as OperationGroup });
  const row = ({ name, group: of, method, path, query: actions, title }: (typeof found)[number]) => ({
    name,
    group: of,
    method,
    path,
    query: actions,
    title,
  });
  const document = { schemaVersion: 1, operations: found.slice(0, limit).map(row), total: found.length };
  return document;
}

const eitherOr = (): UsageError =>
  new UsageError({ en: "missing argument: request, or method and path", zh: "缺少参数：request，或 method 和 path" });

function requestsOf({ request, method, path, body = null }: ToolInput): readonly CapturedRequest[] {
  if (request !== undefined) return captureRequests(request);
  if (method === undefined || path === undefined) throw eitherOr();
  const url = /^https?:\/\//iu.test(path) ? path : `https://bcc.bj.baidubce.com/${path.replace(/^\/+/u, "")}`;
  return [{ form: "http", method, url, headers: [], body, line: 1 }];
}

export async function lintText(input: ToolInput): Promise<ToolOutput> {
  const given = requestsOf(input);
  const own =
    given.length === 1 ? given : given.filter((request) => !isOtherService(request) && request.method.toUpperCase() !== "OPTIONS");
  const all: LintedRequest[] = [];
  const entries = new EntriesById();
  for (const request of own) all.push(await lintSource(capturedSource(request, null), entries));
  const document = { schemaVersion: 1, ...lintContent(all, given.length - own.length) };
  return document;
}
