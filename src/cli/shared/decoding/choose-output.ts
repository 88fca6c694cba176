import { UsageError } from "../../../core/refusals.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import type { Context } from "../../context.js";
import type { DecodeOptions } from "../../verbs/decode/run.js";
import type { DecodeOutput } from "./output.js";

/** The ways of giving what is found, by the option that asks for each; the first that is asked for counts. */
const outputs: readonly (readonly [
  option: string,
  isAsked: (options: DecodeOptions) => boolean | undefined,
  make: (context: Context, options: DecodeOptions) => Promise<DecodeOutput>,
])[] = [
  ["--quiet", ({ quiet }) => quiet, async () => (await import("./data-output.js")).quietOutput()],
  [
    "--json",
    ({ json, format }) => json || format === "json",
    async (context, { summary }) => (await import("./data-output.js")).jsonOutput(context, !summary),
  ],
  [
    "--ndjson",
    ({ ndjson, format }) => ndjson || format === "ndjson",
    async (context) => (await import("./data-output.js")).ndjsonOutput(context),
  ],
  [
    "--annotate",
    ({ annotate, only }) => annotate || only,
    async (context, { only }) => new (await import("./annotate-output.js")).AnnotateOutput(context, only === true),
  ],
  [
    "--summary",
    ({ summary, json, format }) => summary && !json && format !== "json",
    async (context) => (await import("./data-output.js")).summaryOutput(context),
  ],
  ["--format github", ({ format }) => format === "github", async (context) => (await import("./ci-output.js")).githubOutput(context)],
  ["--format sarif", ({ format }) => format === "sarif", async (context) => (await import("./ci-output.js")).sarifOutput(context)],
  ["--timeline", ({ timeline }) => timeline, async (context) => (await import("./timeline-output.js")).timelineOutput(context)],
  [
    "--format text",
    ({ format, json, ndjson }) => format === "text" && (json || ndjson),
    async (context, { full }) => new (await import("./text-output.js")).TextOutput(context, full === true),
  ],
];

/** Where the times are in the output that excludes the plot. */
const timesInJson: Bilingual = {
  en: "--json has the times as well: firstSeen and lastSeen of each code in the summary, time of each error",
  zh: "--json 中也有时间：汇总里每个错误码的 firstSeen 和 lastSeen，以及每个错误的 time",
};

/** The output that the options ask for; explanations when they ask for none. Two that contradict each other are refused. */
export async function chooseOutput(context: Context, options: DecodeOptions): Promise<DecodeOutput> {
  const [asked, other] = outputs.filter(([, isAsked]) => isAsked(options));
  if (asked && other)
    throw new UsageError(
      {
        en: `${asked[0]} and ${other[0]} contradict each other: choose one`,
        zh: `${asked[0]} 与 ${other[0]} 互相矛盾，请只选一个`,
      },
      asked[0] === "--json" && other[0] === "--timeline" ? [timesInJson] : [],
    );
  if (asked) return asked[2](context, options);
  const { TextOutput } = await import("./text-output.js");
  return new TextOutput(context, options.full === true);
}
