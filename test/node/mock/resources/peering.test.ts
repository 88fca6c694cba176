import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type ApiCall, ApiRefusal } from "../../../../src/node/mock/resource.js";
import { ownAccountId, peeringResource } from "../../../../src/node/mock/resources/gateways/peering.js";
import { vpcResource } from "../../../../src/node/mock/resources/network/vpc.js";
import { type Item, State } from "../../../../src/node/mock/state.js";

const handlers = { ...vpcResource.handlers, ...peeringResource.handlers };
const day = 24 * 3600 * 1000;
const unsupported = "peering/UnsupportedPeerConnOperation";
const badRequest = "peering/BadRequest";
const month = { reservation: { reservationLength: 1, reservationTimeUnit: "month" } };
const prepaid = { peerRegion: "gz", peerVpcId: "vpc-ingz", billing: { paymentTiming: "Prepaid", ...month } };
const foreign = { peerAccountId: "5f1c2b3a4d5e6f708192a3b4c5d6e7f8", peerVpcId: "vpc-theirs" };

type Path = { readonly peerConnId: string };

/** A mock with two VPCs. */
function start() {
  const clock = { now: Date.parse("2026-01-15T08:00:00Z") };
  const state = new State(() => clock.now);
  const call = (operation: string, parts: Partial<ApiCall> = {}): Item =>
    (handlers[operation] ?? assert.fail(operation))({ path: {}, query: {}, body: {}, ...parts }, state) ?? {};
  const refusal = (operation: string, parts: Partial<ApiCall> = {}): string => {
    const before = JSON.stringify(state);
    const caught: ApiRefusal[] = [];
    const isRefusal = (error: unknown): boolean => error instanceof ApiRefusal && caught.push(error) > 0;
    assert.throws(() => call(operation, parts), isRefusal, operation);
    assert.equal(JSON.stringify(state), before, "a refused call changes nothing");
    return caught[0]?.entryId ?? "";
  };
  const [local, peer] = ["10.0.0.0/16", "10.1.0.0/16"].map((cidr) => String(call("CreateVpc", { body: { name: "net", cidr } })["vpcId"]));
  const usual = { bandwidthInMbps: 10, localVpcId: local, peerVpcId: peer, peerRegion: "bj", billing: { paymentTiming: "Postpaid" } };
  const notCreated = (change: Item = {}): string => refusal("CreatePeerConn", { body: { ...usual, ...change } });
  const create = (change: Item = {}) => call("CreatePeerConn", { body: { ...usual, ...change } }) as Path;
  const read = (path: Path, role = ""): Item => call("GetPeerConn", { path: { ...path }, query: { role } });
  const list = (query: Record<string, string> = {}): Item[] => call("ListPeerConn", { query })["peerConns"] as Item[];
  const put = ({ peerConnId }: Path, change: Item): unknown => Object.assign(state.items("peerConns").get(peerConnId) ?? {}, change);
  return { clock, call, refusal, local, peer, notCreated, create, read, list, put };
}

const parts = (item: Item, ...names: readonly string[]): unknown[] => names.map((name) => item[name]);

