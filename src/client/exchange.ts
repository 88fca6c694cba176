import { setTimeout as pause } from "node:timers/promises";
import { type ClockSkew, measureSkew } from "./clock.js";
import type { Endpoint } from "./endpoint.js";
import { type RequestPlan, type SignedRequest, signRequest } from "./request.js";
import { backoffSeconds, isPassing, isRetryableStatus, isSafeToRepeat, retryAfterSeconds } from "./retry.js";
import type { Answer, Sender } from "./send.js";
import type { Credentials } from "./settings.js";
import { TransportError } from "./transport-error.js";

/** What came of a request after its last attempt. */
export interface Exchange {
  readonly request: SignedRequest;
  readonly outcome: Answer | TransportError;
  readonly attempts: number;
  /** Milliseconds since 1970 at which the last attempt was signed. */
  readonly signedAt: number;
  readonly skew: ClockSkew | null;
}

export interface Pause {
  /** The attempt that failed, from 1. */
  readonly attempt: number;
  readonly seconds: number;
  readonly outcome: Answer | TransportError;
}

export interface ExchangeOptions {
  /** How many times a failed request may be sent again. */
  readonly retries: number;
  /** Milliseconds by which the time of signing is off this machine's clock. */
  readonly clockOffset: number;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Whether an answer says by its code that it was throttled. */
  readonly isThrottled: (answer: Answer) => boolean;
  readonly onAttempt: (request: SignedRequest) => void;
  readonly onAnswer: (answer: Answer) => void;
  readonly onPause: (pause: Pause) => void;
}

const canHelp = (outcome: Answer | TransportError, { isThrottled }: ExchangeOptions): boolean =>
  outcome instanceof TransportError ? isPassing(outcome.failure) : isRetryableStatus(outcome.status) || isThrottled(outcome);

async function attempt(sender: Sender, request: SignedRequest, signal: AbortSignal): Promise<Answer | TransportError> {
  try {
    return await sender.send(request, signal);
  } catch (error) {
    if (error instanceof TransportError) return error;
    throw error;
  }
}

/** Seconds to wait: what the service asks for, or the backoff. */
const waitAfter = (outcome: Answer | TransportError, tries: number, now: number): number =>
  (outcome instanceof TransportError ? null : retryAfterSeconds(outcome.headers["retry-after"], now)) ?? backoffSeconds(tries, Math.random());

/**
 * Sends a request, again and again as far as `retries` allows and it can help and is safe. Every attempt is signed
 * anew, as late as possible. The signal's reason is thrown when it is aborted, also during a pause.
 */
export async function exchange(
  plan: RequestPlan,
  endpoint: Endpoint,
  credentials: Credentials,
  sender: Sender,
  options: ExchangeOptions,
): Promise<Exchange> {
  const { retries, clockOffset, signal, now } = options;
  const most = isSafeToRepeat(plan.method, plan.query) ? retries + 1 : 1;
  for (let tries = 1; ; tries += 1) {
    const signedAt = now();
    const request = signRequest(plan, endpoint, credentials, { time: new Date(signedAt + clockOffset) });
    options.onAttempt(request);
    const outcome = await attempt(sender, request, signal);
    if (!(outcome instanceof TransportError)) options.onAnswer(outcome);
    if (tries >= most || !canHelp(outcome, options)) {
      return { request, outcome, attempts: tries, signedAt, skew: outcome instanceof TransportError ? null : measureSkew(outcome) };
    }
    const seconds = waitAfter(outcome, tries, now());
    options.onPause({ attempt: tries, seconds, outcome });
    await pause(seconds * 1000, undefined, { signal }).catch(() => {
      throw signal.reason;
    });
  }
}
