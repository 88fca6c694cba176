import type { CodedError } from "../../../core/diagnose/found.js";
import type { Verdict } from "../../../core/diagnose/meaning/verdict.js";
import type { PermissionAdvice } from "../../../core/operations/knowledge/permissions.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { sayInline } from "../../../core/text/language.js";
import { shellWord } from "../../../core/text/shell.js";
import type { ExitCode } from "../../exit-codes.js";
import { type CallSignature, signatureStatement } from "../../shared/errors/call-signature.js";
import { renderFound } from "../../shared/errors/findings.js";
import { renderPermissions } from "../../shared/errors/permissions.js";
import { verdictLines } from "../../shared/errors/verdict.js";
import { renderFacts } from "../../shared/look/facts.js";
import { jsonDocument } from "../../shared/look/json.js";
import type { View } from "../../view.js";
import { type ClockFacts, clockStatement } from "./clock.js";

/** A call that failed: the error it was answered with, or the verdict on an answer or a silence without one. */
export interface CallFailure {
  readonly failed: { readonly kind: "error"; readonly found: CodedError } | { readonly kind: "verdict"; readonly verdict: Verdict };
  readonly method: string;
  readonly path: string;
  readonly host: string;
  /** Null when no answer came. */
  readonly httpStatus: number | null;
  /** That of the answer, also when it carries no code. */
  readonly requestId: string | null;
  readonly operation: string | null;
  readonly endpoint: string;
  readonly region: string | null;
  readonly attempts: number;
  /** Seconds that the service asks to wait; null when it does not. */
  readonly retryAfterSeconds: number | null;
  readonly safeToRetry: boolean;
  readonly retryable: boolean | null;
  readonly clientToken: string | null;
  /** Measured on the answer; null when it could not be. */
  readonly clockSkewSeconds: number | null;
  /** Set when the clock has to do with the failure. */
  readonly clock: ClockFacts | null;
  /** Set when the signature was refused. */
  readonly signature: CallSignature | null;
  readonly exitCode: ExitCode;
  /** Codes that come near an unknown one. */
  readonly nearest: readonly string[];
  /** What the operation needs, when it was denied. */
  readonly permissions: PermissionAdvice | null;
}

const names = {
  request: { en: "Request", zh: "请求" },
  requestId: { en: "Request id", zh: "requestId" },
  wait: { en: "Wait", zh: "等待" },
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
      en: `safe with the same token: -q ${shellWord(`clientToken=${clientToken}`)} (the service remembers it for 24 h)`,
      zh: `带同一令牌重发是安全的：-q ${shellWord(`clientToken=${clientToken}`)}（服务端记录 24 小时）`,
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
  const { method, path, host, operation, requestId, attempts, retryAfterSeconds, clock, httpStatus, retryable } = failure;
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
    ...(retryAfterSeconds === null
      ? []
      : [
          [
            names.wait,
            sayInline({ en: `${retryAfterSeconds} s: the service asks for it`, zh: `${retryAfterSeconds} 秒：服务端要求` }, language),
          ] as const,
        ]),
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

/** The record that stands for a failure without an error code. */
const withoutCode = ({ failed, requestId, httpStatus }: CallFailure): object =>
  failed.kind === "error"
    ? { ...failed.found, line: null, failure: null }
    : {
        code: null,
        message: null,
        requestId,
        requestIdComplete: requestId !== null,
        httpStatus,
        origin: failed.verdict.origin,
        format: httpStatus === null ? null : "http-response",
        file: null,
        line: null,
        time: null,
        values: {},
        parameter: null,
        parameters: [],
        constraints: [],
        proof: null,
        known: false,
        meaning: failed.verdict.meaning,
        entry: null,
        candidates: [],
        failure: failed.verdict.failure,
        title: failed.verdict.title,
        steps: failed.verdict.steps,
        hidden: [],
        note: null,
      };

/** `call --json`: the record of `decode --json` and what is known of the request. */
export const callFailureDocument = (failure: CallFailure, view: View): string => {
  const { operation, endpoint, region, attempts, retryable, safeToRetry, clientToken, clockSkewSeconds, exitCode } = failure;
  const { permissions, signature, retryAfterSeconds } = failure;
  const known = {
    operation,
    retryable,
    endpoint,
    region,
    attempts,
    retryAfterSeconds,
    safeToRetry,
    clientToken,
    clockSkewSeconds,
    exitCode,
  };
  return jsonDocument({ ...withoutCode(failure), ...known, permissions, signature }, view.terminal);
};
