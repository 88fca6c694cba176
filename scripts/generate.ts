/** Writes the files that follow from others. `--check` writes nothing and fails when one is out of date. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";
import { type Entry, services } from "../src/core/catalogue/entry.js";
import { foldCode } from "../src/core/catalogue/fold.js";
import { type Operation, operationGroups } from "../src/core/operations/model/operation.js";
import { logLine } from "../test/bench/log-generator.js";
import { manPages } from "./man-page.js";
import { byteCounts, placeNeedles } from "./place-needles.js";

const root = new URL("../", import.meta.url);

async function codeIndex(): Promise<string> {
  const index = new Map<string, string[]>();
  for (const service of services) {
    const { entries }: { entries: readonly Entry[] } = await import(new URL(`src/core/catalogue/data/${service}.ts`, root).href);
    for (const { code } of entries) {
      const key = foldCode(code);
      const holders = index.get(key) ?? [];
      if (!holders.includes(service)) holders.push(service);
      index.set(key, holders);
    }
  }
  const rows = [...index]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, holders]) => `  ${JSON.stringify(code)}: ${JSON.stringify(holders.join(" "))},`);
  return [
    "// Written by `npm run generate` from the data files. Do not edit.",
    "",
    "/** Folded code → the services that have it, most common first, so that a look-up loads only their files. */",
    "export const codeIndex: Readonly<Record<string, string>> = {",
    ...rows,
    "};",
    "",
  ].join("\n");
}

/** The codes as they are written, for a completion that is not to read every entry. */
async function codeNames(): Promise<string> {
  const names = new Set<string>();
  for (const service of services) {
    const { entries }: { entries: readonly Entry[] } = await import(new URL(`src/core/catalogue/data/${service}.ts`, root).href);
    for (const { code } of entries) names.add(code);
  }
  return [
    "// Written by `npm run generate` from the data files. Do not edit.",
    "",
    "/** All codes as they are written. */",
    "export const codeNames: readonly string[] = [",
    ...[...names].sort().map((name) => `  ${JSON.stringify(name)},`),
    "];",
    "",
  ].join("\n");
}

/** What operations of one method, path and actions have in their bodies and the others of them have not. */
function bodyMembers(operations: readonly Operation[]): (readonly [name: string, member: string])[] {
  const line = ({ method, path, flags }: Operation): string => [method, path, ...flags].join(" ");
  const members = ({ parameters }: Operation): string[] =>
    parameters.filter((parameter) => parameter.in === "body").map(({ name }) => name);
  return operations.flatMap((operation) => {
    const others = operations.filter((other) => other !== operation && line(other) === line(operation));
    const [own] = members(operation).filter((name) => !others.some((other) => members(other).includes(name)));
    return others.length > 0 && own !== undefined ? [[operation.name, own] as const] : [];
  });
}

async function operationIndex(): Promise<string> {
  const operations: Operation[] = [];
  for (const group of operationGroups) {
    const file: { operations: readonly Operation[] } = await import(new URL(`src/core/operations/data/${group}.ts`, root).href);
    operations.push(...file.operations);
  }
  const aliases = operations.flatMap(({ name, aliases }) => aliases.map((alias) => [alias, name] as const));
  const record = (rows: readonly (readonly [string, string])[]): string[] =>
    rows.map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`);
  return [
    "// Written by `npm run generate` from the data files. Do not edit.",
    "",
    'import type { OperationShape } from "../model/operation.js";',
    "",
    "export const operationShapes: readonly OperationShape[] = [",
    ...operations.map(
      ({ name, group, method, path, flags, destructive, listKey }) =>
        `  ${JSON.stringify({ name, group, method, path, flags, destructive, listKey })},`,
    ),
    "];",
    "",
    "/** Name in a Go SDK → name of the operation. */",
    "export const operationAliases: Readonly<Record<string, string>> = {",
    ...record(aliases),
    "};",
    "",
    "/** Of operations that share method, path and actions: the member of the body that tells each. */",
    "export const bodyMembers: Readonly<Record<string, string>> = {",
    ...record(bodyMembers(operations)),
    "};",
    "",
  ].join("\n");
}

/** The date of the manual pages is that of the newest section in the change log. */
async function manual(): Promise<ReadonlyMap<string, string>> {
  const [, date = ""] = /^## .* (\d{4}-\d{2}-\d{2})$/mu.exec(readFileSync(new URL("CHANGELOG.md", root), "utf8")) ?? [];
  return manPages(new Date(date).toLocaleDateString("en-US", { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" }));
}

/** The kernel, compiled to WebAssembly and written as a module, so that tests and the bundle read the same. */
async function kernelCode(): Promise<string> {
  let code = "";
  const stderr = asc.createMemoryStream();
  const { error } = await asc.main(
    [
      ...["byte-search", "line-tokens", "line-shapes"].map((name) => `src/core/diagnose/stream/kernel/${name}.ts`),
      ...["--baseDir", fileURLToPath(root), "--outFile", "kernel.wasm"],
      ...["--enable", "simd", "-O3", "--runtime", "stub", "--noAssert"],
    ],
    {
      stderr,
      writeFile: (_name, bytes) => {
        code = Buffer.from(bytes).toString("base64");
      },
    },
  );
  if (error) throw new Error(stderr.toString());
  return [
    "// Written by `npm run generate` from src/core/diagnose/stream/kernel. Do not edit.",
    "",
    "/** A WebAssembly module in base64. */",
    `export const kernelCode = ${JSON.stringify(code)};`,
    "",
  ].join("\n");
}

/** A log of the usual kinds, to tell common bytes from rare ones. */
const sampleLines = 5000;

async function needlePlaces(): Promise<string> {
  const { needles } = await import("../src/core/diagnose/stream/needles.js");
  const sample = Array.from({ length: sampleLines }, (_, index) => logLine(index + 1)).join("\n");
  const places = placeNeedles(
    needles.map(({ text }) => text),
    byteCounts(new TextEncoder().encode(sample)),
  );
  return [
    "// Written by `npm run generate` from needles.ts. Do not edit.",
    "",
    'import type { NeedlePlace } from "./byte-search.js";',
    "",
    "/** Where the search looks for each of the needles, in their order. */",
    "export const needlePlaces: readonly NeedlePlace[] = [",
    ...places.map(({ triple, bucket }) => `  { triple: ${triple}, bucket: ${bucket} },`),
    "];",
    "",
  ].join("\n");
}

const manuals = await manual();

const files: readonly (readonly [string, () => Promise<string>])[] = [
  ["src/core/catalogue/code-index.ts", codeIndex],
  ["src/core/catalogue/code-names.ts", codeNames],
  ["src/core/diagnose/stream/kernel-code.ts", kernelCode],
  ["src/core/diagnose/stream/needle-places.ts", needlePlaces],
  ["src/core/operations/lookup/operation-index.ts", operationIndex],
  ...[...manuals.keys()].map((name) => [`man/${name}.1`, async () => manuals.get(name) ?? ""] as const),
  // Loaded here: it reads the index that is written above.
  ["docs/mock-coverage.md", async () => (await import("./mock-coverage.js")).mockCoverage()],
];

const check = process.argv.includes("--check");
for (const [path, content] of files) {
  const text = await content();
  const target = new URL(path, root);
  if (!check) writeFileSync(target, text);
  else if (readFileSync(target, "utf8") !== text) {
    console.error(`${path} is out of date: run npm run generate`);
    process.exitCode = 1;
  }
}
