import type { CodeCount, Found, Summary } from "./found.js";

interface Count {
  readonly first: Found;
  count: number;
  firstSeen: string | null;
  lastSeen: string | null;
  httpStatus: number | null;
  readonly operations: Set<string>;
  /** The first three by time; those without a time in the order of the input behind them. */
  requestIds: { readonly id: string; readonly time: string | null }[];
}

const shownIds = 3;
/** So many different codes are counted apart; no service has as many. What comes beyond is counted as one. */
const mostCodes = 1000;
const mostOperations = 20;

const keyOf = ({ code, failure, entry }: Found): string => JSON.stringify([code, failure, entry?.service ?? null]);

const earlier = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other < one) ? other : one;
const later = (one: string | null, other: string | null): string | null => (one === null || (other !== null && other > one) ? other : one);
const byTime = (a: { time: string | null }, b: { time: string | null }): number =>
  a.time === b.time ? 0 : a.time === null ? 1 : b.time === null || a.time < b.time ? -1 : 1;

/** Counts errors by code and service, in memory that does not grow with the input. */
export class Tally {
  private readonly counts = new Map<string, Count>();
  private total = 0;

  get isEmpty(): boolean {
    return this.total === 0;
  }

  add(found: Found): void {
    this.total += 1;
    const { requestId, time } = found;
    const count = this.countOf(found);
    count.count += 1;
    count.firstSeen = earlier(count.firstSeen, time);
    count.lastSeen = later(count.lastSeen, time);
    count.httpStatus ??= found.httpStatus;
    if (found.operation !== null && count.operations.size < mostOperations) count.operations.add(found.operation);
    if (requestId !== null && !count.requestIds.some(({ id }) => id === requestId))
      count.requestIds = [...count.requestIds, { id: requestId, time }].sort(byTime).slice(0, shownIds);
  }

  private countOf(found: Found): Count {
    const key = this.counts.size < mostCodes || this.counts.has(keyOf(found)) ? keyOf(found) : "";
    let count = this.counts.get(key);
    if (!count) {
      count = {
        first: key === "" ? { ...found, code: null, failure: "many-codes", entry: null, retryable: null } : found,
        count: 0,
        firstSeen: null,
        lastSeen: null,
        httpStatus: null,
        operations: new Set(),
        requestIds: [],
      };
      this.counts.set(key, count);
    }
    return count;
  }

  /** The counts so far, the most frequent first. */
  summary(lines: number): Summary {
    const byCode = [...this.counts.values()].map(
      ({ first, count, firstSeen, lastSeen, httpStatus, operations, requestIds }): CodeCount => ({
        code: first.code,
        failure: first.failure,
        service: first.entry?.service ?? null,
        count,
        firstSeen,
        lastSeen,
        httpStatus,
        retryable: first.retryable,
        operations: [...operations],
        requestIds: requestIds.map(({ id }) => id),
      }),
    );
    return { total: this.total, lines, byCode: byCode.sort((a, b) => b.count - a.count) };
  }
}
