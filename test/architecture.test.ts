import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";

const root = new URL("../src/", import.meta.url);
const all = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
/** The kernel is AssemblyScript, a language of its own. */
const kernel = all.filter((name) => name.includes("/kernel/"));
const files = all.filter((name) => !kernel.includes(name));
const sourceOf = (file: string): string => readFileSync(new URL(file, root), "utf8");

/** The source without comments and what stands in quotes: texts may speak of the console. */
const codeOf = (file: string): string =>
  sourceOf(file)
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/"(?:[^"\\\n]|\\.)*"|`(?:[^`\\$]|\\.|\$(?!\{))*`/g, '""')
    .replaceAll(/^\s*\/\/.*$/gm, "");

/** Every import of a file, static and dynamic, types included; relative ones as paths below src. */
function importsOf(file: string): string[] {
  const names = [...sourceOf(file).matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"]+)"/g)].map(([, name]) => name ?? "");
  return names.map((name) =>
    name.startsWith(".") ? new URL(name, new URL(file, root)).pathname.slice(root.pathname.length).replace(/\.js$/, ".ts") : name,
  );
}

/** The pages stand beside the machine: neither knows the other. */
const floors = ["core", "page", "node", "cli"] as const;
const floorOf = (file: string): number => floors.findIndex((floor) => file.startsWith(`${floor}/`));

/** What a room of the ground floor may import besides itself: those before it. */
const coreRooms = ["text", "signature", "catalogue", "requests", "diagnose", "operations", "answers"] as const;
const below: Readonly<Record<string, readonly string[]>> = {
  text: [],
  signature: ["text"],
  catalogue: ["text"],
  requests: ["text", "signature"],
  diagnose: ["text", "catalogue"],
  operations: ["text", "catalogue", "signature"],
  answers: coreRooms,
  library: coreRooms,
};

const breaches = (isBreach: (file: string, target: string) => boolean, of: (file: string) => boolean = () => true): string[] =>
  files.filter(of).flatMap((file) =>
    importsOf(file)
      .filter((target) => isBreach(file, target))
      .map((target) => `${file} imports ${target}`),
  );

