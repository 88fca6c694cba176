import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type ApiCall, ApiRefusal } from "../../src/mock/resource.js";
import { ownAccountId, peeringResource } from "../../src/mock/resources/peering.js";
import { vpcResource } from "../../src/mock/resources/vpc.js";
import { type Item, State } from "../../src/mock/state.js";

const day = 24 * 3600 * 1000;
const otherAccount = "5f1c2b3a4d5e6f708192a3b4c5d6e7f8";
const unsupported = "peering/UnsupportedPeerConnOperation";
const badRequest = "peering/BadRequest";
const handlers = { ...vpcResource.handlers, ...peeringResource.handlers };

/** A mock with two VPCs. */
function start() {
  let now = Date.parse("2026-01-15T08:00:00Z");
  const state = new State(() => now);
  const call = (operation: string, parts: Partial<ApiCall> = {}): Item => {
    const handler = handlers[operation] ?? assert.fail(`no handler for ${operation}`);
    return handler({ path: {}, query: {}, body: {}, ...parts }, state) ?? {};
  };
  const refusal = (operation: string, parts: Partial<ApiCall> = {}): string => {
    const before = JSON.stringify(state);
    try {
      call(operation, parts);
    } catch (error) {
      assert.ok(error instanceof ApiRefusal, String(error));
      assert.equal(JSON.stringify(state), before, "a refused call changes nothing");
      return error.entryId;
    }
    return assert.fail(`${operation} was answered`);
  };
  const [local, peer] = ["10.0.0.0/16", "10.1.0.0/16"].map((cidr) => String(call("CreateVpc", { body: { name: "net", cidr } })["vpcId"]));
  const request = (change: Item = {}): { body: Item } => ({
    body: { bandwidthInMbps: 10, localVpcId: local, peerVpcId: peer, peerRegion: "bj", billing: { paymentTiming: "Postpaid" }, ...change },
  });
  const create = (change: Item = {}): { peerConnId: string } => ({
    peerConnId: String(call("CreatePeerConn", request(change))["peerConnId"]),
  });
  const read = (path: { peerConnId: string }, role?: string): Item => call("GetPeerConn", { path, query: role ? { role } : {} });
  const wait = (milliseconds: number): void => {
    now += milliseconds;
  };
  return { state, call, refusal, local, peer, request, create, read, wait };
}

const prepaid = (reservationLength: unknown = 1) => ({
  peerRegion: "gz",
  peerVpcId: "vpc-ingz",
  billing: { paymentTiming: "Prepaid", reservation: { reservationLength, reservationTimeUnit: "month" } },
});
const foreign = { peerAccountId: otherAccount, peerVpcId: "vpc-theirs" };

