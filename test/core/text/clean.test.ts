import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { clean, safeOutput } from "../../../src/core/text/clean.js";
import { jsonText } from "../../../src/core/text/json-text.js";

const hostile: Readonly<Record<string, string>> = {
  "the clipboard's sequence": "\u001b]52;c;ZXZpbA==\u0007",
  "a title, ended by a string terminator": "\u001b]0;x\u001b\\",
  "a C1 control sequence": "\u009b31m",
  "a C1 command": "\u009d52;c;x\u009c",
  "cursor movement": "\u001b[2A\u001b[2K",
  "concealed text": "\u001b[8m",
  "a bell": "\u0007",
  "an override of direction": "\u202e",
  "an isolate": "\u2066\u2069",
  "zero width": "\u200b\u200c\u200d\u2060\ufeff",
  "a soft hyphen": "\u00ad",
  "a tag": "\u{e0041}\u{e007f}",
  "a filler": "\u3164\u115f\u034f",
  "a line end of Unicode": "\u2028\u2029\u0085",
  "a carriage return": "\r",
};

describe("text for output", () => {
  for (const [name, signs] of Object.entries(hostile))
    it(`loses ${name}`, () => {
      for (const styled of [true, false]) assert.equal(safeOutput(`a${signs}b`, styled), "ab");
      assert.equal(clean(`a${signs}b`), "ab");
      const json = jsonText({ [`a${signs}b`]: signs });
      assert.equal(safeOutput(json, true), json);
      assert.deepEqual(JSON.parse(json), { [`a${signs}b`]: signs });
    });

  it("keeps its own colours only where colours are wanted", () => {
    const bold = "\u001b[1m\u001b[31mx\u001b[39m\u001b[22m\u001b[0m";
    assert.equal(safeOutput(bold, true), bold);
    assert.equal(safeOutput(bold, false), "x");
    assert.equal(clean(bold), "x");
  });

  it("keeps tabs, line feeds and everything that is read", () => {
    const text = "私有网络\t(VPC)\n  é — ✓ 𠮷\n";
    assert.equal(safeOutput(text, false), text);
  });

  for (const [line, shown] of [
    ["::error::x", ": :error::x"],
    ["  ::add-mask::x", "  : :add-mask::x"],
    ["\u3000\u00a0::x", "\u3000\u00a0: :x"],
    ["a\n::x\n ::y", "a\n: :x\n : :y"],
    ["\u001b[1m::x\u001b[22m", "\u001b[1m: :x\u001b[22m"],
    ["\u200b::x", ": :x"],
    [":\u200b:x", ": :x"],
    ["##[add-mask]x", "# #[add-mask]x"],
    ["see ##vso[task.setvariable]x", "see # #vso[task.setvariable]x"],
    ["a::b, ## c, fe80::1", "a::b, ## c, fe80::1"],
  ] as const)
    it(`gives a CI job no command: ${JSON.stringify(line)}`, () => assert.equal(safeOutput(line, true), shown));

  it("lets a command through that is meant to be one, and none of the older form", () => {
    assert.equal(safeOutput("::error title=x::y ##[z]\u0007", false, true), "::error title=x::y # #[z]");
  });

  it("keeps JSON the same with commands of a CI job in it", () => {
    const value = { "##[add-mask]x": "::error::y", z: "##vso[a]" };
    const json = jsonText(value, 2);
    assert.equal(safeOutput(json, false), json);
    assert.doesNotMatch(json, /##[[v]/);
    assert.deepEqual(JSON.parse(json), value);
  });
});
