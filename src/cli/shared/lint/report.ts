import type { ExplainedFinding } from "../../../core/answers/lint-record.js";
import type { Finding } from "../../../core/operations/lint/finding.js";
import type { Bilingual } from "../../../core/text/bilingual.js";

/** A line of the request with the part that a finding is about. */
export interface Mark {
  /** Line of the body; null for the line of method and path. */
  readonly line: number | null;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  readonly before: string;
  readonly at: string;
  readonly after: string;
}

/** A finding with its place. */
export interface LintedFinding extends ExplainedFinding {
  /** Null when what is missing could stand nowhere in particular. */
  readonly mark: Mark | null;
}

/** A request that was looked at. What it shows holds no secrets. */
export interface LintedRequest {
  /** Null for a request of the command line; `-` for standard input. */
  readonly file: string | null;
  /** Line of the file, from 1. */
  readonly line: number;
  readonly method: string;
  /** Path and query as they go over the wire. */
  readonly target: string;
  /** Null when it is none of the API. */
  readonly operation: string | null;
  /** Of very many the first ones. */
  readonly findings: readonly LintedFinding[];
  /** How many more there are. */
  readonly omitted: Readonly<Record<Finding["level"], number>>;
}

export const countOf = (all: readonly LintedRequest[], level: Finding["level"]): number =>
  all.reduce((sum, { findings, omitted }) => sum + findings.filter((finding) => finding.level === level).length + omitted[level], 0);

export const omittedIn = ({ omitted: { error, warning } }: LintedRequest): number => error + warning;

/** That of a request not all is told; null when it is, or nothing. */
export function omittedText(request: LintedRequest): Bilingual | null {
  const count = omittedIn(request);
  const { length } = request.findings;
  return count === 0 || length === 0
    ? null
    : {
        en: `${count} more findings in this request are not shown; fix the first ${length}, then check again`,
        zh: `该请求另有 ${count} 项未列出；请先改正前 ${length} 项，再重新检查`,
      };
}

/** That of some requests nothing is told, since those before them had so much; null when there are none. */
export function untoldText(all: readonly LintedRequest[]): Bilingual | null {
  const untold = all.filter((request) => request.findings.length === 0 && omittedIn(request) > 0);
  const count = untold.reduce((sum, request) => sum + omittedIn(request), 0);
  return untold.length === 0
    ? null
    : {
        en: `${count} findings in ${untold.length} more requests are not shown; fix those before them, then check again`,
        zh: `另有 ${untold.length} 个请求的 ${count} 项未列出；请先改正前面的请求，再重新检查`,
      };
}

/** That not all is told, of each request and of those of which nothing is. */
export const omittedTexts = (all: readonly LintedRequest[]): Bilingual[] =>
  [...all.map(omittedText), untoldText(all)].filter((text) => text !== null);
