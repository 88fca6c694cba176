import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nearestNames } from "../../../src/core/catalogue/nearest.js";

describe("the names that come closest to an unknown one", () => {
  it("have its words in another order, one more or one less", () => {
    assert.deepEqual(nearestNames(["InvalidNatId", "NatPostpaid"], "NatIdInvalid"), ["InvalidNatId"]);
    assert.deepEqual(nearestNames(["PeerConnNotFound"], "NotFoundPeerConnException"), ["PeerConnNotFound"]);
    assert.deepEqual(nearestNames(["SubnetCidrOverlaps"], "OverlapsSubnet"), ["SubnetCidrOverlaps"]);
  });

  it("do not merely share some of its words, or one that is all there is", () => {
    assert.deepEqual(nearestNames(["InvalidNatId"], "NatQuotaInvalid"), []);
    assert.deepEqual(nearestNames(["NatPostpaid"], "Nat"), []);
  });

  it("differ from it by a typo, at most a letter in three, the nearest first", () => {
    assert.deepEqual(nearestNames(["NoSuchNat", "NoSuchEip", "NoSuchVpc"], "NoSuchNet"), ["NoSuchNat", "NoSuchEip", "NoSuchVpc"]);
    assert.deepEqual(nearestNames(["NoSuchNap", "NoSuchNatGw"], "NoSuchNatG"), ["NoSuchNatGw", "NoSuchNap"]);
    assert.deepEqual(nearestNames(["NoSuchNat"], "NoSuchGateway"), []);
    assert.deepEqual(nearestNames(["NoSuchNat"], ""), []);
  });
});
