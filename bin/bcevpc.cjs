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
 * From Node 22 on, what V8 compiled is kept for the next start, which saves a fifth of it. In a folder of this user
 * alone: who can write there decides what runs. NODE_DISABLE_COMPILE_CACHE=1 turns it off.
 */
function keepCompiledCode() {
  const { enableCompileCache } = require("node:module");
  const { env, platform, versions } = process;
  const caches = platform === "win32" ? env.LOCALAPPDATA : env.XDG_CACHE_HOME || (env.HOME && `${env.HOME}/.cache`);
  const { isAbsolute, join } = require("node:path");
  // Bun's executable holds its compiled code itself.
  if (versions.bun || !enableCompileCache || !caches || !isAbsolute(caches)) return;
  const { mkdirSync, statSync } = require("node:fs");
  const folder = join(caches, "bcevpc");
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = statSync(folder);
    if (platform === "win32" || (uid === process.getuid() && (mode & 0o022) === 0)) enableCompileCache(folder);
  } catch {
    // A home that cannot be written to: each start compiles for itself.
  }
}
