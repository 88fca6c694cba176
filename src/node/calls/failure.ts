import type { ClockFacts } from "../../core/answers/clock.js";
import { concernsClock, refusesSignature } from "../../core/answers/failure-class.js";
import { permissionAdvice } from "../../core/answers/permissions.js";
import type { CallSignature } from "../../core/answers/refused-signature.js";
import type { PermissionAdvice } from "../../core/operations/knowledge/permissions.js";
import { defaultExpires } from "../../core/signature/sign.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { cleanLine } from "../../core/text/clean.js";
import { maskUrl } from "../../core/text/mask.js";
import { brokenDeadlines } from "../client/clock.js";
import type { Endpoint } from "../client/endpoint.js";
import type { Exchange } from "../client/exchange.js";
import { isRetryableStatus, isSafeToRepeat } from "../client/retry.js";
import type { Credentials, Sourced } from "../client/settings.js";
import { TransportError } from "../client/transport-error.js";
import type { Io } from "../io.js";
import type { CallPlan } from "./call-plan.js";
import { type Failed, operationOf } from "./diagnose.js";
import type { Session } from "./session.js";

/** A call that was sent, answered or not. */
export interface SentCall {
  readonly plan: CallPlan;
  readonly endpoint: Endpoint;
  /** Those it was signed with. */
  readonly credentials: Sourced<Credentials>;
  readonly session: Session;
  readonly exchange: Exchange;
}

/** A call that failed, with all that is known of it. */
export interface CallFailure {
  readonly failed: Failed;
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
  readonly safeToRetry: boolean;
  readonly retryable: boolean | null;
  readonly clientToken: string | null;
  /** Measured on the answer; null when it could not be. */
  readonly clockSkewSeconds: number | null;
  /** Set when the clock has to do with the failure. */
  readonly clock: ClockFacts | null;
  /** Set when the signature was refused. */
  readonly signature: CallSignature | null;
  /** Codes that come near an unknown one. */
  readonly nearest: readonly string[];
  /** What the operation needs, when it was denied. */
  readonly permissions: PermissionAdvice | null;
  /** What looked wrong before it was sent, where that was not said then. */
  readonly warnings: readonly Bilingual[];
}

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
async function signatureOf(failed: Failed, { exchange, session, credentials }: SentCall): Promise<CallFailure["signature"]> {
  if (failed.kind !== "error" || !refusesSignature(failed.found)) return null;
  const { analyseSignature } = await import("./signature.js");
  return analyseSignature(exchange, { credentials, message: failed.found.message, proxy: session.proxy?.shown ?? null });
}

async function nearestTo(failed: Failed): Promise<readonly string[]> {
  if (failed.kind !== "error" || failed.found.known) return [];
  const { nearestCodes } = await import("../../core/catalogue/nearest.js");
  const { loadEveryEntry } = await import("../../core/catalogue/catalogue.js");
  return nearestCodes(await loadEveryEntry(), failed.found.code);
}

/** All that is known of a failed call. */
export async function failureOf(
  { redact, platform }: Io,
  failed: Failed,
  sent: SentCall,
  warnings: readonly Bilingual[],
): Promise<CallFailure> {
  const { plan, endpoint, session, exchange } = sent;
  const { outcome, attempts, skew, request } = exchange;
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
    safeToRetry: isSafeToRepeat(plan.method, plan.query),
    retryable: isRetryable(failed, status),
    clientToken: plan.clientToken,
    clockSkewSeconds: found ? (skew?.seconds ?? null) : null,
    clock: clockOf(failed, exchange, platform, session.clockOffset()),
    signature: await signatureOf(failed, sent),
    nearest: await nearestTo(failed),
    permissions: found && (await permissionAdvice(found, found.operation)),
    warnings,
  };
}
