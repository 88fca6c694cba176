import packageJson from "../../../../package.json" with { type: "json" };
import { EntriesById } from "../../../core/answers/lint-record.js";
import { sayInline } from "../../../core/text/language.js";
import { type Context, note, print } from "../../context.js";
import { type ExitCode, exitCodes } from "../../exit-codes.js";
import { renderLint } from "../../shared/lint/findings.js";
import { lintSource } from "../../shared/lint/lint-source.js";
import { countOf, type LintedRequest } from "../../shared/lint/report.js";
import { type LintRequestOptions, lintSources } from "./input.js";

export interface LintOptions extends LintRequestOptions {
  readonly json?: boolean;
  readonly format?: "text" | "github" | "sarif";
}

async function printFindings(
  context: Context,
  all: readonly LintedRequest[],
  skipped: number,
  { json, format }: LintOptions,
): Promise<void> {
  const { view } = context;
  if (json) print(context, (await import("../../shared/lint/json.js")).lintDocument(all, skipped, view));
  else if (format === "sarif") print(context, (await import("./ci.js")).renderLintSarif(all, packageJson.version, view));
  else if (format === "github") {
    const lines = (await import("./ci.js")).renderLintGithub(all, view.language);
    if (lines.length > 0) context.io.out.command(`${lines.join("\n")}\n`);
  } else print(context, renderLint(all, view));
}

/** More findings of a run than anybody reads; the others are counted. */
const mostTold = 10_000;

/** A body from which on what is made of it takes more memory than needed. */
const large = 100_000;

/** `bcevpc lint METHOD PATH` or `lint FILE…`: which documented error a request would meet. Sends nothing. */
export async function lintCommand(context: Context, words: readonly string[], options: LintOptions): Promise<ExitCode> {
  const { sources, skipped } = await lintSources(context, words, options);
  if (sources.some(({ input: { body } }) => body !== null && body.length > large)) context.io.saveMemory();
  const entries = new EntriesById();
  const all: LintedRequest[] = [];
  let left = mostTold;
  for (const source of sources) {
    const linted = await lintSource(source, entries, left);
    left -= Math.min(left, linted.findings.length);
    all.push(linted);
  }
  if (skipped > 0)
    note(
      context,
      sayInline(
        {
          en: `${skipped} ${skipped === 1 ? "request is for another service and was" : "requests are for other services and were"} not checked`,
          zh: `${skipped} 个请求发往其他服务，未检查`,
        },
        context.errorView.language,
      ),
    );
  await printFindings(context, all, skipped, options);
  return countOf(all, "error") > 0 ? exitCodes.negative : exitCodes.done;
}
