import { TransportError } from "../client/transport-error.js";

/** Calls that one error may cost, all errors of a run, and how many go at once. */
export const mostCalls = { anError: 12, aRun: 30, atOnce: 4 } as const;

/** Counts calls and lets a few at a time through. */
export class Budget {
  /** Calls made in this run. */
  made = 0;
  private left = 0;
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly signal: AbortSignal) {}

  /** Begins another error, with calls of its own. */
  begin(): void {
    this.left = Math.min(mostCalls.anError, mostCalls.aRun - this.made);
  }

  /** Makes a call when its turn comes. Null without a call left; a TransportError is given, and so is the end of the time for all. */
  async spend<Value>(call: () => Promise<Value>): Promise<Value | TransportError | null> {
    if (this.left === 0 || this.signal.aborted) return null;
    this.left -= 1;
    this.made += 1;
    if (this.running >= mostCalls.atOnce) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.running += 1;
    try {
      return await call();
    } catch (error) {
      if (error instanceof TransportError) return error;
      if (this.signal.aborted) return new TransportError("timeout-whole", "request");
      throw error;
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }
}
