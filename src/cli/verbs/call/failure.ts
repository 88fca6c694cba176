import { clockStatement } from "../../../core/answers/clock.js";
import { type ErrorRecord, ReferenceList, recordVersion, toErrorRecord } from "../../../core/answers/error-record.js";
import { retryVerdicts } from "../../../core/catalogue/labels.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import { shellWord } from "../../../core/text/shell.js";
import type { CallFailure } from "../../../node/calls/failure.js";
import { type CallExitCode, exitCodes } from "../../exit-codes.js";
import { isStatusSaid, renderFound } from "../../shared/errors/findings.js";
import { renderPermissions } from "../../shared/errors/permissions.js";
import { verdictLines } from "../../shared/errors/verdict.js";
import { type Fact, renderFacts } from "../../shared/look/facts.js";
import { jsonDocument } from "../../shared/look/json.js";
import type { View } from "../../view.js";

const names = {
  request: { en: "Request", zh: "请求" },
  requestId: { en: "Request id", zh: "requestId" },
  wait: { en: "Wait", zh: "等待" },
  retry: { en: "Retry", zh: "重试" },
  clock: { en: "Clock", zh: "时钟" },
  attempts: { en: "Attempts", zh: "尝试次数" },
} as const satisfies Record<string, Bilingual>;

/** Shorter than on the page of a code where a retry can help: how safe it is follows. */
const verdicts: typeof retryVerdicts = { ...retryVerdicts, true: { en: "can help", zh: "可能有用" } };

/** Whether sending it twice could do its work twice: only where this one may have been carried out. Null where that is no question. */
function safety({ method, safeToRetry, clientToken, httpStatus }: CallFailure): Bilingual | null {
  if (method === "GET" || method === "HEAD" || (httpStatus !== null && httpStatus < 500)) return null;
  if (safeToRetry && clientToken !== null)
    return {
      en: `safe with the same client token: -q ${shellWord(`clientToken=${clientToken}`)} (the service remembers it for 24 h)`,
      zh: `带同一 clientToken 重发是安全的：-q ${shellWord(`clientToken=${clientToken}`)}（服务端记录 24 小时）`,
    };
  return {
    en: `not safe: the ${method} may already have been executed. Check first, or use --client-token auto if the operation supports it`,
    zh: `不安全：该 ${method} 可能已被执行。请先查询；接口支持时可加 --client-token auto`,
  };
}

function retryRow(failure: CallFailure, language: View["language"]): Fact {
  const safe = safety(failure);
  const verdict = verdicts[`${failure.retryable}`];
  return [names.retry, sayInline(safe ? { en: `${verdict.en}; ${safe.en}`, zh: `${verdict.zh}；${safe.zh}` } : verdict, language)];
}

function rowsOf(failure: CallFailure, { language }: View, full: boolean): Fact[] {
  const { method, path, host, operation, requestId, attempts, retryAfterSeconds, clock, httpStatus, failed, investigation } = failure;
  const name = operation === null ? "" : ` (${operation})`;
  const status = httpStatus === null || (failed.kind === "error" && isStatusSaid(failed.found)) ? "" : `, HTTP ${httpStatus}`;
  const isRight = clock !== null && !clock.broken.date && !clock.broken.expiry;
  const isClockSaid =
    !full && (investigation?.checks.some(({ id }) => id === "clock") === true || (isRight && investigation?.conclusion != null));
  return [
    [names.request, `${method} ${path}${name}, ${host}${status}`],
    ...(requestId === null ? [] : [[names.requestId, requestId] as const]),
    ...(attempts > 1 ? [[names.attempts, String(attempts)] as const] : []),
    retryRow(failure, language),
    ...(retryAfterSeconds === null
      ? []
      : [
          [
            names.wait,
            sayInline({ en: `${retryAfterSeconds} s, as the service asks`, zh: `${retryAfterSeconds} 秒（服务端要求）` }, language),
          ] as const,
        ]),
    ...(clock && !isClockSaid ? [[names.clock, sayInline(clockStatement(clock).text, language)] as const] : []),
  ];
}

/** The diagnosis of a failed call, for stderr: the cause first. */
export function renderCallFailure(failure: CallFailure, view: View, full: boolean): string {
  const { failed, nearest, permissions, investigation } = failure;
  const rows = rowsOf(failure, view, full);
  if (failed.kind === "verdict") return [...verdictLines(failed.verdict, view), "", ...renderFacts(rows, view)].join("\n");
  const needed = permissions ? [renderPermissions(permissions, view, full)] : [];
  const instead = full || !failed.found.entry ? [] : needed.flatMap((text) => text.split("\n"));
  const report = renderFound(failed.found, { full, nearest, investigation, rows, instead }, view);
  return instead.length > 0 || needed.length === 0 ? report : [report, "", ...needed].join("\n");
}

/** The record of a failure: that of the error, or the same members for an answer or a silence without one. */
function recordOf({ failed, requestId, httpStatus }: CallFailure): ErrorRecord {
  if (failed.kind === "error") return { ...toErrorRecord(failed.found), line: null };
  const { origin, failure, title, meaning, retryable } = failed.verdict;
  return {
    code: null,
    message: null,
    requestId,
    requestIdComplete: requestId !== null,
    httpStatus,
    origin,
    format: httpStatus === null ? "no-answer" : "http-response",
    file: null,
    line: null,
    time: null,
    values: {},
    operation: null,
    parameter: null,
    parameters: [],
    constraints: [],
    proof: null,
    context: null,
    known: false,
    entryId: null,
    candidateIds: [],
    elsewhereIds: [],
    failure,
    client: null,
    hidden: [],
    investigation: null,
    title,
    meaning,
    retryable,
  };
}

/** Beside those of a document of the type `error`, which a program reads in the same place. */
const categories: Readonly<Record<CallExitCode, string>> = {
  [exitCodes.refused]: "refused",
  [exitCodes.serviceFailed]: "service",
  [exitCodes.noAnswer]: "network",
  [exitCodes.auth]: "auth",
  [exitCodes.throttled]: "throttled",
};

/** `call --json`: the record of `decode --json`, what is known of the request, and what the record refers to. */
export function callFailureDocument(failure: CallFailure, exitCode: CallExitCode, view: View): string {
  const { failed, operation, endpoint, region, attempts, safeToRetry, clientToken, clockSkewSeconds } = failure;
  const { permissions, signature, investigation, warnings, retryAfterSeconds } = failure;
  const known = { operation, endpoint, region, attempts, retryAfterSeconds, safeToRetry, clientToken, clockSkewSeconds, exitCode };
  const list = new ReferenceList();
  if (failed.kind === "error") list.add(failed.found);
  const { entries } = list.references;
  const steps = failed.kind === "verdict" ? failed.verdict.steps : [];
  return jsonDocument(
    { ...recordOf(failure), category: categories[exitCode], ...known, steps, permissions, signature, investigation, warnings, entries },
    view.terminal,
    recordVersion,
  );
}
