import type { View } from "../../view.js";
import { jsonDocument } from "../look/json.js";
import { countOf, type Linted, type LintedFinding } from "./report.js";

const finding = ({
  rule,
  level,
  confidence,
  basis,
  in: place,
  parameter,
  value,
  text,
  must,
  instead,
  entry,
  liveEntry,
  otherEntries,
  mark,
}: LintedFinding) => ({
  rule,
  level,
  confidence,
  basis,
  in: place,
  parameter,
  value: value ?? null,
  isMissing: value === undefined && parameter !== null,
  text,
  must,
  instead,
  code: entry?.code ?? null,
  entry,
  liveEntry,
  otherEntries: otherEntries.map(({ id }) => id),
  bodyLine: mark?.line ?? null,
  bodyColumn: mark === null || mark.line === null ? null : mark.column,
});

/** The document of `lint --json`. */
export const lintDocument = (all: readonly Linted[], skipped: number, view: View): string =>
  jsonDocument(
    {
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
    },
    view.terminal,
  );
