import { clockStatement } from "../../../core/answers/clock.js";
import { type ErrorRecord, ReferenceList, recordVersion, toErrorRecord } from "../../../core/answers/error-record.js";
import { signatureStatement } from "../../../core/answers/refused-signature.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import type { CallFailure } from "../../../node/calls/failure.js";
import type { ExitCode } from "../../exit-codes.js";
import { renderFound } from "../../shared/errors/findings.js";
import { renderPermissions } from "../../shared/errors/permissions.js";
import { verdictLines } from "../../shared/errors/verdict.js";
import { renderFacts } from "../../shared/look/facts.js";
import { jsonDocument } from "../../shared/look/json.js";
import type { View } from "../../view.js";

const names = {
  request: { en: "Request", zh: "请求" },
  requestId: { en: "Request id", zh: "requestId" },
  again: { en: "Send again", zh: "重发" },
  clock: { en: "Clock", zh: "时钟" },
  signature: { en: "Signature", zh: "签名" },
  attempts: { en: "Attempts", zh: "尝试次数" },
} as const satisfies Record<string, Bilingual>;

/** Whether sending it twice could do its work twice, and what would make it safe. */
function safety({ method, safeToRetry, clientToken }: CallFailure): Bilingual {
  if (method === "GET" || method === "HEAD") return { en: `safe: ${method} changes nothing`, zh: `安全：${method} 不会改动任何内容` };
  if (safeToRetry && clientToken !== null)
    return {
      en: `safe with the same token: -q clientToken=${clientToken} (the service remembers it for 24 h)`,
      zh: `带同一令牌重发是安全的：-q clientToken=${clientToken}（服务端记录 24 小时）`,
    };
  return {
    en: `not safe: a second ${method} may do the work twice; where the operation takes one, --client-token auto prevents it`,
    zh: `不安全：重复的 ${method} 可能重复执行；接口支持 clientToken 时，可用 --client-token auto 避免`,
  };
}

const verdictOnRetry: Record<"true" | "false" | "null", Bilingual> = {
  true: { en: "can help; ", zh: "可能有用；" },
  false: { en: "does not help; ", zh: "没有用；" },
  null: { en: "depends on the cause; ", zh: "视原因而定；" },
};

function factRows(failure: CallFailure, language: View["language"]): (readonly [Bilingual, string])[] {
  const { method, path, host, operation, requestId, attempts, clock, httpStatus, retryable } = failure;
  const safe = safety(failure);
  // The page of a known code has said already whether a retry can help.
  const explained = failure.failed.kind === "error" && failure.failed.found.known;
  const again = explained ? { en: "", zh: "" } : verdictOnRetry[`${retryable}`];
  const status = httpStatus === null ? "" : `, HTTP ${httpStatus}`;
  const name = operation === null ? "" : ` (${operation})`;
  const statement = clock && clockStatement(clock);
  return [
    [names.request, `${method} ${path}${name}, ${host}${status}`],
    ...(requestId === null ? [] : [[names.requestId, requestId] as const]),
    ...(attempts > 1 ? [[names.attempts, String(attempts)] as const] : []),
    [names.again, sayInline({ en: again.en + safe.en, zh: again.zh + safe.zh }, language)],
    ...(statement ? [[names.clock, sayInline(statement.text, language)] as const] : []),
    ...(statement?.command ? [[{ en: "", zh: "" }, `$ ${statement.command}`] as const] : []),
    ...(failure.signature ? [[names.signature, sayInline(signatureStatement(failure.signature), language)] as const] : []),
  ];
}

/** The diagnosis of a failed call, for stderr. */
export function renderCallFailure(failure: CallFailure, view: View, full: boolean): string {
  const { failed, nearest, permissions } = failure;
  const body = failed.kind === "error" ? [renderFound(failed.found, view, full, nearest)] : verdictLines(failed.verdict, view);
  const needed = permissions ? ["", renderPermissions(permissions, view)] : [];
  return [...body, ...needed, "", ...renderFacts(factRows(failure, view.language), view)].join("\n");
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
    failure,
    client: null,
    hidden: [],
    investigation: null,
    title,
    meaning,
    retryable,
  };
}

/** `call --json`: the record of `decode --json`, what is known of the request, and what the record refers to. */
export function callFailureDocument(failure: CallFailure, exitCode: ExitCode, view: View): string {
  const { failed, operation, endpoint, region, attempts, safeToRetry, clientToken, clockSkewSeconds } = failure;
  const { permissions, signature, warnings } = failure;
  const known = { operation, endpoint, region, attempts, safeToRetry, clientToken, clockSkewSeconds, exitCode };
  const list = new ReferenceList();
  if (failed.kind === "error") list.add(failed.found);
  const { entries } = list.references;
  const steps = failed.kind === "verdict" ? failed.verdict.steps : [];
  return jsonDocument({ ...recordOf(failure), ...known, steps, permissions, signature, warnings, entries }, view.terminal, recordVersion);
}
