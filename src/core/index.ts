/**
 * What bcevpc knows, as a library: the errors of Baidu AI Cloud's VPC API, its operations and its signatures. Runs in Node
 * and in a browser, and sends nothing anywhere. What it returns is plain data, as the command line prints with `--json`.
 *
 * @packageDocumentation
 */
export type { FindingRecord } from "./answers/lint-record.js";
export type { Basis, Cause, Entry, Evidence, FailureClass, Fix, Service, Source } from "./catalogue/entry.js";
export type { CodeCount, Origin, Summary } from "./diagnose/found.js";
export { findOperation, type Linted, lint, type OperationsOptions, operations } from "./library/api.js";
export { type ExplainOptions, type Explanation, explain, type SearchOptions, searchCodes, type UnknownCode } from "./library/codes.js";
export { type Decoded, type DecodedRecord, type DecodeOptions, decode, decodeStream } from "./library/decode.js";
export type { FoundRecord } from "./library/found-record.js";
export type { InLanguage, LanguageOption, TextLanguage, Told } from "./library/in-language.js";
export { CaptureError, type HttpRequest, requestsIn } from "./library/request.js";
export { type Keys, type Signed, type SignOptions, sign, type VerifyKeys, type VerifyOptions, verify } from "./library/signing.js";
export type { OperationRecord, ParameterRecord } from "./operations/knowledge/operation-record.js";
export { Refusal, UsageError } from "./refusals.js";
export type { CapturedRequest } from "./requests/captured-request.js";
export type { VerificationRecord } from "./signature/mistakes/verification-record.js";
export type { Bilingual } from "./text/bilingual.js";
