import { EntriesById, explainFinding } from "../../../core/answers/lint-record.js";
import { type Finding, finding, type LintInput } from "../../../core/operations/lint/finding.js";
import { lint } from "../../../core/operations/lint/lint.js";
import { loadOperationsAt } from "../../../core/operations/lookup/operations.js";
import { shellWord } from "../../../core/text/shell.js";
import { markerFor, type ShownText } from "./marks.js";
import type { LintedFinding, LintedRequest, Mark } from "./report.js";

/** A request to lint: what is looked at, what may be shown of it, and where it stands. */
export interface LintRequestSource {
  readonly input: LintInput;
  readonly shown: ShownText;
  /** Null for a request of the command line; `-` for standard input. */
  readonly file: string | null;
  readonly line: number;
  /** The host it goes to, where that is not one of the VPC API; null where it is, or is not known. */
  readonly foreignHost: string | null;
  /** Texts that stand for values not known here: shell variables. */
  readonly unexpanded: readonly string[];
  /** The file that holds the body, which is not read. */
  readonly bodyFile: string | null;
}

const toLinted = async (flaw: Finding, mark: Mark | null, entries: EntriesById): Promise<LintedFinding> => ({
  ...(await explainFinding(flaw, entries)),
  mark,
});

const notLookedAt = (text: Finding["text"]): Finding => finding({ rule: "not-looked-at", level: "warning", in: "body", text });

/** What can be said of a request whose body, or parts of it, are filled in only when a shell runs it. */
function knownFindings({ input, unexpanded, bodyFile }: LintRequestSource, findings: readonly Finding[]): readonly Finding[] {
  const isInBody = unexpanded.some((text) => typeof input.body === "string" && input.body.includes(text));
  const isUnknown = ({ value }: Finding): boolean => typeof value === "string" && unexpanded.some((text) => value.includes(text));
  const known = findings.filter((flaw) => !isUnknown(flaw) && !((isInBody || bodyFile !== null) && flaw.in === "body"));
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

/** The rule of the warning about the host; no part of the line of method and path is to blame. */
const otherHost = "other-host";

/** Of a request to another host nothing is certain: it may be another API, or this one behind a gateway. */
function softened(findings: readonly Finding[], host: string): readonly Finding[] {
  const about = finding({
    rule: otherHost,
    level: "warning",
    confidence: "likely",
    basis: "inferred",
    in: "path",
    text: {
      en: `${host} is not a host of the VPC API (bcc.REGION.baidubce.com); the request was checked as if it were, so nothing here is certain`,
      zh: `${host} 不是 VPC 接口的接入点（bcc.地域.baidubce.com）；仍按 VPC 接口检查，结果均不确定`,
    },
  });
  return [about, ...findings.map((finding): Finding => ({ ...finding, level: "warning", confidence: "likely", basis: "inferred" }))];
}

/** More findings of one request than anybody reads. */
const mostFindings = 1000;

/** Lints a request and looks up what it would meet. Of more findings than `most` the others are counted. */
export async function lintSource(source: LintRequestSource, entries = new EntriesById(), most = mostFindings): Promise<LintedRequest> {
  const operations = await loadOperationsAt(source.input.path);
  const { operation, findings, omitted } = lint(source.input, operations, Math.min(most, mostFindings));
  const { file, line, shown } = source;
  const certain = knownFindings(source, findings);
  const known = source.foreignHost === null ? certain : softened(certain, source.foreignHost);
  const markOf = markerFor(shown, known);
  return {
    file,
    line,
    method: shown.method,
    target: shown.target,
    operation: operation?.name ?? null,
    findings: await Promise.all(known.map((flaw) => toLinted(flaw, flaw.rule === otherHost ? null : markOf(flaw), entries))),
    omitted,
  };
}
