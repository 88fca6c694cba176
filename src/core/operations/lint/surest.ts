import type { Finding } from "./finding.js";

/** Of findings that say the same of a value the surest. */
export function surest(findings: readonly Finding[]): Finding[] {
  const weight = { certain: 0, likely: 1, disputed: 2 } as const;
  const best = new Map<string, Finding>();
  const keyOf = (one: Finding, index: number): string =>
    JSON.stringify(one.parameter === null ? index : [one.in, one.parameter, one.entry, one.rule === "unknown-parameter"]);
  findings.forEach((one, index) => {
    const key = keyOf(one, index);
    const other = best.get(key);
    if (!other || weight[one.confidence] < weight[other.confidence]) best.set(key, one);
  });
  return [...best.values()];
}
