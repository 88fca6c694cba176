import { ownSignature } from "../../core/answers/evidence/own-signature.js";
import { isPermissionDenied } from "../../core/answers/failure-class.js";
import type { CodedError } from "../../core/diagnose/found.js";
import type { Step } from "../../core/diagnose/meaning/verdict.js";
import { type PermissionAdvice, permissionsFor } from "../../core/operations/knowledge/permissions.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { shellWord } from "../../core/text/shell.js";
import { TransportError } from "../client/transport-error.js";
import type { Outcome } from "./check.js";
import { failureOf } from "./reach.js";
import { likeThis, pasteAgain } from "./remedies.js";
import type { SignedExchange, Subject } from "./subject.js";

/** The request that doctor sends: it changes nothing and answers little. */
export const trial = {
  method: "GET",
  path: "/v1/vpc",
  query: [["maxKeys", "1"]],
  shown: "GET /v1/vpc?maxKeys=1",
  operation: "QueryVpcList",
} as const;

const isDenied = ({ diagnosis }: SignedExchange): boolean => diagnosis?.kind === "error" && isPermissionDenied(diagnosis.found);

const stepOf = ({ en, zh, command }: Step, subject: Subject): Step => ({
  en,
  zh,
  ...(command === undefined ? {} : { command: likeThis(command, subject) }),
});

const idLine = (id: string | null): Bilingual[] => (id === null ? [] : [{ en: `request id ${id}`, zh: `requestId ${id}` }]);

/** What to do of itself: what the evidence leads to, else the entry's remedies. */
function stepsFor({ entry }: CodedError, { findings }: SignedExchange, subject: Subject): readonly Step[] {
  const action = findings.find(({ action }) => action !== null)?.action;
  if (action) return [stepOf(action, subject)];
  if (findings.some(({ result }) => result.id === ownSignature.id)) return [pasteAgain(subject)];
  return entry?.fixes.slice(0, 2).map((fix) => stepOf(fix, subject)) ?? [];
}

/** A code, what the catalogue says of it, and what the evidence at hand says of the cause, as of any other call. */
function codeOutcome(found: CodedError, asked: SignedExchange, subject: Subject): Outcome {
  const { code, entry, message, requestId, httpStatus } = found;
  const title = entry?.title ?? { en: "unknown error code", zh: "未收录的错误码" };
  const explain = { en: "For the full explanation:", zh: "查看完整解释：", command: `bcevpc explain ${shellWord(entry?.id ?? code)}` };
  return {
    status: "failure",
    text: { en: `${trial.shown} returned ${code}: ${title.en}`, zh: `${trial.shown} 返回 ${code}：${title.zh}` },
    details: [
      ...(message === null ? [] : [{ en: `message: ${message}`, zh: `错误消息：${message}` }]),
      ...(entry ? [entry.meaning] : []),
      ...asked.findings.map(({ result }) => result.text),
      ...idLine(requestId),
    ],
    fixes: [...stepsFor(found, asked, subject), explain],
    facts: { code, entry: entry?.id ?? null, message, httpStatus, requestId },
  };
}

/** Whether the service takes the keys and the signature, by one signed request. */
export async function checkRequest(subject: Subject): Promise<Outcome> {
  const asked = await subject.ask();
  const { exchange, diagnosis } = asked;
  const { outcome } = exchange;
  if (outcome instanceof TransportError || !diagnosis)
    return failureOf(outcome instanceof TransportError ? outcome : new TransportError("other", ""), subject, false);
  const requestId = outcome.headers["x-bce-request-id"] ?? null;
  const took = Math.round(outcome.timings.total ?? outcome.answeredAt - outcome.sentAt);
  const facts = { httpStatus: outcome.status, requestId };
  if (isDenied(asked) && diagnosis.kind === "error") {
    const { found } = diagnosis;
    return {
      status: "ok",
      text: {
        en: `the service accepts the key and the signature; ${trial.shown} returned AccessDenied`,
        zh: `服务端接受密钥和签名；${trial.shown} 返回 AccessDenied`,
      },
      details: idLine(found.requestId),
      facts: { ...facts, code: found.code, requestId: found.requestId },
    };
  }
  if (diagnosis.kind === "error") return codeOutcome(diagnosis.found, asked, subject);
  if (diagnosis.kind === "defect") {
    const { title, meaning, steps, failure } = diagnosis.verdict;
    return { status: "failure", text: title, details: [meaning, ...idLine(requestId)], fixes: steps, facts: { ...facts, failure } };
  }
  return {
    status: "ok",
    text: {
      en: `${trial.shown} returned ${outcome.status} in ${took} ms`,
      zh: `${trial.shown} 返回 ${outcome.status}，用时 ${took} ms`,
    },
    details: idLine(requestId),
    facts: { ...facts, code: null },
  };
}

const toAttach = ({ systemPolicies }: PermissionAdvice): readonly Bilingual[] => [
  {
    en: `In the console, under 多用户访问控制 (multi-user access control), give the sub-user the system policy ${systemPolicies.join(" or ")}, or the custom policy below.`,
    zh: `在控制台的“多用户访问控制”中，给该子用户加上系统策略 ${systemPolicies.join(" 或 ")}，或下面的自定义策略。`,
  },
];

/** Whether the key may do what was asked with it. */
export async function checkPermission(subject: Subject): Promise<Outcome> {
  const asked = await subject.ask();
  const advice = permissionsFor(trial.operation);
  const facts = { operation: trial.operation, permissions: advice };
  if (isDenied(asked))
    return {
      status: "failure",
      text: {
        en: `the key is not allowed to list VPCs (${trial.operation}): according to the documentation, VPC_READ is missing`,
        zh: `该密钥无权列出私有网络（VPC）（${trial.operation}）：按文档，缺少 VPC_READ`,
      },
      fixes: advice ? toAttach(advice) : [],
      advice,
      facts,
    };
  return {
    status: "ok",
    text: {
      en: "the key is allowed to list VPCs; other resources have their own permissions, which were not tested",
      zh: "该密钥可以列出私有网络（VPC）；其他资源另有权限，没有逐一测试",
    },
    facts,
  };
}
