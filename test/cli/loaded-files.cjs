/** Preloaded into the binary: names on stderr, at its end, the files that were loaded. */
process.on("exit", () => process.stderr.write(Object.keys(require.cache).join("\n")));
