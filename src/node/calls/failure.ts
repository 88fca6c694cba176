import { conclusionOf, type Finding } from "../../core/answers/evidence/conclude.js";
import { permissionAdvice } from "../../core/answers/permissions.js";
import type { CodedError } from "../../core/diagnose/found.js";
import type { Investigation } from "../../core/diagnose/investigation.js";
import type { PermissionAdvice } from "../../core/operations/knowledge/permissions.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { cleanLine } from "../../core/text/clean.js";
import { maskUrl } from "../../core/text/mask.js";
import type { Endpoint } from "../client/endpoint.js";
import { type Exchange, waitAskedBy } from "../client/exchange.js";
import { isRetryableStatus, isSafeToRepeat } from "../client/retry.js";
import type { Credentials, Setting } from "../client/settings.js";
import { TransportError } from "../client/transport-error.js";
import type { Io } from "../io.js";
import type { CallPlan } from "./call-plan.js";
import { type FailureCause, operationOf } from "./diagnose.js";
import { type CallEvidence, evidenceOf, noEvidence } from "./evidence.js";
import type { Session } from "./session.js";

/** A call that was sent, answered or not. */
export interface SentCall {
  readonly plan: CallPlan;
  readonly endpoint: Endpoint;
  /** Those it was signed with. */
  readonly credentials: Setting<Credentials>;
  /** The profile they are in, where one was named. */
  readonly profile: string | null;
  readonly session: Session;
  readonly exchange: Exchange;
}

/** A call that failed, with all that is known of it. */
export interface CallFailure extends Pick<CallEvidence, "clock" | "signature"> {
  readonly failed: FailureCause;
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
  /** Codes that come near an unknown one. */
  readonly nearest: readonly string[];
  /** What the operation needs, when it was denied. */
  readonly permissions: PermissionAdvice | null;
  /** What was found out about its cause; null where nothing was. */
  readonly investigation: Investigation | null;
  /** What looked wrong before it was sent, where that was not said then. */
  readonly warnings: readonly Bilingual[];
}

/** Whether the same request can succeed later: by the entry, else by the status, else by the verdict. */
function isRetryable(failed: FailureCause, status: number | null): boolean | null {
  if (failed.kind === "verdict") return failed.verdict.retryable;
  if (failed.found.known) return failed.found.retryable;
  return status !== null && isRetryableStatus(status) ? true : null;
}

async function nearestTo(failed: FailureCause): Promise<readonly string[]> {
  if (failed.kind !== "error" || failed.found.known) return [];
  const { nearestCodes } = await import("../../core/catalogue/nearest.js");
  const { loadEveryEntry } = await import("../../core/catalogue/catalogue.js");
  return nearestCodes(await loadEveryEntry(), failed.found.code);
}

/** How a failure is looked into with reads, where the user asked for that. */
export type LookInto = (found: CodedError, findings: readonly Finding[]) => Promise<Investigation | null>;

/** All that is known of a failed call. */
export async function failureOf(
  { redact, platform, now }: Io,
  failed: FailureCause,
  sent: SentCall,
  warnings: readonly Bilingual[],
  lookInto: LookInto | null,
): Promise<CallFailure> {
  const { plan, endpoint, credentials, profile, session, exchange } = sent;
  const { outcome, attempts, skew, request } = exchange;
  const found = failed.kind === "error" ? failed.found : null;
  const answer = outcome instanceof TransportError ? null : outcome;
  const status = answer?.status ?? null;
  const url = new URL(redact(maskUrl(request.url)));
  const way = { endpoint, credentials, profile, proxy: session.proxy?.shown ?? null, clockOffset: session.clockOffset(), platform };
  const { clock, signature, findings } = found ? await evidenceOf(found, exchange, way) : noEvidence;
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
    retryAfterSeconds: waitAskedBy(outcome, now()),
    safeToRetry: isSafeToRepeat(plan.method, plan.query),
    retryable: isRetryable(failed, status),
    clientToken: plan.clientToken,
    clockSkewSeconds: found ? (skew?.seconds ?? null) : null,
    clock,
    signature,
    nearest: await nearestTo(failed),
    permissions: found && (await permissionAdvice(found, found.operation)),
    investigation: (found && lookInto && (await lookInto(found, findings))) ?? conclusionOf(findings, 0, 0),
    warnings,
  };
}
