import { cleanLine } from "../clean.js";
import { brokenDeadlines } from "../client/clock.js";
import type { Endpoint } from "../client/endpoint.js";
import type { Exchange } from "../client/exchange.js";
import { maskUrl } from "../client/mask.js";
import { isRetryableStatus, isSafeToRepeat } from "../client/retry.js";
import type { Answer } from "../client/send.js";
import { findSettings, type SettingsFlags } from "../client/settings.js";
import { TransportError } from "../client/transport-error.js";
import type { AnswerDiagnosis } from "../diagnose/answer.js";
import type { Verdict } from "../diagnose/verdict.js";
import { type ExitCode, exitCodes } from "../errors.js";
import type { Io } from "../io.js";
import type { OperationShape } from "../operations/model/operation.js";
import type { CallFailure } from "../render/call-failure.js";
import { defaultExpires } from "../signature/sign.js";
import type { CallPlan } from "./call-plan.js";
import type { Session } from "./call-session.js";
import { type Context, note } from "./context.js";
import { concernsClock, exitForError, exitForStatus, refusesSignature } from "./failure-exit.js";
import { permissionAdvice } from "./permissions.js";

export interface ReportOptions {
  readonly json?: boolean;
  readonly full?: boolean;
  readonly profile?: string;
}

/** A call that was sent, answered or not. */
export interface SentCall {
  readonly plan: CallPlan;
  readonly endpoint: Endpoint;
  readonly session: Session;
  readonly exchange: Exchange;
}

/** A 2xx answer of JSON in which nothing can be an error's code: what nearly all are. */
function isPlainSuccess({ status, headers, body }: Answer): boolean {
  if (status !== 200 || headers["x-bce-error-code"] !== undefined || body.includes('"code"')) return false;
  try {
    JSON.parse(body.toString("utf8"));
    return true;
  } catch {
    return false;
  }
}

/** The operation that a plan calls: by its name where that was given, else by what it sends. */
export async function operationOf({ operation, method, path, query, body }: CallPlan): Promise<OperationShape | null> {
  const { matchOperation } = await import("../operations/lookup/match.js");
  const { findShape } = await import("../operations/lookup/operations.js");
  return (operation !== null && findShape(operation)) || matchOperation({ method, path, query, body: body?.toString("utf8") });
}

/** What an answer to this plan is; `place` is where the command line says to call. Recognising failures and the catalogue are loaded only when it may be one. */
export async function diagnoseCall({ redact }: Io, plan: CallPlan, answer: Answer, place: SettingsFlags): Promise<AnswerDiagnosis> {
  if (isPlainSuccess(answer)) return { kind: "success" };
  const { codeBook } = await import("../diagnose/code-book.js");
  const { diagnoseAnswer } = await import("../diagnose/answer.js");
  const { decodeBytes } = await import("../encoding.js");
  const { serviceOf } = await import("../operations/lookup/match.js");
  const { loadEveryEntry } = await import("../catalogue/catalogue.js");
  const operation = await operationOf(plan);
  const book = codeBook(await loadEveryEntry());
  const diagnosis = diagnoseAnswer(
    {
      status: answer.status,
      headers: new Map(Object.entries(answer.headers).map(([name, value]) => [name, redact(value)])),
      body: redact(decodeBytes(answer.body).text),
      method: plan.method,
      operation: operation?.name ?? null,
      service: operation ? serviceOf(operation) : undefined,
    },
    book,
  );
  if (diagnosis.kind !== "error") return diagnosis;
  const { flagsOf, pointOut } = await import("./point-out.js");
  const { path, query, body } = plan;
  const sent = { path, query, body: body && redact(body.toString("utf8")) };
  return { kind: "error", found: await pointOut(diagnosis.found, operation?.name ?? null, sent, flagsOf(place)) };
}

type Failed = CallFailure["failed"];

async function silentVerdict(error: TransportError, endpoint: Endpoint, session: Session): Promise<Verdict> {
  const { transportFacts, transportVerdict } = await import("../client/transport-verdicts.js");
  return transportVerdict(error, transportFacts(error, endpoint, session));
}

const exitFor = (failed: Failed, status: number | null): ExitCode => {
  if (status === null) return exitCodes.noAnswer;
  return failed.kind === "error" ? exitForError(failed.found, status) : exitForStatus(status);
};

