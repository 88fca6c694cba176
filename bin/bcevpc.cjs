#!/usr/bin/env node
keepCompiledCode();
const { main } = require("../dist/main.cjs");

// Whatever ends the process before main has its say is a bug.
process.exitCode = 70;
main(process).then((exitCode) => {
  process.exitCode = exitCode;
  // All output is written by now; a connection that a library still tries to make must not keep the process.
  setTimeout(() => process.exit(), 200).unref();
});

/**
 * From Node 22 on, what V8 compiled is kept for the next start, which saves a fifth of it. Who can write there decides
 * what runs: so in a folder that only this user can reach, below one of this user's. NODE_DISABLE_COMPILE_CACHE=1 turns it off.
 */
function keepCompiledCode() {
  const { enableCompileCache } = require("node:module");
  const { env, platform, versions } = process;
  const { isAbsolute, join } = require("node:path");
  const caches = platform === "win32" ? env.LOCALAPPDATA : env.XDG_CACHE_HOME;
  const home = caches || env.HOME;
  // Bun's executable holds its compiled code itself.
  if (versions.bun || !enableCompileCache || !home || !isAbsolute(home)) return;
  const { existsSync, mkdirSync, statSync } = require("node:fs");
  const isOwn = (path, forbidden) => {
    const { uid, mode } = statSync(path);
    return platform === "win32" || (uid === process.getuid() && (mode & forbidden) === 0);
  };
  const parent = caches ? home : join(home, ".cache");
  const folder = join(parent, "bcevpc");
  try {
    // Under sudo the home can be another's, in whose caches a folder of root would be in the way.
    if (!isOwn(home, 0o002)) return;
    // One by one: `recursive` never ends where the system says of a new folder that its parent is missing, as in /proc.
    for (const path of [parent, folder]) if (!existsSync(path)) mkdirSync(path, { mode: 0o700 });
    if (isOwn(parent, 0o002) && isOwn(folder, 0o077)) enableCompileCache(folder);
  } catch {
    // A home that is missing or cannot be written to: each start compiles for itself.
  }
}
