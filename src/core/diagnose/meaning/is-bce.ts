import type { Entry, Service } from "../../catalogue/entry.js";
import { cleanLine } from "../../text/clean.js";
import type { RawError } from "../found.js";
import { allowsMessage, hasMessage, isCutMessage } from "./choose.js";

/** Services whose codes are nobody else's, but for the common words below. */
const ownServices: ReadonlySet<Service> = new Set([
  "vpc",
  "acl",
  "nat",
  "peering",
  "eni",
  "route",
  "security-group",
  "enterprise-security-group",
  "snic",
]);
/** Codes that other clouds answer with letter by letter. */
const borrowedWords: ReadonlySet<string> = new Set([
  "InvalidParameter",
  "InvalidRequest",
  "MissingParameter",
  "NoSuchBucket",
  "NoSuchKey",
  "QuotaExceeded",
  "VersionMismatch",
]);
/** BCE's request ids, which those clouds do not have. */
const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;
/** Codes of these services in words that other clouds and programs use as well. */
const commonWords: ReadonlySet<string> = new Set([
  "BadRequest",
  "ExceedLimitException",
  "InvalidAction",
  "InvalidPort",
  "InvalidPosition",
  "InvalidProtocol",
  "InvalidProtocolException",
  "LimitExceeded",
  "OperationDenied",
  "QuotaLimitExceeded",
  "ResizeException",
  "ResourceNotExistException",
  "ServiceInternalError",
  "SpecInvalid",
  "VersionMismatch",
]);

const isOwnWord = ({ service, code }: Entry): boolean => ownServices.has(service) && !commonWords.has(code);

/** Whether code and message together can be nobody else's. */
function speaksForBce(entry: Entry, { message, complete, underError }: RawError): boolean {
  if (hasMessage(entry, message) || (!complete && isCutMessage(entry, message))) return true;
  return isOwnWord(entry) && !underError && allowsMessage(entry, message);
}

/**
 * A form that only BCE has is BCE's. A JSON body with a request id is unless another vendor shows; one without counts
 * only when nobody else is named, and its code is BCE's own or comes with the message that BCE gives it.
 */
export function isBce(raw: RawError, entries: readonly Entry[]): boolean {
  if (raw.code === null) return true;
  if (cleanLine(raw.code) === "") return false;
  if (raw.certain || raw.foreign) return raw.certain;
  const known = entries.length > 0;
  const isBorrowed = known && entries.every(({ code }) => borrowedWords.has(code));
  if (isBorrowed && !raw.vendorNamed && raw.requestId === null)
    return entries.some((entry) => entry.service !== "bos" && hasMessage(entry, raw.message));
  if (isBorrowed) return !raw.vendorNamed && uuid.test(raw.requestId ?? "");
  if (raw.requestId !== null && (known || (raw.complete && raw.message !== null && !raw.vendorNamed))) return true;
  return !raw.vendorNamed && entries.some((entry) => speaksForBce(entry, raw));
}