/** Whether the same request can succeed later: by the entry, else by the status, else by the verdict. */
function isRetryable(failed: Failed, status: number | null): boolean | null {
  if (failed.kind === "verdict") return failed.verdict.retryable;
  if (failed.found.known) return failed.found.retryable;
  return status !== null && isRetryableStatus(status) ? true : null;
}

/** What the clocks have to do with it; null when nothing, or when the service's cannot be read off a page of somebody else. */
function clockOf(failed: Failed, { skew, signedAt, outcome }: Exchange, platform: string, offset: number): CallFailure["clock"] {
  if (!skew || failed.kind !== "error" || !concernsClock(failed.found) || outcome instanceof TransportError) return null;
  const sinceSigning = (outcome.answeredAt - signedAt - offset) / 1000;
  return { ...skew, broken: brokenDeadlines(skew, sinceSigning, defaultExpires), expires: defaultExpires, platform };
}

/** The analysis of a refused signature, which is loaded for no other failure. */
async function signatureOf(
  { io }: Context,
  failed: Failed,
  { exchange, session }: Pick<SentCall, "exchange" | "session">,
  { profile }: ReportOptions,
): Promise<CallFailure["signature"]> {
  if (failed.kind !== "error" || !refusesSignature(failed.found)) return null;
  const { analyseSignature } = await import("./call-signature.js");
  const { credentials } = await findSettings(profile === undefined ? {} : { profile }, io.env, null);
  return credentials && analyseSignature(exchange, { credentials, message: failed.found.message, proxy: session.proxy?.shown ?? null });
}

async function nearestTo(failed: Failed): Promise<readonly string[]> {
  if (failed.kind !== "error" || failed.found.known) return [];
  const { nearestCodes } = await import("../catalogue/nearest.js");
  const { loadEveryEntry } = await import("../catalogue/catalogue.js");
  return nearestCodes(await loadEveryEntry(), failed.found.code);
}

/** Says on stderr why a call failed, and returns the exit code for it. */
export async function reportFailure(
  context: Context,
  failed: Failed,
  { plan, endpoint, session, exchange }: SentCall,
  options: ReportOptions,
): Promise<ExitCode> {
  const { outcome, attempts, skew, request } = exchange;
  const answer = outcome instanceof TransportError ? null : outcome;
  const status = answer?.status ?? null;
  const exitCode = exitFor(failed, status);
  const url = new URL(context.io.redact(maskUrl(request.url)));
  const failure: CallFailure = {
    failed,
    method: plan.method,
    path: cleanLine(url.pathname + url.search),
    host: endpoint.host,
    httpStatus: status,
    requestId:
      (failed.kind === "error" ? failed.found.requestId : cleanLine(context.io.redact(answer?.headers["x-bce-request-id"] ?? ""))) || null,
    operation: failed.kind === "error" ? failed.found.operation : ((await operationOf(plan))?.name ?? null),
    endpoint: endpoint.origin,
    region: endpoint.region,
    attempts,
    safeToRetry: isSafeToRepeat(plan.method, plan.query),
    retryable: isRetryable(failed, status),
    clientToken: plan.clientToken,
    clockSkewSeconds: failed.kind === "error" ? (skew?.seconds ?? null) : null,
    clock: clockOf(failed, exchange, context.io.platform, session.clockOffset()),
    signature: await signatureOf(context, failed, { exchange, session }, options),
    exitCode,
    nearest: await nearestTo(failed),
    permissions: failed.kind === "error" ? await permissionAdvice(failed.found, failed.found.operation) : null,
  };
  const { callFailureDocument, renderCallFailure } = await import("../render/call-failure.js");
  const { io, errorView } = context;
  // On one screen, a line between the body and what is said of it.
  const gap = io.out.isTerminal && io.err.isTerminal && answer !== null && answer.body.length > 0 ? "\n" : "";
  note(
    context,
    options.json ? callFailureDocument(failure, errorView) : gap + renderCallFailure(failure, errorView, options.full === true),
  );
  return exitCode;
}

/** The verdict on a request that was never answered. */
export const silence = async (error: TransportError, endpoint: Endpoint, session: Session): Promise<Failed> => ({
  kind: "verdict",
  verdict: await silentVerdict(error, endpoint, session),
});
