import { type AnsweredCall, type ErrorContext, type Found, hasCode, type RawError } from "../diagnose/found.js";
import type { Investigation } from "../diagnose/investigation.js";
import type { CodeBook } from "../diagnose/meaning/code-book.js";
import { cleaned, hiddenBy, type Reading, readError } from "../diagnose/meaning/reading.js";
import type { ErrorSurroundings, PlacedError } from "../diagnose/stream/place-errors.js";
import { findOperation } from "../operations/lookup/operations.js";
import { maskBody } from "../text/mask-body.js";
import { shellWord } from "../text/shell.js";
import { contextOf, serviceAt } from "./context.js";
import { conclusionOf, weigh } from "./evidence/conclude.js";
import { concernsRequest } from "./failure-class.js";
import { nothingPointed, type Pointers, pointOut, readOfId } from "./point-out.js";

/** Where an error stands and when it was written. */
export interface Place {
  /** Null for standard input. */
  readonly file: string | null;
  /** From 1. */
  readonly line: number;
  readonly time: string | null;
  readonly source: string | null;
}

/** What is known of an error besides its own words: the call it answers, and what that says. */
export interface Background extends Pointers {
  readonly operation: string | null;
  readonly called: AnsweredCall | null;
  readonly context: ErrorContext | null;
  readonly investigation: Investigation | null;
}

export const nothingAbout: Background = { ...nothingPointed, operation: null, called: null, context: null, investigation: null };

/** What an error says of its call, and what that proves. */
export async function aboutCall(reading: Reading, called: AnsweredCall): Promise<Background> {
  const pointed = await pointOut(reading, called);
  const operation = await findOperation(called.operation);
  const findings = weigh({ error: reading, called, operation, pointed, clock: null, signature: null, key: null, mayBeChanged: true });
  return { ...pointed, operation: called.operation, called, context: null, investigation: conclusionOf(findings, 0, 0) };
}

/** The record of an error: what was read, where and when, what it means, and what it says of its request. */
export function toRecord(raw: RawError, reading: Reading, place: Place, about: Background): Found {
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
    source: place.source,
    values: reading.values,
    operation: about.operation,
    called: about.called,
    parameter: about.parameter,
    parameters: about.parameters,
    constraints: about.constraints,
    proof: about.proof,
    known: reading.known,
    retryable: reading.retryable,
    meaning: reading.meaning,
    entry: reading.entry,
    candidates: reading.candidates,
    elsewhere: reading.elsewhere,
    failure: reading.failure,
    title: reading.title,
    steps: reading.steps,
    hidden: raw.client === null ? [] : hiddenBy(raw.client, raw, requestId),
    investigation: about.investigation,
    // Where the gateway's message and the request id are both there, nothing is left to say of the client.
    client: raw.client === "message-only" && requestId !== null ? null : raw.client,
    context: about.context,
  };
}

/** What is known of an input besides its text. */
export interface InputFacts {
  readonly book: CodeBook;
  /** The service that was called, where the user says it. */
  readonly service: string | undefined;
  readonly file: string | null;
}

/** The read of the resource that the context names, where nothing else says what to read. */
function proofOf(context: ErrorContext | null): Found["proof"] {
  const id = context?.object ?? null;
  const read = id === null ? null : readOfId(id);
  return id === null || read === null
    ? null
    : { operation: read.operation, command: `bcevpc call ${read.operation} ${shellWord(`${read.parameter}=${id}`)}` };
}

/** Longer lines are cut. */
const longestSource = 300;

/** The line in which an error begins, as it may be shown. */
export function sourceOf({ lineBefore, own, after }: ErrorSurroundings): string | null {
  const [whole = ""] = (own + after).split("\n");
  const line = (lineBefore + whole).slice(0, longestSource);
  return cleaned(maskBody(line));
}

/** The record of an error whose request is not shown. */
export function recordOf({ raw, line, time, host, around }: PlacedError, { book, service, file }: InputFacts): Found {
  const context = contextOf(around, host);
  const reading = readError(raw, book, { service: service ?? serviceAt(context) });
  const proof = reading.known && concernsRequest(reading) ? proofOf(context) : null;
  return toRecord(raw, reading, { file, line, time, source: sourceOf(around) }, { ...nothingAbout, context, proof });
}

/** The record of an error whose request is known, with what it says of that request. */
export async function recordOfCall(
  { raw, line, time, host, around }: PlacedError,
  called: AnsweredCall,
  { book, service, file }: InputFacts,
): Promise<Found> {
  const reading = readError(raw, book, { operation: called.operation, service: service ?? called.service });
  const about = hasCode(reading) ? await aboutCall(reading, called) : { ...nothingAbout, operation: called.operation, called };
  return toRecord(raw, reading, { file, line, time, source: sourceOf(around) }, { ...about, context: contextOf(around, host) });
}
