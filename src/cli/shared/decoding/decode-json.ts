import { type ErrorRecord, ReferenceList, recordVersion, toErrorRecord } from "../../../core/answers/error-record.js";
import type { LikeError } from "../../../core/answers/scan-sink.js";
import type { Found, Summary } from "../../../core/diagnose/found.js";
import { jsonText } from "../../../core/text/json-text.js";
import type { View } from "../../view.js";

/** Which members of a record are written; null for all. */
export type Fields = readonly string[] | null;

function recordOf(found: Found, fields: Fields): Partial<ErrorRecord> {
  const record = toErrorRecord(found);
  return fields === null ? record : Object.fromEntries(Object.entries(record).filter(([name]) => fields.includes(name)));
}

/** Lines of a part of the document, moved to its place. */
const indented = (value: unknown, depth: number): string => jsonText(value, 2).replaceAll("\n", `\n${"  ".repeat(depth)}`);

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
    return this.view.terminal ? `${before}\n    ${indented(record, 2)}` : before + jsonText(record);
  }

  end(summary: Summary): string {
    const rest = Object.entries({ ...this.list.references, summary });
    if (!this.view.terminal) return `]${rest.map(([name, value]) => `,"${name}":${jsonText(value)}`).join("")}}\n`;
    return `${this.isFirst ? "" : "\n  "}]${rest.map(([name, value]) => `,\n  "${name}": ${indented(value, 1)}`).join("")}\n}\n`;
  }
}

/** Members in which errors that are alike differ. */
const differing = ["requestId", "line", "time"] as const;
type Differing = (typeof differing)[number];

/** JSON of records that are alike: the text before each member that differs, and the text behind the last. */
interface RecordForm {
  readonly texts: readonly string[];
  readonly names: readonly Differing[];
}

function formOf(record: object): RecordForm {
  const texts: string[] = [];
  const names: Differing[] = [];
  let text = "{";
  for (const [name, value] of Object.entries(record)) {
    text += `${text === "{" ? "" : ","}${jsonText(name)}:`;
    const due = differing.find((other) => other === name);
    if (due === undefined) text += jsonText(value);
    else {
      texts.push(text);
      names.push(due);
      text = "";
    }
  }
  return { texts: [...texts, `${text}}`], names };
}

/** A time or id of a known shape: letters, digits and strokes, with nothing to escape. */
const plain = (value: string | number | null): string => (typeof value === "string" ? `"${value}"` : `${value}`);

function textOf({ texts, names }: RecordForm, error: LikeError): string {
  let whole = texts[0] ?? "";
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index];
    if (name !== undefined) whole += plain(error[name]) + (texts[index + 1] ?? "");
  }
  return whole;
}

/** The records of `decode --ndjson`: an error a line, and the summary last with what they refer to. */
export class NdjsonRecords {
  private readonly list = new ReferenceList();
  /** By the error that others are like. */
  private readonly forms = new Map<Found, RecordForm>();

  constructor(private readonly fields: Fields) {}

  error(found: Found): string {
    this.list.add(found);
    return jsonText(this.recordOf(found));
  }

  like(error: LikeError): string {
    const known = this.forms.get(error.first);
    if (known) return textOf(known, error);
    this.list.add(error.first);
    const form = formOf(this.recordOf(error.first));
    this.forms.set(error.first, form);
    return textOf(form, error);
  }

  private recordOf(found: Found): object {
    return { type: "error", schemaVersion: recordVersion, ...recordOf(found, this.fields) };
  }

  summary(summary: Summary): string {
    return jsonText({ type: "summary", schemaVersion: recordVersion, ...summary, ...this.list.references });
  }
}
