import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { decodeBytes, decodeLines } from "../../../src/core/text/encoding.js";

const utf8 = (text: string): number[] => [...new TextEncoder().encode(text)];
const gateway = [0xcd, 0xf8, 0xb9, 0xd8];

describe("bytes of unknown origin", () => {
  it("are read as UTF-8, line by line as GB18030 where they are not valid, and with U+FFFD where they are neither", () => {
    assert.deepEqual(decodeLines(Uint8Array.from(utf8("网关\n"))), { text: "网关\n", encoding: "utf-8" });
    assert.deepEqual(decodeLines(Uint8Array.of(...utf8("关\n"), ...gateway)), { text: "关\n网关", encoding: "gb18030" });
    assert.deepEqual(decodeLines(Uint8Array.of(...gateway, 0x0a, 0x61, 0xff)), { text: "网关\na\ufffd", encoding: "mixed" });
  });

  it("are read as UTF-16 by their mark, or by the zeros of their ASCII letters", () => {
    const wide = new Uint8Array(Buffer.from("gateway", "utf16le"));
    assert.deepEqual(decodeBytes(wide), { text: "gateway", encoding: "utf-16le" });
    assert.deepEqual(decodeBytes(new Uint8Array(Buffer.from(wide).swap16())), { text: "gateway", encoding: "utf-16be" });
    assert.deepEqual(decodeBytes(Uint8Array.of(0xff, 0xfe, 0x51, 0x7f)), { text: "网", encoding: "utf-16le" });
  });
});
