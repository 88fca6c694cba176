import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { canonicalOf, type Draft, signatureOf } from "../../../../src/core/signature/mistakes/draft.js";
import { expectedDraft } from "../../../../src/core/signature/mistakes/facts.js";
import { type Forensics, investigate } from "../../../../src/core/signature/mistakes/forensics.js";
import type { Change, Mistake } from "../../../../src/core/signature/mistakes/mistake.js";
import { keySide, textSide } from "../../../../src/core/signature/mistakes/rows/all-mistakes.js";
import { factsFor, keys, mistaken, type RightRequest, rich, rightAuthorization, wireOf, withAuthorization } from "./samples.js";

const mistakes: readonly Mistake[] = [...Object.values(keySide), ...Object.values(textSide)].flat();

/** Requests in which mistakes show that the rich one hides. */
const variants: Readonly<Record<string, RightRequest>> = {
  rich,
  "with the default set": { ...rich, signed: null },
  "with a request id": { ...rich, headers: [...rich.headers, ["x-bce-request-id", "r-1"]], signed: null },
  "with a request id not listed": { ...rich, headers: [...rich.headers, ["x-bce-request-id", "r-1"]], signed: ["host"] },
  plain: { ...rich, method: "GET", path: "/v1/vpc", query: [], headers: rich.headers.slice(0, 1), body: null, signed: ["host"] },
  "encoded in its own way": { ...rich, path: "/v1/a b", query: [["x", "a+b"]], target: "/v1/a%20b?x=a+b" },
  "with a percent sign that encodes nothing": { ...rich, path: "/v1/a~b", query: [], target: "/v1/a%7Eb" },
  "with letters that sort otherwise when encoded": {
    ...rich,
    query: [
      ["a", "1"],
      ["测", "2"],
    ],
  },
  "with an authorization in the query too": { ...rich, query: [["authorization", "x"]] },
  slashes: { ...rich, path: "/v1//vpc/" },
  "with dots, and an = in a value": { ...rich, path: "/v1/./vpc/../vpc", query: [["filter", "a=b"]] },
  "with an id and a digest": {
    ...rich,
    path: "/v1/nat/nat-b1jb3b5e34tc",
    headers: [...rich.headers, ["Content-MD5", "mMUQ8VQlcZNW0ZVpIuT4fw=="]],
    signed: ["content-md5", "host"],
  },
  port: {
    ...rich,
    headers: [
      ["Host", "bcc.bj.baidubce.com:8443"],
      ["x-bce-date", "2026-11-22T08:00:01Z"],
    ],
    signed: ["host", "x-bce-date"],
  },
};

interface NamedChange {
  readonly mistake: Mistake;
  readonly change: Change;
}
const changesFor = (request: RightRequest): NamedChange[] => {
  const facts = factsFor(request);
  return mistakes.flatMap((mistake) => mistake.changes(facts).map((change) => ({ mistake, change })));
};

/** What the found mistakes sign, recomputed from their ids and details alone. */
function reproduces(request: RightRequest, found: Forensics, signature: string): boolean {
  const changes = changesFor(request);
  const right = expectedDraft(factsFor(request));
  const choices = found.mistakes.map(({ id, detail }) =>
    changes.filter(({ mistake, change }) => mistake.id === id && (change.detail ?? null) === detail).map(({ change }) => change),
  );
  const [first = [], second] = choices;
  const gives = (...list: readonly Change[]): boolean =>
    signatureOf(list.reduce((draft: Draft, change) => change.apply(draft), right)) === signature;
  return first.some((change) => (second ? second.some((two) => gives(change, two) || gives(two, change)) : gives(change)));
}

const signatureIn = (request: { headers: readonly (readonly [string, string])[] }): string =>
  request.headers.at(-1)?.[1].split("/").at(-1) ?? "";

/** Ways of one mistake that are tried with one request. */
const mostOfEach = 2;

