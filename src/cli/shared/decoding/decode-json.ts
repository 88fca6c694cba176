import { type ErrorRecord, ReferenceList, recordVersion, toErrorRecord } from "../../../core/answers/error-record.js";
import type { Found, Summary } from "../../../core/diagnose/found.js";
import type { View } from "../../view.js";

/** Which members of a record are written; null for all. */
export type Fields = readonly string[] | null;

function recordOf(found: Found, fields: Fields): Partial<ErrorRecord> {
  const record = toErrorRecord(found);
  return fields === null ? record : Object.fromEntries(Object.entries(record).filter(([name]) => fields.includes(name)));
}

/** Lines of a part of the document, moved to its place. */
const indented = (value: unknown, depth: number): string => JSON.stringify(value, null, 2).replaceAll("\n", `\n${"  ".repeat(depth)}`);

/** The document of `decode --json` in pieces: with many errors it can be longer than one string may be. Indented on a terminal, on one line in a pipe. */
export class DecodeDocument {
  private readonly list = new ReferenceList();
  private isFirst = true;

  constructor(
    private readonly view: View,
    private readonly fields: Fields,
  ) {}

  get start(): string {
    return this.view.terminal ? `{\n  "schemaVersion": ${recordVersion},\n  "errors": [` : `{"schemaVersion":${recordVersion},"errors":[`;
  }

  error(found: Found): string {
    this.list.add(found);
    const before = this.isFirst ? "" : ",";
    this.isFirst = false;
    const record = recordOf(found, this.fields);
    return this.view.terminal ? `${before}\n    ${indented(record, 2)}` : before + JSON.stringify(record);
  }

  end(summary: Summary): string {
    const rest = Object.entries({ ...this.list.references, summary });
    if (!this.view.terminal) return `]${rest.map(([name, value]) => `,"${name}":${JSON.stringify(value)}`).join("")}}\n`;
    return `${this.isFirst ? "" : "\n  "}]${rest.map(([name, value]) => `,\n  "${name}": ${indented(value, 1)}`).join("")}\n}\n`;
  }
}

/** The records of `decode --ndjson`: an error a line, and the summary last with what they refer to. */
export class NdjsonRecords {
  private readonly list = new ReferenceList();

  constructor(private readonly fields: Fields) {}

  error(found: Found): string {
    this.list.add(found);
    return JSON.stringify({ type: "error", schemaVersion: recordVersion, ...recordOf(found, this.fields) });
  }

  summary(summary: Summary): string {
    return JSON.stringify({ type: "summary", schemaVersion: recordVersion, ...summary, ...this.list.references });
  }
}
