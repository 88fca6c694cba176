import type { Found, Summary } from "../../../core/diagnose/found.js";
import { type Context, print } from "../../context.js";
import { DecodeDocument, type Fields, NdjsonRecords } from "./decode-json.js";
import type { DecodeOutput } from "./output.js";
import { renderSummary } from "./summary.js";

/** `--json`: one document, written piece by piece because all errors together may be longer than memory. */
export function jsonOutput({ io, view }: Context, withErrors: boolean, fields: Fields = null): DecodeOutput {
  const document = new DecodeDocument(view, fields);
  let isBegun = false;
  /** Not before there is something to say: where no input can be read, nothing stands on stdout. */
  const write = (text: string): void => {
    io.out.write(isBegun ? text : document.start + text);
    isBegun = true;
  };
  return {
    countsOnly: !withErrors,
    found: () => undefined,
    settled: (error: Found) => {
      if (withErrors) write(document.error(error));
    },
    end: (summary: Summary) => write(document.end(summary)),
  };
}

/** Lines are written together, up to this many characters. */
const longestBatch = 1 << 16;

/** `--ndjson`: one record a line, the summary last. */
export function ndjsonOutput({ io }: Context, fields: Fields = null): DecodeOutput {
  const records = new NdjsonRecords(fields);
  let batch = "";
  const flush = (): void => {
    if (batch !== "") io.out.json(batch);
    batch = "";
  };
  const add = (record: string): void => {
    batch += `${record}\n`;
    if (batch.length >= longestBatch) flush();
  };
  return {
    found: () => undefined,
    foundLike: () => undefined,
    settled: (error) => add(records.error(error)),
    settledLike: (error) => add(records.like(error)),
    reached: flush,
    end: (summary) => {
      add(records.summary(summary));
      flush();
    },
  };
}

/** `--summary`: the table alone; with `full` the request ids as well. */
export const summaryOutput = (context: Context, full: boolean): DecodeOutput => ({
  countsOnly: true,
  found: () => undefined,
  settled: () => undefined,
  end: (summary) => {
    if (summary.total > 0) print(context, renderSummary(summary, context.view, full));
  },
});

/** `--quiet`: nothing but the exit code. */
export const quietOutput = (): DecodeOutput => ({
  countsOnly: true,
  found: () => undefined,
  settled: () => undefined,
  end: () => undefined,
});
