import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { describe, it } from "node:test";
import { investigate } from "../../../../src/core/signature/mistakes/forensics.js";

const accessKeyId = "0123456789abcdef0123456789abcdef";
const secretAccessKey = "9f8e7d6c5b4a39281706f5e4d3c2b1a0";
const host = "bcc.bj.baidubce.com";
const time = "2026-08-13T08:00:00Z";
const hmac = (key: string, text: string): string => createHmac("sha256", key).update(text).digest("hex");

interface Signing {
  readonly secret?: string;
  readonly prefixId?: string;
  readonly prefixTime?: string;
  readonly sentId?: string;
  readonly query?: string;
  readonly names?: readonly string[];
  /** The secret that is compared with. */
  readonly configured?: string;
}

/** What is found of a GET that a signer of its own has signed. */
const found = ({
  secret = secretAccessKey,
  prefixId = accessKeyId,
  prefixTime = time,
  sentId = accessKeyId,
  query = "name=a%20b%2A&x=%281%29",
  names = ["host"],
  configured = secretAccessKey,
}: Signing) => {
  const canonical = `GET\n/v1/vpc\n${query}\nhost:${host}`;
  const signature = hmac(hmac(secret, `bce-auth-v1/${prefixId}/${prefixTime}/1800`), canonical);
  return investigate(
    {
      method: "GET",
      target: "/v1/vpc?name=a%20b%2A&x=%281%29",
      authority: host,
      headers: [
        ["Host", host],
        ["Authorization", `bce-auth-v1/${sentId}/${time}/1800/${names.join(";")}/${signature}`],
      ],
      body: null,
    },
    { accessKeyId, secretAccessKey: configured, others: [] },
  );
};
const named = (signing: Signing) => found(signing).mistakes.map(({ id, detail }) => [id, detail]);

describe("a named mistake", () => {
  it("is a blank as +, and no form encoding, where nothing but the blank differs", () => {
    assert.deepEqual(named({ query: "name=a+b%2A&x=%281%29" }), [["query.plus-for-blank", null]]);
    assert.deepEqual(named({ query: "name=a+b*&x=%281%29" }), [["query.form-encoding", null]]);
  });

  it("is one where the secret went out as the access key id and the id was the secret", () => {
    const swapped = { secret: accessKeyId, prefixId: secretAccessKey, sentId: secretAccessKey };
    assert.deepEqual(named(swapped), [["secret.sent", null]]);
    assert.ok(found(swapped).isReproduced);
    assert.deepEqual(named({ ...swapped, secret: secretAccessKey }), [["secret.sent", null]]);
  });

  it("is the same where the secret holds slashes, of which nothing is told", () => {
    const slashed = "Pl4nt/ed+Secret=9f8e/7d6c";
    const { mistakes, isReproduced } = found({ secret: accessKeyId, prefixId: slashed, sentId: slashed, configured: slashed });
    assert.deepEqual([isReproduced, mistakes.map(({ id, detail }) => [id, detail])], [true, [["secret.sent", null]]]);
  });

  it("is white space or a quote on either side of the secret", () => {
    for (const [before, after, id, detail] of [
      ["\n", "", "secret.white-space", "\\n…"],
      ["\n", "\n", "secret.white-space", "\\n…\\n"],
      ["", "  ", "secret.white-space", "…␠␠"],
      ['"', "", "secret.quotes", '"…'],
      ["", "'", "secret.quotes", "…'"],
    ] as const)
      assert.deepEqual(named({ secret: before + secretAccessKey + after }), [[id, detail]]);
  });

  it("is the milliseconds since 1970, whichever of the second they are", () => {
    const epoch = String(Date.parse(time) + 457);
    assert.deepEqual(named({ prefixTime: epoch }), [["time.epoch", epoch]]);
  });
});

describe("a search that has more starting points than it may pair", () => {
  it("does not say that everything was tried", () => {
    const { isSearched, isReproduced, mistakes } = found({ secret: "another", names: ["content-type", "host"] });
    assert.deepEqual([isSearched, isReproduced, mistakes.map(({ id }) => id)], [false, false, ["headers.absent"]]);
  });
});
