/** Bundles src/cli/main.ts into dist/: one small file for start-up, others for each command and each service of the catalogue. */

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

/** Each rule of the build by name, and whether anything was there for it. A rule that matches nothing is out of date. */
const used = new Map<string, boolean>();
const rule = (name: string): ((matches: boolean) => boolean) => {
  used.set(name, false);
  return (matches) => {
    if (matches) used.set(name, true);
    return matches;
  };
};

/**
 * Packages that ask at start-up for more than they are used for here get an empty module instead: commander for
 * child_process (executable subcommands), chalk for its colour detection (view.ts decides about colour), got for HTTP/2,
 * caches of answers and of names, none of which a signed call may use.
 */
const stubs = (
  [
    ["commander", /child_process$/],
    ["chalk", /supports-color/],
    ["got", /^http2-wrapper$/],
    ["got", /^cacheable-request$/],
    ["got", /^cacheable-lookup$/],
  ] as const
).map(([importer, source]) => ({ importer: `/node_modules/${importer}/`, source, uses: rule(`stub of ${source} in ${importer}`) }));
const leanStart: Plugin = {
  name: "lean-start",
  resolveId(source, importer = "") {
    if (stubs.some((stub) => stub.source.test(source) && importer.includes(stub.importer) && stub.uses(true))) return "\0empty";
    return builtins.has(source) ? { id: source, external: true } : undefined;
  },
  load: (id) => (id === "\0empty" ? "export default class {}; export class CacheError extends Error {}" : undefined),
};

/**
 * got's type checks make two Intl.ListFormat for messages that no user sees; the first one costs a call a tenth of its
 * start-up.
 */
const listFormat = /new Intl\.ListFormat\([^)]*\)/g;
const usesListFormat = rule("Intl.ListFormat in @sindresorhus/is");
const plainLists: Plugin = {
  name: "plain-lists",
  transform(code, id) {
    if (!/\/@sindresorhus\/is\/dist\w*\/index\.js$/.test(id)) return undefined;
    const plain = code.replaceAll(listFormat, '{ format: (items) => [...items].join(", ") }');
    usesListFormat(plain !== code);
    return plain;
  },
};

/** The entries of a service, the operations of a group as one JSON text: V8 reads that several times faster than the same objects written as code. */
const dataAsJson: Plugin = {
  name: "data-as-json",
  async load(id) {
    const [, folder] = /\/src\/core\/(catalogue|operations)\/data\/[\w-]+\.ts$/.exec(id) ?? [];
    if (folder === undefined) return undefined;
    const name = folder === "catalogue" ? "entries" : "operations";
    return `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify((await import(id))[name]))});`;
  },
};

/** Matches the modules whose paths end with one of these, each of which has to exist. */
function modules(...names: readonly string[]): (id: string) => boolean {
  const rules = names.map((name) => ({ name, uses: rule(`module ${name}`) }));
  return (id) => rules.some(({ name, uses }) => (name.endsWith("/") ? id.includes(name) : id.endsWith(name)) && uses(true));
}
const within = (folder: string, ...names: readonly string[]): string[] => names.map((name) => `/src/${folder}/${name}.ts`);

/** What every look-up of a code needs. */
const lookUp = modules(
  ...within("core", "refusals"),
  ...within("core/answers", "failure-class"),
  ...within("core/catalogue", "catalogue", "code-index", "entry", "fold", "labels", "service-names"),
  ...within("core/text", "clean", "language", "wrap"),
  ...within("node", "home-folder", "io", "profile-language", "redactor", "text-views"),
  ...within("cli", "context", "exit-codes", "main", "view"),
  ...within("cli/tree", "builder", "decoding-options", "program"),
  ...within("cli/shared/errors", "explanation"),
  ...within("cli/shared/look", "facts", "style"),
  ...within("cli/shared/requests", "service-option"),
  ...within("cli/verbs/explain", "define", "run"),
  "/package.json",
  "/node_modules/commander/",
  "/node_modules/fast-string-width/",
  "/node_modules/fast-string-truncated-width/",
  "/node_modules/get-east-asian-width/",
);
const isRuntime = (id: string): boolean => id.includes("rolldown/runtime") || id === "\0empty";

/** What every signed request needs, got apart, which has a file of its own. */
const signedRequest = modules(
  ...within("core/answers", "permissions"),
  ...within("core/operations/model", "regions"),
  ...within("core/requests", "target"),
  ...within("core/signature", "canonical-request", "encoding", "key-shape", "sign"),
  ...within("core/text", "mask"),
  ...within("node/calls", "connection", "plan", "report", "session"),
  ...within("node/client", "clock", "endpoint", "exchange", "pages", "profiles", "proxy", "request", "retry", "secret", "send", "settings"),
  ...within("node/client", "transport-error"),
  ...within("cli/shared/look", "http-message"),
  ...within("cli/shared/requests", "body", "waiting"),
  ...within("cli/tree", "connection-options", "request-options"),
  ...within("cli/verbs/call", "confirm", "define", "output", "run"),
);

await rm(path("dist"), { recursive: true, force: true });
const output = await build({
  cwd: path("."),
  input: { main: "src/cli/main.ts" },
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
        { name: "look-up", test: (id) => isRuntime(id) || lookUp(id) },
        { name: "signed-request", test: signedRequest },
      ],
    },
  },
});

const unused = [...used].flatMap(([name, isUsed]) => (isUsed ? [] : [name]));
if (unused.length > 0) throw new Error(`the build has rules for what is not there any more: ${unused.join(", ")}`);

/** V8 compiles a file of one-byte characters in two thirds of the time, so the look-up's few Chinese words are escaped. */
for (const chunk of output.output.filter(({ fileName }) => fileName === "main.cjs")) {
  const file = path(`dist/${chunk.fileName}`);
  const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  await writeFile(file, (await readFile(file, "utf8")).replaceAll(/[\u0080-\uffff]/g, escaped));
}

/** The packages whose code is in the bundle, by the folder they were read from. */
const bundled = output.output.flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
const packages = new Set(bundled.flatMap((id) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1] ?? []));
// Parts of its library are compiled into the search of bytes.
packages.add(path("node_modules/assemblyscript"));

async function licenceOf(folder: string): Promise<string> {
  const { name, version, license, repository } = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
  const address = String(repository?.url ?? repository ?? "")
    .replace(/^git\+|\.git$/g, "")
    .replace(/^git:/, "https:");
  // The Mozilla Public License asks to be told where the source is.
  const source = String(license).startsWith("MPL") ? `\nSource of version ${version}: ${address}\n` : "";
  const notice = await readFile(`${folder}/NOTICE`, "utf8").catch(() => "");
  for (const file of ["LICENSE", "license", "LICENSE.md", "LICENSE.txt", "LICENCE", "license.md"]) {
    const text = await readFile(`${folder}/${file}`, "utf8").catch(() => null);
    if (text !== null) return `${name} ${version} (${license})\n\n${text.trim()}\n${notice}${source}`;
  }
  return `${name} ${version} (${license})\n${source}`;
}

const licences = await Promise.all([...packages].sort().map(licenceOf));
await writeFile(path("dist/THIRD-PARTY-LICENSES.txt"), licences.join(`\n${"-".repeat(78)}\n\n`));
await cp(path("src/cli/schemas"), path("dist/schemas"), { recursive: true });
