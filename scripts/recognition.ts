/** Prints how much of the corpus is recognised: recall by form, precision over everything found. */
import { isDeepStrictEqual } from "node:util";
import { compare, errorsIn, forms, negatives, textOf } from "../test/core/diagnose/corpus.js";

interface Tally {
  expected: number;
  found: number;
  right: number;
}

const percent = (part: number, whole: number): string => (whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`);
const row = (name: string, { expected, found, right }: Tally): string =>
  [
    name.padEnd(18),
    String(expected).padStart(8),
    String(found).padStart(8),
    String(right).padStart(8),
    percent(right, expected).padStart(9),
  ].join("");

const total: Tally = { expected: 0, found: 0, right: 0 };
console.log(`${"form".padEnd(18)}${"expected".padStart(8)}${"found".padStart(8)}${"right".padStart(8)}${"recall".padStart(9)}`);
for (const { format, samples } of forms) {
  const tally: Tally = { expected: 0, found: 0, right: 0 };
  for (const sample of samples) {
    const { actual, expected } = compare(sample);
    tally.expected += expected.length;
    tally.found += actual.length;
    tally.right += expected.filter((record, index) => isDeepStrictEqual(record, actual[index])).length;
  }
  console.log(row(format, tally));
  for (const key of ["expected", "found", "right"] as const) total[key] += tally[key];
}
const wrong = negatives.reduce((sum, sample) => sum + errorsIn(textOf(sample)).length, 0);
console.log(row("all", total));
console.log(`\n${negatives.length} texts without a BCE error: ${wrong} found in them`);
console.log(`precision ${percent(total.right, total.found + wrong)}, recall ${percent(total.right, total.expected)}`);
