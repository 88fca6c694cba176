import type { Bilingual } from "../core/text/bilingual.js";
import { sayInline } from "../core/text/language.js";
import { wrap } from "../core/text/wrap.js";
import type { Io } from "../node/io.js";
import type { View } from "./view.js";

/** What every command is handed. */
export interface Context {
  readonly io: Io;
  /** How text on stdout is to look. */
  readonly view: View;
  /** How text on stderr is to look. */
  readonly errorView: View;
  /** Whether `--lang` says in which language, rather than the surroundings. */
  readonly isLanguageAskedFor: boolean;
  /** Whether long output may go through a pager. */
  readonly usesPager: boolean;
}

/** Writes a text and its line feed to stdout. */
export const print = ({ io }: Context, text: string): void => io.out.write(`${text}\n`);

/** Writes a text and its line feed to stderr. */
export const note = ({ io }: Context, text: string): void => io.err.write(`${text}\n`);

/** Says something on stderr; on a terminal within its width. */
export function tell(context: Context, text: Bilingual): void {
  const { io, errorView } = context;
  const said = sayInline(text, errorView.language);
  note(context, io.err.isTerminal ? wrap(said, errorView.width).join("\n") : said);
}
