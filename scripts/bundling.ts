/** How src is bundled: the same for what is published and for the tests that are run against it. */

import { builtinModules } from "node:module";
import type { InputOptions, Plugin } from "rolldown";

const root = new URL("../", import.meta.url);
export const path = (name: string): string => new URL(name, root).pathname;

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
export const used = new Map<string, boolean>();
export const rule = (name: string): ((matches: boolean) => boolean) => {
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

/** zstddec would load its WebAssembly, which is in its own text, by way of fetch, and so load a client of HTTP. */
const asksForFetch = /typeof fetch !== "undefined"/;
const loadsByFetch = rule("fetch in zstddec");
const packedDecoder: Plugin = {
  name: "packed-decoder",
  transform: (code, id) =>
    /\/zstddec\/dist\/zstddec-stream\.mjs$/.test(id) && loadsByFetch(asksForFetch.test(code))
      ? code.replace(asksForFetch, "false")
      : undefined,
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

export const bundling: Pick<InputOptions, "cwd" | "platform" | "resolve" | "plugins"> = {
  cwd: path("."),
  platform: "node",
  // Its CommonJS form loads its parts in a way that no bundler follows.
  resolve: { alias: { "jsonc-parser": path("node_modules/jsonc-parser/lib/esm/main.js") } },
  plugins: [leanStart, silentAgents, plainLists, packedDecoder, dataAsJson],
};
