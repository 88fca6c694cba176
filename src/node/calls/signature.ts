import type { CallSignature } from "../../core/answers/refused-signature.js";
import { cleanLine } from "../../core/text/clean.js";
import type { Exchange } from "../client/exchange.js";
import type { Credentials, Setting } from "../client/settings.js";
import { profileKeys } from "./profile-keys.js";

const missingHeaders = /missing headers required by signing: ([\w-]+(?:[,;] ?[\w-]+)*)/iu;

/** What besides the request decides about its signature. */
interface RefusedSignature {
  /** Those it was signed with. */
  readonly credentials: Setting<Credentials>;
  /** The message of the error. */
  readonly message: string | null;
  /** The proxy it went through, as it may be shown. */
  readonly proxy: string | null;
}

/**
 * The analysis of `verify` on what a call sent itself, for an answer that refuses its signature.
 * What bcevpc signs is right by its own rules, so what remains is the secret, or a change on the way.
 */
export async function analyseSignature(
  { request, signedAt }: Exchange,
  { credentials, message, proxy }: RefusedSignature,
): Promise<CallSignature> {
  const { verifySignature } = await import("../../core/signature/mistakes/verification.js");
  const { accessKeyId, secretAccessKey } = credentials.value;
  const secret = secretAccessKey.reveal();
  const url = new URL(request.url);
  const { verdict, mistakes, signedHeaders } = verifySignature(
    {
      method: request.method,
      target: request.url.slice(request.url.indexOf(url.host) + url.host.length),
      authority: url.host,
      headers: Object.entries(request.headers),
      body: request.body?.toString("utf8") ?? null,
    },
    { accessKeyId, secretAccessKey: secret, others: [], isTemporary: credentials.value.securityToken !== null },
    signedAt,
  );
  const missing = missingHeaders.exec(message ?? "")?.[1] ?? null;
  const wasSent = missing?.split(/[,;] ?/u).every((name) => request.headers[name.toLowerCase()] !== undefined) === true;
  return {
    missing: wasSent && missing !== null ? cleanLine(missing) : null,
    verdict,
    mistakes,
    signedHeaders,
    secretSource: credentials.source,
    otherProfiles: (await profileKeys(credentials.value)).sameKey.map(({ name }) => cleanLine(name)),
    proxy,
  };
}
