import { networkFailures } from "../../core/diagnose/meaning/network/failures.js";
import type { TransportFailure } from "./transport-error.js";

/** Seconds a `Retry-After` header asks to wait, in either of its forms; null without one. */
export function retryAfterSeconds(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  if (/^\s*\d+\s*$/u.test(header)) return Math.min(Number(header), Number.MAX_SAFE_INTEGER);
  // Date.parse takes "-1" and "1.5" for dates.
  const date = /^\s*[A-Za-z]/u.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
}

/** Seconds that the service may ask to wait before another attempt, unless the user allows more. */
export const defaultLongestWait = 60;

const firstPause = 0.5;
const longestPause = 20;

/** Seconds to wait before attempt `attempt` + 1: exponential, with full jitter above half of it; `random` is in [0, 1). */
export function backoffSeconds(attempt: number, random: number): number {
  const ceiling = Math.min(longestPause, firstPause * 2 ** (attempt - 1));
  return ceiling / 2 + (ceiling / 2) * random;
}

const retryableStatuses: ReadonlySet<number> = new Set([429, 500, 502, 503, 504]);
export const isRetryableStatus = (status: number): boolean => retryableStatuses.has(status);

/** Failures that another attempt can get past; a name that does not exist or a certificate stays as it is. */
export const isPassing = (failure: TransportFailure): boolean => networkFailures[failure] === true;

/** Whether sending the request twice cannot do its work twice: it only reads, or a client token says that both are one. */
export const isSafeToRepeat = (method: string, query: readonly (readonly [name: string, value: string | null])[]): boolean =>
  method === "GET" || method === "HEAD" || query.some(([name, value]) => name === "clientToken" && value !== null && value !== "");
