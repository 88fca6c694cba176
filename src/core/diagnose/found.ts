import type { Basis, Entry, Service } from "../catalogue/entry.js";
import type { Bilingual } from "../text/bilingual.js";
import type { ShownRequest } from "./forms/reading/request-line.js";
import type { Investigation } from "./investigation.js";
import type { ClientName } from "./meaning/client-notes.js";
import type { FailureName } from "./meaning/failures.js";
import type { Step } from "./meaning/verdict.js";

/** Who wrote the error: the service, the gateway before it, a client library, a proxy on the way, or the client itself. */
export type Origin = "service" | "gateway" | "sdk" | "proxy" | "client";

/** An error as a detector reads it off the text, before it is known what it means. Absent and empty is null. */
export interface RawError {
  readonly format: string;
  /** Offsets in the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Null where the client that printed it left the code out, and for a failure that has none. */
  readonly code: string | null;
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
  /** Set when the text around it names a host, header or client of BCE. */
  readonly bceNamed: boolean;
  /** Set when any program can print its form: it counts only with a known code and a request id like BCE's, or with BCE's message. */
  readonly loose: boolean;
  /** Set when it stands under a key `error`, as other vendors' errors do. */
  readonly underError: boolean;
  /** The client that left something out, as the table of client notes names it. */
  readonly client: ClientName | null;
  /** The request it answers, where the form shows one. */
  readonly request: ShownRequest | null;
  /** What failed where no code of BCE was received, as the table of failures names it. */
  readonly failure: FailureName | null;
}

/** The parts of a raw error that say nothing, for a detector to fill in what it read. Its form is taken for BCE's own. */
export const rawError = (read: Pick<RawError, "format" | "start" | "end"> & Partial<RawError>): RawError => ({
  code: null,
  message: null,
  requestId: null,
  requestIdComplete: read.requestId !== undefined && read.requestId !== null,
  complete: true,
  certain: true,
  httpStatus: null,
  time: null,
  foreign: false,
  vendorNamed: false,
  bceNamed: false,
  loose: false,
  underError: false,
  client: null,
  request: null,
  failure: null,
  ...read,
});

/** One printed form of a failure. Adding a form is one file with a detector, one line in the table of them, and one fixture. */
export interface Detector {
  readonly format: string;
  /** Every text in which the form stands contains one of these, letter for letter; elsewhere `find` is not called. */
  readonly marks: readonly string[];
  find(text: string): RawError[];
  /** Whether what `find` gives of a line is the same whatever stands on the lines around it; never where this is absent. */
  isWithin?(line: string): boolean;
}

/** A parameter with its value in a request. */
export interface SentParameter {
  /** As it stands there: `aclRules[1].position`. */
  readonly name: string;
  readonly in: "path" | "query" | "body";
  /** Null when the request does not have it. */
  readonly value: string | null;
}

/** A constraint that the values of a request break, and the value that breaks it. */
export interface BrokenConstraint {
  readonly id: string;
  /** What must hold. */
  readonly text: Bilingual;
  readonly confidence: "certain" | "likely" | "disputed";
  readonly basis: Basis;
  readonly parameter: string;
  readonly in: "path" | "query" | "body";
  readonly value: string | null;
  /** The documented error of whoever breaks it. */
  readonly entry: string | null;
}

export interface Proof {
  /** Name of the read operation. */
  readonly operation: string;
  /** As it can be typed, once CAPITALS are filled in. */
  readonly command: string;
}

/** The call that an error answers. */
export interface AnsweredCall {
  /** Name of the operation. */
  readonly operation: string;
  readonly service: Service;
  /** Path and query decoded; the body's text, null for none, undefined when it is not known whether there was one. */
  readonly request: {
    readonly path: string;
    readonly query: readonly (readonly [name: string, value: string | null])[];
    readonly body: string | null | undefined;
  };
  /** Options that lead another command to the same place, a blank before each; empty when none are known. */
  readonly flags: string;
}

/** Where an error happened, as the tool that printed it and the log around it say; each null where it is not known. */
export interface ErrorContext {
  /** `terraform`, `kubernetes`, `bce-sdk-go`. */
  readonly tool: string | null;
  /** Of a resource in the tool's own terms: `baiducloud_vpc.main`. */
  readonly address: string | null;
  /** What was being done: `ReadAction`, `CreateVpc`. */
  readonly action: string | null;
  /** The user's own source: `main.tf`. */
  readonly file: string | null;
  readonly line: number | null;
  /** The object it was done to: `nat-b1`, `pod/default/web-1`. */
  readonly object: string | null;
  /** The machine that wrote the line, as syslog, journald or a log collector says: `web-1`. */
  readonly host: string | null;
}

/** An error found in the input and what the catalogue says of it: the record of `decode --json`. */
export interface Found {
  /** Null when the client left the code out or none was received; `failure` then says which. */
  readonly code: string | null;
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
  /** The line of the input in which it begins, without secrets; null for an answer to a call. For texts, not for data. */
  readonly source: string | null;
  /** Values that stand where the documented message has placeholders: `{ resourceId: "eni-x" }`. */
  readonly values: Readonly<Record<string, string>>;
  readonly operation: string | null;
  /** Null where its request is not known, or none of the API. */
  readonly called: AnsweredCall | null;
  /** The parameter of the request that the error is about, when its request is known and it is about one only. */
  readonly parameter: SentParameter | null;
  /** All that it is about; of those it may be one or all. */
  readonly parameters: readonly SentParameter[];
  /** What the values of the request had to meet and do not. */
  readonly constraints: readonly BrokenConstraint[];
  /** The read call that shows what the request was about. */
  readonly proof: Proof | null;
  readonly known: boolean;
  readonly retryable: boolean | null;
  readonly meaning: Bilingual | null;
  /** The entry that code, status and message single out; null when several remain, which `candidates` then lists. */
  readonly entry: Entry | null;
  readonly candidates: readonly Entry[];
  /** Entries that other services have of a code which the service called does not have. */
  readonly elsewhere: readonly string[];
  /** A permanent name for what failed where no code is known; null for an error with a code. */
  readonly failure: string | null;
  /** What the failure is, where there is no entry to say it. */
  readonly title: Bilingual | null;
  /** What to do about such a failure. */
  readonly steps: readonly Step[];
  /** What the client that printed the error left out. */
  readonly hidden: readonly HiddenPart[];
  /** What was found out about its cause; null where no check had anything to say. */
  readonly investigation: Investigation | null;
  /** The client that printed it, where it leaves something out. */
  readonly client: ClientName | null;
  /** Where the tool that printed it says that it was at work. */
  readonly context: ErrorContext | null;
}

/** A part of an error that a client does not print. */
export type HiddenPart = "code" | "message" | "requestId" | "httpStatus";

/** An error that has a code. */
export type CodedError = Found & { readonly code: string };

export const hasCode = <Error extends { readonly code: string | null }>(error: Error): error is Error & { readonly code: string } =>
  error.code !== null;

/** One row of the summary: what was found of one code of one service. */
export interface CodeCount {
  readonly code: string | null;
  /** The name of a failure without a code. */
  readonly failure: string | null;
  readonly service: string | null;
  readonly count: number;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly httpStatus: number | null;
  readonly retryable: boolean | null;
  readonly operations: readonly string[];
  /** The first three by time. */
  readonly requestIds: readonly string[];
  /** When each of them was seen, so that summaries can be merged. */
  readonly requestTimes: readonly (string | null)[];
}

export interface Summary {
  /** Occurrences. */
  readonly total: number;
  /** Lines read. */
  readonly lines: number;
  readonly byCode: readonly CodeCount[];
}
