import type { ClockFacts } from "../../core/answers/clock.js";
import { type Finding, weigh } from "../../core/answers/evidence/conclude.js";
import type { CallKey } from "../../core/answers/evidence/evidence.js";
import { concernsClock, concernsKey, refusesSignature } from "../../core/answers/failure-class.js";
import type { CallSignature } from "../../core/answers/refused-signature.js";
import type { CodedError } from "../../core/diagnose/found.js";
import { findOperation } from "../../core/operations/lookup/operations.js";
import { defaultExpires } from "../../core/signature/sign.js";
import { cleanLine } from "../../core/text/clean.js";
import { nearestWord } from "../../core/text/nearest-word.js";
import { brokenDeadlines } from "../client/clock.js";
import { type Endpoint, isLoopback } from "../client/endpoint.js";
import type { Exchange } from "../client/exchange.js";
import type { Credentials, Setting } from "../client/settings.js";
import { TransportError } from "../client/transport-error.js";
import { profileKeys } from "./profile-keys.js";

/** How a call went out. */
export interface SentWay {
  readonly endpoint: Endpoint;
  /** Those it was signed with. */
  readonly credentials: Setting<Credentials>;
  /** The profile they are in, where one was named. */
  readonly profile: string | null;
  /** The proxy as it may be shown; null without one. */
  readonly proxy: string | null;
  /** Milliseconds that were added to this machine's time. */
  readonly clockOffset: number;
  readonly platform: string;
}

/** What is known of a refused call without asking anybody. */
export interface CallEvidence {
  /** Set when the clock has to do with the failure. */
  readonly clock: ClockFacts | null;
  /** Set when the signature was refused. */
  readonly signature: CallSignature | null;
  readonly findings: readonly Finding[];
}

export const noEvidence: CallEvidence = { clock: null, signature: null, findings: [] };

/** What the clocks have to do with it; null when nothing, or when the service's cannot be read off a page of somebody else. */
function clockOf(found: CodedError, { skew, signedAt, outcome }: Exchange, { clockOffset, platform }: SentWay): CallEvidence["clock"] {
  if (!skew || !concernsClock(found) || outcome instanceof TransportError) return null;
  const sinceSigning = (outcome.answeredAt - signedAt - clockOffset) / 1000;
  return { ...skew, broken: brokenDeadlines(skew, sinceSigning, defaultExpires), expires: defaultExpires, platform };
}

/** The analysis of a refused signature, which is loaded for no other failure. */
async function signatureOf(found: CodedError, exchange: Exchange, { credentials, proxy }: SentWay): Promise<CallEvidence["signature"]> {
  if (!refusesSignature(found)) return null;
  const { analyseSignature } = await import("./signature.js");
  return analyseSignature(exchange, { credentials, message: found.message, proxy });
}

/** The profiles with keys like the one that is not known, by name. Their secrets are neither used nor compared. */
async function likeKeys(found: CodedError, own: Credentials): Promise<Pick<CallKey, "near" | "others">> {
  if (!concernsKey(found)) return { near: null, others: [] };
  const { otherKeys } = await profileKeys(own);
  const id = nearestWord(
    own.accessKeyId,
    otherKeys.map(({ credentials }) => credentials.accessKeyId),
  );
  const near = otherKeys.find(({ credentials }) => credentials.accessKeyId === id)?.name ?? null;
  return { near: near === null ? null : cleanLine(near), others: otherKeys.map(({ name }) => cleanLine(name)) };
}

/** Gathers the evidence of a refused call, and what it says of the causes. */
export async function evidenceOf(found: CodedError, exchange: Exchange, way: SentWay): Promise<CallEvidence> {
  const { credentials, endpoint, proxy, profile } = way;
  const [clock, signature] = [clockOf(found, exchange, way), await signatureOf(found, exchange, way)];
  const operation = found.called && (await findOperation(found.called.operation));
  const id = credentials.value.accessKeyId;
  const key = { id, source: credentials.source, profile, ...(await likeKeys(found, credentials.value)) };
  const isOpen = endpoint.origin.startsWith("http:") && !isLoopback(new URL(endpoint.origin));
  const mayBeChanged = proxy !== null || isOpen;
  const findings = weigh({ error: found, called: found.called, operation, pointed: found, clock, signature, key, mayBeChanged });
  return { clock, signature, findings };
}
