import { Worker } from "node:worker_threads";
import type { MockKeys } from "./gateway.js";
import type { SignatureQuestion } from "./signature-analysis.js";
import type { SignatureRemark } from "./told.js";

/** Refused requests that may wait for their analysis; what comes on top is logged without. */
const mostWaiting = 16;

interface WaitingQuestion {
  readonly question: SignatureQuestion;
  readonly resolve: (remark: SignatureRemark | null) => void;
}

/** In the source the thread is a TypeScript file, in the bundle one of its own beside the others. */
const threadFile = (): URL =>
  new URL(import.meta.url.endsWith(".ts") ? "./signature-worker.ts" : "./signature-worker.cjs", import.meta.url);

/** Looks for the mistakes in refused signatures in a thread of its own, one after the other, so that no client waits for it. */
export class SignatureSearch {
  readonly #keys: MockKeys;
  readonly #waiting: WaitingQuestion[] = [];
  #thread: Worker | null = null;

  constructor(keys: MockKeys) {
    this.#keys = keys;
  }

  /** What is wrong with a signature; null when nothing can be said, and at once when too many wait already. */
  ask(question: SignatureQuestion): Promise<SignatureRemark | null> {
    if (this.#waiting.length >= mostWaiting) return Promise.resolve(null);
    return new Promise((resolve) => {
      this.#waiting.push({ question, resolve });
      if (this.#waiting.length === 1) this.#askNext();
    });
  }

  /** Ends the thread; what still waits is left without an answer. */
  close(): void {
    this.#giveUp();
  }

  #askNext(): void {
    const [next] = this.#waiting;
    if (!next) return;
    this.#thread ??= this.#start();
    this.#thread.postMessage(next.question);
  }

  #start(): Worker {
    const thread = new Worker(threadFile(), { workerData: this.#keys });
    thread.on("message", (remark: SignatureRemark | null) => {
      this.#waiting.shift()?.resolve(remark);
      this.#askNext();
    });
    thread.on("error", () => this.#giveUp());
    thread.unref();
    return thread;
  }

  #giveUp(): void {
    void this.#thread?.terminate();
    this.#thread = null;
    for (const { resolve } of this.#waiting.splice(0)) resolve(null);
  }
}
