import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { QueryItem } from "../../../../src/core/signature/canonical-request.js";
import { uriEncode, uriEncodeExceptSlash } from "../../../../src/core/signature/encoding.js";
import type { WireRequest } from "../../../../src/core/signature/mistakes/facts.js";
import { investigate } from "../../../../src/core/signature/mistakes/forensics.js";
import { sampleWith, signedBySdk } from "../official-sdk.js";

interface Vector {
  readonly name: string;
  readonly acceptable: boolean;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly method: string;
  readonly path: string;
  readonly query: readonly QueryItem[];
  readonly headers: Readonly<Record<string, string>>;
  readonly authorization: string;
  readonly signingKey: string;
  readonly canonicalRequest: string;
}
const { signatures }: { signatures: Vector[] } = JSON.parse(
  readFileSync(new URL("../../../fixtures/sign-vectors.json", import.meta.url), "utf8"),
);

const encodeItem = ([name, value]: QueryItem): string => (value === null ? uriEncode(name) : `${uriEncode(name)}=${uriEncode(value)}`);
const targetOf = (path: string, query: readonly QueryItem[]): string =>
  uriEncodeExceptSlash(path) + (query.length === 0 ? "" : `?${query.map(encodeItem).join("&")}`);
const wireOf = ({ method, path, query, headers, authorization }: Vector): WireRequest => ({
  method,
  target: targetOf(path, query),
  authority: headers["host"] ?? headers["Host"] ?? null,
  headers: [...Object.entries(headers), ["Authorization", authorization]],
  body: null,
});
const keysOf = ({ accessKeyId, secretAccessKey }: Vector) => ({ accessKeyId, secretAccessKey, others: [] });
const idsOf = (wire: WireRequest, vector: Vector): string[] => investigate(wire, keysOf(vector)).mistakes.map(({ id }) => id);
const named = (name: string): Vector => signatures.find((vector) => vector.name === name) ?? assert.fail(name);

const hmac = (key: string | Buffer, text: string): string => createHmac("sha256", key).update(text).digest("hex");

describe("the published vectors", () => {
  it("that are right are found to be right, with no mistake", () => {
    const right = signatures.filter(({ acceptable }) => acceptable);
    assert.equal(right.length, 9);
    for (const vector of right) {
      const found = investigate(wireOf(vector), keysOf(vector));
      assert.deepEqual(
        [found.isRight, found.mistakes, found.expected?.authorization.split("/").at(-1)],
        [true, [], vector.authorization.split("/").at(-1)],
        vector.name,
      );
    }
  });

  it("that are wrong are named: the signing key's raw bytes were used", () => {
    const wrong = signatures.filter(({ acceptable }) => !acceptable);
    assert.deepEqual(
      wrong.map((vector) => [vector.name, ...idsOf(wireOf(vector), vector)]),
      [["WRONG-raw-digest-signing-key", "key.raw-digest"]],
    );
  });

  it("of the sample pages, whose path lacks the version that their signature has", () => {
    const vector = named("doc-uploadpart-default-headers");
    const sample = { ...wireOf(vector), target: targetOf("/test/myfolder/readme.txt", vector.query) };
    assert.deepEqual(idsOf(sample, vector), ["path.version-other"]);
    const canonical = `PUT\n/test/myfolder/readme.txt\n${vector.canonicalRequest.split("\n").slice(2).join("\n")}`;
    const authorization = vector.authorization.replace(/[^/]*$/, hmac(vector.signingKey, canonical));
    assert.match(authorization, /\/1816c10f[0-9a-f]{56}$/);
    assert.deepEqual(idsOf(wireOf({ ...vector, authorization }), vector), ["path.version-missing"]);
  });
});

