import type { MockAnswer } from "./answer.js";

/** Milliseconds a client token is remembered after it was last seen. */
const lifetime = 24 * 3600 * 1000;
/** More tokens than this are forgotten, the oldest first, so that memory stays flat. */
const mostTokens = 10_000;

interface Remembered {
  readonly request: string;
  readonly answer: MockAnswer;
  seenAt: number;
}

/** Remembers what was answered to a client token. */
export class ClientTokens {
  readonly #seen = new Map<string, Remembered>();

  /** The earlier answer to this very request, `"mismatch"` when the token came with another one, null when it is new. */
  recall(token: string, request: string, now: number): MockAnswer | "mismatch" | null {
    const earlier = this.#seen.get(token);
    if (!earlier || now - earlier.seenAt > lifetime) return null;
    earlier.seenAt = now;
    return earlier.request === request ? earlier.answer : "mismatch";
  }

  remember(token: string, request: string, answer: MockAnswer, now: number): void {
    this.#seen.delete(token);
    this.#seen.set(token, { request, answer, seenAt: now });
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > mostTokens && oldest !== undefined) this.#seen.delete(oldest);
  }
}
