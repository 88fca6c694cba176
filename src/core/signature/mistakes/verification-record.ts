import type { Bilingual } from "../../text/bilingual.js";
import { clean } from "../../text/clean.js";
import type { ExpectedSignature } from "./forensics.js";
import type { Finding } from "./mistake.js";
import type { Deadline, SignatureVerdict, Verification } from "./verification.js";

/** What is known of a signature as plain data: what `verify --json` prints of it. */
export interface VerificationRecord {
  readonly verdict: SignatureVerdict;
  /** The smallest set of mistakes that gives the signature; empty where none is known. */
  readonly mistakes: readonly Finding[];
  /** Other sets of the same size that give the same signature. */
  readonly candidates: readonly (readonly Finding[])[];
  /** Whether a set of mistakes gives exactly this signature. */
  readonly reproduced: boolean;
  /** Whether all mistakes and pairs of them were tried. */
  readonly searched: boolean;
  /** What the service computes; null where the Authorization cannot be read. Its signature is masked unless secrets are asked for. */
  readonly expected: ExpectedSignature | null;
  /** The canonical request that was signed instead; null when not known. */
  readonly signed: { readonly canonicalRequest: string } | null;
  readonly accessKeyId: string | null;
  /** RFC 3339 in UTC. */
  readonly signedAt: string | null;
  /** Seconds; -1 never ends. */
  readonly expires: number | null;
  readonly expiresAt: string | null;
  /** The deadlines that are broken now. */
  readonly broken: readonly Deadline[];
  /** Signed headers that HTTP libraries and proxies are known to change. */
  readonly changeable: readonly string[];
  readonly notes: readonly ({ readonly id: string } & Bilingual)[];
}

const cleanFinding = ({ id, detail, en, zh, fix, seenIn }: Finding): Finding => ({
  id,
  detail: detail === null ? null : clean(detail),
  en: clean(en),
  zh: clean(zh),
  fix,
  seenIn,
});
const masked = (authorization: string): string => authorization.replace(/[^/]*$/u, "(masked)");

export const verificationRecord = (verification: Verification, showSecrets: boolean): VerificationRecord => {
  const { verdict, mistakes, candidates, isReproduced, isSearched, expected, signed, notes } = verification;
  const { accessKeyId, signedAt, expires, expiresAt, broken, changeable } = verification;
  return {
    verdict,
    mistakes: mistakes.map(cleanFinding),
    candidates: candidates.map((set) => set.map(cleanFinding)),
    reproduced: isReproduced,
    searched: isSearched,
    expected: expected && { ...expected, authorization: showSecrets ? expected.authorization : masked(expected.authorization) },
    signed: signed === null ? null : { canonicalRequest: signed },
    accessKeyId,
    signedAt,
    expires,
    expiresAt,
    broken,
    changeable,
    notes: notes.map(({ id, en, zh }) => ({ id, en: clean(en), zh: clean(zh) })),
  };
};
