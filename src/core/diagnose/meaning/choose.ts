import type { Entry, Service } from "../../catalogue/entry.js";
import { foldMessage, matchTemplate, reasonIn } from "./message.js";

/** What is known of an answer besides its code. */
export interface Clues {
  readonly message: string | null;
  readonly httpStatus: number | null;
  readonly service?: string | undefined;
  /** The operation that was called, where it is known. */
  readonly operation?: string | null | undefined;
}

/** Services whose codes any operation can meet. */
const anywhere: ReadonlySet<Service> = new Set(["global", "gateway", "account", "sdk"]);

/** Services with a table of their own; the others answer with every code of the VPC's table besides their own. */
const withOwnTable: ReadonlySet<string> = new Set(["acl", "nat", "peering", "eni"]);

/** With the operation known, a code that only other services have is not theirs: what is left is what any operation can meet. */
function ofOperation(entries: readonly Entry[], { service, operation }: Clues): readonly Entry[] {
  if (!operation || !service || entries.some((entry) => entry.service === service)) return entries;
  if (new Set(entries.map((entry) => entry.service)).size < 2) return entries;
  // What the VPC's table ties to no operation, such as NoSuchObject, any operation can meet.
  const isGeneral = (entry: Entry): boolean => entry.service === "vpc" && (entry.operations.length === 0 || !withOwnTable.has(service));
  return entries.filter((entry) => anywhere.has(entry.service) || entry.operations.includes(operation) || isGeneral(entry));
}

export interface Choice {
  readonly entry: Entry | null;
  readonly candidates: readonly Entry[];
  readonly values: Readonly<Record<string, string>>;
}

function valuesOf(entry: Entry, message: string): Record<string, string> | null {
  if (entry.message === null) return null;
  const template = matchTemplate(entry.message, message);
  if (template !== null) return template;
  const [reason, own] = [reasonIn(message), reasonIn(entry.message)];
  return reason !== null && own !== null ? matchTemplate(own, reason) : null;
}

/** An entry that stands for one message of its code only: a gateway cause, an SDK's invention, one seen answer. */
const isBoundToMessage = (entry: Entry): boolean =>
  entry.message !== null &&
  (entry.evidence === "client-made" || entry.id !== `${entry.service}/${entry.code}` || entry.evidence === "observed");

/** Whether a code of this message can be this entry's: what is bound to a message needs it. */
export const allowsMessage = (entry: Entry, message: string | null): boolean =>
  !isBoundToMessage(entry) || (message !== null && valuesOf(entry, message) !== null);

/** Whether the message is the one the entry has. */
export const hasMessage = (entry: Entry, message: string | null): boolean => message !== null && valuesOf(entry, message) !== null;

const shortestCut = 8;
/** What clients write where they cut a message. */
const cutMark = /\s?(?:\(truncated\.{3}\)|\.{3}|…)$/u;

/** Whether the message is the beginning of the one the entry has. */
export function isCutMessage(entry: Entry, message: string | null): boolean {
  const start = message === null ? "" : foldMessage(message);
  return start.length >= shortestCut && entry.message !== null && foldMessage(entry.message).startsWith(start);
}

const mark = /[:：]\s{0,2}/gu;
const mostMarks = 6;

/** The service's message in a line in which the caller wrote words of its own before it: what one of the entries has. */
export function withoutCallersWords(entries: readonly Entry[], message: string): string {
  if (entries.some((entry) => hasMessage(entry, message))) return message;
  const ends = [...message.matchAll(mark)].slice(0, mostMarks).map(({ index, 0: found }) => message.slice(index + found.length));
  return ends.find((end) => entries.some((entry) => hasMessage(entry, end))) ?? message;
}

/** Keeps what a clue speaks for; a clue that speaks for nothing is ignored. */
const narrow = (entries: readonly Entry[], speaksFor: (entry: Entry) => boolean): readonly Entry[] => {
  const kept = entries.filter(speaksFor);
  return kept.length > 0 ? kept : entries;
};

/** The rows of the VPC's table stand for those that pages of single operations repeat in the same words, unless the service is known. */
const withoutRepeats = (entries: readonly Entry[]): readonly Entry[] => {
  const general = entries.filter((entry) => entry.service === "vpc");
  const repeats = ({ service, code, httpStatus, message }: Entry): boolean =>
    (service === "security-group" || service === "snic") &&
    general.some((entry) => entry.code === code && entry.httpStatus === httpStatus && entry.message === message);
  return entries.filter((entry) => !repeats(entry));
};

/** The entries that a service can mean: its own, and the VPC's table beside those of its own that stand for one message only. */
function entriesOfService(entries: readonly Entry[], service: string | undefined): readonly Entry[] {
  const own = entries.filter((entry) => entry.service === service);
  if (own.some((entry) => !isBoundToMessage(entry))) return own;
  const general = service === undefined ? [] : entries.filter((entry) => entry.service === "vpc");
  const both = [...own, ...general];
  return both.length > 0 ? both : withoutRepeats(entries);
}

/** Singles out, among the entries of one code, the one that service, message and status speak for. */
export function chooseEntry(entries: readonly Entry[], clues: Clues): Choice {
  const { message, httpStatus, service, operation } = clues;
  let left = entriesOfService(ofOperation(entries, clues), service);
  if (message !== null) {
    const exact = left.filter((entry) => valuesOf(entry, message) !== null);
    const begun = exact.length > 0 ? exact : left.filter((entry) => isCutMessage(entry, message.replace(cutMark, "")));
    left = begun.length > 0 ? begun : narrow(left, (entry) => !isBoundToMessage(entry));
  }
  if (httpStatus !== null) left = narrow(left, (entry) => entry.httpStatus === httpStatus || entry.httpStatus === null);
  if (operation) left = narrow(left, ({ operations }) => operations.includes(operation));
  const [first] = left;
  const entry = left.length === 1 && first ? first : null;
  return {
    entry,
    candidates: entry ? [] : left,
    values: (entry && message !== null && valuesOf(entry, message)) || {},
  };
}