describe("the house", () => {
  it("has three floors and the pages, on one of which every file stands", () => {
    assert.deepEqual(
      files.filter((file) => floorOf(file) < 0),
      [],
    );
  });

  it("imports down only: cli, node, core; the pages import the core alone, and the machine no page", () => {
    assert.deepEqual(
      breaches((file, target) => target.endsWith(".ts") && floorOf(target) > floorOf(file)),
      [],
    );
    assert.deepEqual(
      breaches((file, target) => file.startsWith("node/") && target.startsWith("page/")),
      [],
    );
  });

  it("lets a page touch the browser in its programs alone, and import no package and nothing of Node", () => {
    const isPage = (file: string): boolean => file.startsWith("page/");
    assert.deepEqual(
      breaches((_, target) => !target.endsWith(".ts"), isPage),
      [],
    );
    const made = files.filter((file) => isPage(file) && !file.startsWith("page/browser/"));
    assert.deepEqual(
      made.filter((file) => /\b(?:document|window|location|navigator)\.|\bprocess\.|\bBuffer\b/.test(codeOf(file))),
      [],
    );
    assert.deepEqual(
      breaches((file, target) => target.startsWith("page/browser/") && !file.startsWith("page/browser/")),
      [],
    );
  });

  it("has nothing of Node on the ground floor", () => {
    const isCore = (file: string): boolean => file.startsWith("core/");
    assert.deepEqual(
      breaches((_, target) => target.startsWith("node:"), isCore),
      [],
    );
    assert.deepEqual(
      files.filter(isCore).filter((file) => /\bBuffer\b|\bprocess\.\w|\bNodeJS\b|\b__dirname\b|\brequire\(/.test(codeOf(file))),
      [],
    );
  });

  it("has rooms on the ground floor that know only those below them", () => {
    const roomOf = (file: string): string => /^core\/(\w+)\//.exec(file)?.[1] ?? "";
    assert.deepEqual(
      breaches((file, target) => {
        const [from, to] = [roomOf(file), roomOf(target)];
        return from !== "" && to !== "" && from !== to && !below[from]?.includes(to);
      }),
      [],
    );
  });

  it("keeps verbs apart: what two of them use is shared", () => {
    const verbOf = (file: string): string | null => /^cli\/verbs\/(\w+)\//.exec(file)?.[1] ?? null;
    assert.deepEqual(
      breaches((file, target) => {
        const [from, to] = [verbOf(file), verbOf(target)];
        return to !== null && from !== to && !/^cli\/(?:main|tree\/program)\.ts$/.test(file);
      }),
      [],
    );
  });

  it("gives each package one home", () => {
    const homes: Readonly<Record<string, RegExp>> = {
      commander: /^cli\/(?:main\.ts$|error-document\.ts$|tree\/|verbs\/\w+\/define\.ts$)/,
      got: /^node\/client\/send\.ts$/,
      "http-proxy-agent": /^node\/client\/proxy\.ts$/,
      "socks-proxy-agent": /^node\/client\/proxy\.ts$/,
      "proper-lockfile": /^node\/client\/profile-store\.ts$/,
      stemmer: /^core\/catalogue\/search-words\.ts$/,
      "fastest-levenshtein": /^core\/(?:text|catalogue|operations)\/|^node\/investigate\//,
      minisearch: /^core\/catalogue\/search-index\.ts$/,
      "lossless-json": /^core\/text\/json\.ts$/,
      "node:child_process": /^node\/child\.ts$/,
      "ipaddr.js": /^core\/operations\/|^node\/mock\//,
      "yocto-spinner": /^cli\/shared\/requests\/waiting\.ts$/,
      "cli-progress": /^cli\/verbs\/decode\/progress\.ts$/,
      "@logdna/tail-file": /^cli\/verbs\/decode\/follow\.ts$/,
      tinyglobby: /^cli\/verbs\/decode\/follow\.ts$/,
      "zstddec/stream": /^node\/zstd-decoder\.ts$/,
      diff: /^cli\/verbs\/verify\/canonical-diff\.ts$/,
      sparkly: /^cli\/shared\/decoding\//,
      "@modelcontextprotocol/server": /^cli\/verbs\/mcp\//,
      "@modelcontextprotocol/server/stdio": /^cli\/verbs\/mcp\/run\.ts$/,
      chalk: /^cli\/shared\//,
      "cli-table3": /^cli\/(?:shared|verbs)\//,
      inquirer: /^cli\/prompts\.ts$/,
      "@inquirer/core": /^cli\/picker\.ts$/,
    };
    assert.deepEqual(
      breaches((file, target) => homes[target] !== undefined && !homes[target].test(file)),
      [],
    );
  });

  it("touches process and console nowhere but in main", () => {
    const touching = files
      .filter((file) => file !== "cli/main.ts")
      .filter((file) => /\bconsole\.\w+\(|(?<!NodeJS\.)\bprocess\.(?:exit|stdout|stderr|stdin|argv|env)/.test(codeOf(file)));
    assert.deepEqual(touching, []);
  });

  it("keeps code files within 250 lines", () => {
    const long = [...files, ...kernel]
      .filter((file) => !file.includes("/data/") && !/^core\/(catalogue|operations\/lookup)\/\w+-index\.ts$/.test(file))
      .filter((file) => sourceOf(file).split("\n").length > 251);
    assert.deepEqual(long, []);
  });

  it("keeps folders within some twenty files, data excepted", () => {
    const counts = new Map<string, number>();
    for (const file of files) {
      const folder = file.slice(0, file.lastIndexOf("/"));
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    assert.deepEqual(
      [...counts].filter(([folder, count]) => count > 24 && !folder.endsWith("/data")),
      [],
    );
  });
});