/** The mistakes seen in public client code, each made by code of its own. */
describe("the mistakes of public client code", () => {
  const accessKeyId = "0123456789abcdef0123456789abcdef";
  const secretAccessKey = "9f8e7d6c5b4a39281706f5e4d3c2b1a0";
  const time = "2026-08-13T08:00:00Z";
  const host = "bcc.bj.baidubce.com";
  const prefix = `bce-auth-v1/${accessKeyId}/${time}/1800`;
  const date = "x-bce-date:2026-08-13T08%3A00%3A00Z";
  const signed = (text: string, from = prefix): string => hmac(hmac(secretAccessKey, from), text);
  const check = (
    target: string,
    headers: readonly (readonly [string, string])[],
    list: string,
    signature: string,
    body: string | null = null,
  ): string[] =>
    investigate(
      {
        method: "GET",
        target,
        authority: host,
        headers: [["Host", host], ["x-bce-date", time], ...headers, ["Authorization", `${prefix}/${list}/${signature}`]],
        body,
      },
      { accessKeyId, secretAccessKey, others: [] },
    ).mistakes.map(({ id }) => id);

  it("local time labelled Z in the prefix", () => {
    const local = `bce-auth-v1/${accessKeyId}/2026-08-13T16:00:00Z/1800`;
    assert.deepEqual(check("/v1/vpc", [], "host;x-bce-date", signed(`GET\n/v1/vpc\n\nhost:${host}\n${date}`, local)), ["time.local"]);
  });

  it("header values left unencoded, and a trailing line feed", () => {
    const text = `GET\n/v1/vpc\n\nhost:${host}\nx-bce-date:${time}`;
    assert.deepEqual(check("/v1/vpc", [], "host;x-bce-date", signed(text)), ["headers.values-not-encoded"]);
    assert.deepEqual(check("/v1/vpc", [], "host;x-bce-date", signed(`${text}\n`)).sort(), [
      "headers.values-not-encoded",
      "layout.trailing-line-feed",
    ]);
  });

  it("slashes of the path encoded, and the query appended to the path", () => {
    assert.deepEqual(check("/v1/vpc", [], "host", signed(`GET\n%2Fv1%2Fvpc\n\nhost:${host}`)), ["path.slashes-encoded"]);
    assert.deepEqual(check("/v1/vpc?maxKeys=1", [], "host", signed(`GET\n/v1/vpc%3FmaxKeys%3D1\n\nhost:${host}`)), ["path.query-kept"]);
  });

  it("Java's URLEncoder for query values", () => {
    const text = `GET\n/v1/vpc\nmarker=a+b*%7E&maxKeys=1\nhost:${host}`;
    assert.deepEqual(check("/v1/vpc?maxKeys=1&marker=a%20b%2A~", [], "host", signed(text)), ["query.form-encoding"]);
  });

  it("a port in Host on one side only, and a slash that a library added", () => {
    assert.deepEqual(check("/v1/vpc", [], "host", signed(`GET\n/v1/vpc\n\nhost:${host}%3A443`)), ["host.port"]);
    assert.deepEqual(check("/v1/vpc/", [], "host", signed(`GET\n/v1/vpc\n\nhost:${host}`)), ["path.trailing-slash"]);
  });

  it("an unordered set, of which the service re-reads the list: no mistake of the signature", () => {
    const list = "x-bce-date;host";
    assert.deepEqual(check("/v1/vpc", [], list, signed(`GET\n/v1/vpc\n\nhost:${host}\n${date}`)), []);
    assert.deepEqual(check("/v1/vpc", [], list, signed(`GET\n/v1/vpc\n\n${date}\nhost:${host}`)), ["headers.list-order"]);
  });

  it("a header listed as signed but stripped, whatever the signature", () => {
    const text = `GET\n/v1/vpc\n\ncontent-length:0\nhost:${host}`;
    assert.deepEqual(check("/v1/vpc", [], "content-length;host", signed(text)), ["headers.absent"]);
    assert.deepEqual(check("/v1/vpc", [], "content-length;host", "0".repeat(64)), ["headers.absent"]);
  });

  it("an empty list where the HTTP client adds its own Content-Type", () => {
    const text = `GET\n/v1/vpc\n\nhost:${host}\n${date}`;
    assert.deepEqual(check("/v1/vpc", [["Content-Type", "application/json"]], "", signed(text)), ["headers.default-set-assumed"]);
  });

  it("the indices of PHP, a request id that Go leaves out, and an empty header that is signed", () => {
    const text = `GET\n/v1/vpc\n\nhost:${host}\n${date}`;
    assert.deepEqual(check("/v1/vpc", [], "0;1", signed(text)), ["list.indices"]);
    assert.deepEqual(check("/v1/vpc", [["x-bce-request-id", "r"]], "", signed(text)), ["headers.request-id-left-out"]);
    assert.deepEqual(check("/v1/vpc", [["x-bce-a", ""]], "host;x-bce-a", signed(`GET\n/v1/vpc\n\nhost:${host}\nx-bce-a:`)), [
      "headers.empty-signed",
    ]);
  });

  it("upper case and Base64 of the signature, also together with another mistake", () => {
    const right = signed(`GET\n/v1/vpc\n\nhost:${host}`);
    assert.deepEqual(check("/v1/vpc", [], "host", right.toUpperCase()), ["signature.upper-case"]);
    assert.deepEqual(check("/v1/vpc", [], "host", Buffer.from(right, "hex").toString("base64")), ["signature.base64"]);
    assert.deepEqual(check("/v1/vpc?a&b=1", [], "host", signed(`GET\n/v1/vpc\na&b=1\nhost:${host}`).toUpperCase()), [
      "signature.upper-case",
      "query.bare-without-equals",
    ]);
  });
});

