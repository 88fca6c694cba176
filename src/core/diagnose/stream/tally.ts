import type { CodeCount, Found, Summary } from "../found.js";

interface SeenId {
  readonly id: string;
  readonly time: string | null;
}

/** What is counted of one code; the parts of an error or of a summary's row. */
type Sighting = Pick<Found, "code" | "failure" | "httpStatus" | "retryable"> & {
  readonly service: string | null;
  readonly count: number;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly operations: readonly string[];
  readonly ids: readonly SeenId[];
};

const shownIds = 3;
/** So many different codes are counted apart; no service has as many. What comes beyond is counted as one. */
const mostCodes = 1000;
const mostOperations = 20;
/** The name under which the codes beyond are counted. */
const manyCodes = "many-codes";

const keyOf = ({ code, failure, service }: Sighting): string => JSON.stringify([code, failure, service]);

const earlier = (first: string | null, second: string | null): string | null =>
  first === null || (second !== null && second < first) ? second : first;
const later = (first: string | null, second: string | null): string | null =>
  first === null || (second !== null && second > first) ? second : first;
/** By time, and at one time by the id, so that parts give the order of the whole. Those without a time come last, as they came. */
const byTime = (a: SeenId, b: SeenId): number => {
  if (a.time === b.time) return a.time === null || a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
  return a.time === null || (b.time !== null && b.time < a.time) ? 1 : -1;
};

/** The first three ids by time, each with the earliest time it was seen at; those of one time in the order they came. */
function firstIds(known: readonly SeenId[], more: readonly SeenId[]): SeenId[] {
  const ids = new Map<string, SeenId>();
  for (const seen of [...known, ...more]) {
    const before = ids.get(seen.id);
    if (!before || byTime(seen, before) < 0) ids.set(seen.id, seen);
  }
  return [...ids.values()].sort(byTime).slice(0, shownIds);
}

/** What is known of a code so far; changed by everything that is counted. */
type Count = { -readonly [Key in keyof Sighting]: Sighting[Key] };

/** Whether an id can be among the first three: most of a long log cannot. */
const isEarly = (known: readonly SeenId[], seen: SeenId): boolean => {
  const last = known.length < shownIds ? undefined : known.at(-1);
  return last === undefined || byTime(seen, last) < 0;
};

function addTo(count: Count, other: Sighting): void {
  count.count += other.count;
  count.firstSeen = earlier(count.firstSeen, other.firstSeen);
  count.lastSeen = later(count.lastSeen, other.lastSeen);
  count.httpStatus ??= other.httpStatus;
  if (other.operations.length > 0) count.operations = [...new Set([...count.operations, ...other.operations])].slice(0, mostOperations);
  const early = other.ids.filter((seen) => isEarly(count.ids, seen));
  if (early.length > 0) count.ids = firstIds(count.ids, early);
}

const sightingOf = ({ code, failure, entry, httpStatus, retryable, time, operation, requestId }: Found): Sighting => ({
  code,
  failure,
  service: entry?.service ?? null,
  httpStatus,
  retryable,
  count: 1,
  firstSeen: time,
  lastSeen: time,
  operations: operation === null ? [] : [operation],
  ids: requestId === null ? [] : [{ id: requestId, time }],
});

const rowOf = ({ ids, ...row }: Sighting): CodeCount => ({
  code: row.code,
  failure: row.failure,
  service: row.service,
  count: row.count,
  firstSeen: row.firstSeen,
  lastSeen: row.lastSeen,
  httpStatus: row.httpStatus,
  retryable: row.retryable,
  operations: row.operations,
  requestIds: ids.map(({ id }) => id),
  requestTimes: ids.map(({ time }) => time),
});

const byCount = (a: CodeCount, b: CodeCount): number => {
  if (a.count !== b.count) return b.count - a.count;
  const [first, second] = [a, b].map(({ code, failure, service }) => JSON.stringify([code, failure, service]));
  return (first ?? "") < (second ?? "") ? -1 : 1;
};

/** Counts one more error of a kind. */
export type Counter = (time: string | null, requestId: string) => void;

/** Counts errors by code and service, in memory that does not grow with the input. */
export class Tally {
  private readonly sightings = new Map<string, Count>();
  private total = 0;

  get isEmpty(): boolean {
    return this.total === 0;
  }

  add(found: Found): void {
    this.take(sightingOf(found));
  }

  /** What counts errors that differ from this one in time and request id only, of which there may be very many. */
  counterOf(found: Found): Counter {
    const sighting = sightingOf(found);
    let row: Count | null = null;
    return (time, id) => {
      if (row === null) {
        row = this.take({ ...sighting, firstSeen: time, lastSeen: time, ids: [{ id, time }] });
        return;
      }
      this.total += 1;
      row.count += 1;
      row.httpStatus ??= sighting.httpStatus;
      // In most logs each time is later than all before it.
      if (time !== null && row.lastSeen !== null && time > row.lastSeen && (row.ids[shownIds - 1]?.time ?? null) !== null) {
        row.lastSeen = time;
        return;
      }
      row.firstSeen = earlier(row.firstSeen, time);
      row.lastSeen = later(row.lastSeen, time);
      const seen = { id, time };
      if (isEarly(row.ids, seen)) row.ids = firstIds(row.ids, [seen]);
    };
  }

  /** Adds what another tally counted. */
  merge({ byCode }: Summary): void {
    for (const { requestIds, requestTimes, ...row } of byCode)
      this.take({ ...row, ids: requestIds.map((id, index) => ({ id, time: requestTimes[index] ?? null })) });
  }

  private take(sighting: Sighting): Count {
    this.total += sighting.count;
    const isCounted = this.sightings.size < mostCodes || this.sightings.has(keyOf(sighting));
    const counted = isCounted ? sighting : { ...sighting, code: null, failure: manyCodes, service: null, retryable: null };
    const known = this.sightings.get(keyOf(counted));
    const row = known ?? { ...counted };
    if (known) addTo(known, counted);
    else this.sightings.set(keyOf(counted), row);
    return row;
  }

  /** The counts so far, the most frequent first. */
  summary(lines: number): Summary {
    return { total: this.total, lines, byCode: [...this.sightings.values()].map(rowOf).sort(byCount) };
  }
}
