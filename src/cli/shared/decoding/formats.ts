/** The names that `--format` of decode takes. The table of outputs says what each is. */
export const decodeFormats = ["text", "json", "ndjson", "github", "sarif", "markdown", "html"] as const;
export type DecodeFormat = (typeof decodeFormats)[number];

/** Those that are made to be handed on. */
export const documentFormats: readonly (DecodeFormat | undefined)[] = ["github", "sarif", "markdown", "html"];

/** The options that choose an output. */
export interface FormatOptions {
  readonly full?: boolean;
  readonly json?: boolean;
  readonly ndjson?: boolean;
  readonly format?: DecodeFormat;
  readonly timeline?: boolean;
  readonly summary?: boolean;
  readonly quiet?: boolean;
  readonly annotate?: boolean;
  readonly only?: boolean;
  readonly investigate?: boolean;
  /** Members of a record of JSON, with commas between. */
  readonly fields?: string;
}