describe("a signature that comes out right", () => {
  it("is not right where something else is wrong with its Authorization", () => {
    const vector = named("vpc-list-host-and-date");
    for (const [change, id] of [
      [(text: string) => text.replace(/[^/]*$/, (signature) => signature.toUpperCase()), "signature.upper-case"],
      [(text: string) => `Bearer ${text}`, "authorization.decorated"],
      [(text: string) => text.replace("host;x-bce-date", "host,x-bce-date"), "list.separator"],
    ] as const) {
      const { isRight, isReproduced, mistakes } = investigate(
        wireOf({ ...vector, authorization: change(vector.authorization) }),
        keysOf(vector),
      );
      assert.deepEqual([isRight, isReproduced, mistakes.map((mistake) => mistake.id)], [false, true, [id]]);
    }
  });
});

describe("a signature of the official SDK", () => {
  it("is never found to be a mistake", () => {
    const text = fc.string({ unit: "grapheme", maxLength: 8 });
    const name = fc.stringMatching(/^[a-zA-Z][\w.~-]{0,8}$/).filter((key) => !/^(?:authorization|__proto__)$/i.test(key));
    const request = fc.record({
      method: fc.constantFrom("GET", "POST", "PUT", "DELETE", "HEAD"),
      path: fc
        .array(text, { maxLength: 3 })
        .map((parts) => `/v1/${parts.map((part) => part.replaceAll(/[/.]/g, "-").toWellFormed()).join("/")}`),
      query: fc.uniqueArray(fc.tuple(name, fc.option(text.map((value) => value.toWellFormed()))), {
        maxLength: 4,
        selector: ([key]) => key,
      }),
      more: fc.uniqueArray(
        fc.tuple(
          fc.constantFrom("x-bce-a", "X-Bce-Date", "Content-Type", "x-bce-a-b", "User-Agent"),
          fc.stringMatching(/^[!-~](?:[ -~]{0,10}[!-~])?$/),
        ),
        { maxLength: 4, selector: ([key]) => key.toLowerCase() },
      ),
      secretAccessKey: fc.stringMatching(/^[!-~]{1,40}$/),
      expires: fc.constantFrom(1800, 60, -1, 86_400),
    });
    fc.assert(
      fc.property(request, ({ method, path, query, more, secretAccessKey, expires }) => {
        const headers = Object.fromEntries([["Host", "bcc.bj.baidubce.com"], ...more]);
        const sample = sampleWith({ method, path, query, headers }, { secretAccessKey, expires });
        const authorization = signedBySdk(sample);
        const wire = {
          method,
          target: targetOf(path, query),
          authority: null,
          headers: [...Object.entries(headers), ["authorization", authorization] as const],
          body: null,
        };
        const found = investigate(wire, { accessKeyId: sample.accessKeyId, secretAccessKey, others: [] });
        assert.deepEqual([found.isRight, found.mistakes], [true, []], authorization);
      }),
      { numRuns: 300 },
    );
  });
});
