import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  canonicalHeaders,
  canonicalQuery,
  canonicalRequest,
  canonicalUri,
  defaultSignedHeaders,
  type QueryItem,
  type SignableRequest,
} from "../../../src/core/signature/canonical-request.js";
import { uriEncode, uriEncodeExceptSlash } from "../../../src/core/signature/encoding.js";
import {
  authorization,
  authPrefix,
  bceTimestamp,
  defaultExpires,
  type Signing,
  sign,
  signature,
  signingKey,
} from "../../../src/core/signature/sign.js";

interface Vector extends SignableRequest {
  name: string;
  source: string;
  acceptable: boolean;
  accessKeyId: string;
  secretAccessKey: string;
  timestamp: string;
  expires: number;
  headersToSign: string[] | null;
  signingKey: string;
  canonicalRequest: string;
  /** As published; empty where the publisher signed the default set and left the list out. */
  signedHeaders: string[];
  signature: string;
  authorization: string;
}
interface Case<Input, Output> {
  source: string;
  input: Input;
  output: Output;
}
interface Fixture {
  signatures: Vector[];
  canonical: {
    uriEncode: Case<string, string>[];
    canonicalUri: Case<string, string>[];
    canonicalQuery: Case<QueryItem[], string>[];
    canonicalHeaders: Case<Record<string, string>, string[]>[];
  };
}
const { signatures, canonical }: Fixture = JSON.parse(readFileSync(new URL("../../fixtures/sign-vectors.json", import.meta.url), "utf8"));
const acceptable = signatures.filter((vector) => vector.acceptable);
const mistaken = signatures.filter((vector) => !vector.acceptable);

const signVector = (vector: Vector): Signing => sign(vector, { ...vector, headersToSign: vector.headersToSign ?? defaultSignedHeaders });
const vectorNamed = (name: string): Vector => {
  const vector = signatures.find((candidate) => candidate.name === name);
  assert.ok(vector, name);
  return vector;
};
const hmac = (key: string | Buffer, message: string): string => createHmac("sha256", key).update(message).digest("hex");

describe("the published vectors", () => {
  it("are all here", () => {
    assert.deepEqual([acceptable.length, mistaken.length], [9, 1]);
    assert.equal(new Set(signatures.map(({ name }) => name)).size, signatures.length);
  });

  for (const vector of acceptable)
    it(`hold ${vector.name}, which comes out part by part`, () => {
      const ours = signVector(vector);
      const [uri, query, ...headerLines] = vector.canonicalRequest.split("\n").slice(1);
      const names = headerLines.map((line) => line.split(":")[0]);
      assert.deepEqual(ours, {
        prefix: `bce-auth-v1/${vector.accessKeyId}/${vector.timestamp}/${vector.expires}`,
        signingKey: vector.signingKey,
        canonicalUri: uri,
        canonicalQuery: query,
        canonicalHeaders: headerLines,
        signedHeaders: names,
        canonicalRequest: vector.canonicalRequest,
        signature: vector.signature,
        authorization: `${ours.prefix}/${names.join(";")}/${vector.signature}`,
      });
      assert.equal(authorization(ours.prefix, vector.signedHeaders, ours.signature), vector.authorization);
    });

  it("leave the list of names out only where the default set was signed, and all of it", () => {
    const unlisted = acceptable.filter(({ signedHeaders }) => signedHeaders.length === 0);
    assert.equal(unlisted.length, 2);
    for (const vector of unlisted) {
      const present = Object.keys(vector.headers).map((name) => name.toLowerCase());
      const set = present.filter((name) => defaultSignedHeaders.includes(name) || name.startsWith("x-bce-"));
      assert.deepEqual(signVector(vector).signedHeaders, set.sort(), vector.name);
    }
    for (const vector of acceptable.filter(({ signedHeaders }) => signedHeaders.length > 0))
      assert.deepEqual(signVector(vector).signedHeaders, vector.signedHeaders, vector.name);
  });

  it("come out of the single steps just as out of sign", () => {
    for (const vector of acceptable) {
      const prefix = authPrefix(vector.accessKeyId, vector.timestamp, vector.expires);
      const { lines } = canonicalHeaders(vector.headers, vector.headersToSign ?? defaultSignedHeaders);
      const request = canonicalRequest(vector.method, canonicalUri(vector.path), canonicalQuery(vector.query), lines);
      assert.equal(request, vector.canonicalRequest, vector.name);
      assert.equal(signature(signingKey(vector.secretAccessKey, prefix), request), vector.signature, vector.name);
      assert.equal(hmac(hmac(vector.secretAccessKey, prefix), request), vector.signature, vector.name);
    }
  });

  it("come out whatever the order of query and headers, and the case of method and header names", () => {
    for (const vector of acceptable) {
      const headers = Object.fromEntries(
        Object.entries(vector.headers)
          .reverse()
          .map(([name, value]) => [name.toUpperCase(), ` \t${value} `]),
      );
      const shuffled = { ...vector, method: vector.method.toLowerCase(), query: vector.query.toReversed(), headers };
      assert.deepEqual(signVector(shuffled), signVector(vector), vector.name);
    }
  });

  it("change with every part that is signed", () => {
    const vector = vectorNamed("vpc-list-host-and-date");
    const variants: Vector[] = [
      vector,
      { ...vector, method: "PUT" },
      { ...vector, path: "/v1/vpc/" },
      { ...vector, query: [["maxKeys", "999"]] },
      { ...vector, headers: { ...vector.headers, host: "bcc.gz.baidubce.com" } },
      { ...vector, headers: { ...vector.headers, "x-bce-security-token": "t" } },
      { ...vector, timestamp: "2026-08-13T08:00:01Z" },
      { ...vector, expires: 1801 },
      { ...vector, accessKeyId: "test-ak2" },
      { ...vector, secretAccessKey: "test-sk2" },
    ];
    assert.equal(new Set(variants.map((variant) => signVector(variant).signature)).size, variants.length);
    assert.deepEqual(signVector({ ...vector, headers: { ...vector.headers, "user-agent": "curl" } }), signVector(vector));
  });
});

