import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { redactor } from "../../src/node/redactor.js";

const entity = (sign: string): string => (/[a-z0-9]/i.test(sign) ? sign : `&#x${sign.charCodeAt(0).toString(16)};`);
const named: Readonly<Record<string, string>> = { "/": "&sol;", "+": "&plus;", "=": "&equals;", "&": "&amp;" };

/** Ways in which a text can be written. */
const encodings: Readonly<Record<string, (text: string) => string>> = {
  "as it is": (text) => text,
  "JSON with escaped slashes": (text) => JSON.stringify(text).slice(1, -1).replaceAll("/", "\\/"),
  "JSON in code points": (text) => text.replaceAll(/./gsu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`),
  "percent, upper case": (text) => encodeURIComponent(text),
  "percent, lower case": (text) => encodeURIComponent(text).replaceAll(/%../g, (sign) => sign.toLowerCase()),
  "percent, every character": (text) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
  base64: (text) => Buffer.from(text).toString("base64"),
  base64url: (text) => Buffer.from(text).toString("base64url"),
  "base64 behind other bytes": (text) => Buffer.from(`k:${text}:`).toString("base64"),
  hex: (text) => Buffer.from(text).toString("hex"),
  "hex, upper case": (text) => Buffer.from(text).toString("hex").toUpperCase(),
  "HTML code points": (text) => text.replaceAll(/./gsu, entity),
  "HTML decimal": (text) => text.replaceAll(/./gsu, (sign) => `&#${sign.charCodeAt(0)};`),
  "HTML names": (text) => text.replaceAll(/[/+=&]/g, (sign) => named[sign] ?? sign),
};
const names = Object.keys(encodings);
const encode = (text: string, name: string): string => encodings[name]?.(text) ?? text;

const signs = [..."abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789/+=-_.$&'\"\\ é密"];
const secretText = fc
  .array(fc.constantFrom(...signs), { minLength: 12, maxLength: 60 })
  .map((all) => all.join(""))
  .filter((text) => text.trim() === text && text.replaceAll(/\s/g, "").length >= 10);

/** A text broken into lines with an indent, as wrapping does it. */
const broken = (text: string, width: number): string => text.replaceAll(new RegExp(`(.{${width}})`, "gsu"), "$1\n    ");

describe("a protected value", () => {
  it("is looked for when it has six characters, and with plus signs for blanks", () => {
    const { protect, redact } = redactor();
    for (const secret of ["k3yk3y", "short", "two words"]) protect(secret);
    assert.equal(redact("a k3yk3y, short, q=two+words&z"), "a (redacted), short, q=(redacted)&z");
    assert.equal(redact("a k3y\n  k3y, %6b3yk3y"), "a (redacted), (redacted)");
  });

  it("is taken out however it is encoded, twice over, and broken over lines", () => {
    fc.assert(
      fc.property(
        secretText,
        fc.constantFrom(...names),
        fc.constantFrom(...names),
        fc.integer({ min: 8, max: 200 }),
        (secret, inner, outer, width) => {
          const { protect, redact } = redactor();
          protect(secret);
          const written = encode(encode(secret, inner), outer);
          for (const text of [`you sent "${written}"`, `  x=${broken(written, width)}, then`]) {
            const shown = redact(text);
            assert.ok(shown.includes("(redacted)"), `${inner}, ${outer}: ${text} is shown as ${shown}`);
            assert.ok(!shown.includes(written.slice(4, -4)), `${inner}, ${outer}: ${shown}`);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });

  it("is taken out of every pair of encodings", () => {
    const secret = "pLanted/Secret+Key=7c1e90ab";
    const { protect, redact } = redactor();
    protect(secret);
    for (const inner of names)
      for (const outer of names)
        assert.match(redact(`a ${encode(encode(secret, inner), outer)} z`), /^a \S*\(redacted\)\S* z$/, `${inner}, ${outer}`);
  });

  it("leaves what stands beside it, and JSON valid", () => {
    const secret = 'pLanted/"Key"';
    const { protect, redact } = redactor();
    protect(secret);
    const escaped = JSON.stringify({ a: secret, b: `x ${JSON.stringify(secret)}`, c: Buffer.from(secret).toString("base64"), d: "kept" });
    assert.deepEqual(JSON.parse(redact(escaped)), { a: "(redacted)", b: 'x "(redacted)"', c: "(redacted)", d: "kept" });
    assert.equal(redact("nothing of it: pLanted/Ke"), "nothing of it: pLanted/Ke");
  });

  it("is found where one window of a long text ends", () => {
    const secret = "pLantedSecretKey7c1e90ab";
    const { protect, redact } = redactor();
    protect(secret);
    const text = "-".repeat(2 ** 18 - 10) + secret + "-".repeat(2 ** 18);
    assert.equal(redact(text), `${"-".repeat(2 ** 18 - 10)}(redacted)${"-".repeat(2 ** 18)}`);
  });

  it("shorter than six characters is left, for a text would hold it by chance", () => {
    const { protect, redact } = redactor();
    protect("abc12");
    assert.equal(redact("abc12"), "abc12");
  });
});
