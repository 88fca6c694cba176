import { EntriesById, explainFinding } from "../../../core/answers/lint-record.js";
import { type Finding, finding, type LintInput } from "../../../core/operations/lint/finding.js";
import { lint } from "../../../core/operations/lint/lint.js";
import type { Operation } from "../../../core/operations/model/operation.js";
import { shellWord } from "../../../core/text/shell.js";
import { markerFor, type Shown } from "./marks.js";
import type { Linted, LintedFinding, Mark } from "./report.js";

/** A request to lint: what is looked at, what may be shown of it, and where it stands. */
export interface LintRequestSource {
  readonly input: LintInput;
  readonly shown: Shown;
  /** Null for a request of the command line; `-` for standard input. */
  readonly file: string | null;
  readonly line: number;
  /** Texts that stand for values not known here: shell variables. */
  readonly unexpanded: readonly string[];
  /** The file that holds the body, which is not read. */
  readonly bodyFile: string | null;
}

const toLinted = async (one: Finding, mark: Mark | null, entries: EntriesById): Promise<LintedFinding> => ({
  ...(await explainFinding(one, entries)),
  mark,
});

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
        en: `the body is in ${bodyFile}; to check it: -d ${shellWord(`@${bodyFile}`)}`,
        zh: `请求体在 ${bodyFile} 中；要检查它请用 -d ${shellWord(`@${bodyFile}`)}`,
      }),
    ];
  const names = unexpanded.join(", ");
  return isInBody
    ? [...known, notLookedAt({ en: `the shell fills in ${names}; the body was not checked`, zh: `${names} 由 shell 填入；未检查请求体` })]
    : known;
}

/** More findings of one request than anybody reads. */
const mostFindings = 1000;

/** Lints a request and looks up what it would meet. */
export async function lintSource(
  source: LintRequestSource,
  operations: readonly Operation[],
  entries = new EntriesById(),
): Promise<Linted> {
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