describe("a peering connection of the mock", () => {
  it("is active at once within an account, and each end sees the other as its peer", () => {
    const { create, read, local, peer } = start();
    const path = create({ localIfName: "here", peerIfName: "there", peerAccountId: ownAccountId });
    const initiator = read(path);
    const acceptor = read(path, "acceptor");
    assert.deepEqual(read(path, "initiator"), initiator);
    assert.deepEqual(
      [initiator, acceptor].map((end) => [end["role"], end["status"], end["localVpcId"], end["peerVpcId"], end["localIfName"]]),
      [
        ["initiator", "active", local, peer, "here"],
        ["acceptor", "active", peer, local, "there"],
      ],
    );
    assert.match(String(path.peerConnId), /^peerconn-[\da-z]{12}$/);
    for (const end of [initiator, acceptor]) assert.match(String(end["localIfId"]), /^qpif-[\da-z]{12}$/);
    assert.notEqual(initiator["localIfId"], acceptor["localIfId"]);
  });

  it("is answered in the members of the API and no others", () => {
    const { create, read } = start();
    const names =
      "bandwidthInMbps createdTime deleteProtect description dnsStatus expiredTime localIfId localIfName localRegion localVpcId " +
      "paymentTiming peerAccountId peerConnId peerRegion peerVpcId role status tags";
    const path = create();
    for (const role of ["initiator", "acceptor"]) assert.equal(Object.keys(read(path, role)).sort().join(" "), names);
    assert.equal(read(path)["expiredTime"], "");
    assert.equal(read(path)["createdTime"], "2026-01-15T08:00:00Z");
  });

  it("shows the regions and the accounts of its ends from either side", () => {
    const { create, read } = start();
    const path = create({ ...foreign, peerRegion: "su" });
    const [initiator, acceptor] = [read(path), read(path, "acceptor")];
    assert.deepEqual([initiator["localRegion"], initiator["peerRegion"], initiator["peerAccountId"]], ["bj", "su", otherAccount]);
    assert.deepEqual([acceptor["localRegion"], acceptor["peerRegion"], acceptor["peerAccountId"]], ["su", "bj", ownAccountId]);
  });

  it("keeps its VPCs from being deleted until it is released", () => {
    const { call, create, refusal, local, peer } = start();
    const path = create();
    for (const vpcId of [local, peer]) assert.equal(refusal("DeleteVpc", { path: { vpcId: String(vpcId) } }), "vpc/ResourceNeedRelease");
    call("ReleasePeerConn", { path });
    assert.equal(refusal("GetPeerConn", { path }), "vpc/NoSuchObject");
    for (const vpcId of [local, peer]) call("DeleteVpc", { path: { vpcId: String(vpcId) } });
  });

  it("lists all, or those of a VPC as that VPC sees them, page by page", () => {
    const { call, create, peer } = start();
    for (const peerVpcId of ["vpc-a", "vpc-b"]) create({ peerVpcId, peerRegion: "gz" });
    const { peerConnId } = create();
    const first = call("ListPeerConn", { query: { maxKeys: "2" } });
    assert.equal((first["peerConns"] as Item[]).length, 2);
    assert.deepEqual([first["isTruncated"], first["nextMarker"]], [true, peerConnId]);
    const next = call("ListPeerConn", { query: { marker: peerConnId } });
    assert.deepEqual([next["isTruncated"], (next["peerConns"] as Item[]).map((one) => one["role"])], [false, ["initiator"]]);
    const seen = call("ListPeerConn", { query: { vpcId: String(peer) } })["peerConns"] as Item[];
    assert.deepEqual(
      seen.map((one) => [one["peerConnId"], one["role"], one["localVpcId"]]),
      [[peerConnId, "acceptor", peer]],
    );
    assert.deepEqual(call("ListPeerConn", { query: { vpcId: "vpc-none" } })["peerConns"], []);
  });

  it("refuses pages that there are not with its own BadRequest", () => {
    const { refusal } = start();
    for (const maxKeys of ["0", "1001", "ten"]) assert.equal(refusal("ListPeerConn", { query: { maxKeys } }), badRequest);
  });

  it("gives either end a name, by the id of its interface", () => {
    const { call, create, read, refusal } = start();
    const path = create({ localIfName: "old", description: "first" });
    const theirs = read(path, "acceptor")["localIfId"];
    call("UpdatePeerConn", { path, body: { localIfId: theirs, localIfName: "new", description: "second" } });
    assert.equal(read(path, "acceptor")["localIfName"], "new");
    assert.deepEqual([read(path)["localIfName"], read(path)["description"]], ["old", "second"]);
    for (const localIfId of [undefined, path.peerConnId, "qpif-unknown", "constructor"])
      assert.equal(refusal("UpdatePeerConn", { path, body: { localIfId, localIfName: "x" } }), badRequest);
  });
});

