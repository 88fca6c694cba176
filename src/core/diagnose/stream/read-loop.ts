/** Milliseconds without a byte after which a reader who watches is shown what there is. */
const pauseLength = 60;
/** Milliseconds that what is upstream has after Ctrl-C to print its last lines. */
const graceLength = 500;

export type ReadEvent = { readonly kind: "chunk"; readonly chunk: Uint8Array } | { readonly kind: "pause" } | { readonly kind: "end" };

/** What ends inputs before their end: asked for at any time, listened to by whoever reads. */
export class Stop {
  isRequested = false;
  readonly listeners = new Set<() => void>();

  request(): void {
    this.isRequested = true;
    for (const listener of [...this.listeners]) listener();
  }
}

/** What comes next: bytes, the end, a pause when neither comes in time, or the stop. No long-lived promise gathers listeners. */
const nextEvent = (next: Promise<IteratorResult<Uint8Array>>, stop: Stop, wait: number | null): Promise<ReadEvent> =>
  new Promise((resolve, reject) => {
    const pause = (): void => settle({ kind: "pause" });
    const timer = wait === null ? undefined : setTimeout(pause, wait);
    const settle = (event: ReadEvent): void => {
      clearTimeout(timer);
      stop.listeners.delete(pause);
      resolve(event);
    };
    stop.listeners.add(pause);
    next.then(({ value, done }) => settle(done ? { kind: "end" } : { kind: "chunk", chunk: value }), reject);
  });

/** The chunks of an input, and a pause wherever it falls silent. After a stop it ends when upstream does, or soon. */
export async function* readEvents(chunks: AsyncIterable<Uint8Array>, stop: Stop): AsyncGenerator<ReadEvent> {
  const iterator = chunks[Symbol.asyncIterator]();
  let next = iterator.next();
  let hasPaused = false;
  let deadline = Number.POSITIVE_INFINITY;
  try {
    for (;;) {
      if (stop.isRequested) deadline = Math.min(deadline, Date.now() + graceLength);
      const left = deadline - Date.now();
      if (left <= 0) return;
      const wait = hasPaused ? (Number.isFinite(left) ? left : null) : Math.min(pauseLength, left);
      const event = await nextEvent(next, stop, wait);
      if (event.kind === "end") return;
      hasPaused = event.kind === "pause";
      if (event.kind === "chunk") next = iterator.next();
      yield event;
    }
  } finally {
    next.catch(() => undefined);
    iterator.return?.()?.catch(() => undefined);
  }
}
