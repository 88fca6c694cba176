import { isUuid } from "../diagnose/forms/reading/request-id.js";
import type { Found } from "../diagnose/found.js";
import { lookBack, type Occurrences } from "../diagnose/stream/occurrences.js";
import type { ErrorPattern } from "../diagnose/stream/shapes/line-shape.js";
import type { ShapedError } from "../diagnose/stream/shapes/shaped-error.js";
import type { Counter, Tally } from "../diagnose/stream/tally.js";
import { makerLike, type RecordMaker } from "./like-errors.js";
import type { LikeError } from "./scan-sink.js";

/** Whether an error is another one than all whose request id is another. */
const isToldById = ({ code, failure, hidden, requestId, requestIdComplete, operation, format }: Found): boolean =>
  code !== null &&
  failure === null &&
  hidden.length === 0 &&
  requestId !== null &&
  requestIdComplete &&
  isUuid(requestId) &&
  operation === null &&
  format !== "gateway-cause";

/** What the errors of one pattern have in common. */
interface Kind {
  readonly first: Found;
  readonly count: Counter;
  readonly make: RecordMaker;
}

/** Errors of one pattern on further machines are read one by one. */
const mostHosts = 200;

/** An error that was taken. */
export class KnownError implements LikeError {
  private made: Found | null = null;

  constructor(
    readonly error: ShapedError,
    private readonly kind: Kind,
    readonly requestId: string,
    readonly order: number,
  ) {}

  get first(): Found {
    return this.kind.first;
  }

  get line(): number {
    return this.error.line;
  }

  get time(): string | null {
    return this.error.time;
  }

  make(): Found {
    return this.kind.make(this.error);
  }

  /** Its record, made once. */
  get kept(): Found {
    this.made ??= this.make();
    return this.made;
  }

  count(): void {
    this.kind.count(this.error.time, this.requestId);
  }
}

/**
 * Takes errors of known shapes without reading each: those that nobody is shown are counted, of the others a record is made
 * after that of the first. Those of the last lines are kept, in case one comes that has to be compared with them.
 */
export class RecentErrors {
  private readonly kinds = new Map<ErrorPattern, Map<string | null, Kind | null>>();
  private queue: KnownError[] = [];
  private first = 0;
  private readonly ids = new Set<string>();
  /** Those that nothing to come can repeat, and that were not given yet. */
  private due: KnownError[] = [];

  constructor(
    private readonly tally: Tally,
    private readonly build: (error: ShapedError) => Found,
    /** Whether they are counted only. */
    private readonly countsOnly: boolean,
  ) {}

  /** Takes an error; null where it has to be compared with others, or comes before others that are counted later. */
  take(error: ShapedError, occurrences: Occurrences): KnownError | null {
    const id = error.onlyId;
    const kind = id === null ? null : this.kindOf(error);
    if (id === null || kind === null) return null;
    while (this.first < this.queue.length && error.line - (this.queue[this.first]?.error.line ?? 0) > lookBack) {
      if (this.countsOnly && occurrences.pending.length > 0) return null;
      this.release();
    }
    if (this.ids.has(id) || occurrences.mayHave(id, error.pattern.raw.message)) return null;
    if (this.first > lookBack) {
      this.queue = this.queue.slice(this.first);
      this.first = 0;
    }
    const known = new KnownError(error, kind, id, occurrences.nextOrder());
    this.ids.add(id);
    this.queue.push(known);
    return known;
  }

  /** Gives those of the last lines back, uncounted. */
  giveBack(): readonly KnownError[] {
    if (this.queue.length === 0) return this.queue;
    const left = this.queue.slice(this.first);
    this.queue = [];
    this.first = 0;
    this.ids.clear();
    return left;
  }

  /** Gives those that nothing can repeat any more, of those that came before an error. */
  settled(order: number): readonly KnownError[] {
    const count = this.due.findIndex((known) => known.order > order);
    if (this.due.length === 0 || count === 0) return [];
    const given = count < 0 ? this.due : this.due.slice(0, count);
    this.due = count < 0 ? [] : this.due.slice(count);
    return given;
  }

  /** Nothing more comes. */
  end(): void {
    while (this.first < this.queue.length) this.release();
    this.giveBack();
  }

  private release(): void {
    const known = this.queue[this.first];
    this.first += 1;
    if (!known) return;
    this.ids.delete(known.requestId);
    if (this.countsOnly) known.count();
    else this.due.push(known);
  }

  private kindOf(error: ShapedError): Kind | null {
    // Errors that are only counted need no machine.
    const host = this.countsOnly ? null : error.host;
    const kinds = this.kinds.get(error.pattern) ?? new Map<string | null, Kind | null>();
    const known = kinds.get(host);
    if (known !== undefined) return known;
    if (kinds.size === 0) this.kinds.set(error.pattern, kinds);
    if (kinds.size >= mostHosts) return null;
    const first = this.build(error);
    // Where errors are only counted, what stands around them does not matter.
    const make = this.countsOnly ? this.build : makerLike(first, error);
    const isKnown = make !== null && isToldById(first) && first.requestId === error.onlyId;
    const kind = isKnown ? { first, count: this.tally.counterOf(first), make } : null;
    kinds.set(host, kind);
    return kind;
  }
}
