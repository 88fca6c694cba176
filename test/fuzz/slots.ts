/** Where a worker writes what it is at, for the main thread to read while the worker is stuck. */
export const slot = { seed: 0, size: 1, startedAt: 2, samples: 3, bytes: 4, errors: 5 } as const;
export const slots = Object.keys(slot).length;
