import { isUuid } from "../diagnose/forms/reading/request-id.js";
import type { Found } from "../diagnose/found.js";
import { lookBack, type Occurrences } from "../diagnose/stream/occurrences.js";
import type { ErrorPattern } from "../diagnose/stream/shapes/line-shape.js";
import type { ShapedError } from "../diagnose/stream/shapes/shaped-error.js";
import type { Counter, Tally } from "../diagnose/stream/tally.js";

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

/**
 * Counts errors of known shapes that nobody is shown, without building them. Those of the last lines are kept, in case one
 * comes that has to be compared with them.
 */
export class RecentErrors {
  private readonly counters = new Map<ErrorPattern, Counter | null>();
  private queue: ShapedError[] = [];
  private first = 0;
  private readonly ids = new Set<string>();

  constructor(
    private readonly tally: Tally,
    private readonly build: (error: ShapedError) => Found,
  ) {}

  /** Takes an error; false where it has to be compared with others, or comes before others that are counted later. */
  take(error: ShapedError, occurrences: Occurrences): boolean {
    const id = error.onlyId;
    if (id === null || this.counterOf(error) === null) return false;
    while (this.first < this.queue.length && error.line - (this.queue[this.first]?.line ?? 0) > lookBack) {
      if (occurrences.pending.length > 0) return false;
      this.count();
    }
    if (this.ids.has(id) || occurrences.mayHave(id, error.pattern.raw.message)) return false;
    if (this.first > lookBack) {
      this.queue = this.queue.slice(this.first);
      this.first = 0;
    }
    this.ids.add(id);
    this.queue.push(error);
    return true;
  }

  /** Gives those of the last lines back, uncounted. */
  giveBack(): readonly ShapedError[] {
    if (this.queue.length === 0) return this.queue;
    const left = this.queue.slice(this.first);
    this.queue = [];
    this.first = 0;
    this.ids.clear();
    return left;
  }

  /** Counts what is left. */
  end(): void {
    while (this.first < this.queue.length) this.count();
    this.giveBack();
  }

  private count(): void {
    const error = this.queue[this.first];
    this.first += 1;
    if (!error || error.onlyId === null) return;
    this.counterOf(error)?.(error.time, error.onlyId);
    this.ids.delete(error.onlyId);
  }

  private counterOf(error: ShapedError): Counter | null {
    const known = this.counters.get(error.pattern);
    if (known !== undefined) return known;
    const found = this.build(error);
    const counter = isToldById(found) && found.requestId === error.onlyId ? this.tally.counterOf(found) : null;
    this.counters.set(error.pattern, counter);
    return counter;
  }
}
