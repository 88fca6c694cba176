/** Preloaded into the binary: names on stderr, at its end, each time the configuration was read. */
const fs = require("node:fs");
const { syncBuiltinESMExports } = require("node:module");

const reads = [];
const watched = (holder, name) => {
  const read = holder[name];
  holder[name] = function (path, ...rest) {
    if (String(path).endsWith("config.json")) reads.push(name);
    return read.call(this, path, ...rest);
  };
};
watched(fs, "readFileSync");
watched(fs, "readFile");
watched(fs.promises, "readFile");
syncBuiltinESMExports();
process.on("exit", () => fs.writeSync(2, `\nread: ${reads.join(" ")}\n`));
