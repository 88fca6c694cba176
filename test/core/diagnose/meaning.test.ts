import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { loadEveryEntry } from "../../../src/core/catalogue/catalogue.js";
import type { Entry } from "../../../src/core/catalogue/entry.js";
import { type RawError, rawError } from "../../../src/core/diagnose/found.js";
import { type Clues, chooseEntry, isCutMessage, withoutCallersWords } from "../../../src/core/diagnose/meaning/choose.js";
import { codeBook } from "../../../src/core/diagnose/meaning/code-book.js";
import { type ReadingFacts, readError } from "../../../src/core/diagnose/meaning/reading.js";

const entries = await loadEveryEntry();
const [sample] = entries;
assert.ok(sample);

/** An entry of the code, told from the others by what is given. */
const entry = (id: string, parts: Partial<Entry>): Entry => ({
  ...sample,
  id,
  code: "Made",
  service: "vpc",
  message: null,
  evidence: "documented",
  httpStatus: 400,
  operations: [],
  ...parts,
});
const choose = (all: readonly Entry[], clues: Partial<Clues>): string[] => {
  const { entry: chosen, candidates } = chooseEntry(all, { message: null, httpStatus: null, ...clues });
  return chosen ? [chosen.id] : candidates.map(({ id }) => id);
};

describe("of the entries of a code", () => {
  it("the one is chosen that the operation which was called has", () => {
    const all = [entry("a", { operations: ["CreateVpc", "UpdateVpc"] }), entry("b", { operations: ["CreateSubnet"] })];
    assert.deepEqual(choose(all, {}), ["a", "b"]);
    assert.deepEqual(choose(all, { operation: "CreateSubnet" }), ["b"]);
    assert.deepEqual(choose(all, { operation: "UpdateVpc" }), ["a"]);
    assert.deepEqual(choose(all, { operation: "DeleteVpc" }), ["a", "b"]);
    assert.deepEqual(choose(all, { operation: null }), ["a", "b"]);
  });

  it("what the VPC's table ties to no operation is one of a service with a table of its own, too", () => {
    const nat = { service: "nat", operation: "CreateNat" };
    const others = [entry("eni", { service: "eni" }), entry("snic", { service: "snic" })];
    assert.deepEqual(choose([entry("vpc", {}), ...others], nat), ["vpc"]);
    assert.deepEqual(choose([entry("vpc", { operations: ["CreateSubnet"] }), ...others], nat), []);
  });

  it("the one is chosen that service, then message, then status speak for", () => {
    const all = [
      entry("a", { service: "vpc", httpStatus: 400 }),
      entry("b", { service: "nat", httpStatus: 409, message: "The nat is busy." }),
      entry("c", { service: "nat", httpStatus: 404 }),
    ];
    assert.deepEqual(choose(all, { service: "vpc" }), ["a"]);
    assert.deepEqual(choose(all, { service: "nat" }), ["b", "c"]);
    assert.deepEqual(choose(all, { service: "nat", httpStatus: 404 }), ["c"]);
    assert.deepEqual(choose(all, { message: "The nat is busy.", httpStatus: 400 }), ["b"]);
    assert.deepEqual(choose(all, { httpStatus: 409 }), ["b"]);
    assert.deepEqual(choose(all, { httpStatus: 500 }), ["a", "b", "c"]);
  });
});

describe("a message behind words of the caller", () => {
  it("is what one of the entries has, behind one of the first six colons", () => {
    const all = [entry("a", { message: "The nat is busy." })];
    const behind = (count: number): string => `${"retry: ".repeat(count)}The nat is busy.`;
    for (const count of [0, 1, 2, 6]) assert.equal(withoutCallersWords(all, behind(count)), "The nat is busy.", String(count));
    assert.equal(withoutCallersWords(all, behind(7)), behind(7));
    assert.equal(withoutCallersWords(all, "重试：The nat is busy."), "The nat is busy.");
    assert.equal(withoutCallersWords(all, "retry: The eip is busy."), "retry: The eip is busy.");
  });
});

describe("a message that was cut", () => {
  it("is known by its beginning, eight letters at least", () => {
    const whole = entry("a", { message: "The specified nat is not found." });
    for (const [cut, isKnown] of [
      ["The specified nat", true],
      ["The speci", true],
      ["The spec", false],
      ["The other nat", false],
      [null, false],
    ] as const)
      assert.equal(isCutMessage(whole, cut), isKnown, String(cut));
    assert.equal(isCutMessage(entry("b", {}), "The specified nat"), false);
  });
});

describe("an error that is read again", () => {
  const raw = (read: Partial<RawError>): RawError => rawError({ format: "json", start: 0, end: 1, code: "Made", message: "m", ...read });
  const book = [
    entry("vpc/Made", { operations: ["CreateVpc"], httpStatus: 400 }),
    entry("nat/Made", { service: "nat", operations: ["CreateNat"], httpStatus: 409 }),
    entry("sdk/Made", { service: "sdk", evidence: "client-made", message: "m", httpStatus: null }),
    entry("vpc/Other", { code: "Other" }),
  ];
  const cases: readonly (readonly [string, RawError, ReadingFacts])[] = [
    ["first", raw({}), {}],
    ["another code", raw({ code: "Other" }), {}],
    ["another message", raw({ message: "n" }), {}],
    ["no message", raw({ message: null }), {}],
    ["another status", raw({ message: "n", httpStatus: 409 }), {}],
    ["a status of its own", raw({ message: "n", httpStatus: 400 }), {}],
    ["another service", raw({ message: "n" }), { service: "nat" }],
    ["another operation", raw({ message: "n" }), { operation: "CreateVpc" }],
    ["first-hand", raw({ message: "x" }), { firstHand: true }],
    ["a failure", raw({ code: null, failure: "html-page" }), {}],
    ["none", raw({ code: null }), {}],
  ];
  const read = (error: RawError, facts: ReadingFacts, of: ReturnType<typeof codeBook>) => {
    const { entry: chosen, candidates, code, message, httpStatus, failure, known, title } = readError(error, of, facts);
    return { chosen: chosen?.id ?? null, candidates: candidates.map(({ id }) => id), code, message, httpStatus, failure, known, title };
  };

  it("is read as it would be for the first time, whatever was read before", () => {
    const shared = codeBook(book);
    for (const [name, error, facts] of [...cases, ...cases.toReversed()])
      assert.deepEqual(read(error, facts, shared), read(error, facts, codeBook(book)), name);
    // The cases differ in what they give: else the comparison would say nothing.
    assert.equal(new Set(cases.map(([, error, facts]) => JSON.stringify(read(error, facts, codeBook(book))))).size, cases.length);
  });
});
