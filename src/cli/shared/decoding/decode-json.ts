import type { Found, Summary } from "../../../core/diagnose/found.js";
import { jsonText } from "../../../core/text/json-text.js";
import type { View } from "../../view.js";
import { schemaVersion } from "../look/json.js";

/** The document of `decode --json` in pieces: with many errors, each of which carries its entry, it can be longer than one string may be. */
export interface DecodeDocument {
  readonly start: string;
  error(error: Found): string;
  end(summary: Summary): string;
}

/** Lines of a part of the document, moved to its place. */
const indented = (value: unknown, depth: number): string => jsonText(value, 2).replaceAll("\n", `\n${"  ".repeat(depth)}`);

/** Indented on a terminal, on one line in a pipe, otherwise the same. */
export function decodeDocument({ terminal }: View): DecodeDocument {
  let isFirst = true;
  const separator = (): string => {
    const before = isFirst ? "" : ",";
    isFirst = false;
    return terminal ? `${before}\n    ` : before;
  };
  return terminal
    ? {
        start: `{\n  "schemaVersion": ${schemaVersion},\n  "errors": [`,
        error: (error) => separator() + indented(error, 2),
        end: (summary) => `${isFirst ? "" : "\n  "}],\n  "summary": ${indented(summary, 1)}\n}\n`,
      }
    : {
        start: `{"schemaVersion":${schemaVersion},"errors":[`,
        error: (error) => separator() + jsonText(error),
        end: (summary) => `],"summary":${jsonText(summary)}}\n`,
      };
}

/** A record of `decode --ndjson`. */
export const ndjsonRecord = (type: "error" | "summary", content: Found | Summary): string => jsonText({ type, schemaVersion, ...content });
