import type { Entry } from "../catalogue/entry.js";
import type { BrokenConstraint, ErrorContext, Found, HiddenPart, Origin, Proof, SentParameter } from "../diagnose/found.js";
import type { Investigation } from "../diagnose/investigation.js";
import { type ClientName, clientNote } from "../diagnose/meaning/client-notes.js";
import type { Step } from "../diagnose/meaning/verdict.js";
import type { Bilingual } from "../text/bilingual.js";

/** The version of what is written: a record holds nothing that its entry holds. */
export const recordVersion = 2;

/** An error as data: what `decode --json` prints of it. What is absent or empty is null. */
export interface ErrorRecord {
  readonly code: string | null;
  readonly message: string | null;
  readonly requestId: string | null;
  readonly requestIdComplete: boolean;
  /** What the input states, never the documented one. */
  readonly httpStatus: number | null;
  readonly origin: Origin;
  /** The printed form it was read from. */
  readonly format: string;
  readonly file: string | null;
  /** From 1; null for an answer to a call. */
  readonly line: number | null;
  /** RFC 3339 UTC. */
  readonly time: string | null;
  readonly values: Readonly<Record<string, string>>;
  readonly operation: string | null;
  readonly parameter: SentParameter | null;
  readonly parameters: readonly SentParameter[];
  readonly constraints: readonly BrokenConstraint[];
  readonly proof: Proof | null;
  readonly context: ErrorContext | null;
  readonly known: boolean;
  /** The entry that it is; null where several remain, which `candidateIds` lists. */
  readonly entryId: string | null;
  readonly candidateIds: readonly string[];
  /** For a code that only other services than the called one have: their entries. */
  readonly elsewhereIds: readonly string[];
  readonly failure: string | null;
  /** The client library that printed it, where it leaves something out. */
  readonly client: ClientName | null;
  readonly hidden: readonly HiddenPart[];
  readonly investigation: Investigation | null;
  /** Only where no entry holds them. */
  readonly title?: Bilingual | null;
  readonly meaning?: Bilingual | null;
  readonly retryable?: boolean | null;
}

/** The names of all members of a record, in their order. */
export const recordFields = [
  ...["code", "message", "requestId", "requestIdComplete", "httpStatus", "origin", "format", "file", "line", "time", "values"],
  ...["operation", "parameter", "parameters", "constraints", "proof", "context", "known", "entryId", "candidateIds"],
  ...["elsewhereIds", "failure", "client", "hidden", "investigation", "title", "meaning", "retryable"],
] as const;

/** An error as data. */
export function toErrorRecord(found: Found): ErrorRecord {
  const { entry, candidates, title, meaning, retryable } = found;
  const record = {
    code: found.code,
    message: found.message,
    requestId: found.requestId,
    requestIdComplete: found.requestIdComplete,
    httpStatus: found.httpStatus,
    origin: found.origin,
    format: found.format,
    file: found.file,
    line: found.line,
    time: found.time,
    values: found.values,
    operation: found.operation,
    parameter: found.parameter,
    parameters: found.parameters,
    constraints: found.constraints,
    proof: found.proof,
    context: found.context,
    known: found.known,
    entryId: entry?.id ?? null,
    candidateIds: candidates.map(({ id }) => id),
    elsewhereIds: found.elsewhere,
    failure: found.failure,
    client: found.client,
    hidden: found.hidden,
    investigation: found.investigation,
  };
  return entry || candidates.length > 0 ? record : { ...record, title, meaning, retryable };
}

/** A failure without a code, and what to do about it. */
export interface FailureAdvice {
  readonly failure: string;
  readonly title: Bilingual | null;
  readonly meaning: Bilingual | null;
  readonly steps: readonly Step[];
}

/** What records refer to, each thing once. */
export interface References {
  readonly entries: readonly Entry[];
  readonly failures: readonly FailureAdvice[];
  readonly clients: readonly { readonly client: ClientName; readonly note: Bilingual }[];
}

/** Gathers what the records of a document refer to. */
export class ReferenceList {
  private readonly entries = new Map<string, Entry>();
  private readonly failures = new Map<string, FailureAdvice>();
  private readonly clients = new Set<ClientName>();

  add({ entry, candidates, failure, title, meaning, steps, client }: Found): void {
    for (const candidate of entry ? [entry] : candidates) this.entries.set(candidate.id, candidate);
    if (failure !== null && !this.failures.has(failure)) this.failures.set(failure, { failure, title, meaning, steps });
    if (client !== null) this.clients.add(client);
  }

  get references(): References {
    return {
      entries: [...this.entries.values()],
      failures: [...this.failures.values()],
      clients: [...this.clients].map((client) => ({ client, note: clientNote(client).note })),
    };
  }
}
