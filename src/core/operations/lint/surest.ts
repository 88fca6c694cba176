import type { Finding } from "./finding.js";

/** Of findings that say the same of a value the surest. */
export function surest(findings: readonly Finding[]): Finding[] {
  const weight = { certain: 0, likely: 1, disputed: 2 } as const;
  const best = new Map<string, Finding>();
  const keyOf = (finding: Finding, index: number): string =>
    JSON.stringify(
      finding.parameter === null ? index : [finding.in, finding.parameter, finding.entry, finding.rule === "unknown-parameter"],
    );
  findings.forEach((finding, index) => {
    const key = keyOf(finding, index);
    const other = best.get(key);
    if (!other || weight[finding.confidence] < weight[other.confidence]) best.set(key, finding);
  });
  return [...best.values()];
}
