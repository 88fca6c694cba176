/** Something that can be typed, and what it means. */
export interface Candidate {
  readonly value: string;
  readonly meaning?: string;
}

/** What can follow: values; values behind which more is to be typed; or files, which the shell knows best. */
export interface Candidates {
  readonly kind: "values" | "open" | "files";
  readonly all: readonly Candidate[];
}

export const nothing: Candidates = { kind: "values", all: [] };
export const files: Candidates = { kind: "files", all: [] };

export const values = (all: readonly (string | Candidate)[]): Candidates => ({
  kind: "values",
  all: all.map((candidate) => (typeof candidate === "string" ? { value: candidate } : candidate)),
});

/** Those that begin as typed, in any case. */
export function beginningWith({ kind, all }: Candidates, typed: string): Candidates {
  const start = typed.toLowerCase();
  return { kind, all: all.filter(({ value }) => value.toLowerCase().startsWith(start)) };
}
