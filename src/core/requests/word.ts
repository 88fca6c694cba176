import { brokenAt, lineAt } from "./captured-request.js";

/** A word of a command line as the program is handed it. */
export interface Word {
  readonly text: string;
  /** Variables and substitutions that a shell would fill in, as written. */
  readonly unexpanded: readonly string[];
}

export interface CommandLine {
  readonly words: readonly Word[];
  /** Offset behind the command. */
  readonly end: number;
}

/** A word while it is read. */
export interface OpenWord {
  text: string;
  unexpanded: string[];
}

export const newWord = (): OpenWord => ({ text: "", unexpanded: [] });

/** The match of a sticky pattern at an offset. */
export function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/**
 * Refuses a quote that is opened and never closed.
 * @throws {CaptureError} always.
 */
export const unclosed = (text: string, at: number, quote: string): never => {
  throw brokenAt(lineAt(text, at), { en: `the quote ${quote} opened here is not closed`, zh: `此处的引号 ${quote} 没有闭合` }, [
    { en: "copy the complete command, to its last line", zh: "请完整复制命令，直到最后一行" },
  ]);
};