describe("a peering connection of the mock", () => {
  it("is active at once within an account, and each end sees the other as its peer", () => {
    const { create, read, local, peer } = start();
    const path = create({ localIfName: "here", peerIfName: "there", peerAccountId: ownAccountId });
    const [initiator, acceptor] = [read(path), read(path, "acceptor")];
    assert.deepEqual(read(path, "initiator"), initiator);
    const names = ["role", "status", "localVpcId", "peerVpcId", "localIfName"];
    assert.deepEqual(parts(initiator, ...names), ["initiator", "active", local, peer, "here"]);
    assert.deepEqual(parts(acceptor, ...names), ["acceptor", "active", peer, local, "there"]);
    for (const end of [initiator, acceptor]) assert.match(parts(end, "peerConnId", "localIfId").join(), /^peerconn-\w{12},qpif-\w{12}$/);
    assert.notEqual(initiator["localIfId"], acceptor["localIfId"]);
  });

  it("is answered in the members of the API and no others, with the regions and accounts of its ends", () => {
    const { create, read, refusal } = start();
    const path = create({ ...foreign, peerRegion: "su" });
    const [initiator, acceptor] = [read(path), read(path, "acceptor")];
    const names =
      "bandwidthInMbps createdTime deleteProtect description dnsStatus expiredTime localIfId localIfName localRegion localVpcId " +
      "paymentTiming peerAccountId peerConnId peerRegion peerVpcId role status tags";
    for (const end of [initiator, acceptor]) assert.equal(Object.keys(end).sort().join(" "), names);
    assert.deepEqual(parts(initiator, "createdTime", "expiredTime"), ["2026-01-15T08:00:00Z", ""]);
    const places = ["localRegion", "peerRegion", "peerAccountId"];
    assert.deepEqual(parts(initiator, ...places), ["bj", "su", foreign.peerAccountId]);
    assert.deepEqual(parts(acceptor, ...places), ["su", "bj", ownAccountId]);
    assert.equal(refusal("GetPeerConn", { path, query: { role: "owner" } }), badRequest);
  });

  it("keeps its VPCs from being deleted until it is released", () => {
    const { call, create, refusal, local, peer } = start();
    const path = create();
    for (const vpcId of [local, peer]) assert.equal(refusal("DeleteVpc", { path: { vpcId: String(vpcId) } }), "vpc/ResourceNeedRelease");
    call("ReleasePeerConn", { path });
    assert.equal(refusal("GetPeerConn", { path }), "vpc/NoSuchObject");
    for (const vpcId of [local, peer]) call("DeleteVpc", { path: { vpcId: String(vpcId) } });
  });

  it("is listed with all, or with those of a VPC as that VPC sees it, page by page", () => {
    const { call, create, peer, list, refusal } = start();
    for (const peerVpcId of ["vpc-a", "vpc-b"]) create({ peerVpcId, peerRegion: "gz" });
    const { peerConnId } = create();
    const first = call("ListPeerConn", { query: { maxKeys: "2" } });
    assert.deepEqual(parts(first, "isTruncated", "nextMarker", "maxKeys"), [true, peerConnId, 2]);
    assert.deepEqual([list({ maxKeys: "2" }).length, list({ vpcId: "vpc-none" }).length], [2, 0]);
    const seen = [list({ marker: peerConnId }), list({ vpcId: String(peer) })]
      .flat()
      .map((connection) => parts(connection, "peerConnId", "role"));
    assert.equal(seen.join(), `${peerConnId},initiator,${peerConnId},acceptor`);
    for (const maxKeys of ["0", "1001", "ten"]) assert.equal(refusal("ListPeerConn", { query: { maxKeys } }), badRequest);
  });

  it("gives either end a name, by the id of its interface", () => {
    const { call, create, read, refusal } = start();
    const path = create({ localIfName: "old", description: "first" });
    const theirs = read(path, "acceptor")["localIfId"];
    call("UpdatePeerConn", { path, body: { localIfId: theirs, localIfName: "new", description: "second" } });
    assert.equal(read(path, "acceptor")["localIfName"], "new");
    assert.deepEqual(parts(read(path), "localIfName", "description"), ["old", "second"]);
    for (const localIfId of [undefined, path.peerConnId, "qpif-unknown", "constructor"])
      assert.equal(refusal("UpdatePeerConn", { path, body: { localIfId, localIfName: "x" } }), badRequest);
  });

  it("is refused under ids of other kinds and when it is gone", () => {
    const { refusal } = start();
    const operations = Object.keys(peeringResource.handlers).filter((name) => !["CreatePeerConn", "ListPeerConn"].includes(name));
    assert.equal(operations.length, 11);
    for (const operation of operations) {
      assert.equal(refusal(operation, { path: { peerConnId: "qpif-1" } }), badRequest);
      assert.equal(refusal(operation, { path: { peerConnId: "peerconn-gone" } }), "vpc/NoSuchObject");
    }
  });
});

