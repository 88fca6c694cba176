/** How sure a constraint is, and where it comes from, in one word. */
export const stated = { confidence: "certain", basis: "documented" } as const;
export const documented = { confidence: "likely", basis: "documented" } as const;
export const observed = { confidence: "likely", basis: "observed" } as const;
export const inferred = { confidence: "likely", basis: "inferred" } as const;
export const disputed = { confidence: "disputed", basis: "documented" } as const;
