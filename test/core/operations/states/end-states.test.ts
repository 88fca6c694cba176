import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { canStillHold, statesIn } from "../../../../src/core/operations/states/end-states.js";

type Nat = { readonly id: string; readonly status: string };
const nat = (status: string) => ({ nat: { id: "nat-1", status } });
const isActive = (content: unknown): boolean => (content as { nat: Nat }).nat.status === "active";

describe("a state that is waited for", () => {
  it("can come from any state but those that lead nowhere else", () => {
    for (const status of ["building", "unconfigured", "down", "a state that nobody knows"])
      assert.equal(canStillHold(nat(status), isActive, ["active"]), true, status);
    for (const status of ["error", "deleting", "deleted", "consult_failed", "DELETED"])
      assert.equal(canStillHold(nat(status), isActive, ["active"]), false, status);
  });

  it("can be the end itself", () => {
    const isGone = (content: unknown): boolean => (content as { nat: Nat }).nat.status === "deleted";
    assert.equal(canStillHold(nat("error"), isGone, ["deleted"]), true);
    assert.equal(canStillHold(nat("deleting"), isGone, ["deleted"]), true);
  });

  it("is looked for in each resource of a list", () => {
    const list = (...states: string[]) => ({ nats: states.map((status, at) => ({ id: `nat-${at}`, status })) });
    const isFirstActive = (content: unknown): boolean => (content as { nats: Nat[] }).nats[0]?.status === "active";
    assert.equal(canStillHold(list("building", "deleted"), isFirstActive, ["active"]), true);
    assert.equal(canStillHold(list("deleted", "building"), isFirstActive, ["active"]), false);
  });

  it("is no matter of a condition about something else, until the resource is gone", () => {
    const hasAddress = (content: unknown): boolean => (content as { eips?: string[] }).eips?.length === 1;
    assert.equal(canStillHold({ status: "active" }, hasAddress, []), true);
    assert.equal(canStillHold({ status: "deleting" }, hasAddress, ["NoSuchNat"]), true);
    assert.equal(canStillHold({ status: "deleted" }, hasAddress, []), false);
    assert.equal(canStillHold({ code: "NoSuchNat" }, hasAddress, []), true);
  });
});

describe("the states of an answer", () => {
  it("stand in it at any depth, each once", () => {
    assert.deepEqual(statesIn({ nats: [{ status: "a" }, { status: "b", rules: [{ status: "a" }] }], status: 1 }), ["a", "b"]);
  });
});
