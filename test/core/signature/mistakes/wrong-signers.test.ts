import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Forensics, investigate } from "../../../../src/core/signature/mistakes/forensics.js";
import { hashWithNode } from "../../../../src/node/hashing.js";
import { wrongSigners } from "./wrong-signers/all.js";
import { bind, credentials, list } from "./wrong-signers/samples.js";
import { hmac, right, type Steps, signedBy, type UnsignedRequest } from "./wrong-signers/signer.js";

hashWithNode();

interface CheckedRequest {
  readonly result: Forensics;
  /** What the signer signed. */
  readonly canonical: string;
}

function check(sent: UnsignedRequest, changes: Partial<Steps>): CheckedRequest {
  const { authorization, canonical } = signedBy(sent, credentials, changes);
  const result = investigate(
    {
      method: sent.method,
      target: sent.target,
      authority: sent.headers.find(([name]) => /^host$/i.test(name))?.[1] ?? null,
      headers: [...sent.headers, ["Authorization", authorization]],
      body: sent.body ?? null,
    },
    { accessKeyId: credentials.id, secretAccessKey: credentials.secret, others: [] },
  );
  return { result, canonical };
}
const idsOf = ({ mistakes }: Forensics): string => mistakes.map(({ id }) => id).join(" + ");

/** What can be seen but hides the signature, so that nothing can be computed. */
const unreadable = ["authorization.shape", "signature.form"];

describe("signers written from the specification alone", () => {
  it("are right where they make no mistake", () => {
    for (const sent of new Set(wrongSigners.map((signer) => signer.sent))) {
      const dropped: Partial<Steps> = { items: (query) => right.items(query).filter(([name]) => name !== "authorization") };
      assert.equal(check(sent, dropped).result.isRight, true, sent.target);
    }
  });

  for (const { what, finds, sent, changes } of wrongSigners)
    it(`are ${finds === "" ? "not accused" : "found out"} where they sign with ${what}`, () => {
      const { result, canonical } = check(sent, changes);
      assert.equal(idsOf(result), finds);
      if (finds !== "") assert.equal(result.isReproduced, !unreadable.includes(finds));
      if (result.isReproduced) assert.equal(result.signed, canonical);
    });
});

describe("a signer that signs a header it does not send", () => {
  it("is found out with two mistakes besides", () => {
    const { result, canonical } = check(list, {
      choose: (headers) => [...headers, ["content-length", "0"]],
      sortItems: (items) => items,
      key: (secret, prefix) => Buffer.from(hmac(secret, prefix), "hex"),
    });
    assert.deepEqual(idsOf(result).split(" + ").sort(), ["headers.absent", "key.raw-digest", "query.unsorted"]);
    assert.equal(result.signed, canonical);
  });
});

describe("a signer that keeps the canonical query in the path", () => {
  const folded: Partial<Steps> = {
    canonical: (method, uri, query, headers) => [method, `${uri}?${query}`, "", headers].join("\n"),
  };
  const sent: UnsignedRequest = { ...bind, target: "/v1/nat/x?b=1&a" };

  it("is found out whatever stands in the query", () => {
    for (const target of ["/v1/nat/x?a=1&b=", "/v1/nat/x?b=1&a", "/v1/nat/x?name=%e6%b5%8b+x&bind", "/v1/nat/x?bind"])
      assert.equal(idsOf(check({ ...sent, target }, folded).result), "path.query-kept", target);
  });

  it("is found out with another mistake", () => {
    const others: readonly (readonly [id: string, changes: Partial<Steps>])[] = [
      ["query.unsorted", { sortItems: (items) => items }],
      ["query.bare-left-out", { items: (query) => right.items(query).filter(([, value]) => value !== null) }],
      ["key.raw-digest", { key: (secret, prefix) => Buffer.from(hmac(secret, prefix), "hex") }],
      ["headers.values-not-encoded", { value: (value) => value.trim() }],
      ["method.other", { method: () => "GET" }],
      ["path.trailing-slash", { uri: (path) => `${path}/` }],
      ["layout.trailing-line-feed", { canonical: (...parts) => `${folded.canonical?.(...parts)}\n` }],
      ["layout.query-line-missing", { canonical: (method, uri, query, headers) => [method, `${uri}?${query}`, headers].join("\n") }],
      ["secret.white-space", { key: (secret, prefix) => hmac(`${secret}\n`, prefix) }],
      ["time.local", { prefix: ({ version, id, expires }) => [version, id, "2026-08-13T16:00:00Z", expires].join("/") }],
    ];
    for (const [id, changes] of others) {
      const { result, canonical } = check(sent, { ...folded, ...changes });
      const sets = [result.mistakes, ...result.candidates].map((set) =>
        set
          .map((finding) => finding.id)
          .sort()
          .join(),
      );
      assert.ok(sets.includes([id, "path.query-kept"].sort().join()), `${id}: ${sets.join(" | ")}`);
      assert.equal(result.signed, canonical, id);
    }
  });
});
