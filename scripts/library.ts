/** Builds what `import` and `require` of the package give into dist/library/: ES modules, CommonJS, and the types of each. */

import { execFile } from "node:child_process";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { build, type OutputChunk } from "rolldown";
import { bundling, path } from "./bundling.js";
import { savedIndexes } from "./saved-indexes.js";

/** `index` runs anywhere, `node` is the same with Node's hash functions, `mock` is for Node alone. */
const inputs = { index: "src/core/index.ts", node: "src/node/library/index.ts", mock: "src/node/library/mock.ts" };

/** The thread of the mock, which it starts by this name from where it stands itself. */
const thread = { "signature-worker": "src/node/mock/signature-worker.ts" };

const systems = [
  { folder: "dist/library/esm", format: "esm", type: "module" },
  { folder: "dist/library/cjs", format: "cjs", type: "commonjs" },
] as const;

async function bundleAs({ folder, format, type }: (typeof systems)[number]): Promise<OutputChunk[]> {
  const { output } = await build({
    ...bundling,
    // For Node, rolldown puts an import of node:module into the ES modules that a browser loads too.
    platform: format === "esm" ? "neutral" : "node",
    resolve: { ...bundling.resolve, mainFields: ["module", "main"] },
    plugins: [savedIndexes, bundling.plugins],
    input: inputs,
    // What the command line loads when it is asked for, all of the library loads at once.
    checks: { ineffectiveDynamicImport: false, bundlerTimings: false },
    output: { dir: folder, format, entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js", minify: true },
  });
  await build({
    ...bundling,
    input: thread,
    output: { dir: folder, format: "cjs", entryFileNames: "[name].cjs", chunkFileNames: "[name]-[hash].cjs", minify: true },
  });
  await writeFile(path(`${folder}/package.json`), `${JSON.stringify({ type })}\n`);
  return output.filter((part) => part.type === "chunk");
}

const declarationsIn = (text: string): string[] =>
  [...text.matchAll(/(?:from|import)\s*\(?"(\.[^"]+)\.js"/g)].map(([, name]) => `${name}.d.ts`);

/** The declarations that those of the entries need, and they themselves. */
async function neededFrom(folder: string, files: readonly string[]): Promise<Set<string>> {
  const needed = new Set(files);
  for (const file of needed) {
    const text = await readFile(join(folder, file), "utf8");
    for (const name of declarationsIn(text)) needed.add(relative(".", join(dirname(file), name)));
  }
  return needed;
}

/** The types are those of the sources, without what only the inside of the library uses. */
async function declare(): Promise<void> {
  const folder = path("dist/types");
  await promisify(execFile)(path("node_modules/.bin/tsc"), ["-p", path("tsconfig.library.json"), "--outDir", folder]);
  const files = await neededFrom(folder, ["core/index.d.ts", "node/library/mock.d.ts"]);
  for (const system of systems)
    for (const file of files) {
      const target = path(`${system.folder}/types/${file}`);
      await mkdir(dirname(target), { recursive: true });
      await cp(join(folder, file), target);
    }
  await rm(folder, { recursive: true });
}

/** Gives the modules that went into the bundles. */
export async function buildLibrary(): Promise<string[]> {
  const chunks = [...(await bundleAs(systems[0])), ...(await bundleAs(systems[1]))];
  await declare();
  return chunks.flatMap(({ moduleIds }) => moduleIds);
}
