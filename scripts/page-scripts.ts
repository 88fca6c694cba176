import { build, type Plugin } from "rolldown";
import { bundling } from "./bundling.js";

/** Modules that stand for a program of a page, each with the file where it begins. */
const programs: Readonly<Record<string, string>> = {
  "/src/page/page-script.ts": "src/page/browser/main.ts",
  "/src/page/report-script.ts": "src/page/browser/report.ts",
};

/** The packages that went into the programs, by their modules. */
export const modulesOfPages: string[] = [];

async function bundled(input: string): Promise<string> {
  const { output } = await build({
    ...bundling,
    platform: "browser",
    resolve: { ...bundling.resolve, mainFields: ["module", "main"] },
    input,
    write: false,
    // One file has all at once.
    checks: { ineffectiveDynamicImport: false, bundlerTimings: false },
    output: { format: "iife", minify: true, codeSplitting: false },
  });
  const [chunk, ...others] = output;
  if (chunk?.type !== "chunk" || others.length > 0) throw new Error(`${input} is more than one file`);
  modulesOfPages.push(...chunk.moduleIds);
  // What would end the element that it stands in.
  return chunk.code.trim().replaceAll(/<(?=\/script|!--|script)/giu, "\\x3c");
}

/** The programs of the pages as texts, in the place of what stands in the source. */
export const pageScripts: Plugin = {
  name: "page-scripts",
  load: {
    filter: { id: /\/src\/page\/(?:page|report)-script\.ts$/ },
    async handler(id) {
      const [file, input] = Object.entries(programs).find(([name]) => id.endsWith(name)) ?? [];
      if (file === undefined || input === undefined) return undefined;
      const name = file.includes("page-script") ? "pageScript" : "reportScript";
      return `export const ${name} = ${JSON.stringify(await bundled(input))};`;
    },
  },
};
