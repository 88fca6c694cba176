import type { Found, Summary } from "../../diagnose/found.js";

/** A way of giving what is found. */
export interface DecodeOutput {
  /** An error, as soon as it is seen. What is printed again later is not given again. */
  found(error: Found): void;
  /** The same error when nothing more can be learnt of it, or the input pauses. */
  settled(error: Found): void;
  /** Bytes of an input that has a name or not, before they are searched. */
  bytes?(chunk: Buffer): void;
  end(summary: Summary): void | Promise<void>;
}
