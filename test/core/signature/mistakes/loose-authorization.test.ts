import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type LooseAuthorization, parseLoosely } from "../../../../src/core/signature/mistakes/loose-authorization.js";
import { formMistakes } from "../../../../src/core/signature/mistakes/rows/form-mistakes.js";

const hex = "0a1b".repeat(16);
const right = `bce-auth-v1/ak/2026-08-13T08:00:00Z/1800/host;x-bce-date/${hex}`;
const read = (text: string): LooseAuthorization => parseLoosely(text) ?? assert.fail(text);
const flaws = (text: string): string[] => read(text).flaws.map(({ id }) => id);

describe("an Authorization", () => {
  it("that is right has no flaw, and every part in its place", () => {
    const { prefix, signedHeaders, list, signature, written } = read(right);
    assert.deepEqual(prefix, { scheme: "bce-auth-v1", accessKeyId: "ak", timestamp: "2026-08-13T08:00:00Z", expires: "1800" });
    assert.deepEqual([signedHeaders, list, signature, written], [["host", "x-bce-date"], "host;x-bce-date", hex, hex]);
    for (const text of [right, ` ${right}\n`, right.replace("1800", "-1"), right.replace("host;x-bce-date", "")])
      assert.deepEqual(flaws(text), [], text);
    assert.equal(read(right.replace("host;x-bce-date", "")).signedHeaders, null);
  });

  const flawed: Readonly<Record<string, readonly string[]>> = {
    [`"${right}"`]: ["authorization.decorated"],
    [`Authorization: ${right}`]: ["authorization.decorated"],
    [`Bearer ${right}`]: ["authorization.decorated"],
    [encodeURIComponent(right)]: ["authorization.encoded"],
    [right.replace("auth-v1", "auth-V1")]: ["authorization.scheme"],
    [`bce-auth-v2/ak/20260813/bj/bcc/host/${hex}`]: ["authorization.v2"],
    [right.replace("host;x-bce-date/", "")]: ["authorization.no-list"],
    [right.replace("1800/", "")]: ["authorization.no-expiry"],
    [right.replace("00Z", "00.123Z")]: ["time.milliseconds-sent"],
    [right.replace(/2026[^/]*/, "1786608000")]: ["time.epoch-sent"],
    [right.replace(/2026[^/]*/, "1786608000000")]: ["time.epoch-sent"],
    [right.replace("00Z", "00+08:00")]: ["time.zone-sent"],
    [right.replace("00Z", "00")]: ["time.zone-sent"],
    [right.replace("T08:00:00Z", "")]: ["time.form-sent"],
    [right.replace("08-13", "02-31").replace("02-31T08", "13-31T08")]: ["time.form-sent"],
    [right.replace("1800", "half an hour")]: ["expiry.form"],
    [right.replace("host;x-bce-date", "0;1")]: ["list.indices"],
    [right.replace("host;x-bce-date", "host,x-bce-date")]: ["list.separator"],
    [right.replace("host;x", "Host;x")]: ["list.upper-case"],
    [right.replace(hex, hex.toUpperCase())]: ["signature.upper-case"],
    [right.replace(hex, Buffer.from(hex, "hex").toString("base64"))]: ["signature.base64"],
    [right.replace(hex, Buffer.from(hex).toString("base64"))]: ["signature.base64"],
    [right.replace(hex, `${"/".repeat(43)}=`)]: ["signature.base64"],
    [right.replace(hex, "x")]: ["signature.form"],
    [right.replace(hex, "")]: ["signature.form"],
  };
  for (const [text, ids] of Object.entries(flawed))
    it(`is read with its flaw: ${text.slice(0, 60)}`, () => assert.deepEqual(flaws(text), ids));

  it("in another notation still gives its signature as hex", () => {
    for (const written of [
      hex.toUpperCase(),
      Buffer.from(hex, "hex").toString("base64"),
      Buffer.from(hex).toString("base64"),
      Buffer.from(hex, "hex").toString("base64url"),
    ])
      assert.equal(read(right.replace(hex, () => written)).signature, hex, written);
  });

  it("of something else is none", () => {
    for (const text of ["", "x", "AWS4-HMAC-SHA256 Credential=a/b/c/d/e", "Basic eHg6eXk=", "bce-auth-v1", "bce-auth-v1/a/b", "/////"])
      assert.equal(parseLoosely(text), null, text);
  });

  it("never breaks the reader", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            "bce-auth-v1",
            "/",
            "//",
            ";",
            ",",
            "%2F",
            "%",
            "=",
            "ak",
            "2026-08-13T08:00:00Z",
            "1800",
            hex,
            "\ud800",
            "\0",
            " ",
          ),
          { maxLength: 14 },
        ),
        (parts) => {
          parseLoosely(parts.join(""));
        },
      ),
    );
  });

  it("has a text in both languages for each of its flaws", () => {
    for (const [id, { en, zh, fix }] of Object.entries(formMistakes)) {
      for (const text of [zh, fix.zh]) assert.match(text, /\p{Script=Han}/u, id);
      for (const text of [en, fix.en]) assert.doesNotMatch(text, /\p{Script=Han}/u, id);
    }
  });
});
