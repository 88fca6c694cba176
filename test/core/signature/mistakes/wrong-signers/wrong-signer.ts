import type { Steps, UnsignedRequest } from "./signer.js";

/** A signer that makes a mistake, and the request on which it shows. */
export interface WrongSigner {
  readonly what: string;
  /** The ids of what is found, joined by plus signs; empty where nothing can be. */
  readonly finds: string;
  readonly sent: UnsignedRequest;
  readonly changes: Partial<Steps>;
}
