/** What the log says of a refused signature. */
export interface SignatureRemark {
  readonly mistakes: readonly { readonly id: string; readonly en: string; readonly zh: string }[];
  /** The canonical request that the service computes; null where the Authorization cannot be read. */
  readonly expected: string | null;
}

/** What goes wrong on the way, and how often, from 0 to 1. */
export interface World {
  /** Milliseconds before each answer. */
  readonly latency: number;
  /** Connections broken off without an answer. */
  readonly drop: number;
  /** Answers replaced by a proxy's web page. */
  readonly html: number;
  /** Answers whose body is lost. */
  readonly empty: number;
  /** Answers whose body breaks off in the middle. */
  readonly truncate: number;
}

/** One line of the log. */
export interface LogEntry {
  readonly region: string;
  readonly method: string;
  readonly target: string;
  /** Null: the connection was broken off. */
  readonly status: number | null;
  readonly code: string | null;
  readonly operation: string | null;
  readonly requestId: string;
  readonly milliseconds: number;
  /** What is wrong with the signature of the client; null when it was not refused. */
  readonly signature: SignatureRemark | null;
}
