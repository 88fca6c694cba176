/** Bundles src/main.ts into dist/: one small file for start-up, one for each command and each service of the catalogue. */
import { builtinModules } from "node:module";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { build, type Plugin } from "esbuild";

const root = new URL("../", import.meta.url);
const path = (name: string): string => new URL(name, root).pathname;

/**
 * Start-up is most of what a look-up costs, so Node's own modules are reached through process.getBuiltinModule: an
 * `import` of one evaluates every lazy export it has (node:process opens the standard streams, node:util loads its
 * argument parser). Two packages ask for more than they are used for here, and get an empty module instead: commander
 * for child_process (executable subcommands), chalk for its colour detection (view.ts decides about colour).
 */
const leanStart: Plugin = {
  name: "lean-start",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:node:)?child_process$/ }, ({ importer }) =>
      importer.includes("/commander/") ? { path: "child_process", namespace: "empty" } : undefined,
    );
    onResolve({ filter: /supports-color/ }, ({ importer }) =>
      importer.includes("/chalk/") ? { path: "supports-color", namespace: "empty" } : undefined,
    );
    onResolve({ filter: new RegExp(`^(?:node:)?(?:${builtinModules.join("|")})$`) }, ({ path: name }) => ({
      path: name.replace(/^node:/u, ""),
      namespace: "builtin",
    }));
    onLoad({ filter: /.*/, namespace: "empty" }, () => ({ contents: "module.exports = { default: {} };" }));
    onLoad({ filter: /.*/, namespace: "builtin" }, ({ path: name }) => ({
      contents: name === "process" ? "module.exports = process;" : `module.exports = process.getBuiltinModule("node:${name}");`,
    }));
  },
};

await rm(path("dist"), { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: path("."),
  entryPoints: ["src/main.ts"],
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.17",
  minify: true,
  chunkNames: "chunks/[name]-[hash]",
  legalComments: "none",
  charset: "utf8",
  metafile: true,
  plugins: [leanStart],
});

/** The packages whose code is in the bundle, by the folder they were read from. */
const packages = new Set(
  Object.keys(metafile.inputs).flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//u.exec(input)?.[1] ?? []),
);

async function licenceOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(path(`${folder}/package.json`), "utf8"));
  for (const file of ["LICENSE", "license", "LICENSE.md", "LICENSE.txt", "LICENCE", "license.md"]) {
    const text = await readFile(path(`${folder}/${file}`), "utf8").catch(() => null);
    if (text !== null) return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  }
  return `${name} ${version} (${license})\n`;
}

const licences = await Promise.all([...packages].sort().map(licenceOf));
await writeFile(path("dist/THIRD-PARTY-LICENSES.txt"), licences.join(`\n${"-".repeat(78)}\n\n`));
await cp(path("src/schemas"), path("dist/schemas"), { recursive: true });
