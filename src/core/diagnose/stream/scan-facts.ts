import type { LocalZone } from "./local-zone.js";

/** What a scanner needs besides bytes. */
export interface ScanFacts {
  /** Milliseconds since 1970, for times without a year. */
  now(): number;
  /** The text of bytes that are marked; `line` is the number of their first line. */
  decode(bytes: Uint8Array, line: number): string;
  /** Of times that are written without one; UTC where it is absent. */
  readonly zone?: LocalZone;
  /** Reads every line anew, also one like an earlier one: slower by far, with the same result. */
  readonly isThorough?: boolean;
}
