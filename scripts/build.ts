/** Bundles src/main.ts into dist/: one small file for start-up, others for each command and each service of the catalogue. */

import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import { build, type Plugin } from "rolldown";

const root = new URL("../", import.meta.url);
const path = (name: string): string => new URL(name, root).pathname;

const builtins = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));

/**
 * The agents of proxies print to stderr, password and all, when DEBUG is set; nothing is to reach a stream but through
 * the redactor.
 */
const silentAgents: Plugin = {
  name: "silent-agents",
  resolveId: (source) => (source === "debug" ? "\0silent" : undefined),
  load: (id) => (id === "\0silent" ? "export default () => Object.assign(() => {}, { enabled: false });" : undefined),
};

/**
 * Packages that ask at start-up for more than they are used for here get an empty module instead: commander for
 * child_process (executable subcommands), chalk for its colour detection (view.ts decides about colour), got for HTTP/2,
 * caches of answers and of names, none of which a signed call may use.
 */
const leanStart: Plugin = {
  name: "lean-start",
  resolveId(source, importer = "") {
    const unused =
      (/child_process$/.test(source) && importer.includes("/commander/")) ||
      (/supports-color/.test(source) && importer.includes("/chalk/")) ||
      (/^(http2-wrapper|cacheable-request|cacheable-lookup)$/.test(source) && importer.includes("/got/"));
    if (unused) return "\0empty";
    return builtins.has(source) ? { id: source, external: true } : undefined;
  },
  load: (id) => (id === "\0empty" ? "export default class {}; export class CacheError extends Error {}" : undefined),
};

/**
 * got's type checks make two Intl.ListFormat for messages that no user sees; the first one costs a call a tenth of its
 * start-up. The build fails when the package no longer has them.
 */
const listFormat = /new Intl\.ListFormat\([^)]*\)/g;
let areListsPlain = false;
const plainLists: Plugin = {
  name: "plain-lists",
  transform(code, id) {
    if (!/\/@sindresorhus\/is\/dist\w*\/index\.js$/.test(id)) return undefined;
    const plain = code.replaceAll(listFormat, '{ format: (items) => [...items].join(", ") }');
    areListsPlain = plain !== code;
    return plain;
  },
  buildEnd() {
    if (!areListsPlain) throw new Error("@sindresorhus/is has no Intl.ListFormat where it was: drop or mend this plugin");
  },
};

/** The entries of a service, the operations of a group as one JSON text: V8 reads that several times faster than the same objects written as code. */
const dataAsJson: Plugin = {
  name: "data-as-json",
  async load(id) {
    const [, folder] = /\/src\/(catalogue|operations)\/data\/[\w-]+\.ts$/.exec(id) ?? [];
    if (folder === undefined) return undefined;
    const name = folder === "catalogue" ? "entries" : "operations";
    return `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify((await import(id))[name]))});`;
  },
};

const lookUp = new RegExp(
  [
    "/src/commands/(explain|context|service-option)\\.ts$",
    "/src/render/(explanation|facts|labels|style|wrap)\\.ts$",
    "/src/catalogue/(catalogue|code-index|entry|fold|service-names)\\.ts$",
    "/src/(clean|errors|io|language|main|profile-language|program|view)\\.ts$",
    "/src/program/(builder|decoding-options|explain)\\.ts$",
    "/package\\.json$",
    "rolldown/runtime",
    "/node_modules/(commander|fast-string-(width|truncated-width)|get-east-asian-width)/",
    "empty$",
  ].join("|"),
);

/** What every signed request needs, got apart, which has a file of its own. */
const signedRequest = new RegExp(
  [
    "/src/client/(clock|endpoint|exchange|key-shape|mask|pages|profiles|proxy|regions|request|retry|secret|send|settings|target|transport-error)\\.ts$",
    "/src/commands/(call|call-body|call-output|call-plan|call-report|call-session|confirm|connection|failure-exit|permissions|waiting)\\.ts$",
    "/src/program/(call|connection-options|request-options)\\.ts$",
    "/src/signature/(canonical-request|encoding|sign)\\.ts$",
    "/src/render/http-message\\.ts$",
  ].join("|"),
);

await rm(path("dist"), { recursive: true, force: true });
const output = await build({
  cwd: path("."),
  input: { main: "src/main.ts" },
  platform: "node",
  // Its CommonJS form loads its parts in a way that no bundler follows.
  resolve: { alias: { "jsonc-parser": path("node_modules/jsonc-parser/lib/esm/main.js") } },
  // The entry file may export more than main does: otherwise it would only pass on another file.
  preserveEntrySignatures: "allow-extension",
  plugins: [leanStart, silentAgents, plainLists, dataAsJson],
  output: {
    dir: "dist",
    // CommonJS although the source is ESM: Node's ESM loader alone costs more than a look-up may take.
    format: "cjs",
    entryFileNames: "[name].cjs",
    chunkFileNames: "[name]-[hash].cjs",
    minify: true,
    // What every look-up needs, in one file, and what every request needs: opening a second one costs more than reading a longer one.
    codeSplitting: {
      groups: [
        { name: "look-up", test: lookUp },
        { name: "signed-request", test: signedRequest },
      ],
    },
  },
});

/** V8 compiles a file of one-byte characters in two thirds of the time, so the look-up's few Chinese words are escaped. */
for (const chunk of output.output.filter(({ fileName }) => fileName === "main.cjs")) {
  const file = path(`dist/${chunk.fileName}`);
  const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  await writeFile(file, (await readFile(file, "utf8")).replaceAll(/[\u0080-\uffff]/g, escaped));
}

/** The packages whose code is in the bundle, by the folder they were read from. */
const modules = output.output.flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
const packages = new Set(modules.flatMap((id) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? []));
// Parts of its library are compiled into the search of bytes.
packages.add(path("node_modules/assemblyscript"));

async function licenceOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
  const notice = await readFile(`${folder}/NOTICE`, "utf8").catch(() => "");
  for (const file of ["LICENSE", "license", "LICENSE.md", "LICENSE.txt", "LICENCE", "license.md"]) {
    const text = await readFile(`${folder}/${file}`, "utf8").catch(() => null);
    if (text !== null) return `${name} ${version} (${license})\n\n${text.trim()}\n${notice}`;
  }
  return `${name} ${version} (${license})\n`;
}

const licences = await Promise.all([...packages].sort().map(licenceOf));
await writeFile(path("dist/THIRD-PARTY-LICENSES.txt"), licences.join(`\n${"-".repeat(78)}\n\n`));
await cp(path("src/schemas"), path("dist/schemas"), { recursive: true });
