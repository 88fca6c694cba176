import { createHash } from "node:crypto";
import type { MockAnswer } from "./answer.js";

/** Milliseconds a client token is remembered after it was last seen. */
const lifetime = 24 * 3600 * 1000;
/** More tokens than this are forgotten, the oldest first, so that memory stays flat. */
const mostTokens = 10_000;

interface PastAnswer {
  /** Of the request it came with, which may be a megabyte long. */
  readonly digest: string;
  readonly answer: MockAnswer;
  seenAt: number;
}

/** What a request is told apart by, as few bytes. */
export const digestOf = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest("base64");
};

/** Remembers what was answered to a client token. */
export class ClientTokens {
  readonly #seen = new Map<string, PastAnswer>();

  /** The earlier answer to this very request, `"mismatch"` when the token came with another one, null when it is new. */
  recall(token: string, digest: string, now: number): MockAnswer | "mismatch" | null {
    const earlier = this.#seen.get(token);
    if (!earlier || now - earlier.seenAt > lifetime) return null;
    earlier.seenAt = now;
    return earlier.digest === digest ? earlier.answer : "mismatch";
  }

  remember(token: string, digest: string, answer: MockAnswer, now: number): void {
    this.#seen.delete(token);
    this.#seen.set(token, { digest, answer, seenAt: now });
    const [oldest] = this.#seen.keys();
    if (this.#seen.size > mostTokens && oldest !== undefined) this.#seen.delete(oldest);
  }
}
