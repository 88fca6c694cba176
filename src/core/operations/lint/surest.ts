import type { FindingKey } from "./finding.js";

/** Of findings that say the same of a value the surest. */
export function surest<Told extends FindingKey>(findings: readonly Told[]): Told[] {
  const weight = { certain: 0, likely: 1, disputed: 2 } as const;
  const best = new Map<string, Told>();
  const keyOf = (finding: Told, index: number): string =>
    finding.parameter === null
      ? String(index)
      : `${finding.in} ${finding.entry} ${finding.rule === "unknown-parameter"} ${finding.parameter}`;
  findings.forEach((finding, index) => {
    const key = keyOf(finding, index);
    const other = best.get(key);
    if (!other || weight[finding.confidence] < weight[other.confidence]) best.set(key, finding);
  });
  return [...best.values()];
}
