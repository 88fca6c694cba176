import { X509Certificate } from "node:crypto";
import type { DetailedPeerCertificate } from "node:tls";
import { rootCertificates } from "node:tls";
import { cleanLine } from "../../core/text/clean.js";

export interface Certificate {
  readonly subject: string;
  readonly issuer: string;
  /** RFC 3339 UTC. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** SHA-256 of the certificate, hex in pairs. */
  readonly fingerprint: string;
  readonly selfSigned: boolean;
}

type Name = DetailedPeerCertificate["subject"];

const first = (value: string | string[] | undefined): string => cleanLine((Array.isArray(value) ? value[0] : value) ?? "").slice(0, 100);

/** The common name, with the organisation where it says something else. */
function nameOf(name: Name | undefined): string {
  const [common, organisation] = [first(name?.CN), first(name?.O)];
  if (common === "" || organisation === "" || common.includes(organisation)) return common || organisation || "?";
  return `${common} (${organisation})`;
}

function dateOf(text: string | undefined): string | null {
  const time = Date.parse(text ?? "");
  return Number.isNaN(time) ? null : new Date(time).toISOString().replace(/\.\d+Z$/u, "Z");
}

/** Longer than any chain that verifies. */
const longestChain = 10;

/** The certificates from the host's own up to the last one known, as Node links them. */
export function certificateChain(leaf: DetailedPeerCertificate | null): readonly Certificate[] {
  const chain: Certificate[] = [];
  for (let next: DetailedPeerCertificate | undefined = leaf ?? undefined; next?.fingerprint256 && chain.length < longestChain; ) {
    const issuer: DetailedPeerCertificate | undefined = next.issuerCertificate;
    const selfSigned = issuer?.fingerprint256 === next.fingerprint256;
    chain.push({
      subject: nameOf(next.subject),
      issuer: nameOf(next.issuer),
      validFrom: dateOf(next.valid_from),
      validTo: dateOf(next.valid_to),
      fingerprint: next.fingerprint256,
      selfSigned,
    });
    next = selfSigned ? undefined : issuer;
  }
  return chain;
}

/** Whether a certificate is one of the authorities that Node brings along, all of them public. */
export const isPublicAuthority = ({ fingerprint }: Certificate): boolean =>
  rootCertificates.some((text) => new X509Certificate(text).fingerprint256 === fingerprint);
