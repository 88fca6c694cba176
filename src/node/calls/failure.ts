import type { ClockFacts } from "../../core/answers/clock.js";
import { conclusionOf, type Finding, weigh } from "../../core/answers/evidence/conclude.js";
import type { CallKey } from "../../core/answers/evidence/evidence.js";
import { concernsClock, concernsKey, refusesSignature } from "../../core/answers/failure-class.js";
import { permissionAdvice } from "../../core/answers/permissions.js";
import type { CallSignature } from "../../core/answers/refused-signature.js";
import type { CodedError } from "../../core/diagnose/found.js";
import type { Investigation } from "../../core/diagnose/investigation.js";
import type { PermissionAdvice } from "../../core/operations/knowledge/permissions.js";
import { findOperation } from "../../core/operations/lookup/operations.js";
import { defaultExpires } from "../../core/signature/sign.js";
import type { Bilingual } from "../../core/text/bilingual.js";
import { cleanLine } from "../../core/text/clean.js";
import { maskUrl } from "../../core/text/mask.js";
import { nearestWord } from "../../core/text/nearest-word.js";
import { brokenDeadlines } from "../client/clock.js";
import { type Endpoint, isLoopback } from "../client/endpoint.js";
import { type Exchange, waitAskedBy } from "../client/exchange.js";
import { isRetryableStatus, isSafeToRepeat } from "../client/retry.js";
import type { Credentials, Setting } from "../client/settings.js";
import { TransportError } from "../client/transport-error.js";
import type { Io } from "../io.js";
import type { CallPlan } from "./call-plan.js";
import { type FailureCause, operationOf } from "./diagnose.js";
import { profileKeys } from "./profile-keys.js";
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
export interface CallFailure {
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
  /** Set when the clock has to do with the failure. */
  readonly clock: ClockFacts | null;
  /** Set when the signature was refused. */
  readonly signature: CallSignature | null;
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

/** What the clocks have to do with it; null when nothing, or when the service's cannot be read off a page of somebody else. */
function clockOf(failed: FailureCause, { skew, signedAt, outcome }: Exchange, platform: string, offset: number): CallFailure["clock"] {
  if (!skew || failed.kind !== "error" || !concernsClock(failed.found) || outcome instanceof TransportError) return null;
  const sinceSigning = (outcome.answeredAt - signedAt - offset) / 1000;
  return { ...skew, broken: brokenDeadlines(skew, sinceSigning, defaultExpires), expires: defaultExpires, platform };
}

/** The analysis of a refused signature, which is loaded for no other failure. */
async function signatureOf(failed: FailureCause, { exchange, session, credentials }: SentCall): Promise<CallFailure["signature"]> {
  if (failed.kind !== "error" || !refusesSignature(failed.found)) return null;
  const { analyseSignature } = await import("./signature.js");
  return analyseSignature(exchange, { credentials, message: failed.found.message, proxy: session.proxy?.shown ?? null });
}

async function nearestTo(failed: FailureCause): Promise<readonly string[]> {
  if (failed.kind !== "error" || failed.found.known) return [];
  const { nearestCodes } = await import("../../core/catalogue/nearest.js");
  const { loadEveryEntry } = await import("../../core/catalogue/catalogue.js");
  return nearestCodes(await loadEveryEntry(), failed.found.code);
}

/** The profiles with keys like the one that is not known, by name. Their secrets are neither used nor compared. */
async function likeKeys(found: CodedError, own: Credentials): Promise<Pick<CallKey, "near" | "others">> {
  if (!concernsKey(found)) return { near: null, others: [] };
  const { otherKeys } = await profileKeys(own);
  const id = nearestWord(
    own.accessKeyId,
    otherKeys.map(({ credentials }) => credentials.accessKeyId),
  );
  const near = otherKeys.find(({ credentials }) => credentials.accessKeyId === id)?.name ?? null;
  return { near: near === null ? null : cleanLine(near), others: otherKeys.map(({ name }) => cleanLine(name)) };
}

/** What the evidence of a call says of the causes of its error. */
async function evidenceOf(
  failed: FailureCause,
  { credentials, endpoint, session, profile }: SentCall,
  clock: CallFailure["clock"],
  signature: CallFailure["signature"],
): Promise<readonly Finding[]> {
  if (failed.kind !== "error") return [];
  const { found } = failed;
  const operation = found.called && (await findOperation(found.called.operation));
  const id = credentials.value.accessKeyId;
  const key = { id, source: credentials.source, profile, ...(await likeKeys(found, credentials.value)) };
  const isOpen = endpoint.origin.startsWith("http:") && !isLoopback(new URL(endpoint.origin));
  const mayBeChanged = session.proxy !== null || isOpen;
  return weigh({ error: found, called: found.called, operation, pointed: found, clock, signature, key, mayBeChanged });
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
  const { plan, endpoint, session, exchange } = sent;
  const { outcome, attempts, skew, request } = exchange;
  const found = failed.kind === "error" ? failed.found : null;
  const answer = outcome instanceof TransportError ? null : outcome;
  const status = answer?.status ?? null;
  const url = new URL(redact(maskUrl(request.url)));
  const clock = clockOf(failed, exchange, platform, session.clockOffset());
  const signature = await signatureOf(failed, sent);
  const findings = await evidenceOf(failed, sent, clock, signature);
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
