import type { IncomingMessage } from "node:http";
import type { WireRequest } from "../../core/signature/mistakes/facts.js";
import { verifySignature } from "../../core/signature/mistakes/verification.js";
import type { MockKeys } from "./gateway.js";

/** Codes with which a signature or its time is refused, as the live gateway and the documents have them. */
const signatureCodes: ReadonlySet<string> = new Set([
  "IamSignatureInvalid",
  "SignatureDoesNotMatch",
  "InvalidHTTPAuthHeader",
  "InvalidAccessKeyId",
  "RequestExpired",
]);

/** Notes that say by themselves why a right signature is refused. */
const decisive: ReadonlySet<string> = new Set(["other-key", "token-missing", "local-time", "ahead", "times-differ"]);

/** What the log says of a refused signature. */
export interface SignatureRemark {
  readonly mistakes: readonly { readonly id: string; readonly en: string; readonly zh: string }[];
  /** The canonical request that the service computes; null where the Authorization cannot be read. */
  readonly expected: string | null;
}

/** A request as it came, its headers in their order and spelling. */
export function wireOf(request: IncomingMessage, body: Uint8Array): WireRequest {
  const { rawHeaders } = request;
  const headers = Array.from(
    { length: rawHeaders.length / 2 },
    (_, index) => [rawHeaders[index * 2] ?? "", rawHeaders[index * 2 + 1] ?? ""] as const,
  );
  return {
    method: request.method ?? "GET",
    target: request.url ?? "/",
    authority: request.headers.host ?? null,
    headers,
    body: new TextDecoder().decode(body),
  };
}

/** A refused request, the code it was refused with, and when, in milliseconds since 1970. */
export interface SignatureQuestion {
  readonly code: string;
  readonly request: WireRequest;
  readonly now: number;
}

/** Whether a code speaks of a signature at all. */
export const isOfSignature = (code: string | null): code is string => code !== null && signatureCodes.has(code);

/** The mistakes behind a refused signature; null when there is nothing to say. */
export function remarkOn({ request, now }: SignatureQuestion, keys: MockKeys): SignatureRemark | null {
  const { accessKeyId, secretAccessKey, securityToken } = keys;
  const { verdict, mistakes, notes, expected } = verifySignature(
    request,
    { accessKeyId, secretAccessKey, others: [], isTemporary: securityToken !== null },
    now,
  );
  const named = mistakes.map(({ id, en, zh }) => ({ id, en, zh }));
  const ownNotes = notes.filter(({ id }) => decisive.has(id)).map(({ id, en, zh }) => ({ id, en, zh }));
  if (verdict === "valid" || verdict === "expired") return ownNotes.length > 0 ? { mistakes: ownNotes, expected: null } : null;
  return { mistakes: named.length > 0 ? named : ownNotes, expected: expected?.canonicalRequest ?? null };
}
