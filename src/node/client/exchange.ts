import { setTimeout as pause } from "node:timers/promises";
import { type ClockSkew, measureSkew } from "./clock.js";
import type { Endpoint } from "./endpoint.js";
import { type RequestPlan, type SignedRequest, signRequest } from "./request.js";
import { backoffSeconds, defaultLongestWait, isPassing, isRetryableStatus, isSafeToRepeat, retryAfterSeconds } from "./retry.js";
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
  readonly userAgent: string;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Whether an answer says by its code that it was throttled. */
  readonly isThrottled: (answer: Answer) => Promise<boolean>;
  readonly onAttempt: (request: SignedRequest) => void;
  readonly onAnswer: (answer: Answer) => void;
  readonly onPause: (pause: Pause) => void;
  /** Seconds that the service may ask to wait: more, and the request is not sent again. */
  readonly longestWait?: number;
  /** When the time for everything is over, by `now`; null without a limit. */
  readonly endsAt?: number | null;
  /** Told of a wait that the service asks for and that is longer than it may be. */
  readonly onTooLong?: (wait: TooLongWait) => void;
}

export interface TooLongWait {
  readonly seconds: number;
  /** The longest wait that is allowed. */
  readonly longest: number;
}

const canHelp = async (outcome: Answer | TransportError, { isThrottled }: ExchangeOptions): Promise<boolean> =>
  outcome instanceof TransportError
    ? isPassing(outcome.failure)
    : isRetryableStatus(outcome.status) || (outcome.status >= 400 && (await isThrottled(outcome)));

async function attempt(sender: Sender, request: SignedRequest, signal: AbortSignal): Promise<Answer | TransportError> {
  try {
    return await sender.send(request, signal);
  } catch (error) {
    if (error instanceof TransportError) return error;
    throw error;
  }
}

/** Seconds that the service asks to wait; null when it does not. */
export const waitAskedBy = (outcome: Answer | TransportError, now: number): number | null =>
  outcome instanceof TransportError ? null : retryAfterSeconds(outcome.headers["retry-after"], now);

/** Seconds that a wait may take now. */
const waitAllowed = ({ longestWait = defaultLongestWait, endsAt = null, now }: ExchangeOptions): number =>
  Math.min(longestWait, endsAt === null ? Number.POSITIVE_INFINITY : Math.max(0, (endsAt - now()) / 1000));

/** Waits; true when the time for everything ran out meanwhile. */
async function waited(seconds: number, signal: AbortSignal): Promise<TransportError | null> {
  try {
    await pause(seconds * 1000, undefined, { signal });
    return null;
  } catch {
    if (signal.reason instanceof TransportError) return signal.reason;
    throw signal.reason;
  }
}

/**
 * Sends a request, again and again as far as `retries` allows and it can help and is safe. Every attempt is signed
 * anew, as late as possible. The signal ends it: with the reason thrown, or with a TransportError as the outcome.
 */
export async function exchange(
  plan: RequestPlan,
  endpoint: Endpoint,
  credentials: Credentials,
  sender: Sender,
  options: ExchangeOptions,
): Promise<Exchange> {
  const { retries, clockOffset, userAgent, signal, now } = options;
  const most = isSafeToRepeat(plan.method, plan.query) ? retries + 1 : 1;
  for (let tries = 1; ; tries += 1) {
    const signedAt = now();
    const request = signRequest(plan, endpoint, credentials, { time: new Date(signedAt + clockOffset), userAgent });
    options.onAttempt(request);
    const outcome = await attempt(sender, request, signal);
    const skew = outcome instanceof TransportError ? null : measureSkew(outcome);
    if (!(outcome instanceof TransportError)) options.onAnswer(outcome);
    if (tries >= most || !(await canHelp(outcome, options))) return { request, outcome, attempts: tries, signedAt, skew };
    const asked = waitAskedBy(outcome, now());
    const longest = waitAllowed(options);
    if (asked !== null && asked > longest) {
      options.onTooLong?.({ seconds: asked, longest });
      return { request, outcome, attempts: tries, signedAt, skew };
    }
    const seconds = asked ?? backoffSeconds(tries, Math.random());
    options.onPause({ attempt: tries, seconds, outcome });
    const ended = await waited(seconds, signal);
    if (ended) return { request, outcome: ended, attempts: tries, signedAt, skew };
  }
}
