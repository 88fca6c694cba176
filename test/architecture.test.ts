import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";

const root = new URL("../src/", import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
const sourceOf = (file: string): string => readFileSync(new URL(file, root), "utf8");

/** The source without what stands in quotes: texts may speak of the console. */
const codeOf = (file: string): string => sourceOf(file).replaceAll(/"(?:[^"\\\n]|\\.)*"/g, '""');

/** Every import of a file, static and dynamic, types included; relative ones as paths below src. */
function importsOf(file: string): string[] {
  const names = [...sourceOf(file).matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(([, name]) => name ?? "");
  return names.map((name) =>
    name.startsWith(".") ? new URL(name, new URL(file, root)).pathname.slice(root.pathname.length).replace(/\.js$/, ".ts") : name,
  );
}
const isTypeImport = (file: string, target: string): boolean => {
  const base = target.split("/").at(-1)?.replace(/\.ts$/, "");
  return new RegExp(`import type [^;]*/${base}\\.js"`).test(sourceOf(file));
};

/** What each folder may import besides itself; the single files of src count as `.`. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  catalogue: [],
  diagnose: ["catalogue", "clean.ts"],
  signature: [],
  operations: ["catalogue", "signature", "clean.ts", "json.ts"],
  mock: ["catalogue", "signature", "operations"],
  client: ["catalogue", "signature", "diagnose/verdict.ts", "clean.ts", "errors.ts"],
  doctor: ["catalogue", "client", "diagnose", "operations", "clean.ts", "durations.ts", "errors.ts"],
  schemas: [],
  requests: ["catalogue", "clean.ts"],
  render: ["catalogue", "clean.ts", "durations.ts", "json.ts", "language.ts", "view.ts"],
  commands: [
    "catalogue",
    "client",
    "diagnose",
    "doctor",
    "mock",
    "operations",
    "render",
    "requests",
    "signature",
    "child.ts",
    "clean.ts",
    "decompress.ts",
    "encoding.ts",
    "errors.ts",
    "io.ts",
    "json.ts",
    "language.ts",
    "help-topics.ts",
    "prompts.ts",
    "view.ts",
  ],
};

describe("the house", () => {
  it("imports down only: main, program, commands, then the cores", () => {
    const breaches = files.flatMap((file) => {
      const [folder = ""] = file.split("/");
      const rules = allowed[folder];
      if (!rules) return [];
      return importsOf(file)
        .filter((target) => target.endsWith(".ts"))
        .filter((target) => !target.startsWith(`${folder}/`) && !rules.includes(target) && !rules.includes(target.split("/")[0] ?? ""))
        .filter((target) => !(folder === "render" && isTypeImport(file, target)))
        .map((target) => `${file} imports ${target}`);
    });
    assert.deepEqual(breaches, []);
  });

  it("gives each package one home", () => {
    const homes: Readonly<Record<string, RegExp>> = {
      commander: /^(program|main|usage-errors|program\/[\w-]+)\.ts$/,
      got: /^client\/send\.ts$/,
      "https-proxy-agent": /^client\/proxy\.ts$/,
      "http-proxy-agent": /^client\/proxy\.ts$/,
      "socks-proxy-agent": /^client\/proxy\.ts$/,
      "proper-lockfile": /^client\/profile-store\.ts$/,
      minisearch: /^catalogue\/text-search\.ts$/,
      "lossless-json": /^json\.ts$/,
      "node:child_process": /^child\.ts$/,
      "ipaddr.js": /^(mock|operations)\//,
      "yocto-spinner": /^commands\/waiting\.ts$/,
      "cli-progress": /^commands\/decode\/progress\.ts$/,
      "@logdna/tail-file": /^commands\/decode\/follow\.ts$/,
      fzstd: /^decompress\.ts$/,
      diff: /^render\/canonical-diff\.ts$/,
      sparkly: /^render\//,
      chalk: /^render\//,
      "cli-table3": /^render\//,
      inquirer: /^prompts\.ts$/,
    };
    const breaches = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => homes[name] && !homes[name].test(file))
        .map((name) => `${file} imports ${name}`),
    );
    assert.deepEqual(breaches, []);
  });

  it("touches process and console nowhere but in main", () => {
    const breaches = files
      .filter((file) => file !== "main.ts")
      .filter((file) => /\bconsole\.\w+\(|(?<!NodeJS\.)\bprocess\.(?:exit|stdout|stderr|stdin|argv|env)/.test(codeOf(file)));
    assert.deepEqual(breaches, []);
  });

  it("keeps code files within 250 lines", () => {
    const long = files
      .filter((file) => !file.includes("/data/") && !/^(catalogue|operations\/lookup)\/\w+-index\.ts$/.test(file))
      .filter((file) => sourceOf(file).split("\n").length > 251);
    assert.deepEqual(long, []);
  });
});
