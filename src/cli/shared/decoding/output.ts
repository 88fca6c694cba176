import type { Found, Summary } from "../../../core/diagnose/found.js";

/** A way of giving what is found. */
export interface DecodeOutput {
  /** An error, as soon as it is seen, and the last line of it. What is printed again later is not given again. */
  found(error: Found, lastLine: number): void;
  /** The same error when nothing more can be learnt of it, or the input pauses. */
  settled(error: Found): void;
  /** Bytes of an input, before they are searched. */
  bytes?(chunk: Uint8Array): void;
  /** No error to come ends before this offset of the input; `Infinity` at its end and while it pauses. */
  reached?(offset: number, isEnd: boolean): void;
  end(summary: Summary): void | Promise<void>;
}
