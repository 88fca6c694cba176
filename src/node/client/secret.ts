import { inspect } from "node:util";

const redacted = "(redacted)";

/** A secret value. However it is printed it reads `(redacted)`; only `reveal` gives it, to whoever signs or stores it. */
export class Secret {
  readonly #value: string;
  constructor(value: string) {
    this.#value = value;
  }
  reveal(): string {
    return this.#value;
  }
  toString(): string {
    return redacted;
  }
  toJSON(): string {
    return redacted;
  }
  [inspect.custom](): string {
    return redacted;
  }
}
