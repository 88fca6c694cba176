import type { Bilingual, Entry } from "../catalogue/entry.js";

/** Who wrote the error: the service, the gateway before it, a client library, a proxy on the way, or the client itself. */
export type Origin = "service" | "gateway" | "sdk" | "proxy" | "client";

/** An error as a detector reads it off the text, before it is known what it means. Absent and empty is null. */
export interface RawError {
  readonly format: string;
  /** Offsets in the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly message: string | null;
  readonly requestId: string | null;
  readonly requestIdComplete: boolean;
  /** False when the error is cut off. */
  readonly complete: boolean;
  /** Set when nobody but BCE prints this form, so that even an unknown code counts. */
  readonly certain: boolean;
  /** What the input states, never the documented status. */
  readonly httpStatus: number | null;
  /** RFC 3339 UTC. */
  readonly time: string | null;
  /** Set when its keys are another vendor's. */
  readonly foreign: boolean;
  /** Set when the text in it or before it names another vendor. */
  readonly vendorNamed: boolean;
  /** Set when it stands under a key `error`, as other vendors' errors do. */
  readonly underError: boolean;
}

/** One printed form of a failure. Adding a form is one file with a detector and one line in the table of them. */
export interface Detector {
  readonly format: string;
  find(text: string): RawError[];
}

/** An error found in the input and what the catalogue says of it: the record of `decode --json`. */
export interface Found {
  readonly code: string;
  /** Verbatim with blanks folded, control characters removed. */
  readonly message: string | null;
  readonly requestId: string | null;
  readonly requestIdComplete: boolean;
  readonly httpStatus: number | null;
  readonly origin: Origin;
  readonly format: string;
  readonly file: string | null;
  /** First line of the error, from 1. */
  readonly line: number;
  readonly time: string | null;
  /** Values that stand where the documented message has placeholders: `{ resourceId: "eni-x" }`. */
  readonly values: Readonly<Record<string, string>>;
  readonly operation: string | null;
  readonly parameter: { readonly name: string; readonly in: string; readonly value: string } | null;
  readonly known: boolean;
  readonly retryable: boolean | null;
  readonly meaning: Bilingual | null;
  /** The entry that code, status and message single out; null when several remain, which `candidates` then lists. */
  readonly entry: Entry | null;
  readonly candidates: readonly Entry[];
}

/** One row of the summary: what was found of one code of one service. */
export interface CodeCount {
  readonly code: string;
  readonly service: string | null;
  readonly count: number;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly httpStatus: number | null;
  readonly retryable: boolean | null;
  readonly operations: readonly string[];
  /** The first three. */
  readonly requestIds: readonly string[];
}

export interface Summary {
  /** Occurrences. */
  readonly total: number;
  /** Lines read. */
  readonly lines: number;
  readonly byCode: readonly CodeCount[];
}
