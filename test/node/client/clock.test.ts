import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { brokenDeadlines, dateTolerance, measureSkew } from "../../../src/node/client/clock.js";

const sentAt = Date.UTC(2026, 10, 22, 8, 0, 0);
/** `Date` of a server at a moment of its own clock: the seconds cut off. */
const dateHeader = (time: number): string => new Date(time).toUTCString();
const measured = (headers: Record<string, string>, roundTrip = 0) => measureSkew({ headers, sentAt, answeredAt: sentAt + roundTrip });

describe("the skew of the clocks", () => {
  it("is how far the service's is ahead, half the round trip and half a second taken for the uncertainty", () => {
    assert.deepEqual(measured({ date: "Sun, 22 Nov 2026 08:00:00 GMT" }), { seconds: 1, uncertainty: 1 });
    assert.deepEqual(measured({ date: "Sun, 22 Nov 2026 08:00:00 GMT" }, 1000), { seconds: 0, uncertainty: 1 });
    assert.deepEqual(measured({ date: "Sun, 22 Nov 2026 16:00:02 GMT" }, 4000), { seconds: 28_801, uncertainty: 3 });
    assert.deepEqual(measured({ date: "Sat, 21 Nov 2026 08:00:02 GMT" }, 4000), { seconds: -86_399, uncertainty: 3 });
  });

  it("is never further from the truth than it says", () => {
    const skews = fc.integer({ min: -400_000_000, max: 400_000_000 });
    fc.assert(
      fc.property(skews, fc.nat(120_000), fc.double({ min: 0, max: 1, noNaN: true }), (skew, roundTrip, when) => {
        const answered = sentAt + roundTrip * when + skew * 1000;
        const found = measured({ date: dateHeader(answered) }, roundTrip);
        return found !== null && Math.abs(found.seconds - skew) <= found.uncertainty;
      }),
    );
  });

  it("is not measured without Date, with a bad one, and on an answer that a cache kept", () => {
    const date = dateHeader(sentAt);
    for (const headers of [
      {},
      { date: "" },
      { date: "soon" },
      { date: "Sun, 99 Nov 2026 08:00:00 GMT" },
      { date, age: "0" },
      { date, age: "" },
    ])
      assert.equal(measured(headers as Record<string, string>), null, JSON.stringify(headers));
  });
});

describe("the two deadlines of a signature", () => {
  const skew = (seconds: number) => ({ seconds, uncertainty: 1 });

  it("are half an hour from the service's clock, and the end of the expiry", () => {
    assert.equal(dateTolerance, 1800);
    for (const [seconds, sinceSigning, expires, date, expiry] of [
      [0, 0, 1800, false, false],
      [1800, 0, 1800, false, false],
      [1801, 0, 1800, true, true],
      [-1800, 0, 1800, false, false],
      [-1801, 0, 1800, true, false],
      [61, 0, 60, false, true],
      [0, 61, 60, false, true],
      [-30, 61, 60, false, false],
      [2000, 0, 3600, true, false],
      [1000, 900, 3600, true, false],
    ] as const)
      assert.deepEqual(brokenDeadlines(skew(seconds), sinceSigning, expires), { date, expiry }, `${seconds} ${sinceSigning} ${expires}`);
  });

  it("go by the age of the signature at the service's clock, and by nothing else", () => {
    const seconds = fc.integer({ min: -100_000, max: 100_000 });
    fc.assert(
      fc.property(seconds, fc.nat(5000), fc.integer({ min: 1, max: 100_000 }), (ahead, since, expires) => {
        const { date, expiry } = brokenDeadlines(skew(ahead), since, expires);
        return date === (ahead + since > 1800 || ahead + since < -1800) && expiry === ahead + since > expires;
      }),
    );
  });
});