describe("the published mistakes", () => {
  it("are not made: the signing key signs as its 64 characters, not as the 32 bytes they stand for", () => {
    const vector = vectorNamed("WRONG-raw-digest-signing-key");
    const ours = signVector(vector);
    assert.deepEqual([ours.signingKey, ours.canonicalRequest], [vector.signingKey, vector.canonicalRequest]);
    assert.notEqual(ours.signature, vector.signature);
    assert.notEqual(ours.authorization, vector.authorization);
    assert.equal(hmac(Buffer.from(ours.signingKey, "hex"), ours.canonicalRequest), vector.signature);
    assert.equal(ours.signature, vectorNamed("bos-get-hyphen-path").signature);
  });

  it("are not made: the signature on the sample pages belongs to the path with /v1 (row 14 of the disagreements)", () => {
    const vector = vectorNamed("doc-uploadpart-default-headers");
    assert.match(signVector(vector).signature, /^d74a04/);
    assert.match(signVector({ ...vector, path: "/test/myfolder/readme.txt" }).signature, /^1816c10f/);
  });
});

describe("the published parts", () => {
  it("encode text", () => {
    for (const { input, output } of canonical.uriEncode) assert.equal(uriEncode(input), output);
    assert.equal(canonical.uriEncode.length, 2);
  });

  it("encode a path, and give it its slash", () => {
    for (const { input, output } of canonical.canonicalUri) assert.equal(canonicalUri(input), output);
    assert.equal(canonical.canonicalUri.length, 2);
    assert.equal(canonicalUri("v1/vpc"), "/v1/vpc");
  });

  it("sort a query by whole encoded items", () => {
    for (const { input, output } of canonical.canonicalQuery) assert.equal(canonicalQuery(input), output);
    assert.equal(canonical.canonicalQuery.length, 2);
  });

  it("choose, encode and sort headers", () => {
    for (const { input, output } of canonical.canonicalHeaders)
      assert.deepEqual(canonicalHeaders(input, defaultSignedHeaders).lines, output);
    assert.equal(canonical.canonicalHeaders.length, 1);
  });
});

describe("the specification", () => {
  it("percent-encodes every UTF-8 byte that is not unreserved, in upper-case hex, and of a path all but the slashes", () => {
    const byBytes = (text: string): string =>
      Array.from(Buffer.from(text, "utf8"), (byte) =>
        /[A-Za-z0-9\-._~]/.test(String.fromCharCode(byte))
          ? String.fromCharCode(byte)
          : `%${Buffer.of(byte).toString("hex").toUpperCase()}`,
      ).join("");
    const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).join("");
    assert.equal(uriEncode(ascii), byBytes(ascii));
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        assert.equal(uriEncode(text), byBytes(text));
        assert.equal(uriEncodeExceptSlash(text), byBytes(text).replaceAll("%2F", "/"));
      }),
    );
  });

  it("encodes half a character, which has no UTF-8 form, as U+FFFD", () => {
    assert.equal(uriEncode("a\ud800b\udc00"), "a%EF%BF%BDb%EF%BF%BD");
  });

  it("writes the time in UTC and to the second, cutting off the rest, and lets a signature count half an hour", () => {
    assert.equal(bceTimestamp(new Date("2026-08-13T16:00:59.999+08:00")), "2026-08-13T08:00:59Z");
    assert.equal(defaultExpires, 1800);
  });

  it("signs no header that is absent, and names none", () => {
    const { lines, signedHeaders } = canonicalHeaders({ Host: "h" }, ["host", "Range", "content-type"]);
    assert.deepEqual([lines, signedHeaders], [["host:h"], ["host"]]);
  });

  it("signs no header that is empty or blank, and names none", () => {
    const { lines, signedHeaders } = canonicalHeaders({ Host: "h", "Content-Type": "", "x-bce-a": " \t", "x-bce-b": "0" }, [
      "host",
      "content-type",
    ]);
    assert.deepEqual(
      [lines, signedHeaders],
      [
        ["host:h", "x-bce-b:0"],
        ["host", "x-bce-b"],
      ],
    );
  });

  it("sorts by bytes, so that a hyphen precedes letters (row 16 of the disagreements)", () => {
    const headers = { "x-bce-metadata-directive": "copy", "x-bce-meta-metakey": "v" };
    assert.deepEqual(canonicalHeaders(headers, []).signedHeaders, ["x-bce-meta-metakey", "x-bce-metadata-directive"]);
  });

  it("ends the canonical request without a line feed, and leaves the line of an empty query empty", () => {
    assert.equal(canonicalRequest("get", "/v1/vpc", "", ["host:h"]), "GET\n/v1/vpc\n\nhost:h");
    assert.equal(canonicalRequest("get", "/v1/vpc", "", []), "GET\n/v1/vpc\n\n");
  });
});