describe("creating a peering connection", () => {
  it("is refused when a member is missing or wrong", () => {
    const { notCreated } = start();
    const reservations = [0, 10, 37, "1"].map((reservationLength) => ({ reservationLength }));
    const year = { reservationLength: 1, reservationTimeUnit: "year" };
    const wrong: Item[] = [
      ...[undefined, 0, -1, 1.5, "10"].map((bandwidthInMbps) => ({ bandwidthInMbps })),
      ...[undefined, "", "cn-bj", 1].map((peerRegion) => ({ peerRegion })),
      ...[undefined, {}, { paymentTiming: "postpaid" }, "Postpaid"].map((billing) => ({ billing })),
      ...[undefined, ...reservations, year].map((term) => ({ ...prepaid, billing: { paymentTiming: "Prepaid", reservation: term } })),
      ...["localVpcId", "peerVpcId"].map((name) => ({ [name]: " " })),
    ];
    for (const change of wrong) assert.equal(notCreated(change), badRequest, JSON.stringify(change));
  });

  it("is refused for one VPC alone, for a second time between two, and prepaid within a region", () => {
    const { create, notCreated, local, peer } = start();
    for (const change of [{ peerVpcId: local }, { billing: prepaid.billing }]) assert.equal(notCreated(change), badRequest);
    create();
    for (const ends of [{}, { localVpcId: peer, peerVpcId: local }]) assert.equal(notCreated(ends), badRequest);
    create({ peerVpcId: "vpc-elsewhere", peerRegion: "gz" });
  });

  it("needs VPCs that are there, as far as the mock can see", () => {
    const { notCreated, create } = start();
    for (const gone of [{ localVpcId: "vpc-gone" }, { peerVpcId: "vpc-gone" }, { peerVpcId: "sbn-1", peerRegion: "gz" }])
      assert.equal(notCreated(gone), "vpc/NoSuchObject");
    for (const unseen of [{ peerVpcId: "vpc-gone", peerRegion: "gz" }, foreign]) create(unseen);
  });

  it("may not name the interface of another account, nor an account that is none", () => {
    const { notCreated } = start();
    assert.equal(notCreated({ ...foreign, peerIfName: "theirs" }), "peering/PeerIfNameException");
    assert.equal(notCreated({ peerAccountId: "acct-1" }), "vpc/NoSuchObject.account-not-exist");
  });
});

describe("the state of a peering connection", () => {
  it("goes from consulting to active or consult_failed across accounts only, once", () => {
    for (const [operation, status] of Object.entries({ AcceptPeerConn: "active", RejectPeerConn: "consult_failed" })) {
      const { call, create, read, refusal } = start();
      const [path, ours] = [create(foreign), create()];
      assert.equal(read(path)["status"], "consulting");
      assert.equal(refusal(operation, { path: ours }), unsupported);
      call(operation, { path });
      assert.equal(read(path)["status"], status);
      for (const again of ["AcceptPeerConn", "RejectPeerConn"]) assert.equal(refusal(again, { path }), unsupported);
    }
  });

  it("goes to consult_failed when nobody accepts for 7 days", () => {
    const { call, create, read, list, refusal, clock } = start();
    const path = create(foreign);
    clock.now += 7 * day;
    assert.equal(read(path)["status"], "consulting");
    clock.now += 1000;
    assert.equal(list()[0]?.["status"], "consult_failed");
    assert.equal(refusal("AcceptPeerConn", { path }), unsupported);
    call("ReleasePeerConn", { path });
  });
});

