import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type HashName, hashHex, hmacHex, useHashing } from "../../../src/core/signature/hash.js";
import { portableHashing } from "../../../src/core/signature/portable-hashing.js";
import { hashWithNode, nodeHashing } from "../../../src/node/hashing.js";

const name = fc.constantFrom<HashName>("md5", "sha1", "sha256", "sha512");
const content = fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.uint8Array({ maxLength: 300 }));

describe("the two implementations of hash functions", () => {
  it("agree on every hash, for keys and messages of text and of bytes", () => {
    fc.assert(
      fc.property(name, content, content, (hash, key, message) => {
        assert.equal(portableHashing.hmac(hash, key, message), nodeHashing.hmac(hash, key, message));
        if (typeof message === "string") assert.equal(portableHashing.hash(hash, message), nodeHashing.hash(hash, message));
      }),
    );
  });

  it("take each other's place", () => {
    const said = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752";
    assert.equal(hashHex("sha256", "test2"), said);
    useHashing({ hash: () => "hashed", hmac: () => "keyed" });
    assert.deepEqual([hashHex("sha256", "test2"), hmacHex("sha256", "key", "test2")], ["hashed", "keyed"]);
    hashWithNode();
    assert.equal(hashHex("sha256", "test2"), said);
    useHashing(portableHashing);
  });
});
