import { maskedId } from "../../text/mask.js";
import { joinHeaders, type Keys, type WireRequest } from "./facts.js";
import { type Forensics, inspect, investigate } from "./forensics.js";
import { type Note, note } from "./notes.js";

export type SignatureVerdict = "valid" | "expired" | "mistake" | "unexplained";

/** The two deadlines of a request, and one it may not have reached yet. */
export type Deadline = "signature" | "date" | "not-yet";

export interface Verification extends Forensics {
  readonly verdict: SignatureVerdict;
  readonly accessKeyId: string | null;
  /** RFC 3339 in UTC; null where it cannot be read. */
  readonly signedAt: string | null;
  /** Seconds; -1 never ends. */
  readonly expires: number | null;
  /** Null where it cannot be read, and for a signature without end. */
  readonly expiresAt: string | null;
  /** The deadlines that are broken now. */
  readonly broken: readonly Deadline[];
  /** Names of the headers that the signature is to cover. */
  readonly signedHeaders: readonly string[];
  /** Signed headers that HTTP libraries and proxies are known to change. */
  readonly changeable: readonly string[];
  /** Whether the request announces a body that is not known. */
  readonly lacksBody: boolean;
  readonly notes: readonly Note[];
}

export interface VerificationKeys extends Keys {
  /** Whether the pair is temporary and needs its token sent. */
  readonly isTemporary: boolean;
}

/** Milliseconds that x-bce-date may be away from the service's clock. */
const dateTolerance = 1_800_000;
const hour = 3_600_000;

const changeableNames: ReadonlySet<string> = new Set([
  "host",
  "content-length",
  "content-type",
  "content-encoding",
  "transfer-encoding",
  "date",
  "user-agent",
  "accept",
  "accept-encoding",
  "connection",
  "via",
  "x-forwarded-for",
]);

const timeOf = (text: string | undefined): number | null => {
  const time = Date.parse(text ?? "");
  return Number.isNaN(time) ? null : time;
};
const written = (time: number | null): string | null =>
  time === null || Math.abs(time) > 8e15 ? null : new Date(time).toISOString().replace(".000Z", "Z");

/** `8 h`, `90 min`, `40 s`. */
function span(milliseconds: number): string {
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  if (seconds >= 7200) return `${Math.round(seconds / 360) / 10} h`;
  return seconds >= 120 ? `${Math.round(seconds / 60)} min` : `${seconds} s`;
}

interface Times {
  readonly signedAt: number | null;
  readonly date: number | null;
  readonly expires: number | null;
}

function timesOf(request: WireRequest, { authorization, expected }: Forensics): Times {
  const parts = (expected?.authorization ?? "").split("/");
  const headers = new Map(joinHeaders(request.headers).map(({ name, value }) => [name, value]));
  const expires = /^-?\d+$/u.test(parts[3] ?? "") ? Number(parts[3]) : null;
  return {
    signedAt: authorization === null ? null : timeOf(parts[2]),
    date: timeOf(headers.get("x-bce-date") ?? headers.get("date")),
    expires,
  };
}

function brokenNow({ signedAt, date, expires }: Times, now: number): Deadline[] {
  if (expires !== null && expires < 0) return [];
  return [
    ...(signedAt !== null && expires !== null && now > signedAt + expires * 1000 ? (["signature"] as const) : []),
    ...(date !== null && now - date > dateTolerance ? (["date"] as const) : []),
    ...((signedAt ?? now) - now > dateTolerance || (date ?? now) - now > dateTolerance ? (["not-yet"] as const) : []),
  ];
}

function timeNotes({ signedAt, date }: Times, now: number): Note[] {
  const apart = signedAt === null || date === null ? 0 : Math.abs(signedAt - date);
  const ahead = signedAt === null ? 0 : signedAt - now;
  const isZone = Math.abs(ahead - 8 * hour) < hour;
  return [
    ...(apart > 60_000 ? [note("times-differ", span(apart))] : []),
    ...(isZone ? [note("local-time", span(ahead))] : ahead > dateTolerance ? [note("ahead", span(ahead))] : []),
  ];
}

function notesOf(request: WireRequest, keys: VerificationKeys, { authorization }: Forensics): Note[] {
  if (!authorization) return [];
  const names = authorization.signedHeaders;
  const isSorted = names === null || names.join(";") === [...names].sort().join(";");
  const carries = (name: string): boolean => request.headers.some(([given]) => given.toLowerCase() === name);
  const id = authorization.prefix.accessKeyId;
  const isSwapped = id === keys.secretAccessKey;
  return [
    ...(isSwapped ? [note("secret-leaked")] : []),
    ...(keys.accessKeyId !== null && id !== keys.accessKeyId && !isSwapped ? [note("other-key", maskedId(id))] : []),
    ...(keys.isTemporary && !carries("x-bce-security-token") ? [note("token-missing")] : []),
    ...(names !== null && !names.includes("host") ? [note("host-not-signed")] : []),
    ...(isSorted ? [] : [note("list-unsorted")]),
    ...(/^;|;;|;$/u.test(authorization.list) ? [note("list-empty-name")] : []),
  ];
}

const announcesBody = ({ headers }: WireRequest): boolean =>
  headers.some(([name, value]) => /^transfer-encoding$/iu.test(name) || (/^content-length$/iu.test(name) && value.trim() !== "0"));

function verdictOf({ isRight, mistakes }: Forensics, broken: readonly Deadline[]): SignatureVerdict {
  if (isRight) return broken.length > 0 ? "expired" : "valid";
  return mistakes.length > 0 ? "mistake" : "unexplained";
}

/** What a service would find in this request's signature at a moment, and the mistakes behind a wrong one. */
export const verifySignature = (request: WireRequest, keys: VerificationKeys, now: number): Verification =>
  judge(request, keys, now, investigate(request, keys));

/** The same as far as it can be seen without a secret: never valid, and a mistake only where one can be seen. */
export const checkStructure = (request: WireRequest, now: number): Verification =>
  judge(request, { accessKeyId: null, secretAccessKey: "\0", others: [], isTemporary: false }, now, inspect(request));

function judge(request: WireRequest, keys: VerificationKeys, now: number, forensics: Forensics): Verification {
  const times = timesOf(request, forensics);
  const { signedAt, expires } = times;
  const broken = brokenNow(times, now);
  const signedHeaders = forensics.expected?.signedHeaders ?? [];
  return {
    ...forensics,
    verdict: verdictOf(forensics, broken),
    accessKeyId: forensics.authorization?.prefix.accessKeyId ?? null,
    signedAt: written(signedAt),
    expires,
    expiresAt: signedAt === null || expires === null || expires < 0 ? null : written(signedAt + expires * 1000),
    broken,
    signedHeaders,
    changeable: signedHeaders.filter((name) => changeableNames.has(name)),
    lacksBody: request.body === null && announcesBody(request),
    notes: [...notesOf(request, keys, forensics), ...timeNotes(times, now)],
  };
}
