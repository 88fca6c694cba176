import type { Summary } from "../../../core/diagnose/found.js";
import { Tally } from "../../../core/diagnose/stream/tally.js";
import { UsageError } from "../../../core/refusals.js";
import { clean } from "../../../core/text/clean.js";
import { decodeBytes } from "../../../core/text/encoding.js";
import { isRecord } from "../../../core/text/is-record.js";
import { parseJson } from "../../../core/text/json.js";
import { shellWord } from "../../../core/text/shell.js";
import { BrokenArchiveError, decompressed, WideArchiveError } from "../../../node/decompress.js";
import type { Context } from "../../context.js";
import { type ExitCode, exitCodes } from "../../exit-codes.js";
import { jsonOutput, summaryOutput } from "../../shared/decoding/data-output.js";
import { openSource, unreadable } from "../../shared/requests/sources.js";
import type { DecodeOptions } from "./run.js";

const isText = (value: unknown): boolean => value === null || typeof value === "string";

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

/** The members of a row and what they must be; what else it has is left alone. */
const rowMembers: Readonly<Record<string, (value: unknown) => boolean>> = {
  code: isText,
  failure: isText,
  service: isText,
  count: isCount,
  firstSeen: isText,
  lastSeen: isText,
  httpStatus: (value) => value === null || Number.isSafeInteger(value),
  retryable: (value) => value === null || typeof value === "boolean",
  operations: (value) => Array.isArray(value) && value.every((item) => typeof item === "string"),
  requestIds: (value) => Array.isArray(value) && value.every((item) => typeof item === "string"),
  requestTimes: (value) => Array.isArray(value) && value.every(isText),
};

function isSummary(value: unknown): value is Summary {
  if (!isRecord(value) || !isCount(value["total"]) || !isCount(value["lines"])) return false;
  const rows = value["byCode"];
  return Array.isArray(rows) && rows.every((row) => isRecord(row) && Object.entries(rowMembers).every(([name, holds]) => holds(row[name])));
}

const noSummary = (file: string): UsageError =>
  new UsageError({ en: `${clean(file)} is not a decode summary`, zh: `${clean(file)} 不是 decode 的汇总` }, [
    {
      en: `to create one: bcevpc decode --summary --json part.log > ${shellWord(file)}`,
      zh: `生成方法：bcevpc decode --summary --json part.log > ${shellWord(file)}`,
    },
  ]);

/** Longer files are logs and no summaries, in bytes. */
const longestSummary = 64 * 1024 * 1024;

async function readText(context: Context, file: string): Promise<string> {
  const parts: Buffer[] = [];
  try {
    let length = 0;
    for await (const chunk of decompressed(openSource(context, file).chunks)) {
      length += chunk.length;
      if (length > longestSummary) throw noSummary(file);
      parts.push(Buffer.from(chunk));
    }
  } catch (error) {
    if (error instanceof BrokenArchiveError || error instanceof WideArchiveError) throw noSummary(file);
    throw error instanceof UsageError ? error : unreadable(file, error);
  }
  return decodeBytes(Buffer.concat(parts)).text;
}

function parseDocument(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}

/** The records of `--ndjson` before its summary. */
const ndjsonRecords: ReadonlySet<string> = new Set(["error"]);

/** The documents in a file: none in what Spark writes for an empty partition, one, or several, a line each, as `cat` and Spark join them. */
function summariesIn(text: string, file: string): Summary[] {
  const whole = parseDocument(text);
  const documents =
    whole === null
      ? text
          .split("\n")
          .filter((line) => line.trim() !== "")
          .map(parseDocument)
      : [whole];
  // Of --ndjson only the last record is a summary; without it the output was cut off.
  const records = documents.filter((document) => !(isRecord(document) && ndjsonRecords.has(String(document["type"]))));
  const summaries = records.map((document) => (isRecord(document) ? (document["summary"] ?? document) : null));
  if (!summaries.every(isSummary) || (documents.length > 0 && summaries.length === 0)) throw noSummary(file);
  return summaries;
}

const isMergeable = ({ annotate, only, follow, ndjson, timeline, quiet, failOn, format, report }: DecodeOptions): boolean =>
  !(annotate || only || follow || ndjson || timeline || quiet || failOn !== undefined || report !== undefined) &&
  (format === undefined || format === "json");

/**
 * `decode --merge FILE…`: the summaries of parts as that of the whole.
 * @throws {UsageError} for another output than a summary, and for a file without one.
 */
export async function mergeSummaries(context: Context, files: readonly string[], options: DecodeOptions): Promise<ExitCode> {
  if (!isMergeable(options))
    throw new UsageError({
      en: "--merge prints only a summary: a table, or a document with --json; other outputs need the logs themselves",
      zh: "--merge 只输出汇总：表格，或加 --json 输出文档；其他输出需要日志本身",
    });
  const json = options.json === true || options.format === "json";
  const tally = new Tally();
  let lines = 0;
  const names = files.length === 0 ? ["-"] : files;
  let count = 0;
  for (const file of names)
    for (const summary of summariesIn(await readText(context, file), file)) {
      tally.merge(summary);
      lines += summary.lines;
      count += 1;
    }
  if (count === 0) throw noSummary(names[0] ?? "-");
  const whole = tally.summary(lines);
  await (json ? jsonOutput(context, false) : summaryOutput(context, options.full === true)).end(whole);
  return whole.total > 0 || options.allowEmpty ? exitCodes.done : exitCodes.negative;
}
