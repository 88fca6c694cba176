import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { givenOut, isInside, nextFreeBlock, overlap, parseNetwork, spanOf } from "../../../../src/core/operations/values/addresses.js";

const network = (text: string) => parseNetwork(text) ?? assert.fail(text);

/** A network within 10.0.0.0/16. */
const subnets = fc.tuple(fc.nat(65_535), fc.integer({ min: 18, max: 28 })).map(([number, prefix]) => {
  const first = number - (number % 2 ** (32 - prefix));
  return `10.0.${Math.floor(first / 256)}.${first % 256}/${prefix}`;
});

describe("the next free block", () => {
  it("is as large as the one asked for, within the ranges, and overlaps nothing taken", () => {
    fc.assert(
      fc.property(subnets, fc.array(subnets, { maxLength: 20 }), (like, taken) => {
        const free = nextFreeBlock(like, ["10.0.0.0/16"], taken);
        if (free === null) return;
        assert.equal(free.split("/")[1], like.split("/")[1]);
        assert.ok(isInside(network(free), network("10.0.0.0/16")));
        assert.ok(taken.every((used) => !overlap(network(used), network(free))));
      }),
    );
  });

  it("is missed only when every block of the size is touched", () => {
    fc.assert(
      fc.property(fc.integer({ min: 18, max: 21 }), fc.array(subnets, { maxLength: 40 }), (prefix, taken) => {
        const step = 2 ** (24 - prefix);
        const blocks = Array.from({ length: 256 / step }, (_, index) => `10.0.${index * step}.0/${prefix}`);
        const free = blocks.filter((block) => taken.every((used) => !overlap(network(used), network(block))));
        const found = nextFreeBlock(`10.0.0.0/${prefix}`, ["10.0.0.0/16"], taken);
        assert.equal(found, free[0] ?? null);
      }),
    );
  });

  it("lies behind the one asked for, and before it only when nothing behind is free", () => {
    assert.equal(nextFreeBlock("10.0.2.0/24", ["10.0.0.0/16"], ["10.0.2.0/23"]), "10.0.4.0/24");
    assert.equal(nextFreeBlock("10.0.3.0/24", ["10.0.0.0/22"], ["10.0.3.0/24"]), "10.0.0.0/24");
    assert.equal(nextFreeBlock("10.0.0.0/24", ["10.0.0.0/24", "10.8.0.0/16"], ["10.0.0.0/25"]), "10.8.0.0/24");
    assert.equal(nextFreeBlock("10.0.0.0/24", ["10.0.0.0/24"], ["10.0.0.128/25"]), null);
    assert.equal(nextFreeBlock("10.0.0.0/24", ["10.0.0.0/25"], []), null);
    assert.equal(nextFreeBlock("240c::/64", ["10.0.0.0/16"], []), null);
    assert.equal(nextFreeBlock("no range", ["10.0.0.0/16"], []), null);
  });
});

describe("the addresses that a subnet gives out", () => {
  it("are in it, different, and neither its first two nor its last", () => {
    fc.assert(
      fc.property(subnets, fc.nat(300), (subnet, most) => {
        const given = givenOut(subnet, "", most);
        const span = spanOf(subnet) ?? assert.fail();
        assert.equal(given.length, Math.min(most, span.last - span.first - 2));
        assert.equal(new Set(given).size, given.length);
        for (const value of given.map((address) => spanOf(`${address}/32`)?.first ?? 0))
          assert.ok(value >= span.first + 2 && value < span.last);
      }),
    );
  });

  it("begin behind the address that is asked about, and go on from the start", () => {
    assert.deepEqual(givenOut("10.0.1.0/29", "10.0.1.4", 5), ["10.0.1.5", "10.0.1.6", "10.0.1.2", "10.0.1.3", "10.0.1.4"]);
    assert.deepEqual(givenOut("10.0.1.0/29", "10.0.1.6", 2), ["10.0.1.2", "10.0.1.3"]);
    assert.deepEqual(givenOut("10.0.1.0/29", "192.168.0.1", 1), ["10.0.1.2"]);
    assert.deepEqual(givenOut("10.0.1.0/31", "", 4), []);
    assert.deepEqual(givenOut("240c::/64", "", 4), []);
  });
});
