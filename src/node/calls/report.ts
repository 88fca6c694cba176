import { type Context, note } from "../../cli/context.js";
import { type ExitCode, exitCodes, exitForError, exitForStatus } from "../../cli/exit-codes.js";
import type { CallFailure } from "../../cli/verbs/call/failure.js";
import type { AnswerDiagnosis } from "../../core/answers/answer.js";
import { concernsClock, refusesSignature } from "../../core/answers/failure-class.js";
import { permissionAdvice } from "../../core/answers/permissions.js";
import type { Verdict } from "../../core/diagnose/meaning/verdict.js";
import type { OperationShape } from "../../core/operations/model/operation.js";
import { defaultExpires } from "../../core/signature/sign.js";
import { cleanLine } from "../../core/text/clean.js";
import { maskUrl } from "../../core/text/mask.js";
import { brokenDeadlines } from "../client/clock.js";
import type { Endpoint } from "../client/endpoint.js";
import { type Exchange, waitAskedBy } from "../client/exchange.js";
import { isRetryableStatus, isSafeToRepeat } from "../client/retry.js";
import type { Answer } from "../client/send.js";
import { findSettings, type SettingsFlags } from "../client/settings.js";
import { TransportError } from "../client/transport-error.js";
import type { Io } from "../io.js";
import type { CallPlan } from "./plan.js";
import type { Session } from "./session.js";

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
  const { matchOperation } = await import("../../core/operations/lookup/match.js");
  const { findShape } = await import("../../core/operations/lookup/operations.js");
  return (operation !== null && findShape(operation)) || matchOperation({ method, path, query, body: body?.toString("utf8") });
}

/** What an answer to this plan is; `place` is where the command line says to call. Recognising failures and the catalogue are loaded only when it may be one. */
export async function diagnoseCall({ redact }: Io, plan: CallPlan, answer: Answer, place: SettingsFlags): Promise<AnswerDiagnosis> {
  if (isPlainSuccess(answer)) return { kind: "success" };
  const { codeBook } = await import("../../core/diagnose/meaning/code-book.js");
  const { diagnoseAnswer } = await import("../../core/answers/answer.js");
  const { decodeBytes } = await import("../../core/text/encoding.js");
  const { serviceOf } = await import("../../core/operations/lookup/match.js");
  const { loadEveryEntry } = await import("../../core/catalogue/catalogue.js");
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
  const { flagsOf, pointOut } = await import("../../core/answers/point-out.js");
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
  const { analyseSignature } = await import("./signature.js");
  const { credentials } = await findSettings(profile === undefined ? {} : { profile }, io.env, null);
  return credentials && analyseSignature(exchange, { credentials, message: failed.found.message, proxy: session.proxy?.shown ?? null });
}

async function nearestTo(failed: Failed): Promise<readonly string[]> {
  if (failed.kind !== "error" || failed.found.known) return [];
  const { nearestCodes } = await import("../../core/catalogue/nearest.js");
  const { loadEveryEntry } = await import("../../core/catalogue/catalogue.js");
  return nearestCodes(await loadEveryEntry(), failed.found.code);
}

/** All that is known of a failed call. */
async function failureOf(context: Context, failed: Failed, sent: SentCall, options: ReportOptions): Promise<CallFailure> {
  const { plan, endpoint, session, exchange } = sent;
  const { outcome, attempts, skew, request } = exchange;
  const { redact, platform } = context.io;
  const found = failed.kind === "error" ? failed.found : null;
  const answer = outcome instanceof TransportError ? null : outcome;
  const status = answer?.status ?? null;
  const url = new URL(redact(maskUrl(request.url)));
  return {
    failed,
    method: plan.method,
    path: cleanLine(url.pathname + url.search),
    host: endpoint.host,
    httpStatus: status,
    requestId: (found ? found.requestId : cleanLine(redact(answer?.headers["x-bce-request-id"] ?? ""))) || null,
    operation: found ? found.operation : ((await operationOf(plan))?.name ?? null),
    endpoint: endpoint.origin,
    region: endpoint.region,
    attempts,
    retryAfterSeconds: waitAskedBy(outcome, context.io.now()),
    safeToRetry: isSafeToRepeat(plan.method, plan.query),
    retryable: isRetryable(failed, status),
    clientToken: plan.clientToken,
    clockSkewSeconds: found ? (skew?.seconds ?? null) : null,
    clock: clockOf(failed, exchange, platform, session.clockOffset()),
    signature: await signatureOf(context, failed, sent, options),
    exitCode: exitFor(failed, status),
    nearest: await nearestTo(failed),
    permissions: found && (await permissionAdvice(found, found.operation)),
  };
}

/** Says on stderr why a call failed, and returns the exit code for it. */
export async function reportFailure(context: Context, failed: Failed, sent: SentCall, options: ReportOptions): Promise<ExitCode> {
  const failure = await failureOf(context, failed, sent, options);
  const { callFailureDocument, renderCallFailure } = await import("../../cli/verbs/call/failure.js");
  const { io, errorView } = context;
  const { outcome } = sent.exchange;
  const hasBody = !(outcome instanceof TransportError) && outcome.body.length > 0;
  // On one screen, a line between the body and what is said of it.
  const gap = io.out.isTerminal && io.err.isTerminal && hasBody ? "\n" : "";
  note(
    context,
    options.json ? callFailureDocument(failure, errorView) : gap + renderCallFailure(failure, errorView, options.full === true),
  );
  return failure.exitCode;
}

/** The verdict on a request that was never answered. */
export const silence = async (error: TransportError, endpoint: Endpoint, session: Session): Promise<Failed> => ({
  kind: "verdict",
  verdict: await silentVerdict(error, endpoint, session),
});
