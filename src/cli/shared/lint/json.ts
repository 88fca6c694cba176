import { findingRecord } from "../../../core/answers/lint-record.js";
import type { View } from "../../view.js";
import { jsonDocument } from "../look/json.js";
import { countOf, type LintedFinding, type LintedRequest } from "./report.js";

const finding = ({ mark, ...rest }: LintedFinding) => ({
  ...findingRecord(rest),
  bodyLine: mark?.line ?? null,
  bodyColumn: mark === null || mark.line === null ? null : mark.column,
});

/** What is said of requests as data. */
export const lintContent = (all: readonly LintedRequest[], skipped: number) => ({
  requests: all.map(({ file, line, method, target, operation, findings, omitted }) => ({
    file: file === "-" ? null : file,
    line: file === null ? null : line,
    method,
    path: target,
    operation,
    findings: findings.map(finding),
    omitted: omitted.error + omitted.warning,
  })),
  summary: { requests: all.length, skipped, errors: countOf(all, "error"), warnings: countOf(all, "warning") },
});

/** The document of `lint --json`. */
export const lintDocument = (all: readonly LintedRequest[], skipped: number, view: View): string =>
  jsonDocument(lintContent(all, skipped), view.terminal);