describe("creating a peering connection", () => {
  it("is refused when a member is missing or wrong", () => {
    const { refusal, request } = start();
    const wrong: Item[] = [
      ...[undefined, 0, -1, 1.5, "10"].map((bandwidthInMbps) => ({ bandwidthInMbps })),
      ...[undefined, "", "cn-bj", 1].map((peerRegion) => ({ peerRegion })),
      ...[undefined, {}, { paymentTiming: "postpaid" }, "Postpaid"].map((billing) => ({ billing })),
      ...[0, 10, 37, "1", undefined].map(prepaid).map((terms) => ({ ...terms, ...(terms.billing ? {} : {}) })),
      { localVpcId: undefined },
      { peerVpcId: " " },
      { ...prepaid(), billing: { paymentTiming: "Prepaid" } },
      { ...prepaid(), billing: { paymentTiming: "Prepaid", reservation: { reservationLength: 1, reservationTimeUnit: "year" } } },
    ];
    for (const change of wrong.filter((one) => !("billing" in one) || JSON.stringify(one["billing"]) !== JSON.stringify(prepaid().billing)))
      assert.equal(refusal("CreatePeerConn", request(change)), badRequest, JSON.stringify(change));
  });

  it("is refused for one VPC alone, for a second time between two, and prepaid within a region", () => {
    const { create, refusal, request, local, peer } = start();
    assert.equal(refusal("CreatePeerConn", request({ peerVpcId: local })), badRequest);
    assert.equal(refusal("CreatePeerConn", request({ billing: prepaid().billing })), badRequest);
    create();
    assert.equal(refusal("CreatePeerConn", request()), badRequest);
    assert.equal(refusal("CreatePeerConn", request({ localVpcId: peer, peerVpcId: local })), badRequest);
    create({ peerVpcId: "vpc-elsewhere", peerRegion: "gz" });
  });

  it("needs VPCs that are there, as far as the mock can see", () => {
    const { refusal, request, create } = start();
    assert.equal(refusal("CreatePeerConn", request({ localVpcId: "vpc-gone" })), "vpc/NoSuchObject");
    assert.equal(refusal("CreatePeerConn", request({ peerVpcId: "vpc-gone" })), "vpc/NoSuchObject");
    assert.equal(refusal("CreatePeerConn", request({ peerVpcId: "sbn-1", peerRegion: "gz" })), "vpc/NoSuchObject");
    create({ peerVpcId: "vpc-gone", peerRegion: "gz" });
    create({ ...foreign, peerVpcId: "vpc-unseen" });
  });

  it("may not name the interface of another account, nor an account that is none", () => {
    const { refusal, request, create } = start();
    assert.equal(refusal("CreatePeerConn", request({ ...foreign, peerIfName: "theirs" })), "peering/PeerIfNameException");
    assert.equal(refusal("CreatePeerConn", request({ peerAccountId: "acct-1" })), "vpc/NoSuchObject.account-not-exist");
    create({ peerAccountId: ownAccountId, peerIfName: "ours" });
  });
});

describe("the states of a peering connection", () => {
  it("go from consulting to active or consult_failed across accounts, once", () => {
    for (const [operation, status] of Object.entries({ AcceptPeerConn: "active", RejectPeerConn: "consult_failed" })) {
      const { call, create, read, refusal } = start();
      const path = create(foreign);
      assert.equal(read(path)["status"], "consulting");
      call(operation, { path });
      assert.equal(read(path)["status"], status);
      for (const again of ["AcceptPeerConn", "RejectPeerConn"]) assert.equal(refusal(again, { path }), unsupported);
    }
  });

  it("go to consult_failed when nobody accepts for 7 days", () => {
    const { call, create, read, refusal, wait } = start();
    const path = create(foreign);
    wait(7 * day);
    assert.equal(read(path)["status"], "consulting");
    wait(1000);
    assert.equal((call("ListPeerConn")["peerConns"] as Item[])[0]?.["status"], "consult_failed");
    assert.equal(refusal("AcceptPeerConn", { path }), unsupported);
    call("ReleasePeerConn", { path });
  });

  it("leave nothing to accept or reject within an account", () => {
    const { create, refusal } = start();
    const path = create();
    for (const operation of ["AcceptPeerConn", "RejectPeerConn"]) assert.equal(refusal(operation, { path }), unsupported);
  });

  it("are refused for ids of other kinds and of connections that are gone", () => {
    const { refusal } = start();
    const operations = Object.keys(peeringResource.handlers).filter((name) => !["CreatePeerConn", "ListPeerConn"].includes(name));
    assert.equal(operations.length, 11);
    for (const operation of operations) {
      assert.equal(refusal(operation, { path: { peerConnId: "qpif-1" } }), badRequest);
      assert.equal(refusal(operation, { path: { peerConnId: "peerconn-gone" } }), "vpc/NoSuchObject");
    }
  });
});
