import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { defaultExpires } from "../../../src/core/signature/sign.js";
import { keylessSdk, namesIn, type Sample, sampleWith, sdkStrings, signedBySdk, signedByUs, withEncodedKeys } from "./official-sdk.js";

const joined = (...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> => fc.tuple(...parts).map((texts) => texts.join(""));

const reserved = [..." +%*'()!/=&?#:;@,$\"<>\\^`{|}[]\t\n", "%2F", "%20", "测", "試", "é", "e\u0301", "😀", "👩‍💻", "\u00a0", "\ufeff"];
const unreserved = [..."-._~aZ019"];
const text = fc.oneof(
  fc.constant(""),
  fc.string({ unit: fc.constantFrom(...reserved, ...unreserved), maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 8 }),
);
const blanks = fc.string({ unit: fc.constantFrom(" ", "\t", "\r\n", "\u00a0", "\u3000", "\ufeff"), maxLength: 3 });
const headerValue = fc.oneof(text, blanks, joined(blanks, text, blanks));

/** Keys of which one begins with another, so that the order of items is not that of keys. */
const nestedKey = fc.constantFrom("text", "text1", "text10", "text-", "text.a", "text_", "text~", "Text", "a", "A");
const plainKey = fc.oneof(
  nestedKey,
  fc.constantFrom("authorization", "Authorization", "authorization1", "constructor", "__proto__"),
  fc.string({ unit: fc.constantFrom(...unreserved), maxLength: 5 }),
);
const anyKey = fc.oneof(plainKey, text, joined(nestedKey, text));

const defaultNames = ["host", "content-md5", "content-length", "content-type"];
/** None of these names begins with another one. */
const apartNames = [...defaultNames, "date", "range", "authorization", "x-bce-request-id", "x-bce-security-token", "x-bce-content-sha256"];
const nestedNames = [
  ...defaultNames,
  "content",
  "x-bce",
  "x-bcemeta",
  "x-bce-",
  "x-bce-meta",
  "x-bce-meta-",
  "x-bce-meta-key",
  "x-bce-meta1",
  "x-bce-meta10",
];

function samples(key: fc.Arbitrary<string>, headerNames: readonly string[]): fc.Arbitrary<Sample> {
  const headerName = fc.mixedCase(fc.constantFrom(...headerNames));
  const lowerCase = (name: string): string => name.toLowerCase();
  const headers = fc.tuple(
    fc.tuple(fc.mixedCase(fc.constant("x-bce-date")), joined(blanks, fc.constantFrom("d", "2026-08-13T08:00:00Z"), blanks)),
    fc.uniqueArray(fc.tuple(headerName, headerValue), { selector: ([name]) => lowerCase(name), maxLength: 8 }),
  );
  return fc.record({
    request: fc.record({
      method: fc.constantFrom("GET", "POST", "PUT", "DELETE", "HEAD"),
      path: fc.oneof(
        text,
        fc.array(text, { maxLength: 4 }).map((segments) => `/${segments.join("/")}`),
      ),
      query: fc.uniqueArray(fc.tuple(key, fc.option(text, { nil: null })), { selector: ([name]) => name, maxLength: 7 }),
      headers: headers.map(([, others]) => Object.fromEntries(others)),
    }),
    accessKeyId: fc.stringMatching(/^[A-Za-z0-9_-]{1,32}$/),
    secretAccessKey: text,
    seconds: fc.integer({ min: 1, max: 253_402_300_799_999 }).map((milliseconds) => milliseconds / 1000),
    expires: fc.oneof(fc.constantFrom(-1, defaultExpires), fc.integer({ min: 1, max: 2_147_483_647 })),
    headersToSign: fc.option(fc.uniqueArray(headerName, { selector: lowerCase, minLength: 1, maxLength: 6 }), { nil: null }),
  });
}

/** Its names sorted, which the SDK lists in the order of the header lines. */
const withSortedNames = (authorization: string): string => {
  const parts = authorization.split("/");
  return parts.with(4, parts[4]?.split(";").sort().join(";") ?? "").join("/");
};

describe("the signature of any request", () => {
  const numRuns = 2000;

  it("is the official JavaScript SDK's, character by character, when query keys are unreserved", () => {
    fc.assert(
      fc.property(samples(plainKey, apartNames), (sample) => assert.equal(signedByUs(sample).authorization, signedBySdk(sample))),
      { numRuns },
    );
  });

  it("is the SDK's with any query keys when it is handed them encoded", () => {
    fc.assert(
      fc.property(samples(anyKey, apartNames), (sample) =>
        assert.equal(signedByUs(sample).authorization, signedBySdk(sample, { params: withEncodedKeys(sample.request.query) })),
      ),
      { numRuns },
    );
  });

  it("is the SDK's, but for the order of the names, when header names begin with one another", () => {
    fc.assert(
      fc.property(samples(plainKey, nestedNames), (sample) =>
        assert.equal(signedByUs(sample).authorization, withSortedNames(signedBySdk(sample))),
      ),
      { numRuns },
    );
  });
});

describe("a known disagreement of SDKs in which the JS SDK and we are on one side", () => {
  const agree = (sample: Sample): void => assert.equal(signedByUs(sample).authorization, signedBySdk(sample));

  it("row 1: x-bce-request-id is signed like any x-bce-*", () => {
    const sample = sampleWith({ headers: { host: "h", "X-Bce-Request-Id": "r" } });
    agree(sample);
    assert.deepEqual(signedByUs(sample).signedHeaders, ["host", "x-bce-request-id"]);
  });

  it("row 2: a header without a value, or with blanks only, is not signed", () => {
    const sample = sampleWith({ headers: { host: "h", "content-type": "", "x-bce-a": " \t" } });
    agree(sample);
    assert.deepEqual(signedByUs(sample).signedHeaders, ["host"]);
  });

  it("row 3: x-bce-* headers are signed although a list of headers does not name them", () => {
    const sample = sampleWith({ headers: { host: "h", "x-bce-date": "d" } }, { headersToSign: ["HOST"] });
    agree(sample);
    assert.deepEqual(signedByUs(sample).signedHeaders, ["host", "x-bce-date"]);
  });

  it("row 4: the names really signed are listed, with a list of headers and without one", () => {
    const headers = { "content-type": "t", host: "h", "x-bce-date": "d", range: "r" };
    for (const headersToSign of [null, ["host", "content-type", "content-md5"]]) {
      const sample = sampleWith({ headers }, { headersToSign });
      agree(sample);
      assert.equal(namesIn(signedByUs(sample).authorization), "content-type;host;x-bce-date");
    }
  });

  it("row 6: the query parameter authorization is dropped in any case, and no other", () => {
    const names = ["authorization", "Authorization", "AUTHORIZATION", "authorization1"];
    const sample = sampleWith({ query: names.map((name) => [name, "x"]) });
    agree(sample);
    assert.equal(signedByUs(sample).canonicalQuery, "authorization1=x");
  });

  it("row 12: a parameter without a value is empty, although normalize(undefined) of the SDK is the word", () => {
    assert.equal(sdkStrings.normalize(undefined), "undefined");
    const sample = sampleWith({ query: [["bind", null]] });
    agree(sample);
    assert.equal(signedByUs(sample).authorization, signedBySdk(sample, { params: { bind: undefined } }));
    assert.equal(signedByUs(sample).canonicalQuery, "bind=");
  });
});

describe("a known disagreement between the JS SDK and us", () => {
  it("row 7: the JS SDK takes the path as given", () => {
    const sample = sampleWith({ path: "v1/测试 1" });
    for (const resource of ["v1/测试 1", "/v1/测试 1", "v1/%E6%B5%8B%E8%AF%95%201"])
      assert.notEqual(signedByUs(sample).authorization, signedBySdk(sample, { resource }));
    assert.equal(signedByUs(sample).authorization, signedBySdk(sample, { resource: "/v1/%E6%B5%8B%E8%AF%95%201" }));
  });

  it("row 8: the JS SDK leaves query keys unencoded, and sorts them so", () => {
    const query = ["z", "a b", "测"].map((name) => [name, "1"] as const);
    const sample = sampleWith({ query });
    assert.equal(keylessSdk.queryStringCanonicalization(Object.fromEntries(query)), "a b=1&z=1&测=1");
    assert.equal(signedByUs(sample).canonicalQuery, "%E6%B5%8B=1&a%20b=1&z=1");
    assert.notEqual(signedByUs(sample).authorization, signedBySdk(sample));
    assert.equal(signedByUs(sample).authorization, signedBySdk(sample, { params: withEncodedKeys(query) }));
  });

  it("row 9: the JS SDK's map keeps one of the parameters of a name; we sign them all", () => {
    const ids = (...values: string[]): Sample => sampleWith({ query: values.map((value) => ["id", value]) });
    assert.equal(signedByUs(ids("2", "1", "1")).canonicalQuery, "id=1&id=1&id=2");
    assert.equal(signedBySdk(ids("2", "1", "1")), signedByUs(ids("1")).authorization);
    assert.notEqual(signedBySdk(ids("2", "1", "1")), signedByUs(ids("2", "1", "1")).authorization);
  });
});
