import type { Found } from "../found.js";

/** At most so many buckets are kept, whatever the span. */
const mostBuckets = 512;
/** So many codes are counted apart; what comes beyond is counted as one. */
export const mostCodes = 100;

const minuteLength = 60_000;
/** What a code must have to be said to have begun. */
const fewestOfBurst = 5;
const shortestBefore = 2 * minuteLength;
const rarity = 10_000;

const day = 86_400;
/** Lengths of a bucket in seconds. Each is a multiple of the one before, so that buckets can be merged. */
const lengths = [1, 2, 10, 30, 60, 120, 600, 1800, 3600, 7200, 21_600, 43_200, day].map((seconds) => seconds * 1000);

const longer = (length: number): number => lengths.find((next) => next > length) ?? length * 2;

/** The timed errors of one code. */
export interface TimelineRow {
  /** The code, or the name of a failure without one in brackets. */
  readonly name: string;
  readonly count: number;
  /** One number a bucket. */
  readonly counts: readonly number[];
}

export interface Buckets {
  /** Milliseconds since 1970 at which the first bucket begins; a multiple of the length. */
  readonly start: number;
  /** Milliseconds of each bucket. */
  readonly length: number;
  /** The first and the last time that was seen. */
  readonly first: number;
  readonly last: number;
  /** The most frequent first. */
  readonly rows: readonly TimelineRow[];
  /** What came of more codes than are counted apart. */
  readonly others: TimelineRow | null;
}

/** Codes that began in one minute, though the log goes back further. */
export interface Burst {
  /** Milliseconds since 1970 at which the minute begins. */
  readonly minute: number;
  /** The most frequent first. */
  readonly names: readonly string[];
  /** Errors of the first of them. */
  readonly count: number;
  /** Milliseconds that the log goes back before the minute. */
  readonly before: number;
}

interface Row {
  count: number;
  first: number;
  last: number;
  /** Counts by the number of the bucket since 1970. */
  buckets: Map<number, number>;
}

const nameOf = ({ code, failure }: Found): string => code ?? `(${failure ?? "?"})`;

/** Counts errors over time by code, in memory that does not grow with the input or the span. The order of the times does not matter. */
export class Timeline {
  /** Errors without a time. */
  untimed = 0;
  /** Errors with one. */
  timed = 0;
  private length = lengths[0] ?? 1000;
  private first = Number.POSITIVE_INFINITY;
  private last = Number.NEGATIVE_INFINITY;
  private readonly rows = new Map<string, Row>();
  private others: Row | null = null;

  add(found: Found): void {
    const time = Date.parse(found.time ?? "");
    if (Number.isNaN(time)) {
      this.untimed += 1;
      return;
    }
    this.timed += 1;
    this.first = Math.min(this.first, time);
    this.last = Math.max(this.last, time);
    while (this.size > mostBuckets) this.lengthen();
    const row = this.rowOf(nameOf(found));
    const bucket = Math.floor(time / this.length);
    row.count += 1;
    row.first = Math.min(row.first, time);
    row.last = Math.max(row.last, time);
    row.buckets.set(bucket, (row.buckets.get(bucket) ?? 0) + 1);
  }

  /** The counts so far; null when no error has a time. */
  buckets(): Buckets | null {
    if (this.timed === 0) return null;
    const from = Math.floor(this.first / this.length);
    const dense = (name: string, { count, buckets }: Row): TimelineRow => ({
      name,
      count,
      counts: Array.from({ length: this.size }, (_, index) => buckets.get(from + index) ?? 0),
    });
    const rows = [...this.rows].map(([name, row]) => dense(name, row)).sort((a, b) => b.count - a.count);
    const others = this.others && dense("", this.others);
    return { start: from * this.length, length: this.length, first: this.first, last: this.last, rows, others };
  }

  /** The minute in which the most frequent of the codes began that were not there from the beginning; null without one. */
  burst(): Burst | null {
    const began = [...this.rows].filter(([, row]) => this.began(row)).sort(([, a], [, b]) => b.count - a.count);
    const [top] = began;
    if (!top) return null;
    const minute = Math.floor(top[1].first / minuteLength) * minuteLength;
    const names = began.filter(([, { first }]) => Math.floor(first / minuteLength) * minuteLength === minute).map(([name]) => name);
    return { minute, names, count: top[1].count, before: minute - this.first };
  }

  /**
   * Whether a code began: were its errors spread over the log up to its last one, that none stands before its first would
   * happen once in `rarity` logs at most. A few errors, and a few minutes, say nothing.
   */
  private began({ count, first, last }: Row): boolean {
    const before = first - this.first;
    if (count < fewestOfBurst || before < shortestBefore) return false;
    return (1 - before / (last - this.first)) ** count < 1 / rarity;
  }

  /** Buckets between the first and the last time. */
  private get size(): number {
    return Math.floor(this.last / this.length) - Math.floor(this.first / this.length) + 1;
  }

  private lengthen(): void {
    const next = longer(this.length);
    const factor = next / this.length;
    this.length = next;
    for (const row of [...this.rows.values(), ...(this.others ? [this.others] : [])]) {
      const merged = new Map<number, number>();
      for (const [bucket, count] of row.buckets) {
        const wide = Math.floor(bucket / factor);
        merged.set(wide, (merged.get(wide) ?? 0) + count);
      }
      row.buckets = merged;
    }
  }

  private rowOf(name: string): Row {
    const known = this.rows.get(name);
    if (known) return known;
    const row: Row = { count: 0, first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY, buckets: new Map() };
    if (this.rows.size < mostCodes) {
      this.rows.set(name, row);
      return row;
    }
    this.others ??= row;
    return this.others;
  }
}
