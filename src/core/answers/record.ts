import { type Found, hasCode, type RawError } from "../diagnose/found.js";
import { clientNote } from "../diagnose/meaning/client-notes.js";
import type { CodeBook } from "../diagnose/meaning/code-book.js";
import { cleaned, hiddenBy, type Reading, readError } from "../diagnose/meaning/reading.js";
import type { PlacedError } from "../diagnose/stream/place-errors.js";
import type { Called } from "./called.js";
import { nothingPointed, type Pointed, pointOut } from "./point-out.js";

/** Where an error stands and when it was written. */
export interface Place {
  /** Null for standard input. */
  readonly file: string | null;
  /** From 1. */
  readonly line: number;
  readonly time: string | null;
}

/** The record of an error: what was read, where and when, what it means, and what it says of its request. */
export function toRecord(raw: RawError, reading: Reading, place: Place, operation: string | null, pointed: Pointed): Found {
  const requestId = cleaned(raw.requestId)?.replaceAll(" ", "") ?? null;
  // Written out: spreading the parts takes ten times as long, and a log may be nothing but errors.
  return {
    code: reading.code,
    message: reading.message,
    requestId,
    requestIdComplete: requestId !== null && raw.requestIdComplete,
    httpStatus: reading.httpStatus,
    origin: reading.origin,
    format: raw.format,
    file: place.file,
    line: place.line,
    time: place.time,
    values: reading.values,
    operation,
    parameter: pointed.parameter,
    parameters: pointed.parameters,
    constraints: pointed.constraints,
    proof: pointed.proof,
    known: reading.known,
    retryable: reading.retryable,
    meaning: reading.meaning,
    entry: reading.entry,
    candidates: reading.candidates,
    failure: reading.failure,
    title: reading.title,
    steps: reading.steps,
    hidden: raw.client === null ? [] : hiddenBy(raw.client, raw, requestId),
    note: raw.client === null ? null : clientNote(raw.client).note,
  };
}

/** What is known of an input besides its text. */
export interface InputFacts {
  readonly book: CodeBook;
  /** The service that was called, where the user says it. */
  readonly service: string | undefined;
  readonly file: string | null;
}

/** The record of an error whose request is not shown. */
export function recordOf({ raw, line, time }: PlacedError, { book, service, file }: InputFacts): Found {
  return toRecord(raw, readError(raw, book, { service }), { file, line, time }, null, nothingPointed);
}

/** The record of an error whose request is known, with what it says of that request. */
export async function recordOfCall({ raw, line, time }: PlacedError, called: Called, { book, service, file }: InputFacts): Promise<Found> {
  const reading = readError(raw, book, { operation: called.operation, service: service ?? called.service });
  const pointed = hasCode(reading) ? await pointOut(reading, called) : nothingPointed;
  return toRecord(raw, reading, { file, line, time }, called.operation, pointed);
}
