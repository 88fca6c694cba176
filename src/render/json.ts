import type { Entry } from "../catalogue/entry.js";
import type { Diagnosis } from "../diagnose/diagnose.js";
import type { View } from "../view.js";

export const schemaVersion = 1;

/** One JSON document: indented on a terminal, on one line in a pipe, otherwise the same. */
export const jsonDocument = (content: object, indented: boolean): string =>
  JSON.stringify({ schemaVersion, ...content }, null, indented ? 2 : 0);

export interface UnknownCode {
  readonly code: string;
  readonly nearest: readonly string[];
}

export const explainDocument = (entries: readonly Entry[], unknown: readonly UnknownCode[], view: View): string =>
  jsonDocument({ entries, unknown }, view.terminal);

export const codesDocument = (entries: readonly Entry[], view: View): string => jsonDocument({ entries }, view.terminal);

/** The document in pieces: with many errors, each of which carries its entry, it can be longer than one string may be. */
export function* decodeDocument({ errors, summary }: Diagnosis, view: View): Generator<string> {
  if (view.terminal) {
    yield `${jsonDocument({ errors, summary }, true)}\n`;
    return;
  }
  yield `{"schemaVersion":${schemaVersion},"errors":[`;
  for (const [index, error] of errors.entries()) yield (index === 0 ? "" : ",") + JSON.stringify(error);
  yield `],"summary":${JSON.stringify(summary)}}\n`;
}
