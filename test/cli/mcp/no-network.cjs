/** Ends the process as soon as it reaches for the network, another process or the configuration. */
const fs = require("node:fs");

const refuse =
  (what) =>
  (...args) => {
    fs.writeSync(2, `reached for ${what}: ${String(args[0])}\n`);
    process.abort();
  };

for (const [name, members] of Object.entries({
  net: ["connect", "createConnection", "createServer"],
  dns: ["lookup", "resolve", "resolve4", "resolve6"],
  dgram: ["createSocket"],
  tls: ["connect"],
  http: ["request", "get", "createServer"],
  https: ["request", "get", "createServer"],
  child_process: ["spawn", "exec", "execFile", "fork", "spawnSync", "execSync"],
})) {
  const module = require(`node:${name}`);
  for (const member of members) module[member] = refuse(`${name}.${member}`);
}
require("node:net").Socket.prototype.connect = refuse("Socket.connect");
require("node:net").Server.prototype.listen = refuse("Server.listen");
globalThis.fetch = refuse("fetch");
require("node:module").syncBuiltinESMExports();

for (const member of ["readFileSync", "readFile", "openSync", "open", "createReadStream"]) {
  const original = fs[member];
  fs[member] = (path, ...rest) => (/\.bce\b|no-such-place/.test(String(path)) ? refuse(`fs.${member}`)(path) : original(path, ...rest));
}
