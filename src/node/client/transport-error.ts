import type { NetworkFailure } from "../../core/diagnose/meaning/network/failures.js";

/** Why no answer came. A request of bcevpc's own always names a host. */
export type TransportFailure = Exclude<NetworkFailure, "no-host">;

/** The request was sent or tried, and no answer came back. */
export class TransportError extends Error {
  override readonly name = "TransportError";
  constructor(
    readonly failure: TransportFailure,
    /** The system's or the library's own word for it, such as `ECONNREFUSED`; for a proxy that refused, its status. */
    readonly detail: string,
  ) {
    super(`${failure}: ${detail}`);
  }
}

const byCode: Readonly<Record<string, TransportFailure>> = {
  ENOTFOUND: "name-not-found",
  ENODATA: "name-not-found",
  EAI_NODATA: "name-not-found",
  EAI_NONAME: "name-not-found",
  EAI_AGAIN: "name-server-failed",
  EAI_FAIL: "name-server-failed",
  ECONNREFUSED: "refused",
  ECONNRESET: "reset",
  EPIPE: "reset",
  ECONNABORTED: "reset",
  ENETUNREACH: "unreachable",
  EHOSTUNREACH: "unreachable",
  ENETDOWN: "unreachable",
  EHOSTDOWN: "unreachable",
  EADDRNOTAVAIL: "unreachable",
  ETIMEDOUT: "timeout-connect",
  CERT_HAS_EXPIRED: "certificate-expired",
  CERT_NOT_YET_VALID: "certificate-not-yet-valid",
  DEPTH_ZERO_SELF_SIGNED_CERT: "certificate-self-signed",
  SELF_SIGNED_CERT_IN_CHAIN: "certificate-untrusted",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "certificate-untrusted",
  UNABLE_TO_GET_ISSUER_CERT: "certificate-untrusted",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "certificate-untrusted",
  CERT_UNTRUSTED: "certificate-untrusted",
  ERR_TLS_CERT_ALTNAME_INVALID: "certificate-wrong-host",
  HOSTNAME_MISMATCH: "certificate-wrong-host",
  HPE_HEADER_OVERFLOW: "long-head",
  ERR_SSL_WRONG_VERSION_NUMBER: "not-tls",
  ERR_SSL_PACKET_LENGTH_TOO_LONG: "not-tls",
};

/** got's name of the phase that took too long. */
const byPhase: Readonly<Record<string, TransportFailure>> = {
  lookup: "timeout-name",
  connect: "timeout-connect",
  secureConnect: "timeout-handshake",
  request: "timeout-whole",
};

interface LibraryError {
  readonly code?: unknown;
  readonly event?: unknown;
  readonly cause?: unknown;
  readonly message?: unknown;
}

/** got's own codes say no more than that got failed. */
const isTelling = (code: unknown): code is string => typeof code === "string" && !code.startsWith("ERR_GOT");

/** The innermost code. */
function codeOf({ code, cause }: LibraryError): string {
  const inner = typeof cause === "object" && cause !== null ? codeOf(cause) : "";
  return inner === "" && isTelling(code) ? code : inner;
}

/** The system's code in the message of an error that has lost it on the way, as those of the SOCKS library have. */
export const codeInMessage = (error: unknown): string => (error instanceof Error && /\bE[A-Z]{4,}\b/u.exec(error.message)?.[0]) || "";

/** OpenSSL's reasons for bytes that are no TLS: wrong version number, HTTP request, packet length too long, bad version. */
const notTlsReasons: ReadonlySet<number> = new Set([267, 156, 155, 198, 245]);

/** A write that TLS refused carries OpenSSL's number in its message only. */
function sslReason(message: unknown): number | null {
  const [, number] = (typeof message === "string" && /error:([0-9A-F]{8}):/u.exec(message)) || [];
  return number === undefined ? null : Number.parseInt(number, 16) & 0x7f_ffff;
}

/** Names the failure by the error's code and phase, never by its text. */
export function toTransportError(error: unknown): TransportError {
  const failure = error as LibraryError;
  const code = codeOf(failure);
  if (typeof failure.event === "string") return new TransportError(byPhase[failure.event] ?? "timeout-answer", failure.event);
  if (code.startsWith("HPE_") && byCode[code] === undefined) return new TransportError("not-http", code);
  if (code === "EPROTO") return new TransportError(notTlsReasons.has(sslReason(failure.message) ?? -1) ? "not-tls" : "tls", code);
  const known = byCode[code] ?? (/^(?:ERR_SSL|ERR_TLS|CERT_|UNABLE_TO_)/u.test(code) ? "tls" : "other");
  return new TransportError(known, code);
}
