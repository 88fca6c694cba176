#!/usr/bin/env node
const { main } = require("../dist/main.cjs");

// Whatever ends the process before main has its say is a bug.
process.exitCode = 70;
main(process).then((exitCode) => {
  process.exitCode = exitCode;
  // All output is written by now; a connection that a library still tries to make must not keep the process.
  setTimeout(() => process.exit(), 200).unref();
});
