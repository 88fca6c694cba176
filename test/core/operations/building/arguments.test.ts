import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Argument, ArgumentFault, nameOfSteps, parseArgument } from "../../../../src/core/operations/building/arguments.js";

function read(text: string): Argument {
  const argument = parseArgument(text);
  assert.ok(!(argument instanceof ArgumentFault), text);
  return argument;
}

describe("an argument", () => {
  it("gives a text with =, JSON with :=, and the first of the two signs counts", () => {
    assert.deepEqual(read("name=web"), { name: "name", steps: ["name"], kind: "text", value: "web", isFile: false });
    assert.deepEqual(read("cuNum:=3"), { name: "cuNum", steps: ["cuNum"], kind: "json", value: "3", isFile: false });
    assert.equal(read("name=").value, "");
    assert.equal(read("name=a=b:=c").value, "a=b:=c");
    assert.equal(read("name=two\nlines").value, "two\nlines");
  });

  it("leads into objects and lists, with dots or brackets, to an item by its number or to a new one", () => {
    const steps = {
      "billing.paymentTiming=x": ["billing", "paymentTiming"],
      "billing[paymentTiming]=x": ["billing", "paymentTiming"],
      "rules[0].protocol=x": ["rules", 0, "protocol"],
      "rules[12][protocol]=x": ["rules", 12, "protocol"],
      "rules[].protocol=x": ["rules", null, "protocol"],
      "eips[]=x": ["eips", null],
    };
    for (const [text, expected] of Object.entries(steps)) assert.deepEqual(read(text).steps, expected, text);
  });

  it("names a file behind @, and a backslash makes the @ a character", () => {
    assert.deepEqual([read("a=@f").isFile, read("a=@f").value], [true, "f"]);
    assert.deepEqual([read("a:=@f").kind, read("a:=@-").value, read("a:=@-").isFile], ["json", "-", true]);
    for (const [typed, value] of [
      ["\\@f", "@f"],
      ["\\\\@f", "\\@f"],
      ["\\f", "\\f"],
      ["f@g", "f@g"],
    ])
      assert.deepEqual([read(`a=${typed}`).value, read(`a=${typed}`).isFile], [value, false]);
  });

  it("can hold any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const { value, isFile } = read(`name=${text.replace(/^(?=\\*@)/u, "\\")}`);
        assert.deepEqual([value, isFile], [text, false]);
      }),
    );
  });

  it("is refused without a name, without a sign and with a name that cannot be one", () => {
    for (const text of ["=x", "name", "a..b=x", "a.=x", "[0]=x", "0a=x", "a[=x", "__proto__=x", "a.__proto__=x", "a b=x", "-x=y", ""])
      assert.ok(parseArgument(text) instanceof ArgumentFault, text);
  });

  it("never makes the parser fail, and has a name that leads the same way", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: fc.constantFrom(..."ab.[]0:=@\\_-") })), (text) => {
        const argument = parseArgument(text);
        if (argument instanceof ArgumentFault) return;
        assert.deepEqual(read(`${nameOfSteps(argument.steps)}=x`).steps, argument.steps);
      }),
    );
  });
});
