import type { Entry } from "../../catalogue/entry.js";
import { cleanLine } from "../../text/clean.js";
import { hostIn } from "../forms/reading/network-reasons.js";
import type { Found, HiddenPart, Origin, RawError } from "../found.js";
import { chooseEntry, hasMessage, withoutCallersWords } from "./choose.js";
import { type ClientName, clientNote } from "./client-notes.js";
import { type CodeBook, entriesByMessage, entriesOfError, isCodeless } from "./code-book.js";
import { type FailureName, failureTexts } from "./failures.js";
import { codeInWords } from "./message.js";

/** What is known of an error besides its text: it decides among entries of one code. */
export interface ReadingFacts {
  /** The service that was called. */
  readonly service?: string | undefined;
  readonly operation?: string | null;
  /** Set for an answer that came straight from the service: no client library can have made its code up. */
  readonly firstHand?: boolean;
}

/** The message of a code that the Go SDK makes of a status: `Conflict` of `409 Conflict`. */
const statusLine = /^([1-5]\d\d) (\S.*)$/u;

/** Codes that the Go SDK makes of a status without its words. */
const madeOfStatus: Readonly<Record<string, string>> = {
  "400": "InvalidHTTPRequest",
  "403": "AccessDenied",
  "412": "PreconditionFailed",
  "500": "InternalError",
};

/** The status that a client put into the place of the message; null when the code is not made of it. */
function statusBehind(code: string, message: string | null): number | null {
  const [, status, phrase = ""] = statusLine.exec(message ?? "") ?? [];
  if (status === undefined) return null;
  return code === status || code === madeOfStatus[status] || phrase.replaceAll(" ", "").toLowerCase() === code.toLowerCase()
    ? Number(status)
    : null;
}

function originOf(entries: readonly Entry[], code: string, message: string | null): Origin {
  const services = new Set(entries.map(({ service }) => service));
  if (services.size === 1 && services.has("sdk")) return "sdk";
  if (services.size === 0 && statusBehind(code, message) !== null) return "sdk";
  if (services.size === 1 && services.has("cce")) return "client";
  return services.size === 1 && services.has("gateway") ? "gateway" : "service";
}

/** What all of the entries agree on; null when they do not. */
function agreed<Value>(entries: readonly Entry[], value: (entry: Entry) => Value): Value | null {
  const [first, ...rest] = entries.map(value);
  return first !== undefined && rest.every((other) => other === first) ? first : null;
}

/** The entries an error can be about: of one that came first-hand, a client's invention only in that client's own words, if it has any. */
function entriesFor(raw: RawError, message: string | null, book: CodeBook, firstHand: boolean): readonly Entry[] {
  if (raw.code === null) return message === null ? [] : entriesByMessage(book, message);
  const all = entriesOfError(book, raw.code, message);
  return firstHand
    ? all.filter((entry) => entry.evidence !== "client-made" || entry.message === null || hasMessage(entry, raw.message))
    : all;
}

/** What signs requests: an Authorization value and the key it is made with. */
const secrets = /\bbce-auth-v\d\/[^\s'"\]]{1,2000}|\bsign_?key ?[=:] ?\[?["']?[0-9a-f]{32,128}/giu;

export const cleaned = (text: string | null): string | null =>
  text === null ? null : cleanLine(text).replaceAll(secrets, "(masked)") || null;

/** What an error means: the part of its record that does not depend on where it stands. */
export type Reading = Pick<
  Found,
  | "code"
  | "message"
  | "httpStatus"
  | "origin"
  | "values"
  | "known"
  | "retryable"
  | "meaning"
  | "entry"
  | "candidates"
  | "failure"
  | "title"
  | "steps"
  | "elsewhere"
>;

/** A failure that has no code. */
function readFailure(raw: RawError, name: FailureName, message: string | null): Reading {
  const { httpStatus } = raw;
  const texts = failureTexts(name, { detail: message, host: raw.request?.host ?? hostIn(message ?? ""), httpStatus });
  return { code: null, message, httpStatus, values: {}, known: false, entry: null, candidates: [], failure: name, elsewhere: [], ...texts };
}

/** What the catalogue says of a code and a message. A code that is not there is looked up by the message. */
function lookUp(raw: RawError, book: CodeBook, { service, operation, firstHand = false }: ReadingFacts): Reading {
  const printed = cleaned(raw.message);
  if (raw.failure !== null) return readFailure(raw, raw.failure, printed);
  const entries = entriesFor(raw, printed, book, firstHand);
  const message = printed === null ? null : withoutCallersWords(entries, printed);
  if (raw.code === null && entries.length === 0) return readFailure(raw, "code-hidden", message);
  const { entry, candidates, values } = chooseEntry(entries, { message, httpStatus: raw.httpStatus, service, operation });
  const named = entry ? [entry] : candidates;
  const code =
    raw.code === null
      ? (agreed(named, (candidate) => (isCodeless(candidate) ? null : candidate.code)) ?? codeInWords(message))
      : cleanLine(raw.code);
  return {
    code,
    message,
    httpStatus: raw.httpStatus ?? (firstHand || code === null ? null : statusBehind(code, message)),
    origin: originOf(named, code ?? "", message),
    values,
    known: named.length > 0,
    retryable: agreed(named, ({ retryable }) => retryable),
    meaning: entry?.meaning ?? null,
    entry,
    candidates,
    failure: null,
    title: null,
    steps: [],
    elsewhere: named.length === 0 ? entries.map(({ id }) => id) : [],
  };
}

/** Logs repeat themselves: what was read lately is not looked up again. */
const mostRemembered = 1000;
const remembered = new WeakMap<CodeBook, Map<string, Reading>>();

/** What the catalogue says of an error. */
export function readError(raw: RawError, book: CodeBook, facts: ReadingFacts): Reading {
  const known = remembered.get(book) ?? new Map<string, Reading>();
  remembered.set(book, known);
  const key = JSON.stringify([raw.code, raw.message, raw.httpStatus, raw.failure, facts.service, facts.operation, facts.firstHand]);
  const before = known.get(key);
  if (before) return before;
  const reading = lookUp(raw, book, facts);
  if (known.size >= mostRemembered) known.clear();
  known.set(key, reading);
  return reading;
}

/** What a client left out of an error. */
export const hiddenBy = (client: ClientName, raw: RawError, requestId: string | null): readonly HiddenPart[] =>
  clientNote(client)
    .hidden.filter((part) => part !== "httpStatus" || raw.httpStatus === null)
    .filter((part) => part !== "requestId" || requestId === null)
    .filter((part) => part !== "code" || raw.code === null);
