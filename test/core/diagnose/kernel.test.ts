import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { toUtf8 } from "../../../src/core/text/bytes.js";

describe("the kernel", () => {
  it("is waited for in a browser that compiles no more than 4 KB at once", async () => {
    const { Module } = WebAssembly;
    class SmallModule extends Module {
      constructor(bytes: Uint8Array) {
        if (bytes.length > 4096)
          throw new RangeError("WebAssembly.Compile is disallowed on the main thread, if the buffer size is larger than 4KB.");
        super(bytes);
      }
    }
    WebAssembly.Module = SmallModule;
    try {
      const { loadKernel, sharedKernel } = await import("../../../src/core/diagnose/stream/kernel.js");
      assert.throws(() => sharedKernel(), RangeError);
      await loadKernel();
      const kernel = sharedKernel();
      await loadKernel();
      assert.equal(sharedKernel(), kernel);
      assert.equal(kernel.exports.countFeeds(kernel.load(toUtf8("a\nb\n"))), 2);
    } finally {
      WebAssembly.Module = Module;
    }
  });
});
