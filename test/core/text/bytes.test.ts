import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  fromBase64,
  fromHex,
  fromLatin1,
  fromUtf8,
  toBase64,
  toBase64Url,
  toHex,
  toLatin1,
  toUtf8,
  utf8Length,
} from "../../../src/core/text/bytes.js";

const bytes = fc.uint8Array({ maxLength: 70 });
/** Texts with characters of every length in UTF-8, halves of pairs among them. */
const text = fc.string({ unit: fc.oneof(fc.constantFrom("a", "é", "网", "\u{1f600}", "\ud83d", "\ude00", "\ufeff", "\n")) });
/** What stands where Base64 is expected: mostly its own characters. */
const nearlyBase64 = fc.string({ unit: fc.constantFrom(..."ABCxyz019+/-_ \n%*") });

const like = (content: Uint8Array): Buffer => Buffer.from(content.buffer, content.byteOffset, content.length);

describe("bytes of texts", () => {
  it("are those that Node's Buffer gives in UTF-8, halves of characters included", () => {
    fc.assert(
      fc.property(text, (given) => {
        assert.deepEqual(like(toUtf8(given)), Buffer.from(given));
        assert.equal(utf8Length(given), Buffer.byteLength(given));
      }),
    );
  });

  it("are read as Buffer reads them, a byte order mark and what is not valid included", () => {
    assert.equal(fromUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)), "\ufeffa");
    fc.assert(fc.property(bytes, (given) => assert.equal(fromUtf8(given), Buffer.from(given).toString("utf8"))));
  });

  it("are those of Buffer in hex, Base64, its URL form and Latin-1", () => {
    fc.assert(
      fc.property(bytes, (given) => {
        const buffer = Buffer.from(given);
        assert.equal(toHex(given), buffer.toString("hex"));
        assert.equal(toBase64(given), buffer.toString("base64"));
        assert.equal(toBase64Url(given), buffer.toString("base64url"));
        assert.equal(fromLatin1(given), buffer.toString("latin1"));
        assert.deepEqual(like(toLatin1(buffer.toString("latin1"))), buffer);
        assert.deepEqual(like(fromBase64(buffer.toString("base64"))), buffer);
        assert.deepEqual(like(fromBase64(buffer.toString("base64url"))), buffer);
        assert.deepEqual(like(fromHex(buffer.toString("hex"))), buffer);
      }),
    );
  });

  it("are read from Base64 and hex that is broken as far as Buffer reads them", () => {
    fc.assert(
      fc.property(nearlyBase64, (given) => assert.deepEqual(like(fromBase64(given)), Buffer.from(given, "base64"))),
      { numRuns: 1000 },
    );
    for (const given of ["aGk=", "aGk==", "aGk=aGk=", "a", "abcde", "=", ""])
      assert.deepEqual(like(fromBase64(given)), Buffer.from(given, "base64"));
    for (const given of ["0G11", "abc", "AB", "", "zz"]) assert.deepEqual(like(fromHex(given)), Buffer.from(given, "hex"));
  });
});
