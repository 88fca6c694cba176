import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { backoffSeconds, isPassing, isRetryableStatus, isSafeToRepeat, retryAfterSeconds } from "../../../src/node/client/retry.js";
import { transportFailures } from "./transport-failures.js";

const now = Date.UTC(2026, 10, 22, 8, 0, 0);
const inSeconds = (seconds: number): string => new Date(now + seconds * 1000).toUTCString();

describe("Retry-After", () => {
  it("in seconds is those seconds", () => {
    fc.assert(
      fc.property(
        fc.nat(86_400),
        fc.constantFrom("", " ", "\t"),
        (seconds, blank) => retryAfterSeconds(`${blank}${seconds}${blank}`, now) === seconds,
      ),
    );
  });

  it("as a date is the whole seconds until then, never fewer than are left, and none when it is past", () => {
    assert.equal(retryAfterSeconds("Sun, 22 Nov 2026 08:00:30 GMT", now), 30);
    assert.equal(retryAfterSeconds("Sun, 22 Nov 2026 08:00:30 GMT", now + 1), 30);
    assert.equal(retryAfterSeconds("Sun, 22 Nov 2026 07:59:59 GMT", now), 0);
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), fc.nat(999), (seconds, milliseconds) => {
        const left = seconds - milliseconds / 1000;
        const pause = retryAfterSeconds(inSeconds(seconds), now + milliseconds) ?? Number.NaN;
        return Number.isInteger(pause) && pause >= Math.max(0, left) && pause < Math.max(0, left) + 1;
      }),
    );
  });

  it("that is absent, empty or no time is none", () => {
    for (const header of [undefined, "", " ", "soon", "in a while", "NaN", "Sun, soon", "Sun, 99 Nov 2026 08:00:00 GMT"])
      assert.equal(retryAfterSeconds(header, now), null, header);
  });

  it("that is a number but no whole one from 0 on is none, and no date either", () => {
    for (const header of ["-1", "1.5", "+3", "1e3", "0x10", "1, 2"]) assert.equal(retryAfterSeconds(header, now), null, header);
  });
});

describe("the backoff", () => {
  it("doubles from half a second to twenty, with jitter over its upper half", () => {
    const ceilings = [0.5, 1, 2, 4, 8, 16, 20, 20];
    assert.deepEqual(
      ceilings.map((_, index) =>
        [backoffSeconds(index + 1, 0), backoffSeconds(index + 1, 1 - Number.EPSILON)].map((pause) => Math.round(pause * 1000)),
      ),
      ceilings.map((ceiling) => [ceiling * 500, ceiling * 1000]),
    );
  });

  it("stays within its bounds for any attempt and any chance", () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), chance, (attempt, random) => {
        const pause = backoffSeconds(attempt, random);
        const ceiling = Math.min(20, 0.5 * 2 ** (attempt - 1));
        return pause >= ceiling / 2 && pause <= ceiling;
      }),
    );
  });

  it("never shrinks from one attempt to the next at the same chance", () => {
    const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        chance,
        (attempt, random) => backoffSeconds(attempt + 1, random) >= backoffSeconds(attempt, random),
      ),
    );
  });
});

describe("what is sent again", () => {
  it("is what 429, 500, 502, 503 and 504 answer, of all statuses", () => {
    const statuses = Array.from({ length: 500 }, (_, index) => index + 100);
    assert.deepEqual(statuses.filter(isRetryableStatus), [429, 500, 502, 503, 504]);
  });

  it("is what met no certificate, name, protocol or refusal that stays as it is", () => {
    assert.deepEqual(transportFailures.filter((failure) => !isPassing(failure)).sort(), [
      "certificate-expired",
      "certificate-not-yet-valid",
      "certificate-self-signed",
      "certificate-untrusted",
      "certificate-wrong-host",
      "long-head",
      "name-not-found",
      "not-http",
      "not-tls",
      "other",
      "proxy-authentication",
      "proxy-long-head",
      "proxy-not-http",
      "proxy-refused",
      "switched",
      "timeout-whole",
      "tls",
      "too-long",
    ]);
  });

  it("is GET and HEAD, and what carries a client token", () => {
    for (const method of ["GET", "HEAD"]) assert.equal(isSafeToRepeat(method, []), true);
    for (const method of ["POST", "PUT", "DELETE"]) {
      assert.equal(isSafeToRepeat(method, [["bind", null]]), false);
      assert.equal(isSafeToRepeat(method, [["clientToken", ""]]), false);
      assert.equal(isSafeToRepeat(method, [["clientToken", null]]), false);
      assert.equal(isSafeToRepeat(method, [["clientToken", "a"]]), true);
    }
  });
});
