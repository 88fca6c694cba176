import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Budget } from "../../../src/node/investigate/budget.js";

/** Tries to make so many calls for one error, and counts those that were made. */
async function made(budget: Budget, tries: number): Promise<number> {
  budget.begin();
  const outcomes = await Promise.all(Array.from({ length: tries }, () => budget.spend(async () => "made")));
  return outcomes.filter((outcome) => outcome === "made").length;
}

describe("the calls of an investigation", () => {
  it("are at most 12 for an error and 30 for a run", async () => {
    const budget = new Budget(new AbortController().signal);
    assert.equal(await made(budget, 5), 5);
    assert.equal(await made(budget, 40), 12);
    assert.equal(await made(budget, 40), 12);
    assert.equal(await made(budget, 40), 1);
    assert.equal(await made(budget, 40), 0);
    assert.equal(budget.made, 30);
  });

  it("go out four at a time", async () => {
    const budget = new Budget(new AbortController().signal);
    budget.begin();
    let [open, most] = [0, 0];
    const call = async (): Promise<void> => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setImmediate(resolve));
      open -= 1;
    };
    await Promise.all(Array.from({ length: 12 }, () => budget.spend(call)));
    assert.equal(most, 4);
  });

  it("are none any more once the time for all is over", async () => {
    const stop = new AbortController();
    const budget = new Budget(stop.signal);
    stop.abort();
    assert.equal(await made(budget, 3), 0);
  });
});