describe("every mistake of the table", () => {
  const shown = new Map<string, string>();
  for (const [name, request] of Object.entries(variants)) {
    it(`is found when it is made, alone, ${name}`, () => {
      const seen = new Map<string, number>();
      for (const { mistake, change } of changesFor(request)) {
        const times = seen.get(mistake.id) ?? 0;
        if ((shown.get(mistake.id) ?? name) !== name || times >= mostOfEach) continue;
        const wire = mistaken(request, [change.apply]);
        if (!wire) continue;
        seen.set(mistake.id, times + 1);
        shown.set(mistake.id, name);
        const found = investigate(wire, keys);
        const what = `${mistake.id} ${change.detail ?? ""} -> ${found.mistakes.map(({ id, detail }) => `${id} ${detail ?? ""}`).join()}`;
        assert.equal(found.mistakes.length, 1, what);
        const named = [found.mistakes, ...found.candidates].map(([first]) => first?.id);
        assert.ok(named.includes(mistake.id) || mistake.general === true, what);
        assert.ok(reproduces(request, found, signatureIn(wire)), what);
        assert.ok(found.isReproduced && !found.isRight);
      }
    });
  }

  it("shows in one of the requests at least", () => {
    assert.deepEqual(
      mistakes.map(({ id }) => id).filter((id) => !shown.has(id)),
      // Shown below by a secret that needs trimming, and among the wrong signers by a signature that was cut.
      ["signature.cut", "secret.trimmed"],
    );
  });

  it("is found when the configured secret has white space that the signer did not use", () => {
    const wire = mistaken(rich, []) ?? withAuthorization(wireOf(rich), rightAuthorization(rich));
    for (const secretAccessKey of [` ${keys.secretAccessKey}\n`, `"${keys.secretAccessKey}"`])
      assert.deepEqual(
        investigate(wire, { ...keys, secretAccessKey }).mistakes.map(({ id }) => id),
        ["secret.trimmed"],
      );
  });

  it("has an id of its own, both languages and a fix in both", () => {
    assert.equal(new Set(mistakes.map(({ id }) => id)).size, mistakes.length);
    for (const { id, en, zh, fix, seenIn } of mistakes) {
      if (seenIn) assert.doesNotMatch(seenIn.en, /\p{Script=Han}/u, id);
      assert.match(id, /^[a-z][a-z0-9-]*\.[a-z][a-z0-9-]*$/);
      for (const text of [zh, fix.zh]) assert.match(text, /\p{Script=Han}/u, id);
      for (const text of [en, fix.en]) assert.doesNotMatch(text, /\p{Script=Han}/u, id);
      assert.equal(en.includes("{detail}"), zh.includes("{detail}"), id);
    }
  });

  it("changes the key or the text, as its table says, and never both", () => {
    const facts = factsFor(rich);
    const right = expectedDraft(facts);
    const textOf = (draft: Draft): string => canonicalOf(draft);
    for (const mistake of Object.values(keySide).flat())
      for (const change of mistake.changes(facts)) assert.equal(textOf(change.apply(right)), textOf(right), mistake.id);
    for (const mistake of Object.values(textSide).flat())
      for (const change of mistake.changes(facts)) {
        const { secret, prefix, writePrefix, hash, derive, finish } = change.apply(right);
        assert.deepEqual(
          [secret, prefix, writePrefix, hash, derive, finish],
          [right.secret, right.prefix, right.writePrefix, right.hash, right.derive, right.finish],
          mistake.id,
        );
      }
  });
});

describe("a request far larger than any of the API", () => {
  it("is not searched to the end, and says so", () => {
    for (const [length, isSearched] of [
      [2000, true],
      [9000, false],
      [900_000, false],
    ] as const) {
      const large: RightRequest = { ...rich, query: [["marker", "x".repeat(length)]] };
      const found = investigate(withAuthorization(wireOf(large), rightAuthorization(large)), { ...keys, secretAccessKey: "another" });
      assert.deepEqual([found.isSearched, found.isReproduced, found.isRight], [isSearched, false, false]);
      assert.ok(investigate(withAuthorization(wireOf(large), rightAuthorization(large)), keys).isRight);
    }
  });
});

describe("two mistakes at once", () => {
  it("are both found, or others that give the same signature, and never more than it takes", () => {
    const request = variants["rich"] ?? rich;
    for (const chosen of [request, { ...rich, signed: null }]) {
      const pairable = changesFor(chosen).filter(({ change }) => change.alone !== true);
      const effective = pairable.filter(({ change }) => mistaken(chosen, [change.apply]) !== null);
      const pair = fc.tuple(fc.constantFrom(...effective), fc.constantFrom(...pairable)).filter(([a, b]) => a !== b);
      for (const [first, second] of fc.sample(pair, 12)) {
        const isTwoSecrets = first.mistake.id.startsWith("secret.") && second.mistake.id.startsWith("secret.");
        const wire = mistaken(chosen, [first.change.apply, second.change.apply]);
        if (!wire || isTwoSecrets) continue;
        const found = investigate(wire, keys);
        const what = `${first.mistake.id} ${first.change.detail ?? ""} + ${second.mistake.id} ${second.change.detail ?? ""}`;
        assert.ok(found.isReproduced && found.mistakes.length >= 1 && found.mistakes.length <= 2, what);
        assert.ok(reproduces(chosen, found, signatureIn(wire)), what);
      }
    }
  });
});
