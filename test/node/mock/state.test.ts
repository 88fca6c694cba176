import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Item, State } from "../../../src/node/mock/state.js";

describe("a resource on its way to a state", () => {
  it("is there when the time has come, to the millisecond, and at once without a time to wait", () => {
    let now = 0;
    const state = new State(() => now, { settleTime: 10 });
    const item: Item = {};
    state.pass(item, "status", "creating", "available");
    now = 9;
    state.settle();
    assert.equal(item["status"], "creating");
    now = 10;
    state.settle();
    assert.equal(item["status"], "available");
    new State(() => now).pass(item, "status", "updating", "bound");
    assert.equal(item["status"], "bound");
  });

  it("stays where something else has put it meanwhile", () => {
    let now = 0;
    const state = new State(() => now, { settleTime: 10 });
    const item: Item = {};
    state.pass(item, "status", "creating", "available");
    item["status"] = "paused";
    now = 10;
    state.settle();
    assert.equal(item["status"], "paused");
  });
});
