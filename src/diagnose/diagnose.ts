import type { Entry } from "../catalogue/entry.js";
import { foldCode } from "../catalogue/fold.js";
import { cleanLine } from "../clean.js";
import { allowsMessage, chooseEntry, hasMessage } from "./choose.js";
import { detectors } from "./detectors/all.js";
import type { CodeCount, Found, Origin, RawError, Summary } from "./found.js";

export interface Diagnosis {
  readonly errors: readonly Found[];
  readonly summary: Summary;
}

/** Entries by folded code: what diagnose needs of the catalogue. */
export type CodeBook = ReadonlyMap<string, readonly Entry[]>;

export function codeBook(entries: readonly Entry[]): CodeBook {
  const book = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = foldCode(entry.code);
    book.set(key, [...(book.get(key) ?? []), entry]);
  }
  return book;
}

/** The entries of a code in any spelling. */
export const entriesOf = (book: CodeBook, code: string): readonly Entry[] => book.get(foldCode(code)) ?? [];

/** Offsets of line feeds, asked for line numbers by bisection. */
function lineCounter(text: string): { lineOf: (offset: number) => number; lines: number } {
  const feeds: number[] = [];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) feeds.push(at);
  const lineOf = (offset: number): number => {
    let low = 0;
    let high = feeds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((feeds[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
  return { lineOf, lines: text === "" ? 0 : feeds.length + (text.endsWith("\n") ? 0 : 1) };
}

/**
 * A form that only BCE has is BCE's. A JSON body with a request id is unless another vendor shows; one without counts
 * only when its code is known, nobody else is named, and the message is not that of another service's like-named code.
 */
function isBce(raw: RawError, entries: readonly Entry[]): boolean {
  if (cleanLine(raw.code) === "") return false;
  if (raw.certain || raw.foreign) return raw.certain;
  const known = entries.length > 0;
  if (raw.requestId !== null && (known || (raw.complete && !raw.vendorNamed))) return true;
  const speaksOfIt = raw.underError ? hasMessage : allowsMessage;
  return known && !raw.vendorNamed && entries.some((entry) => speaksOfIt(entry, raw.message));
}

interface Candidate {
  readonly raw: RawError;
  readonly rank: number;
  readonly known: boolean;
}

/** The errors of all detectors in the order of the text. Of two that overlap the outer one counts, or the one whose code is known. */
function detect(text: string, book: CodeBook): RawError[] {
  const all = detectors.flatMap((detector, rank) =>
    detector.find(text).map((raw): Candidate => ({ raw, rank, known: book.has(foldCode(raw.code)) })),
  );
  const kept: Candidate[] = [];
  for (const candidate of all
    .filter(({ raw }) => isBce(raw, book.get(foldCode(raw.code)) ?? []))
    .sort((a, b) => a.raw.start - b.raw.start || a.rank - b.rank)) {
    const last = kept.at(-1);
    if (!last || candidate.raw.start >= last.raw.end) kept.push(candidate);
    else if (candidate.known && !last.known) kept[kept.length - 1] = candidate;
  }
  return kept.map(({ raw }) => raw);
}

function originOf(entries: readonly Entry[]): Origin {
  const services = new Set(entries.map(({ service }) => service));
  if (services.size === 1 && services.has("sdk")) return "sdk";
  return services.size === 1 && services.has("gateway") ? "gateway" : "service";
}

/** What all of the entries agree on; null when they do not. */
function agreed<Value>(entries: readonly Entry[], value: (entry: Entry) => Value): Value | null {
  const [first, ...rest] = entries.map(value);
  return first !== undefined && rest.every((other) => other === first) ? first : null;
}

/** What is known of an input besides its text. */
export interface InputFacts {
  readonly file?: string | null;
  /** The service that was called: it decides among entries of one code. */
  readonly service?: string | undefined;
  readonly operation?: string | null;
  /** Set for an answer that came straight from the service: no client library can have made its code up. */
  readonly firstHand?: boolean;
}

/** The entries an error can be about: of one that came first-hand, a client's invention only in that client's own words, if it has any. */
function entriesFor(raw: RawError, book: CodeBook, firstHand: boolean): readonly Entry[] {
  const all = entriesOf(book, raw.code);
  return firstHand
    ? all.filter((entry) => entry.evidence !== "client-made" || entry.message === null || hasMessage(entry, raw.message))
    : all;
}

/** The record of an error: what was read, and what the catalogue says of it. */
export function toFound(raw: RawError, book: CodeBook, facts: InputFacts, line: number): Found {
  const { file = null, service, operation, firstHand = false } = facts;
  const message = raw.message === null ? null : cleanLine(raw.message) || null;
  const clues = { message, httpStatus: raw.httpStatus, service, operation };
  const { entry, candidates, values } = chooseEntry(entriesFor(raw, book, firstHand), clues);
  const named = entry ? [entry] : candidates;
  return {
    code: cleanLine(raw.code),
    message,
    requestId: raw.requestId === null ? null : cleanLine(raw.requestId) || null,
    requestIdComplete: raw.requestId !== null && raw.requestIdComplete,
    httpStatus: raw.httpStatus,
    origin: originOf(named),
    format: raw.format,
    file,
    line,
    time: raw.time,
    values,
    operation: null,
    parameter: null,
    known: named.length > 0,
    retryable: agreed(named, ({ retryable }) => retryable),
    meaning: entry?.meaning ?? null,
    entry,
    candidates,
  };
}

const occurrenceKey = ({ code, message, requestId }: Found): string => JSON.stringify([foldCode(code), message, requestId]);

/** Drops an error that stands in the input a second time: same code, message and request id. The status is kept from whichever has it. */
function withoutRepeats(errors: readonly Found[]): Found[] {
  const kept: Found[] = [];
  const places = new Map<string, number>();
  for (const error of errors) {
    const key = occurrenceKey(error);
    const place = error.requestId === null ? undefined : places.get(key);
    const earlier = place === undefined ? undefined : kept[place];
    if (place === undefined || earlier === undefined) places.set(key, kept.push(error) - 1);
    else if (earlier.httpStatus === null && error.httpStatus !== null) kept[place] = { ...error, file: earlier.file, line: earlier.line };
  }
  return kept;
}

/** Counts by code and service, the most frequent first. */
function countByCode(errors: readonly Found[]): CodeCount[] {
  const groups = new Map<string, Found[]>();
  for (const error of errors) {
    const key = JSON.stringify([error.code, error.entry?.service ?? null]);
    const group = groups.get(key);
    if (group) group.push(error);
    else groups.set(key, [error]);
  }
  return [...groups.values()]
    .map((group): CodeCount => {
      const times = group.flatMap(({ time }) => time ?? []).sort();
      return {
        code: group[0]?.code ?? "",
        service: group[0]?.entry?.service ?? null,
        count: group.length,
        firstSeen: times[0] ?? null,
        lastSeen: times.at(-1) ?? null,
        httpStatus: group.find(({ httpStatus }) => httpStatus !== null)?.httpStatus ?? null,
        retryable: group[0]?.retryable ?? null,
        operations: [...new Set(group.flatMap(({ operation }) => operation ?? []))],
        requestIds: [...new Set(group.flatMap(({ requestId }) => requestId ?? []))].slice(0, 3),
      };
    })
    .sort((a, b) => b.count - a.count);
}

/** Every BCE error in a text, in order, with what the catalogue says of it. */
export function diagnose(text: string, book: CodeBook, facts: InputFacts = {}): Diagnosis {
  const { lineOf, lines } = lineCounter(text);
  return summarise(
    detect(text, book).map((raw) => toFound(raw, book, facts, lineOf(raw.start))),
    lines,
  );
}

function summarise(found: readonly Found[], lines: number): Diagnosis {
  const errors = withoutRepeats(found);
  return { errors, summary: { total: errors.length, lines, byCode: countByCode(errors) } };
}

/** The diagnoses of several inputs as one. */
export const mergeDiagnoses = (parts: readonly Diagnosis[]): Diagnosis =>
  summarise(
    parts.flatMap(({ errors }) => errors),
    parts.reduce((sum, { summary }) => sum + summary.lines, 0),
  );
