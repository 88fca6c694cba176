import { uriDecode } from "../encoding.js";
import { canonicalOf, type Draft, signatureOf } from "./draft.js";
import { absentNames, expectedDraft, type Facts, factsOf, type Keys, type WireRequest } from "./facts.js";
import { type FormFlaw, type LooseAuthorization, parseLoosely } from "./loose-authorization.js";
import { type Finding, toFinding } from "./mistake.js";
import { formMistakes } from "./rows/form-mistakes.js";
import { addHeader, likelyHeaders } from "./rows/header-choice-mistakes.js";
import { type Explanation, searchMistakes } from "./search.js";
import { isoTime } from "./times.js";

/** The signature that the request should have had. */
export interface ExpectedSignature {
  readonly canonicalRequest: string;
  readonly signedHeaders: readonly string[];
  readonly authorization: string;
}

/** What is known of a request's signature. */
export interface Forensics {
  /** The Authorization taken apart; null when there is none or it cannot be. */
  readonly authorization: LooseAuthorization | null;
  /** Whether the signature is exactly the one that the service computes, and nothing else is wrong with the Authorization. */
  readonly isRight: boolean;
  /** Flaws that can be seen and, behind them, the smallest set of mistakes that gives the signature. */
  readonly mistakes: readonly Finding[];
  /** Other sets of the same size that give the same signature. */
  readonly candidates: readonly (readonly Finding[])[];
  /** Whether all mistakes and pairs of them were tried, as far as it took. Not so for a request larger than any of the API. */
  readonly isSearched: boolean;
  /** Whether the signature could be reproduced. */
  readonly isReproduced: boolean;
  readonly expected: ExpectedSignature | null;
  /** The canonical request that was signed; null when that is not known. */
  readonly signed: string | null;
}

const flawFinding = ({ id, detail }: FormFlaw): Finding => toFinding({ id, ...formMistakes[id] }, detail);

const unsigned = (id: "authorization.absent" | "authorization.shape"): Forensics => ({
  authorization: null,
  isRight: false,
  mistakes: [flawFinding({ id, detail: null })],
  candidates: [],
  isSearched: false,
  isReproduced: false,
  expected: null,
  signed: null,
});

