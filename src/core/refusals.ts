import type { Bilingual } from "./text/bilingual.js";
import { withoutKeys } from "./text/mistyped.js";

/** What kind of refusal it is; whoever tells the user makes an exit code of it. */
export type RefusalCategory = "usage" | "config" | "network" | "command" | "state";

const keyless = ({ en, zh }: Bilingual): Bilingual => ({ en: withoutKeys(en), zh: withoutKeys(zh) });

/** Something that cannot be done, said to the user in so many words: what is wrong, and in `hints` what to do instead. */
export abstract class Refusal extends Error {
  abstract readonly category: RefusalCategory;
  readonly text: Bilingual;
  readonly hints: readonly Bilingual[];

  /** A key that was typed in the wrong place is not repeated. */
  constructor(text: Bilingual, hints: readonly Bilingual[] = []) {
    super(withoutKeys(text.en));
    this.text = keyless(text);
    this.hints = hints.map(keyless);
  }
}

/** The user asked for something that cannot be done as asked. */
export class UsageError extends Refusal {
  override readonly name = "UsageError";
  readonly category = "usage";
}

/** Keys, region or the configuration file are missing or cannot be read. */
export class ConfigurationError extends Refusal {
  override readonly name = "ConfigurationError";
  readonly category = "config";
}

/** The service could be reached, but what came back cannot be used. */
export class NoAnswerError extends Refusal {
  override readonly name = "NoAnswerError";
  readonly category = "network";
}

/** A state that was waited for did not come, or cannot come any more. */
export class StateError extends Refusal {
  override readonly name = "StateError";
  readonly category = "state";
}

/** The user pressed Ctrl-C. `text` is what there is to say about it. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";
  constructor(readonly text: Bilingual | null = null) {
    super("interrupted");
  }
}
