import type { Bilingual } from "../../../core/text/bilingual.js";

/** One thing that a topic explains. */
export interface TopicRow {
  readonly name: string;
  readonly meaning: Bilingual;
  /** As it stands in a request, an answer or a program. */
  readonly example?: string;
  /** What shows or checks it. */
  readonly command?: string;
}

/** A page of `bcevpc help TOPIC`. */
export interface HelpTopic {
  readonly title: Bilingual;
  /** What has to be known first. */
  readonly introduction?: Bilingual;
  /** A sample, line by line. */
  readonly sample?: readonly string[];
  readonly rows: readonly TopicRow[];
  /** Whether the examples are sources that many rows share: numbered, and said once below them. */
  readonly hasSources?: boolean;
  /** Commands that go further. */
  readonly commands?: readonly (readonly [command: string, meaning: Bilingual])[];
  /** The same for `--json`, where it has a form of its own. */
  readonly document?: object;
}
