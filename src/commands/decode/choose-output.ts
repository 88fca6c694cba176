import { UsageError } from "../../errors.js";
import type { Context } from "../context.js";
import type { DecodeOptions } from "./decode.js";
import type { DecodeOutput } from "./output.js";

/** The ways of giving what is found, by the option that asks for each; the first that is asked for counts. */
const outputs: readonly (readonly [
  option: string,
  isAsked: (options: DecodeOptions) => boolean | undefined,
  make: (context: Context, options: DecodeOptions) => Promise<DecodeOutput>,
])[] = [
  ["--quiet", ({ quiet }) => quiet, async () => (await import("./data-output.js")).quietOutput()],
  ["--json", ({ json }) => json, async (context, { summary }) => (await import("./data-output.js")).jsonOutput(context, !summary)],
  ["--ndjson", ({ ndjson }) => ndjson, async (context) => (await import("./data-output.js")).ndjsonOutput(context)],
  [
    "--annotate",
    ({ annotate, only }) => annotate || only,
    async (context, { only }) => new (await import("./annotate-output.js")).AnnotateOutput(context, only === true),
  ],
  ["--summary", ({ summary, json }) => summary && !json, async (context) => (await import("./data-output.js")).summaryOutput(context)],
];

/** The output that the options ask for; explanations when they ask for none. Two that contradict each other are refused. */
export async function chooseOutput(context: Context, options: DecodeOptions): Promise<DecodeOutput> {
  const [asked, other] = outputs.filter(([, isAsked]) => isAsked(options));
  if (asked && other)
    throw new UsageError({
      en: `${asked[0]} and ${other[0]} contradict each other: choose one`,
      zh: `${asked[0]} 与 ${other[0]} 互相矛盾，请只选一个`,
    });
  if (asked) return asked[2](context, options);
  const { TextOutput } = await import("./text-output.js");
  return new TextOutput(context, options.full === true);
}
