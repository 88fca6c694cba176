import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { failuresOf, fuzz } from "./pool.js";

/** A day's seed: each day other samples, all day the same ones. */
const seedOfToday = Math.floor(Date.now() / 86_400_000) * 100_000;

describe("a damaged log", () => {
  for (const [which, seed, count] of [
    ["the same samples each time", 1, 3000],
    ["other samples each day", seedOfToday, 1500],
  ] as const)
    it(`is diagnosed to its end and without a control character: ${which}`, async (t) => {
      t.diagnostic(`fuzz seed ${seed}; one sample again: node --import tsx test/fuzz/fuzz.ts 1 SEED`);
      const tally = await fuzz({ count, seed });
      t.diagnostic(`${tally.samples} samples, ${tally.bytes} bytes, ${tally.errors} errors in ${tally.seconds.toFixed(1)} s`);
      assert.deepEqual(failuresOf(tally), []);
      assert.equal(tally.samples, count);
    });
});
