import { UsageError } from "../../../core/refusals.js";
import type { Bilingual } from "../../../core/text/bilingual.js";
import { cleanLine } from "../../../core/text/clean.js";
import { didYouMean } from "../../../core/text/did-you-mean.js";
import { sayInline } from "../../../core/text/language.js";
import type { CheckResult } from "../../../node/doctor/check.js";
import { type Check, checkIds, examine, isPass } from "../../../node/doctor/check.js";
import { checks, withNeeds } from "../../../node/doctor/checks.js";
import { prepareSubject, type SubjectOptions } from "../../../node/doctor/prepare-subject.js";
import { type Context, print } from "../../context.js";
import { type ExitCode, exitCodes } from "../../exit-codes.js";
import type { ReportFile, ReportFileOptions } from "../../shared/report/report-file.js";
import { waiting } from "../../shared/requests/waiting.js";

export interface DoctorOptions extends SubjectOptions, ReportFileOptions {
  readonly listChecks?: boolean;
  readonly offline?: boolean;
  readonly regions?: boolean;
  readonly json?: boolean;
}

const unknownCheck = async (name: string): Promise<UsageError> => {
  const word = cleanLine(name);
  const { nearestWord } = await import("../../../core/text/nearest-word.js");
  const near = nearestWord(word.toLowerCase(), checkIds);
  return new UsageError({ en: `unknown check ${word}`, zh: `未知检查项 ${word}` }, [
    ...didYouMean(near === null ? [] : [`bcevpc doctor ${near}`]),
    { en: `checks: ${checkIds.join(", ")}`, zh: `可用的检查项：${checkIds.join("、")}` },
  ]);
};

/** The checks that were asked for, with those they need. */
async function choose(names: readonly string[], { offline, regions }: DoctorOptions): Promise<readonly Check[]> {
  const wanted = new Set<string>();
  for (const name of names) {
    const known = checks.find(({ id }) => id === name.toLowerCase());
    if (!known) throw await unknownCheck(name);
    if (offline && known.network)
      throw new UsageError({
        en: `${known.id} needs the network, so it cannot run with --offline`,
        zh: `${known.id} 需要联网，不能与 --offline 同时使用`,
      });
    wanted.add(known.id);
  }
  if (offline && regions)
    throw new UsageError({ en: "--regions and --offline cannot be used together", zh: "--regions 与 --offline 不能同时使用" });
  if (names.length === 0) for (const { id, network, onRequest } of checks) if (!onRequest && !(offline && network)) wanted.add(id);
  if (regions) wanted.add("regions");
  return withNeeds(wanted);
}

async function listChecks(context: Context, { json }: DoctorOptions): Promise<ExitCode> {
  const { checksDocument, renderChecks } = await import("./page.js");
  print(context, json ? checksDocument(checks, context.view) : renderChecks(checks, context.view));
  return exitCodes.done;
}

/** A value with the secrets in its texts taken out, before a text is wrapped and a secret in it broken over lines. */
function redacted<Value>(value: Value, redact: (text: string) => string): Value;
function redacted(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === "string") return redact(value);
  if (Array.isArray(value)) return value.map((item) => redacted(item, redact));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, redacted(member, redact)]));
}

const leftOut = (count: number): Bilingual => ({
  en: `${count} checks need the network and were skipped (--offline).`,
  zh: `另有 ${count} 项检查需要联网，已跳过（--offline）。`,
});

/** Where the report goes; null when none is asked for. */
async function reportFor(context: Context, options: DoctorOptions): Promise<ReportFile | null> {
  if (options.report === undefined) return null;
  if (options.report === "-" && options.json)
    throw new UsageError({ en: "--json and --report - both write to standard output", zh: "--json 与 --report - 都要写入标准输出" }, [
      { en: "choose a file: --report ticket.md", zh: "请写文件名：--report ticket.md" },
    ]);
  return (await import("../../shared/report/report-file.js")).openReport(context, options);
}

/** `bcevpc doctor [CHECK…]`: checks settings, network, clock, keys and permission, and says how to mend what is wrong. */
export async function doctor(context: Context, names: readonly string[], options: DoctorOptions): Promise<ExitCode> {
  if (options.listChecks) return listChecks(context, options);
  const chosen = await choose(names, options);
  const report = await reportFor(context, options);
  const { subject, close } = await prepareSubject(context.io, options);
  const { doctorDocument, renderResult, renderVerdict } = await import("./page.js");
  const { view } = context;
  const { redact } = context.io;
  const results: CheckResult[] = [];
  try {
    const examination = examine(chosen, subject);
    for (;;) {
      const title = chosen[results.length]?.title ?? { en: "doctor", zh: "doctor" };
      const next = await waiting(context, sayInline(title, context.errorView.language), () => examination.next());
      if (next.done) break;
      results.push(next.value);
      if (!options.json && !report?.isOutput) print(context, renderResult(redacted(next.value, redact), chosen, view));
    }
  } finally {
    close();
  }
  const skipped = options.offline && names.length === 0 ? checks.filter(({ network }) => network).length : 0;
  if (options.json) print(context, doctorDocument(redacted(results, redact), subject, view));
  else if (!report?.isOutput) print(context, renderVerdict(results, skipped > 0 ? [leftOut(skipped)] : [], view));
  if (report) await (await import("./ticket.js")).writeDoctorReport(context, report, results, subject);
  return results.every(isPass) ? exitCodes.done : exitCodes.negative;
}
