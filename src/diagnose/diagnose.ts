import type { CodeBook } from "./code-book.js";
import { detect } from "./detect.js";
import type { CodeCount, Found, Summary } from "./found.js";
import { lookBack, mergeOccurrences } from "./occurrences.js";
import { plainLines } from "./plain-lines.js";
import { type InputFacts, toFound } from "./to-found.js";

export interface Diagnosis {
  readonly errors: readonly Found[];
  readonly summary: Summary;
}

/** Offsets of line feeds, asked for line numbers by bisection. */
function lineCounter(text: string): { lineOf: (offset: number) => number; lineAt: (line: number) => string; lines: number } {
  const feeds: number[] = [];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) feeds.push(at);
  const lineOf = (offset: number): number => {
    let low = 0;
    let high = feeds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((feeds[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
  const lineAt = (line: number): string => text.slice(line < 2 ? 0 : (feeds[line - 2] ?? text.length) + 1, feeds[line - 1] ?? text.length);
  return { lineOf, lineAt, lines: text === "" ? 0 : feeds.length + (text.endsWith("\n") ? 0 : 1) };
}

/** Counts by code and service, the most frequent first. */
function countByCode(errors: readonly Found[]): CodeCount[] {
  const groups = new Map<string, Found[]>();
  for (const error of errors) {
    const key = JSON.stringify([error.code, error.failure, error.entry?.service ?? null]);
    const group = groups.get(key);
    if (group) group.push(error);
    else groups.set(key, [error]);
  }
  return [...groups.values()]
    .map((group): CodeCount => {
      const times = group.flatMap(({ time }) => time ?? []).sort();
      return {
        code: group[0]?.code ?? null,
        failure: group[0]?.failure ?? null,
        service: group[0]?.entry?.service ?? null,
        count: group.length,
        firstSeen: times[0] ?? null,
        lastSeen: times.at(-1) ?? null,
        httpStatus: group.find(({ httpStatus }) => httpStatus !== null)?.httpStatus ?? null,
        retryable: group[0]?.retryable ?? null,
        operations: [...new Set(group.flatMap(({ operation }) => operation ?? []))],
        requestIds: [...new Set(group.flatMap(({ requestId }) => requestId ?? []))].slice(0, 3),
      };
    })
    .sort((a, b) => b.count - a.count);
}

/** A box of Terraform, behind whatever a CI system put before it. */
const boxLine = /^[^\n]{0,120}?[│╷]/u;

/** The first line of the printed block a line belongs to: itself, or that of the box around it. */
function blockOf(line: number, lineAt: (line: number) => string): number {
  let first = line;
  while (first > 1 && line - first < lookBack && boxLine.test(lineAt(first))) first -= 1;
  return first;
}

/** Every BCE error in a text, in order, with what the catalogue says of it. */
export function diagnose(text: string, book: CodeBook, facts: InputFacts = {}): Diagnosis {
  const plain = plainLines(text);
  const { lineOf } = lineCounter(plain);
  const { lineAt, lines } = lineCounter(text);
  const placed = detect(plain, book).map((raw) => {
    const line = lineOf(raw.start);
    return { found: toFound(raw, book, facts, line), block: blockOf(line, lineAt) };
  });
  return summarise(mergeOccurrences(placed), lines);
}

const summarise = (errors: readonly Found[], lines: number): Diagnosis => ({
  errors,
  summary: { total: errors.length, lines, byCode: countByCode(errors) },
});

/** The diagnoses of several inputs as one. */
export const mergeDiagnoses = (parts: readonly Diagnosis[]): Diagnosis =>
  summarise(
    parts.flatMap(({ errors }) => errors),
    parts.reduce((sum, { summary }) => sum + summary.lines, 0),
  );
