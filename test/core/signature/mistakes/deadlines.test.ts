import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Verification, verifySignature } from "../../../../src/core/signature/mistakes/verification.js";
import { missingHeaders } from "../../../../src/core/signature/verify.js";
import { hashWithNode } from "../../../../src/node/hashing.js";
import { credentials, list } from "./wrong-signers/samples.js";
import { type Pair, right, type Steps, signedBy } from "./wrong-signers/signer.js";

hashWithNode();

const signedAt = Date.parse(credentials.time);
const minute = 60_000;

/** A rightly signed request, seen `after` milliseconds behind its timestamp, its x-bce-date `apart` from that. */
function seen(after: number, { apart = 0, changes = {} as Partial<Steps> } = {}): Verification {
  const date = new Date(signedAt + apart).toISOString().replace(".000Z", "Z");
  const headers: readonly Pair[] = [
    ["Host", "bcc.bj.baidubce.com"],
    ["x-bce-date", date],
  ];
  const { authorization } = signedBy({ ...list, headers }, credentials, changes);
  return verifySignature(
    { method: "GET", target: list.target, authority: null, headers: [...headers, ["Authorization", authorization]], body: null },
    { accessKeyId: credentials.id, secretAccessKey: credentials.secret, others: [], isTemporary: false },
    signedAt + after,
  );
}
const brokenAt = (after: number, apart = 0): string => seen(after, { apart }).broken.join();
const notesAt = (after: number, apart = 0): string =>
  seen(after, { apart })
    .notes.map(({ id }) => id)
    .join();

describe("the deadlines of a signature", () => {
  it("are its seconds and half an hour from its date, both to the end", () => {
    assert.equal(brokenAt(30 * minute), "");
    assert.equal(brokenAt(30 * minute + 1), "signature,date");
    assert.equal(brokenAt(30 * minute, -1000), "date");
    assert.equal(brokenAt(30 * minute + 500, 1000), "signature");
    assert.deepEqual([seen(30 * minute).verdict, seen(30 * minute + 1).verdict], ["valid", "expired"]);
  });

  it("have a beginning too, half an hour before", () => {
    assert.equal(brokenAt(-30 * minute), "");
    assert.equal(brokenAt(-30 * minute - 1), "not-yet");
    assert.equal(brokenAt(-30 * minute, 1000), "not-yet");
  });
});

describe("the notes on a signature's time", () => {
  it("tell of two times that are more than a minute apart", () => {
    assert.equal(notesAt(0, minute), "");
    assert.equal(notesAt(0, minute + 1000), "times-differ");
    assert.equal(notesAt(0, -minute - 1000), "times-differ");
  });

  it("tell Beijing time from a clock that is otherwise ahead", () => {
    assert.equal(notesAt(-30 * minute), "");
    assert.equal(notesAt(-31 * minute), "ahead");
    assert.equal(notesAt(-7 * 60 * minute), "ahead");
    assert.equal(notesAt(-7 * 60 * minute - 1000), "local-time");
    assert.equal(notesAt(-9 * 60 * minute + 1000), "local-time");
    assert.equal(notesAt(-9 * 60 * minute), "ahead");
  });
});

describe("the notes on a signature's names", () => {
  const notesOf = (changes: Partial<Steps>): string =>
    seen(0, { changes })
      .notes.map(({ id }) => id)
      .join();

  it("tell of a host that is not signed, of an order of their own and of an empty one", () => {
    assert.equal(notesOf({}), "");
    assert.equal(notesOf({ choose: (headers) => right.choose(headers).filter(([name]) => name !== "Host") }), "host-not-signed");
    assert.equal(notesOf({ list: () => "x-bce-date;host" }), "list-unsorted");
    assert.equal(notesOf({ list: () => "host;x-bce-date;" }), "list-empty-name");
    assert.equal(notesOf({ list: () => "host;;x-bce-date" }), "list-empty-name");
  });
});

describe("a header that is listed", () => {
  it("is missing when it did not come, not when it came empty", () => {
    const request = { method: "GET", path: "/", query: "", headers: { host: "h", "x-bce-a": "" } };
    const authorization = {
      accessKeyId: "a",
      timestamp: credentials.time,
      expires: 1,
      signedHeaders: ["host", "range", "x-bce-a"],
      signature: "",
    };
    assert.deepEqual(missingHeaders(request, authorization), ["range"]);
    assert.deepEqual(missingHeaders(request, { ...authorization, signedHeaders: null }), []);
  });
});