/** The authorization of a request, from its header or its query; null without one. */
export function authorizationText({ headers, target }: Pick<WireRequest, "headers" | "target">): string | null {
  const header = headers.find(([name, value]) => name.toLowerCase() === "authorization" && value.trim() !== "");
  if (header) return header[1];
  const value = /[?&]authorization=([^&#]*)/iu.exec(target)?.[1];
  return value === undefined || value === "" ? null : uriDecode(value);
}

/** The draft with the headers that are listed but did not come, with each value they are likely to have had. */
function withAbsent(draft: Draft, facts: Facts): Draft[] {
  const absent = absentNames(facts);
  if (absent.length === 0) return [];
  const likely = likelyHeaders(facts);
  const guesses = absent.map((name) => likely.filter((header) => header.name === name));
  const [first = []] = guesses.filter((guess) => guess.length > 0);
  const rest = guesses.filter((guess) => guess !== first).flatMap(([guess]) => (guess ? [guess] : []));
  return first.map((guess) => [guess, ...rest].reduce((so, header) => addHeader(header)(so), draft));
}

const rightTime = (timestamp: string): string => {
  const time = /^\d{13}$/u.test(timestamp)
    ? Number(timestamp)
    : /^\d{9,10}$/u.test(timestamp)
      ? Number(timestamp) * 1000
      : Date.parse(timestamp);
  return Number.isNaN(time) || Math.abs(time) > 8e15 ? timestamp : isoTime(time);
};

/** The right prefix for a request: what is wrong with the written one is put right as far as that can be known. */
function rightPrefix({ prefix }: LooseAuthorization): LooseAuthorization["prefix"] {
  const expires = /^-?\d+$/u.test(prefix.expires) ? prefix.expires : "1800";
  return { scheme: "bce-auth-v1", accessKeyId: prefix.accessKeyId, timestamp: rightTime(prefix.timestamp), expires };
}

function expectedOf(facts: Facts, draft: Draft): ExpectedSignature {
  const prefix = rightPrefix(facts.authorization);
  const right: Draft = { ...draft, prefix };
  const names = right.headers.map(({ name }) => name).sort();
  const isWholeDefault = facts.authorization.signedHeaders === null;
  const list = isWholeDefault ? "" : names.join(";");
  return {
    canonicalRequest: canonicalOf(right),
    signedHeaders: names,
    authorization: `${right.writePrefix(prefix)}/${list}/${signatureOf(right)}`,
  };
}

function flawsOf(facts: Facts): FormFlaw[] {
  const absent = absentNames(facts);
  const { flaws, prefix } = facts.authorization;
  const isIndices = flaws.some(({ id }) => id === "list.indices");
  return [
    ...(prefix.accessKeyId === facts.keys.secretAccessKey ? [{ id: "secret.sent", detail: null } as const] : []),
    ...flaws,
    ...(absent.length > 0 && !isIndices ? [{ id: "headers.absent", detail: absent.join(", ") } as const] : []),
  ];
}

/** Where the secret went out as the access key id, the id was the secret: one mistake, not two. */
const swapped = ({ keys }: Facts, draft: Draft, flaws: readonly FormFlaw[]): Draft[] =>
  keys.accessKeyId !== null && flaws.some(({ id }) => id === "secret.sent") ? [{ ...draft, secret: keys.accessKeyId }] : [];

/** Where the search starts: what the service computes, the same with absent headers, with id and secret swapped, and with a well-written prefix. */
function basesOf(facts: Facts, draft: Draft, flaws: readonly FormFlaw[]): Draft[] {
  const starts = [draft, ...withAbsent(draft, facts)];
  const isMisread = flaws.some(({ id }) => id === "list.indices" || id === "authorization.no-list");
  const unlisted = isMisread ? [expectedDraft({ ...facts, listed: null })] : [];
  const all = [...starts, ...unlisted, ...swapped(facts, draft, flaws)];
  const right = rightPrefix(facts.authorization);
  const isWell = draft.writePrefix(draft.prefix) === draft.writePrefix(right);
  return isWell ? all : [...all, ...all.map((start) => ({ ...start, prefix: right }))];
}

const toFindings = ({ steps }: Explanation): Finding[] => steps.map(({ mistake, change }) => toFinding(mistake, change.detail ?? null));

/**
 * Takes the signature of a request apart. A mistake is named only when changing that, and nothing else, gives the very
 * signature; or when it can be seen in the text.
 */
export function investigate(request: WireRequest, keys: Keys): Forensics {
  const text = authorizationText(request);
  if (text === null) return unsigned("authorization.absent");
  const authorization = parseLoosely(text);
  if (authorization === null) return unsigned("authorization.shape");
  const facts = factsOf(request, authorization, keys);
  const draft = expectedDraft(facts);
  const flaws = flawsOf(facts);
  const { found, isSearched } = searchMistakes(facts, basesOf(facts, draft, flaws));
  const [best, ...others] = found;
  return {
    authorization,
    isRight: flaws.length === 0 && best !== undefined && best.steps.length === 0,
    mistakes: [...flaws.map(flawFinding), ...(best ? toFindings(best) : [])],
    candidates: others.map(toFindings),
    isSearched,
    isReproduced: best !== undefined,
    expected: expectedOf(facts, draft),
    signed: best?.canonicalRequest ?? null,
  };
}

/** No pair has it: a signature is compared with nothing. */
const noSecret: Keys = { accessKeyId: null, secretAccessKey: "\0", others: [] };

/** What can be seen of a request's signature without any secret: how it is written, and what it has to cover. */
export function inspect(request: WireRequest): Forensics {
  const text = authorizationText(request);
  if (text === null) return unsigned("authorization.absent");
  const authorization = parseLoosely(text);
  if (authorization === null) return unsigned("authorization.shape");
  const facts = factsOf(request, authorization, noSecret);
  return {
    ...unsigned("authorization.absent"),
    authorization,
    mistakes: flawsOf(facts).map(flawFinding),
    expected: expectedOf(facts, expectedDraft(facts)),
  };
}
