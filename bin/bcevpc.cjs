#!/usr/bin/env node
const {
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require("node:fs");
const { isAbsolute, join } = require("node:path");
const { env, platform, versions } = process;

const compiled = keptCode();
const { main } = compiled ? compiled.load("main.cjs") : require("../dist/main.cjs");

// Whatever ends the process before main has its say is a bug.
process.exitCode = 70;
main(process).then((exitCode) => {
  process.exitCode = exitCode;
  compiled?.keep();
  // All output is written by now; a connection that a library still tries to make must not keep the process.
  setTimeout(() => process.exit(), 200).unref();
});

/**
 * What V8 compiled is kept for the next start, which saves a fifth to a third of it: by Node itself from version 22 on, which
 * needs no more than the folder; before that by the loader that is returned.
 */
function keptCode() {
  // Bun's executable holds its compiled code itself.
  const folder = versions.bun ? undefined : folderOfCode();
  if (folder === undefined) return undefined;
  if (Number.parseInt(versions.node, 10) < 22) return env.NODE_DISABLE_COMPILE_CACHE ? undefined : loaderWith(folder);
  require("node:module").enableCompileCache?.(folder);
  return undefined;
}

/** Who can write to the folder decides what runs: so one that only this user can reach, below one of this user's. */
function folderOfCode() {
  const caches = platform === "win32" ? env.LOCALAPPDATA : env.XDG_CACHE_HOME;
  const home = caches || env.HOME;
  if (!home || !isAbsolute(home)) return undefined;
  const isOwn = (path, forbidden) => {
    const { uid, mode } = statSync(path);
    return platform === "win32" || (uid === process.getuid() && (mode & forbidden) === 0);
  };
  const parent = caches ? home : join(home, ".cache");
  const folder = join(parent, "bcevpc");
  try {
    // Under sudo the home can be another's, in whose caches a folder of root would be in the way.
    if (!isOwn(home, 0o002)) return undefined;
    // One by one: `recursive` never ends where the system says of a new folder that its parent is missing, as in /proc.
    for (const path of [parent, folder]) if (!existsSync(path)) mkdirSync(path, { mode: 0o700 });
    return isOwn(parent, 0o002) && isOwn(folder, 0o077) ? folder : undefined;
  } catch {
    // A home that is missing or cannot be written to: each start compiles for itself.
    return undefined;
  }
}

/** Loads the files of dist with what an earlier start compiled of them, and keeps what this one compiled. */
function loaderWith(folder) {
  const { Script } = require("node:vm");
  const dist = join(__dirname, "../dist");
  const modules = new Map();
  /** What was compiled now, by the file to keep it in. */
  const fresh = new Map();
  /** Holds V8's version and flags, with which compiled code has to agree. */
  const sample = () => new Script("0").createCachedData();
  let before;
  const load = (name) => {
    const known = modules.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    modules.set(name, module);
    const filename = join(dist, name);
    const source = readFileSync(filename, "utf8");
    // V8 compares nothing but the length of a source, so what it compiled is kept by a hash of it: other files have theirs in
    // their names, this one at its end. An explanation needs functions of it that nothing else does.
    const build = name === "main.cjs" ? [source.slice(-16), process.argv[2] === "explain" ? "explain" : "any"] : [];
    const kept = join(folder, [process.version, process.arch, name.slice(0, -".cjs".length), ...build].join("-"));
    let cachedData;
    try {
      cachedData = readFileSync(kept);
    } catch {
      // Compiled for the first time.
    }
    const script = new Script(`(function (exports, require, module, __filename, __dirname) {${source}\n})`, {
      filename,
      cachedData,
    });
    if (cachedData === undefined || script.cachedDataRejected) {
      before ??= sample();
      fresh.set(kept, script);
    }
    script.runInThisContext()(module.exports, loadOrRequire, module, filename, dist);
    return module.exports;
  };
  const loadOrRequire = (name) => (name.startsWith("./") ? load(name.slice(2)) : require(name));
  const keep = () => {
    // Under other flags than those of the start V8 compiled what another start could not use.
    if (before === undefined || !before.equals(sample())) return;
    for (const [kept, script] of fresh) keepFile(kept, script.createCachedData());
  };
  return { load, keep };
}

/** Whole or not at all, whatever happens meanwhile: V8 takes damaged code for what it is not. */
function keepFile(path, content) {
  const unfinished = `${path}.${process.pid}`;
  try {
    const file = openSync(unfinished, "wx", 0o600);
    try {
      writeFileSync(file, content);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(unfinished, path);
  } catch {
    // No space, or no right: the next start compiles again.
    rmSync(unfinished, { force: true });
  }
}
