import type { Entry, Service } from "../../catalogue/entry.js";
import { cleanLine } from "../../text/clean.js";
import type { RawError } from "../found.js";
import { borrowedWords, commonWords } from "./borrowed-words.js";
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
  "cce",
]);
/** BCE's request ids, which those clouds do not have: UUIDs in small letters, which a poster may have masked. */
const ownId = /^[0-9a-f]{8}(?:-[0-9a-fx*]{2,12}){1,4}-?$/u;
const isOwnWord = ({ service, code }: Entry): boolean => ownServices.has(service) && !commonWords.has(code);

/** Whether code and message together can be nobody else's. */
function speaksForBce(entry: Entry, { message, complete, underError }: RawError): boolean {
  if (hasMessage(entry, message) || (!complete && isCutMessage(entry, message))) return true;
  return isOwnWord(entry) && !underError && allowsMessage(entry, message);
}

/** In which letters BCE writes its codes: `access_denied` is another vendor's. */
const ownLetters = /^[A-Z][\w.-]*$/u;

/** Codes of other services and of all that no other cloud has. */
const distinctiveCodes: ReadonlySet<string> = new Set([
  "AccountOverdue",
  "BackendServerAlreadyExist",
  "BlbNotFound",
  "DomainConfig.InvalidArgument",
  "EipNotFound",
  "EipUnbindFailed",
  "Forbidden.InstanceNotFound",
  "InappropriateJSON",
  "Instance.DeleteServerFailException",
  "Instance.DeletionProtection",
  "Instance.ReleaseNotPrepay",
  "Instance.ReleaseWhileCreating",
  "InvalidHTTPAuthHeader",
  "LastOperationNotFinished",
  "QualifyNotPass",
  "RealNameAuthenticationRequired",
  "SeniorRealNameQualify",
  "ZoneExceptions.ZoneSoldOutException",
]);

/** Codes of the VPC that are common words, but said by no other cloud in these letters. */
const rarelyBorrowed: ReadonlySet<string> = new Set([
  "ExceedLimitException",
  "InvalidProtocolException",
  "QuotaLimitExceeded",
  "ResizeException",
  "ResourceNotExistException",
  "SpecInvalid",
]);

/** Whether a code beside a request id of BCE's kind, or with its message, is BCE's. */
export const isOwnCode = (entry: Entry): boolean =>
  isOwnWord(entry) || ownBeginning.test(entry.code) || distinctiveCodes.has(entry.code) || rarelyBorrowed.has(entry.code);

/** Whether attributes without names are those of an answer: the status is the one that is documented for the code. */
const isWholeAnswer = ({ format, httpStatus }: RawError, { httpStatus: documented }: Entry): boolean =>
  format === "attributes" && documented === httpStatus;

/** Codes that begin so are nobody else's, though they belong to all services. */
const ownBeginning = /^Iam[A-Z]/u;

/** Forms of plain words and tables: a code in them counts only when it is known, and without a request id only with its message. */
const plainest: ReadonlySet<string> = new Set(["code-first", "html-cells", "r-print"]);

/** Whether a message is nothing but the words of its code, as every cloud would write it: `AccessDenied`, `Access Denied`. */
const restatesCode = ({ code, message }: RawError): boolean => lettersOf(code) === lettersOf(message);
const lettersOf = (words: string | null): string => (words ?? "").toLowerCase().replaceAll(/[^a-z]/gu, "");

/**
 * Whether a form that any program can print is BCE's: by its message, or by a code in its own letters with a request id of
 * BCE's kind or Baidu's name beside it. A code that other clouds have as well needs the message or the name.
 */
function isBceDespiteForm(raw: RawError, entries: readonly Entry[]): boolean {
  if (raw.vendorNamed) return false;
  const hasOwnId = ownId.test(raw.requestId ?? "");
  if (raw.requestId !== null && !hasOwnId && !raw.bceNamed) return false;
  if (raw.requestId === null && plainest.has(raw.format) && restatesCode(raw)) return false;
  if (entries.some((entry) => hasMessage(entry, raw.message))) return true;
  const sent = entries.filter(({ code, evidence }) => code === raw.code && evidence !== "client-made");
  if (sent.length === 0) return !plainest.has(raw.format) && raw.bceNamed && hasOwnId && raw.message !== null;
  if (raw.requestId === null && plainest.has(raw.format)) return false;
  // The network plug-in of CCE writes errors of its own, which have no request id.
  if (raw.requestId === null && raw.message !== null && sent.some((entry) => entry.service === "cce" && isOwnWord(entry))) return true;
  return raw.bceNamed || (hasOwnId && sent.some((entry) => isOwnCode(entry) || isWholeAnswer(raw, entry)));
}

/** Whether a code is written as BCE writes it: in other letters it is another vendor's, unless something beside it is BCE's. */
const isInOwnLetters = (raw: RawError, entries: readonly Entry[]): boolean =>
  entries.some(({ code }) => code === raw.code) ||
  raw.bceNamed ||
  ownId.test(raw.requestId ?? "") ||
  entries.some((entry) => hasMessage(entry, raw.message));

/**
 * A form that only BCE has is BCE's. A JSON body with a request id is unless another vendor shows; one without counts
 * only when nobody else is named, and its code is BCE's own or comes with the message that BCE gives it.
 */
export function isBce(raw: RawError, entries: readonly Entry[]): boolean {
  if (raw.code === null) return true;
  if (cleanLine(raw.code) === "") return false;
  if (raw.certain || raw.foreign) return raw.certain;
  if (raw.loose) return isBceDespiteForm(raw, entries);
  const known = entries.length > 0;
  if (known && !isInOwnLetters(raw, entries)) return false;
  const isBorrowed = known && entries.every(({ code }) => borrowedWords.has(code));
  if (isBorrowed && !raw.vendorNamed && raw.requestId === null)
    return entries.some((entry) => entry.service !== "bos" && hasMessage(entry, raw.message));
  if (isBorrowed) return !raw.vendorNamed && ownId.test(raw.requestId ?? "");
  const looksOwn = raw.bceNamed || ownId.test(raw.requestId ?? "") || ownLetters.test(raw.code);
  const isUnknownButOwn = raw.complete && raw.message !== null && !raw.vendorNamed && looksOwn;
  if (raw.requestId !== null && (known || isUnknownButOwn)) return true;
  return !raw.vendorNamed && entries.some((entry) => speaksForBce(entry, raw));
}