describe("the bill of a peering connection", () => {
  it("decides whether it can be released, unsubscribed or renewed", () => {
    const { call, create, refusal, read, clock } = start();
    const [early, late] = [create(prepaid), create()];
    const renewal = { path: early, body: { billing: month } };
    assert.equal(read(early)["expiredTime"], "2026-02-15T08:00:00Z");
    assert.equal(refusal("ReleasePeerConn", { path: early }), unsupported);
    for (const operation of ["RefundPeerConn", "RenewPeerConn"]) assert.equal(refusal(operation, { ...renewal, path: late }), unsupported);
    for (const body of [{}, { billing: {} }]) assert.equal(refusal("RenewPeerConn", { path: early, body }), badRequest);
    call("RenewPeerConn", renewal);
    assert.equal(read(early)["expiredTime"], "2026-03-15T08:00:00Z");
    clock.now += 60 * day;
    assert.deepEqual([read(early)["status"], read(late)["status"]], ["expired", "active"]);
    assert.equal(refusal("RefundPeerConn", { path: early }), unsupported);
    call("RenewPeerConn", renewal);
    assert.deepEqual(parts(read(early), "status", "expiredTime"), ["active", "2026-04-16T08:00:00Z"]);
    clock.now += 40 * day;
    call("ReleasePeerConn", { path: early });
    call("RefundPeerConn", { path: create(prepaid) });
    const path = create({ ...prepaid, ...foreign });
    for (const operation of ["RejectPeerConn", "ReleasePeerConn"]) call(operation, { path });
  });

  it("lets the bandwidth of a prepaid one only grow, of a postpaid one change, of one that is not active stay", () => {
    const { call, create, read, refusal } = start();
    const [early, late] = [create(prepaid), create()];
    const to = (path: Path, newBandwidthInMbps: unknown) => ({ path: { ...path }, body: { newBandwidthInMbps } });
    for (const less of [9, 10]) assert.equal(refusal("UpdatePeerConnBandwidth", to(early, less)), "peering/ResizeException");
    for (const parts of [to(early, 11), to(late, 5)]) call("UpdatePeerConnBandwidth", parts);
    assert.deepEqual([read(early)["bandwidthInMbps"], read(late)["bandwidthInMbps"]], [11, 5]);
    assert.equal(refusal("UpdatePeerConnBandwidth", to(late, 0)), badRequest);
    assert.equal(refusal("UpdatePeerConnBandwidth", to(create(foreign), 20)), unsupported);
  });

  it("is the initiator's across accounts", () => {
    const { create, refusal, put } = start();
    const path = create({ ...prepaid, ...foreign });
    put(path, { role: "acceptor", status: "active" });
    for (const operation of ["RefundPeerConn", "RenewPeerConn", "UpdatePeerConnBandwidth"])
      assert.equal(refusal(operation, { path, body: { billing: month, newBandwidthInMbps: 99 } }), unsupported, operation);
    put(path, { paymentTiming: "Postpaid" });
    assert.equal(refusal("ReleasePeerConn", { path }), unsupported);
  });
});

describe("a switch of a peering connection", () => {
  it("keeps it from being released or unsubscribed while it is protected", () => {
    const { call, create, refusal } = start();
    const [path, early] = [create({ deleteProtect: true }), create(prepaid)];
    assert.equal(refusal("UpdatePeerConnDeleteProtect", { path, body: { deleteProtect: "false" } }), badRequest);
    call("UpdatePeerConnDeleteProtect", { path: early, body: { deleteProtect: true } });
    const denied = [refusal("ReleasePeerConn", { path }), refusal("RefundPeerConn", { path: early })];
    assert.deepEqual(denied, ["vpc/OperationDenied", "vpc/OperationDenied"]);
    call("UpdatePeerConnDeleteProtect", { path, body: { deleteProtect: false } });
    call("ReleasePeerConn", { path });
  });

  it("synchronises the DNS of one end while the connection is active and its DNS settled", () => {
    const { call, create, read, refusal, put } = start();
    const [path, waiting] = [create(), create(foreign)];
    call("OpenPeerConnSyncDns", { path, query: { role: "acceptor" } });
    assert.deepEqual([read(path)["dnsStatus"], read(path, "acceptor")["dnsStatus"]], ["close", "open"]);
    call("ClosePeerConnSyncDns", { path, query: { role: "acceptor" } });
    assert.equal(read(path, "acceptor")["dnsStatus"], "close");
    for (const operation of ["OpenPeerConnSyncDns", "ClosePeerConnSyncDns"]) {
      assert.equal(refusal(operation, { path }), badRequest);
      assert.equal(refusal(operation, { path: waiting, query: { role: "initiator" } }), unsupported);
      for (const dnsStatus of ["syncing", "closing"]) {
        put(path, { dnsStatus });
        assert.equal(refusal(operation, { path, query: { role: "initiator" } }), unsupported);
      }
    }
  });
});
