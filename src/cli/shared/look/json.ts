import type { Entry } from "../../../core/catalogue/entry.js";
import type { View } from "../../view.js";

export const schemaVersion = 1;

/** One JSON document: indented on a terminal, on one line in a pipe, otherwise the same. */
export const jsonDocument = (content: object, indented: boolean, version = schemaVersion): string =>
  JSON.stringify({ schemaVersion: version, ...content }, null, indented ? 2 : 0);

export interface UnknownCode {
  readonly code: string;
  readonly nearest: readonly string[];
}

export const explainDocument = (entries: readonly Entry[], unknown: readonly UnknownCode[], view: View): string =>
  jsonDocument({ entries, unknown }, view.terminal);

export const codesDocument = (entries: readonly Entry[], view: View): string => jsonDocument({ entries }, view.terminal);
