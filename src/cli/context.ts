import type { Io } from "../node/io.js";
import type { View } from "./view.js";

/** What every command is handed. */
export interface Context {
  readonly io: Io;
  /** How text on stdout is to look. */
  readonly view: View;
  /** How text on stderr is to look. */
  readonly errorView: View;
  /** Whether long output may go through a pager. */
  readonly usesPager: boolean;
}

/** Writes a text and its line feed to stdout. */
export const print = ({ io }: Context, text: string): void => io.out.write(`${text}\n`);

/** Writes a text and its line feed to stderr. */
export const note = ({ io }: Context, text: string): void => io.err.write(`${text}\n`);
