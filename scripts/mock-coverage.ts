import { groupTitles } from "../src/core/operations/model/groups.js";
import type { OperationGroup } from "../src/core/operations/model/operation.js";
import { coverage, type OperationCoverage } from "../src/node/mock/coverage.js";

const titleOf = (group: string): string => groupTitles[group as OperationGroup]?.en ?? `${group.toUpperCase()}, a service of its own`;

const row = ({ operation, request, collections }: OperationCoverage): string =>
  `| ${operation} | \`${request}\` | ${collections === null ? "501, not modelled" : collections.join(", ")} |`;

/** docs/mock-coverage.md: what `bcevpc mock` keeps for each operation. */
export function mockCoverage(): string {
  const all = coverage();
  const kept = all.filter(({ collections }) => collections !== null).length;
  const groups = [...new Set(all.map(({ group }) => group))];
  return [
    "<!-- Written by `npm run generate` from the resources in src/node/mock. Do not edit. -->",
    "",
    "# What the mock keeps",
    "",
    `\`bcevpc mock\` keeps state for ${kept} of the ${all.length} operations it knows. An operation that it does not model is answered 501 with the code NotImplemented, never with an empty success. \`bcevpc mock --coverage\` prints this table.`,
    "",
    "The last column names the collections of `--state` and `--seed` that an operation belongs to.",
    ...groups.flatMap((group) => [
      "",
      `## ${titleOf(group)}`,
      "",
      "| operation | request | collections |",
      "| --- | --- | --- |",
      ...all.filter((operation) => operation.group === group).map(row),
    ]),
    "",
  ].join("\n");
}
