import type { Entry, Service } from "../../../core/catalogue/entry.js";
import { type ExplainOptions, explain, type SearchOptions, searchCodes } from "../../../core/library/codes.js";
import { shortened, type ToolInput, type ToolOutput, usualRows } from "./tool.js";

export async function explainCodes({ codes = [], service, httpStatus, message, full }: ToolInput): Promise<ToolOutput> {
  const options: ExplainOptions = {
    ...(service !== undefined && { service: service as Service }),
    ...(httpStatus !== undefined && { httpStatus }),
    ...(message !== undefined && { message }),
  };
  const all = await Promise.all(codes.map((code) => explain(code, options)));
  const entries = [...new Map(all.flatMap((explanation) => explanation.entries.map((entry) => [entry.id, entry] as const))).values()];
  const document = {
    schemaVersion: 1,
    entries: entries.map((entry) => shortened(entry, full)),
    unknown: all.flatMap((explanation) => explanation.unknown),
  };
  return document;
}

export async function searchForCodes({ query = "", service, httpStatus, limit = usualRows }: ToolInput): Promise<ToolOutput> {
  const options: SearchOptions = {
    ...(service !== undefined && { service: service as Service }),
    ...(httpStatus !== undefined && { httpStatus }),
  };
  const found = await searchCodes(query, options);
  const row = ({ id, code, service: of, httpStatus: status, retryable, title }: Entry) => ({
    id,
    code,
    service: of,
    httpStatus: status,
    retryable,
    title,
  });
  const document = { schemaVersion: 1, codes: found.slice(0, limit).map(row), total: found.length };
  return document;
}
