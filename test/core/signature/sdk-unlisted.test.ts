import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bceTimestamp } from "../../../src/core/signature/sign.js";
import { keylessSdk, namesIn, sampleWith, signedBySdk, signedByUs } from "./official-sdk.js";

describe("a disagreement with the JS SDK that the list of the known ones lacks", () => {
  const signatureIn = (authorization: string): string | undefined => authorization.split("/").at(-1);

  it("the JS SDK lists names in the order of header lines, where a hyphen or digit precedes the colon; we sort the names", () => {
    const sample = sampleWith({ headers: { host: "h", "x-bce-meta": "1", "x-bce-meta-key": "2", "x-bce-meta1": "3" } });
    assert.equal(namesIn(signedBySdk(sample)), "host;x-bce-meta-key;x-bce-meta1;x-bce-meta");
    assert.equal(namesIn(signedByUs(sample).authorization), "host;x-bce-meta;x-bce-meta-key;x-bce-meta1");
    assert.deepEqual(signedByUs(sample).canonicalHeaders, ["host:h", "x-bce-meta-key:2", "x-bce-meta1:3", "x-bce-meta:1"]);
    assert.equal(signatureIn(signedBySdk(sample)), signedByUs(sample).signature);
  });

  it("the JS SDK percent-encodes the names it lists; we encode them only in the header lines", () => {
    const sample = sampleWith({ headers: { host: "h", "x-bce-a!b": "1" } });
    assert.equal(namesIn(signedBySdk(sample)), "host;x-bce-a%21b");
    assert.equal(namesIn(signedByUs(sample).authorization), "host;x-bce-a!b");
    assert.deepEqual(signedByUs(sample).canonicalHeaders, ["host:h", "x-bce-a%21b:1"]);
    assert.equal(signatureIn(signedBySdk(sample)), signedByUs(sample).signature);
  });

  it("the JS SDK signs the method as spelt; we sign it in upper case", () => {
    const sample = sampleWith({ method: "get" });
    assert.notEqual(signedByUs(sample).authorization, signedBySdk(sample));
    assert.equal(signedByUs(sample).authorization, signedBySdk(sample, { method: "GET" }));
  });

  it("the JS SDK takes an empty list of headers for the default set; we take it for nothing but x-bce-*", () => {
    const sample = sampleWith({ headers: { host: "h", "x-bce-date": "d" } }, { headersToSign: [] });
    assert.equal(namesIn(signedBySdk(sample)), "host;x-bce-date");
    assert.equal(namesIn(signedByUs(sample).authorization), "x-bce-date");
  });

  it("the JS SDK takes second 0 for now and 0 seconds for 1800; we take both as they are", () => {
    const sample = sampleWith({}, { seconds: 0, expires: 0 });
    assert.match(signedByUs(sample).authorization, /^bce-auth-v1\/test-ak\/1970-01-01T00:00:00Z\/0\//);
    assert.doesNotMatch(signedBySdk(sample), /\/1970-/);
    assert.match(signedBySdk(sample), /Z\/1800\/host\//);
    for (const seconds of [1, 0.999, 1_786_608_000.5])
      assert.equal(keylessSdk.getTimestamp(seconds), bceTimestamp(new Date(seconds * 1000)));
  });

  it("the JS SDK fails on half a surrogate pair; we encode it as U+FFFD, which is what an HTTP library sends", () => {
    for (const change of [{ query: [["q", "\ud800"]] }, { headers: { host: "\udc00" } }] as const)
      assert.throws(() => signedBySdk(sampleWith(change)), URIError);
    const { canonicalUri, canonicalQuery, canonicalHeaders } = signedByUs(
      sampleWith({ path: "/\ud800", query: [["\ud800", "a\ud800b"]], headers: { host: "\udc00" } }),
    );
    assert.deepEqual([canonicalUri, canonicalQuery, canonicalHeaders], ["/%EF%BF%BD", "%EF%BF%BD=a%EF%BF%BDb", ["host:%EF%BF%BD"]]);
    assert.equal(new URL("http://h/\ud800").pathname, canonicalUri);
  });

  it("the JS SDK encodes a path that names its sharing host a second time; to us it is a path like any other", () => {
    const sample = sampleWith({ path: "/bos-share.baidubce.com/a b" });
    assert.notEqual(signedByUs(sample).authorization, signedBySdk(sample));
    assert.equal(signedByUs(sample).canonicalUri, "/bos-share.baidubce.com/a%20b");
    assert.equal(signedBySdk(sample), signedByUs(sampleWith({ path: "/bos-share.baidubce.com/a%20b" })).authorization);
  });
});
