import type { CodedError } from "../diagnose/found.js";
import { type ExitCode, exitCodes } from "../errors.js";

/** Codes of signature, key, clock, permission, verification, activation and bills, lower-case. */
const authCodes: ReadonlySet<string> = new Set(
  [
    "AccessDenied",
    "AccountOverdue",
    "AuthError",
    "EmptySignature",
    "IamSignatureInvalid",
    "InvalidAccessKeyId",
    "InvalidAuth",
    "InvalidHTTPAuthHeader",
    "OptInRequired",
    "QualifyNotPass",
    "RealNameAuthenticationRequired",
    "RequestExpired",
    "RequestTimeTooSkewed",
    "SeniorRealNameQualify",
    "SignatureAppInvalid",
    "SignatureDoesNotMatch",
    "SignatureEmpty",
    "SignatureFormatInvalid",
  ].map((code) => code.toLowerCase()),
);
const throttleCodes: ReadonlySet<string> = new Set(["ratelimit"]);

/** Failures to which the clocks may be the key: the deadlines, and a signature over another time. */
const clockCodes: ReadonlySet<string> = new Set(
  ["IamSignatureInvalid", "InvalidHTTPAuthHeader", "RequestExpired", "RequestTimeTooSkewed", "SignatureDoesNotMatch"].map((code) =>
    code.toLowerCase(),
  ),
);
export const concernsClock = (found: CodedError): boolean => clockCodes.has(found.code.toLowerCase());

const signatureCodes: ReadonlySet<string> = new Set(["IamSignatureInvalid", "SignatureDoesNotMatch"]);
/** Messages of the same codes that are not about the signature. */
const otherCauses = /could not find credential|request ip not allowed/iu;
/** Whether an error says that the signature itself is wrong. */
export const refusesSignature = ({ code, message }: CodedError): boolean => signatureCodes.has(code) && !otherCauses.test(message ?? "");

const byClass = (status: number | null): ExitCode => {
  if (status === null) return exitCodes.noAnswer;
  if (status >= 500) return exitCodes.serviceFailed;
  return status >= 400 ? exitCodes.refused : exitCodes.noAnswer;
};

/** An answer without a known code, by its status alone. */
export function exitForStatus(status: number): ExitCode {
  if (status === 429) return exitCodes.throttled;
  if (status === 401 || status === 403) return exitCodes.auth;
  // What a proxy says of itself is no answer of the service.
  return status === 407 ? exitCodes.noAnswer : byClass(status);
}

/** A known code goes by its entry, every other answer by its status. */
export function exitForError(found: CodedError, status: number): ExitCode {
  const code = found.code.toLowerCase();
  if (throttleCodes.has(code) || status === 429) return exitCodes.throttled;
  if (authCodes.has(code) || found.entry?.id === "gateway/NotFound.unknown-key") return exitCodes.auth;
  if (!found.known) return exitForStatus(status);
  return byClass(found.entry?.httpStatus ?? status);
}
