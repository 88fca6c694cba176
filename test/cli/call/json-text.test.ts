import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { loadColours } from "../../../src/cli/shared/look/style.js";
import { renderJsonText } from "../../../src/cli/verbs/call/json-text.js";
import type { View } from "../../../src/cli/view.js";

const view = (color: boolean): View => ({ color, width: 80, language: "en", terminal: true });
const withoutBlanks = (text: string): string => text.replaceAll(/\s/g, "");

describe("JSON laid out for a terminal", () => {
  it("is indented, with numbers, escapes and texts as the service wrote them", () => {
    const text = ' {"vpcs":[{"name":"测试 {x}, \\"y\\"","id":12345678901234567890,"n":1.50,"e":"\\u6d4b","t":[],"o":{}}]}\n';
    const laidOut = [
      "{",
      '  "vpcs": [',
      "    {",
      '      "name": "测试 {x}, \\"y\\"",',
      '      "id": 12345678901234567890,',
      '      "n": 1.50,',
      '      "e": "\\u6d4b",',
      '      "t": [],',
      '      "o": {}',
      "    }",
      "  ]",
      "}",
    ].join("\n");
    assert.equal(renderJsonText(text, view(false)), laidOut);
  });

  it("changes nothing but blanks of any JSON, and colour changes nothing but bytes of colour", async () => {
    await loadColours();
    fc.assert(
      fc.property(fc.json({ maxDepth: 4, stringUnit: fc.constantFrom(...'测a1 {}[]:,"\\n') }), (text) => {
        const plain = renderJsonText(text, view(false));
        assert.deepEqual(JSON.parse(plain), JSON.parse(text));
        assert.equal(withoutBlanks(plain), withoutBlanks(text));
        assert.equal(renderJsonText(text, view(true)).replaceAll(/\u001b\[\d+m/g, ""), plain);
      }),
    );
  });

  it("colours the names of members and nothing else", async () => {
    await loadColours();
    assert.equal(renderJsonText('{"a":"b"}', view(true)).replaceAll("\u001b[", "<"), '{\n  <36m"a"<39m: "b"\n}');
  });

  it("holds nothing that a terminal would obey", () => {
    assert.equal(renderJsonText('{"a\u009b2J":"x\u202ey\u0085"}', view(false)), '{\n  "a": "xy"\n}');
  });
});
