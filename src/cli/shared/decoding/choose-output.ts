import { recordFields } from "../../../core/answers/error-record.js";
import { UsageError } from "../../../core/refusals.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { cleanLine } from "../../../core/text/clean.js";
import type { Context } from "../../context.js";
import type { DecodeFormat, FormatOptions } from "./formats.js";
import type { DecodeOutput } from "./output.js";

/**
 * The members that `--fields` names; null for all.
 * @throws {UsageError} for one that no record has.
 */
function fieldsIn(text: string | undefined): readonly string[] | null {
  if (text === undefined) return null;
  const names = text.split(",").map((name) => name.trim());
  const unknown = names.filter((name) => !(recordFields as readonly string[]).includes(name));
  if (unknown.length === 0) return names;
  const shown = unknown.map((name) => `"${cleanLine(name)}"`).join(", ");
  throw new UsageError({ en: `unknown field: ${shown}`, zh: `未知字段：${shown}` }, [
    { en: `available fields: ${recordFields.join(", ")}`, zh: `可用的字段：${recordFields.join("、")}` },
  ]);
}

type OutputName = DecodeFormat | "quiet" | "annotate" | "summary" | "timeline";

/** Every way of giving what is found. A new one is a line here, and its name in `formats.ts`. */
const outputs: Readonly<Record<OutputName, (context: Context, options: FormatOptions) => Promise<DecodeOutput>>> = {
  text: async (context, { full, investigate }) =>
    new (await import("./text-output.js")).TextOutput(context, full === true, investigate !== true),
  json: async (context, { summary, fields }) => (await import("./data-output.js")).jsonOutput(context, !summary, fieldsIn(fields)),
  ndjson: async (context, { fields }) => (await import("./data-output.js")).ndjsonOutput(context, fieldsIn(fields)),
  github: async (context) => (await import("./ci-output.js")).githubOutput(context),
  sarif: async (context) => (await import("./ci-output.js")).sarifOutput(context),
  markdown: async (context) => (await import("./ci-output.js")).markdownOutput(context),
  html: async (context) => (await import("./html-output.js")).htmlOutput(context),
  quiet: async () => (await import("./data-output.js")).quietOutput(),
  annotate: async (context, { only }) => new (await import("./annotate-output.js")).AnnotateOutput(context, only === true),
  summary: async (context, { full }) => (await import("./data-output.js")).summaryOutput(context, full === true),
  timeline: async (context) => (await import("./timeline-output.js")).timelineOutput(context),
};

/** The outputs that the options ask for, each with the option that says so. */
function askedFor({ quiet, json, ndjson, annotate, only, summary, timeline, format }: FormatOptions): Map<OutputName, string> {
  const isJson = json || format === "json";
  const asked: readonly (readonly [OutputName, string, boolean | undefined])[] = [
    ["quiet", "--quiet", quiet],
    ["json", "--json", json],
    ["ndjson", "--ndjson", ndjson],
    ["annotate", "--annotate", annotate || only],
    // In JSON the summary is a part of the document.
    ["summary", "--summary", summary && !isJson],
    ["timeline", "--timeline", timeline],
    // Text is what the other options lay out, all but JSON.
    ...(format === undefined ? [] : [[format, `--format ${format}`, format !== "text" || json || ndjson] as const]),
  ];
  return new Map(asked.flatMap(([name, option, isAsked]) => (isAsked ? [[name, option] as const] : [])));
}

/** Where the times are in the output that excludes the plot. */
const timesInJson: Bilingual = {
  en: "--json also includes times: firstSeen and lastSeen for each code in the summary, time for each error",
  zh: "--json 也包含时间：汇总里每个错误码的 firstSeen 和 lastSeen，以及每个错误的 time",
};

/**
 * The output that the options ask for; explanations when they ask for none. Two that contradict each other are refused.
 * @throws {UsageError} for such options.
 */
export async function chooseOutput(context: Context, options: FormatOptions): Promise<DecodeOutput> {
  const asked = askedFor(options);
  const [first, second] = asked.values();
  if (first !== undefined && second !== undefined)
    throw new UsageError(
      { en: `${first} and ${second} cannot be used together`, zh: `${first} 与 ${second} 不能同时使用` },
      asked.has("json") && asked.has("timeline") ? [timesInJson] : [],
    );
  const [name = "text"] = asked.keys();
  if (options.fields !== undefined && name !== "json" && name !== "ndjson")
    throw new UsageError({ en: "--fields requires --json or --ndjson", zh: "--fields 需与 --json 或 --ndjson 一起使用" });
  return outputs[name](context, options);
}
