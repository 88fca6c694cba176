import type { IncomingMessage } from "node:http";
import { isSignatureClass } from "../../core/answers/failure-class.js";
import type { WireRequest } from "../../core/signature/mistakes/facts.js";
import { verifySignature } from "../../core/signature/mistakes/verification.js";
import type { MockAnswer } from "./answer.js";
import type { MockKeys } from "./gateway.js";
import type { SignatureRemark } from "./told.js";

/** Notes that say by themselves why a right signature is refused. */
const decisive: ReadonlySet<string> = new Set(["other-key", "token-missing", "local-time", "ahead", "times-differ"]);

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

/** A refused request, and when it was, in milliseconds since 1970. */
export interface SignatureQuestion {
  readonly request: WireRequest;
  readonly now: number;
}

/** Whether an answer speaks of a signature at all. */
export const isOfSignature = ({ failureClass }: MockAnswer): boolean => failureClass !== undefined && isSignatureClass(failureClass);

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
