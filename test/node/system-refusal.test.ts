import assert from "node:assert/strict";
import { openSync } from "node:fs";
import { describe, it } from "node:test";
import { toSystemRefusal } from "../../src/node/system-refusal.js";

function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return null;
}

describe("what the system refuses", () => {
  it("is said with the system's own words", () => {
    const refusal = toSystemRefusal(thrownBy(() => openSync("/no/such/folder/file", "r")));
    assert.equal(refusal?.text.en, "the system refused to open: ENOENT");
    assert.equal(refusal?.text.zh, "系统拒绝 open 操作：ENOENT");
  });

  it("is told from a bug, which may have a code of Node and names no system call, and from what is no error", () => {
    const wrongArgument = thrownBy(() => Buffer.alloc("8" as unknown as number));
    assert.equal((wrongArgument as NodeJS.ErrnoException).code, "ERR_INVALID_ARG_TYPE");
    assert.equal(toSystemRefusal(wrongArgument), null);
    assert.equal(toSystemRefusal(Object.assign(new Error("x"), { syscall: "write" })), null);
    assert.equal(toSystemRefusal({ syscall: "write", code: "ENOSPC" }), null);
  });
});
