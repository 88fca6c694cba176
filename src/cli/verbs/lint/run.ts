import packageJson from "../../../../package.json" with { type: "json" };
import { findEntries } from "../../../core/catalogue/catalogue.js";
import type { Entry } from "../../../core/catalogue/entry.js";
import { type Finding, finding } from "../../../core/operations/lint/finding.js";
import { lint } from "../../../core/operations/lint/lint.js";
import { loadOperations } from "../../../core/operations/lookup/operations.js";
import type { Operation } from "../../../core/operations/model/operation.js";
import { sayInline } from "../../../core/text/language.js";
import { shellWord } from "../../../core/text/shell.js";
import { type Context, note, print } from "../../context.js";
import { type ExitCode, exitCodes } from "../../exit-codes.js";
import { renderLint } from "../../shared/lint/findings.js";
import { countOf, type Linted, type LintedFinding, type Mark } from "../../shared/lint/report.js";
import { type LintRequestOptions, type LintRequestSource, lintSources } from "./input.js";
import { markerFor } from "./marks.js";

export interface LintOptions extends LintRequestOptions {
  readonly json?: boolean;
  readonly format?: "text" | "github" | "sarif";
}

/** Entries of the catalogue by id, each looked up once. */
class Entries {
  private readonly known = new Map<string, Promise<Entry | null>>();

  get(id: string | null): Promise<Entry | null> {
    if (id === null) return Promise.resolve(null);
    const found = this.known.get(id) ?? findEntries(id).then(([entry]) => entry ?? null);
    this.known.set(id, found);
    return found;
  }

  async all(ids: readonly string[]): Promise<Entry[]> {
    const found = await Promise.all(ids.map((id) => this.get(id)));
    return found.filter((entry) => entry !== null);
  }
}

async function toLinted(one: Finding, mark: Mark | null, entries: Entries): Promise<LintedFinding> {
  const { entry, liveEntry, otherEntries, position: _position, ...rest } = one;
  return {
    ...rest,
    entry: await entries.get(entry),
    liveEntry: await entries.get(liveEntry),
    otherEntries: await entries.all(otherEntries),
    mark,
  };
}

const notLookedAt = (text: Finding["text"]): Finding => finding({ rule: "not-looked-at", level: "warning", in: "body", text });

/** What can be said of a request whose body, or parts of it, are filled in only when a shell runs it. */
function knownFindings({ input, unexpanded, bodyFile }: LintRequestSource, findings: readonly Finding[]): readonly Finding[] {
  const isInBody = unexpanded.some((text) => typeof input.body === "string" && input.body.includes(text));
  const isUnknown = ({ value }: Finding): boolean => typeof value === "string" && unexpanded.some((text) => value.includes(text));
  const known = findings.filter((one) => !isUnknown(one) && !((isInBody || bodyFile !== null) && one.in === "body"));
  if (bodyFile !== null)
    return [
      ...known,
      notLookedAt({
        en: `the body is in ${bodyFile}; to look at it: -d ${shellWord(`@${bodyFile}`)}`,
        zh: `请求体在 ${bodyFile} 中；要检查它请用 -d ${shellWord(`@${bodyFile}`)}`,
      }),
    ];
  const names = unexpanded.join(", ");
  return isInBody
    ? [...known, notLookedAt({ en: `a shell fills in ${names}; the body was not looked at`, zh: `${names} 由 shell 填入；未检查请求体` })]
    : known;
}

/** More findings of one request than anybody reads. */
const mostFindings = 1000;

/** Lints a request and looks up what it would meet. */
export async function lintSource(source: LintRequestSource, operations: readonly Operation[], entries = new Entries()): Promise<Linted> {
  const { operation, findings, omitted } = lint(source.input, operations, mostFindings);
  const { file, line, shown } = source;
  const known = knownFindings(source, findings);
  const markOf = markerFor(shown, known);
  return {
    file,
    line,
    method: shown.method,
    target: shown.target,
    operation: operation?.name ?? null,
    findings: await Promise.all(known.map((one) => toLinted(one, markOf(one), entries))),
    omitted,
  };
}

async function printFindings(context: Context, all: readonly Linted[], skipped: number, { json, format }: LintOptions): Promise<void> {
  const { view } = context;
  if (json) print(context, (await import("../../shared/lint/json.js")).lintDocument(all, skipped, view));
  else if (format === "sarif") print(context, (await import("./ci.js")).renderLintSarif(all, packageJson.version, view));
  else if (format === "github") {
    const lines = (await import("./ci.js")).renderLintGithub(all, view.language);
    if (lines.length > 0) context.io.out.command(`${lines.join("\n")}\n`);
  } else print(context, renderLint(all, view));
}

/** `bcevpc lint METHOD PATH` or `lint FILE…`: which documented error a request would meet. Sends nothing. */
export async function lintCommand(context: Context, words: readonly string[], options: LintOptions): Promise<ExitCode> {
  const { sources, skipped } = await lintSources(context, words, options);
  const operations = await loadOperations();
  const entries = new Entries();
  const all: Linted[] = [];
  for (const source of sources) all.push(await lintSource(source, operations, entries));
  if (skipped > 0)
    note(
      context,
      sayInline(
        {
          en: `${skipped} ${skipped === 1 ? "request goes to another service and was" : "requests go to other services and were"} not looked at`,
          zh: `${skipped} 个请求发往其他服务，未检查`,
        },
        context.errorView.language,
      ),
    );
  await printFindings(context, all, skipped, options);
  return countOf(all, "error") > 0 ? exitCodes.negative : exitCodes.done;
}
