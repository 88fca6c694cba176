/** Codes that other clouds answer with letter by letter. */
export const borrowedWords: ReadonlySet<string> = new Set([
  "InvalidParameter",
  "InvalidRequest",
  "MissingParameter",
  "NoSuchBucket",
  "NoSuchKey",
  "QuotaExceeded",
  "VersionMismatch",
]);
/** Codes of the VPC's services in words that other clouds and programs use as well. */
export const commonWords: ReadonlySet<string> = new Set([
  "BadRequest",
  "ExceedLimitException",
  "InvalidAction",
  "InvalidPort",
  "InvalidPosition",
  "InvalidProtocol",
  "InvalidProtocolException",
  "IPPoolExhausted",
  "LimitExceeded",
  "NoMoreIP",
  "OpenAPIError",
  "OperationDenied",
  "QuotaLimitExceeded",
  "ResizeException",
  "ResourceNotExistException",
  "ServiceInternalError",
  "SpecInvalid",
  "VersionMismatch",
]);
