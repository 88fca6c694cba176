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
