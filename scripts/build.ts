/** Bundles src/cli/main.ts into dist/: one small file for start-up, others for each command and each service of the catalogue; and the library. */

import { createHash } from "node:crypto";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { build, type Plugin } from "rolldown";
import { bundling, path, rule, used } from "./bundling.js";
import { buildLibrary } from "./library.js";
import { modulesOfPages, pageScripts } from "./page-scripts.js";
import { inAscii, savedIndexes } from "./saved-indexes.js";

/** The command line hashes with Node's crypto, always: see src/node/hashing.ts. */
const hashesInPlace = rule("portable hashing");
const nodeHashing: Plugin = {
  name: "node-hashing",
  resolveId: (source) => (hashesInPlace(/\/portable-hashing\.js$/.test(source)) ? "\0no-hashing" : undefined),
  load: (id) => (id === "\0no-hashing" ? "export const portableHashing = undefined;" : undefined),
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
  ...within("core/answers", "explain-code", "failure-class"),
  ...within("core/catalogue", "catalogue", "check-service", "code-index", "entry", "fold", "labels", "service-names"),
  ...within("core/text", "clean", "language", "wrap"),
  ...within("node", "home-folder", "io", "profile-language", "redactor", "system-refusal", "text-views"),
  ...within("cli", "context", "exit-codes", "main", "view"),
  ...within("cli/tree", "builder", "decoding-options", "program"),
  ...within("cli/shared/decoding", "formats"),
  ...within("cli/shared/errors", "explanation"),
  ...within("cli/shared/look", "facts", "style"),
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
  ...within("core/signature", "canonical-request", "encoding", "hash", "key-shape", "sign"),
  ...within("core/text", "is-json", "mask"),
  ...within("node", "hashing"),
  ...within("node/calls", "connection", "diagnose", "session"),
  ...within("node/client", "clock", "endpoint", "exchange", "pages", "profiles", "proxy", "request", "retry", "secret", "send", "settings"),
  ...within("node/client", "transport-error"),
  ...within("cli/shared/look", "http-message", "notices"),
  ...within("cli/shared/requests", "body", "complete-plan", "plan", "waiting", "words"),
  ...within("cli/tree", "connection-options", "request-options"),
  ...within("cli/verbs/call", "confirm", "define", "output", "report", "run"),
);

await rm(path("dist"), { recursive: true, force: true });
const output = await build({
  ...bundling,
  // What main loads when it is needed, single verbs load at once.
  checks: { ineffectiveDynamicImport: false, bundlerTimings: false },
  input: { main: "src/cli/main.ts", "signature-worker": "src/node/mock/signature-worker.ts", "unzstd-worker": "src/node/unzstd-worker.ts" },
  // The entry file may export more than main does: otherwise it would only pass on another file.
  preserveEntrySignatures: "allow-extension",
  plugins: [nodeHashing, savedIndexes, pageScripts, bundling.plugins],
  output: {
    dir: "dist",
    // CommonJS although the source is ESM: Node's ESM loader alone costs more than a look-up may take.
    format: "cjs",
    // Code that was kept compiled cannot import, and to import one of Node's own modules takes longer than to read it.
    dynamicImportInCjs: false,
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

/** V8 compiles a file of one-byte characters in two thirds of the time, so the few Chinese words of the look-up and the search are escaped. */
const isEscaped = rule("the chunks of the searches");
for (const { fileName } of output.output) {
  if (fileName !== "main.cjs" && !isEscaped(/^search-[\w-]{8}\.cjs$/.test(fileName))) continue;
  const file = path(`dist/${fileName}`);
  await writeFile(file, inAscii(await readFile(file, "utf8")));
}

/** The name of this file says nothing of its text, so a hash at its end does, by which bin/bcevpc.cjs knows what was compiled of it. */
const start = path("dist/main.cjs");
const text = `${(await readFile(start, "utf8")).trimEnd()}\n`;
await writeFile(start, `${text}//${createHash("sha256").update(text).digest("hex").slice(0, 16)}`);

/** The packages whose code is in the bundle, by the folder they were read from. */
const bundled = [
  ...output.output.flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : [])),
  ...modulesOfPages,
  ...(await buildLibrary()),
];
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
