import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type ApiCall, ApiRefusal } from "../../../../src/node/mock/resource.js";
import { eniResource } from "../../../../src/node/mock/resources/interfaces/eni.js";
import { subnetResource } from "../../../../src/node/mock/resources/network/subnet.js";
import { vpcResource } from "../../../../src/node/mock/resources/network/vpc.js";
import { type Item, State } from "../../../../src/node/mock/state.js";

const handlers = { ...vpcResource.handlers, ...subnetResource.handlers, ...eniResource.handlers };
const primary = { primary: true, privateIpAddress: "" };
const badRequest = "vpc/BadRequest";
const notThere = (resourceId: unknown): string => `eni/ResourceNotExistException ${JSON.stringify({ resourceId })}`;

type Path = { readonly eniId: string };

/** A mock with a VPC, a subnet in it, and two security groups, one of another VPC. */
function start(subnetType = "BCC") {
  const state = new State(() => Date.parse("2026-01-15T08:00:00Z"));
  const call = (operation: string, parts: Partial<ApiCall> = {}): Item =>
    (handlers[operation] ?? assert.fail(operation))({ path: {}, query: {}, body: {}, ...parts }, state) ?? {};
  /** The entry a call is refused with, and the values in its message. */
  const refusal = (operation: string, parts: Partial<ApiCall> = {}): string => {
    const before = JSON.stringify(state);
    const caught: ApiRefusal[] = [];
    const isRefusal = (error: unknown): boolean => error instanceof ApiRefusal && caught.push(error) > 0;
    assert.throws(() => call(operation, parts), isRefusal, operation);
    assert.equal(JSON.stringify(state), before, "a refused call changes nothing");
    return caught
      .map(({ entryId, values }) => [entryId, ...(Object.keys(values).length > 0 ? [JSON.stringify(values)] : [])].join(" "))
      .join();
  };
  state.put("enterpriseSecurityGroups", "esg-1", { id: "esg-1" });
  const { vpcId } = call("CreateVpc", { body: { name: "net", cidr: "10.0.0.0/16" } });
  const subnet = { name: "s", zoneName: "cn-bj-d", cidr: "10.0.1.0/24", vpcId, subnetType };
  const { subnetId } = call("CreateSubnet", { body: subnet });
  for (const [id, vpc] of Object.entries({ "g-ours": vpcId, "g-second": vpcId, "g-theirs": "vpc-other" }))
    state.items("securityGroups").set(id, { id, vpcId: vpc });
  const usual = { name: "eni", subnetId, securityGroupIds: ["g-ours"], privateIpSet: [primary] };
  const create = (change: Item = {}) => call("CreateEni", { body: { ...usual, ...change } }) as Path;
  const notCreated = (change: Item = {}): string => refusal("CreateEni", { body: { ...usual, ...change } });
  const read = (path: Path): Item => call("GetEniDetail", { path: { ...path } });
  const put = ({ eniId }: Path, change: Item): unknown => Object.assign(state.items("enis").get(eniId) ?? {}, change);
  const list = (query: Record<string, string> = {}): unknown[] =>
    (call("ListEni", { query: { vpcId: String(vpcId), ...query } })["enis"] as Item[]).map(({ eniId }) => eniId);
  return { state, call, refusal, vpcId: String(vpcId), subnetId: String(subnetId), create, notCreated, read, put, list };
}

describe("an ENI of the mock", () => {
  it("lies in the zone and VPC of its subnet, detached, and is answered in the members of the API", () => {
    const { create, read, call, vpcId, subnetId } = start();
    const path = create({ description: "first", tags: [{ tagKey: "a", tagValue: "b" }] });
    const { macAddress, ...rest } = read(path);
    assert.match(path.eniId, /^eni-[\da-z]{12}$/);
    assert.match(String(macAddress), /^fa:f6:00(?::[\da-f]{2}){3}$/);
    assert.deepEqual(rest, {
      eniId: path.eniId,
      name: "eni",
      description: "first",
      vpcId,
      subnetId,
      zoneName: "cn-bj-d",
      instanceId: "",
      status: "available",
      privateIpSet: [{ publicIpAddress: "", primary: true, privateIpAddress: "10.0.1.2" }],
      ipv6PrivateIpSet: [],
      securityGroupIds: ["g-ours"],
      enterpriseSecurityGroupIds: [],
      createdTime: "2026-01-15T08:00:00Z",
      tags: [{ tagKey: "a", tagValue: "b" }],
    });
    assert.deepEqual(call("GetEniStatus", { path }), { status: "available" });
  });

  it("keeps its subnet and VPC from being deleted until it is removed itself", () => {
    const { create, call, refusal, vpcId, subnetId } = start();
    const path = create();
    assert.equal(refusal("DeleteSubnet", { path: { subnetId } }), "vpc/ResourceNeedRelease");
    assert.equal(refusal("DeleteVpc", { path: { vpcId } }), "vpc/ResourceNeedRelease");
    call("RemoveEni", { path });
    assert.equal(refusal("GetEniDetail", { path }), notThere(path.eniId));
    for (const operation of ["DeleteSubnet", "DeleteVpc"]) call(operation, { path: { subnetId, vpcId } });
  });

  it("gets another name or description, each alone too", () => {
    const { create, read, call, refusal } = start();
    const path = create();
    for (const body of [{ name: "x".repeat(65) }, { description: "second" }]) call("UpdateEni", { path, body });
    assert.deepEqual([read(path)["name"], read(path)["description"]], ["x".repeat(65), "second"]);
    call("UpdateEni", { path, body: { description: "" } });
    assert.equal(read(path)["description"], "");
    for (const name of ["", " ", 1, "x".repeat(66)]) assert.equal(refusal("UpdateEni", { path, body: { name } }), badRequest);
  });

  it("is told by its id: blank, of another kind, and gone", () => {
    const { refusal } = start();
    const operations = Object.keys(eniResource.handlers).filter((name) => !["CreateEni", "ListEni", "GetEniQuota"].includes(name));
    assert.equal(operations.length, 15);
    for (const operation of operations) {
      const told = ["", " ", "i-1", "{eniId}", "eni-gone"].map((eniId) => refusal(operation, { path: { eniId } }));
      const [blank, wrong] = ["eni/EniIdBlankException", "eni/EniIdException"];
      assert.deepEqual(told, [blank, blank, wrong, wrong, notThere("eni-gone")], operation);
    }
  });
});

describe("creating an ENI", () => {
  it("is refused without a name, a subnet or security groups", () => {
    const { notCreated } = start();
    for (const wrong of [{ name: undefined }, { name: " " }, { subnetId: "" }]) assert.equal(notCreated(wrong), badRequest);
    assert.equal(notCreated({ subnetId: "sbn-gone" }), notThere("sbn-gone"));
    for (const securityGroupIds of [undefined, null, []])
      assert.equal(notCreated({ securityGroupIds }), "eni/SecurityGroupIdsBlankException");
    assert.equal(notCreated({ securityGroupIds: "g-ours" }), badRequest);
  });

  it("takes groups of one kind that are there and of its VPC", () => {
    const { create, read, notCreated } = start();
    const enterpriseSecurityGroupIds = ["esg-1"];
    const path = create({ securityGroupIds: [], enterpriseSecurityGroupIds });
    assert.deepEqual([read(path)["securityGroupIds"], read(path)["enterpriseSecurityGroupIds"]], [[], ["esg-1"]]);
    assert.equal(notCreated({ enterpriseSecurityGroupIds }), badRequest);
    assert.equal(notCreated({ securityGroupIds: ["g-ours", "g-theirs"] }), badRequest);
    for (const id of ["g-gone", "esg-1"]) assert.equal(notCreated({ securityGroupIds: ["g-ours", id] }), notThere(id));
    assert.equal(notCreated({ securityGroupIds: [], enterpriseSecurityGroupIds: ["esg-1", "g-ours"] }), notThere("g-ours"));
  });

  it("is refused in subnets for BBC", () => {
    for (const type of ["BBC", "BBC_NAT"]) assert.equal(start(type).notCreated(), "eni/SubnetTypeInvalidException");
    for (const type of ["BCC", "BCC_NAT"]) start(type).create();
  });

  it("attaches it at once when a server is named, if that one can have it", () => {
    const { create, read, notCreated } = start();
    const path = create({ instanceId: "i-1" });
    assert.deepEqual([read(path)["instanceId"], read(path)["status"]], ["i-1", "inuse"]);
    const told = ["i-deleting", "i-full"].map((instanceId) => notCreated({ instanceId }));
    assert.deepEqual(told, ["eni/VmStatusException", "eni/VmMemoryCanNotAttachMoreIpException"]);
  });
});

describe("the list of ENIs", () => {
  it("is that of a VPC, by server, name and addresses", () => {
    const { create, list } = start();
    const { eniId: first } = create({ name: "one", instanceId: "i-1" });
    const { eniId: second } = create({ name: "two" });
    assert.deepEqual(list(), [first, second]);
    assert.deepEqual([list({ instanceId: "i-1" }), list({ name: "two" })], [[first], [second]]);
    assert.deepEqual(list({ privateIpAddress: "10.0.1.3" }), [second]);
    assert.deepEqual(list({ privateIpAddress: "10.0.1.3,10.0.1.2,10.0.1.9" }), [first, second]);
    assert.deepEqual(list({ privateIpAddress: "10.0.1.3", name: "one" }), []);
  });

  it("comes page by page for a VPC that is there, and names a maxKeys that is none", () => {
    const { create, call, list, refusal, vpcId } = start();
    const [first, second, third] = [create(), create(), create()].map(({ eniId }) => eniId);
    assert.deepEqual(list({ maxKeys: "2" }), [first, second]);
    assert.deepEqual(list({ maxKeys: "2", marker: String(third) }), [third]);
    const { isTruncated, nextMarker, maxKeys: size } = call("ListEni", { query: { vpcId, maxKeys: "2" } });
    assert.deepEqual([isTruncated, nextMarker, size], [true, third, 2]);
    for (const maxKeys of ["0", "-1", "1001", "all"])
      assert.equal(refusal("ListEni", { query: { vpcId, maxKeys } }), `eni/MaxKeysParamInvalidException ${JSON.stringify({ maxKeys })}`);
    for (const query of [{ vpcId, marker: "eni-gone" }, { vpcId: "" }]) assert.equal(refusal("ListEni", { query }), badRequest);
    assert.equal(refusal("ListEni", { query: { vpcId: "vpc-gone" } }), notThere("vpc-gone"));
  });

  it("has those of a seed that leaves their addresses out", () => {
    const { state, vpcId, list } = start();
    state.items("enis").set("eni-seeded", { eniId: "eni-seeded", vpcId });
    assert.deepEqual([list(), list({ privateIpAddress: "10.0.1.2" })], [["eni-seeded"], []]);
  });
});

describe("the server of an ENI", () => {
  it("holds it until it is detached, and no other can have it meanwhile", () => {
    const { create, read, call, refusal } = start();
    const path = create();
    const body = { instanceId: "i-1" };
    assert.equal(refusal("DetachEniInstance", { path, body }), "eni/EniStatusException");
    call("AttachEniInstance", { path, body });
    assert.deepEqual([read(path)["status"], read(path)["instanceId"]], ["inuse", "i-1"]);
    assert.equal(refusal("AttachEniInstance", { path, body: { instanceId: "i-2" } }), "eni/EniStatusException");
    assert.equal(refusal("RemoveEni", { path }), "eni/EniStatusException");
    assert.equal(refusal("DetachEniInstance", { path, body: { instanceId: "i-2" } }), "eni/DeviceInvalidException");
    assert.equal(refusal("DetachEniInstance", { path }), "eni/InstanceIdBlankException");
    call("DetachEniInstance", { path, body });
    assert.deepEqual([read(path)["status"], read(path)["instanceId"]], ["available", ""]);
    call("RemoveEni", { path });
  });

  it("shows in its id what it is like", () => {
    const { create, call, refusal, put } = start();
    const path = create({ privateIpSet: [primary, {}, {}] });
    const not = (instanceId: unknown, more: Item = {}): string => refusal("AttachEniInstance", { path, body: { instanceId, ...more } });
    for (const blank of [undefined, null, "", " "]) assert.equal(not(blank), "eni/InstanceIdBlankException");
    assert.equal(not("i-otherzone1"), "eni/EniAndDeviceNotInSameAzException");
    assert.equal(not("i-deleting1"), "eni/VmStatusException");
    for (const few of ["i-full1", "i-small1"]) assert.equal(not(few), "eni/VmMemoryCanNotAttachMoreIpException");
    for (const none of ["192.168.0.55", "hpas-1"]) assert.equal(not(none), notThere(none));
    assert.equal(not("i-1", { instanceType: "hpas" }), notThere("i-1"));
    assert.equal(not("i-1", { instanceType: "bcc" }), badRequest);
    call("AttachEniInstance", { path, body: { instanceId: "hpas-1", instanceType: "hpas" } });
    put(path, { instanceId: "i-deleting2" });
    assert.equal(refusal("DetachEniInstance", { path, body: { instanceId: "i-deleting2" } }), "eni/VmStatusException");
    call("AttachEniInstance", { path: create(), body: { instanceId: "i-small2" } });
  });

  it("has a quota of ENIs, as an ENI has one of addresses", () => {
    const { create, call, refusal } = start();
    const quota = (query: Record<string, string>): Item => call("GetEniQuota", { query });
    const [path, attached] = [create({ privateIpSet: [primary, {}] }), create({ instanceId: "i-small" })];
    assert.deepEqual(quota({ eniId: path.eniId }), { totalQuantity: 40, availableQuantity: 38 });
    assert.deepEqual(quota({ eniId: attached.eniId }), { totalQuantity: 2, availableQuantity: 1 });
    assert.deepEqual(quota({ instanceId: "i-small" }), { totalQuantity: 8, availableQuantity: 7 });
    const told = ["", "nat-1", "eni-gone"].map((eniId) => refusal("GetEniQuota", { query: { eniId } }));
    assert.deepEqual(told, ["eni/EniIdBlankException", "eni/EniIdException", notThere("eni-gone")]);
    assert.equal(refusal("GetEniQuota", { query: { instanceId: "vm-1" } }), notThere("vm-1"));
    assert.equal(refusal("GetEniQuota"), badRequest);
  });
});

describe("a change of an ENI", () => {
  it("has to wait while it is attaching or detaching", () => {
    const { create, refusal, put } = start();
    const path = create();
    const reading = ["CreateEni", "ListEni", "GetEniDetail", "GetEniQuota", "GetEniStatus"];
    const operations = Object.keys(eniResource.handlers).filter((name) => !reading.includes(name));
    assert.equal(operations.length, 13);
    for (const status of ["attaching", "detaching"]) {
      put(path, { status });
      for (const operation of operations) assert.equal(refusal(operation, { path }), "eni/EniStatusException", operation);
    }
  });

  it("of its security groups replaces those of both kinds", () => {
    const { create, read, call, refusal } = start();
    const path = create();
    const groups = (): unknown[] => [read(path)["securityGroupIds"], read(path)["enterpriseSecurityGroupIds"]];
    call("UpdateEniEnterpriseSecurityGroup", { path, body: { enterpriseSecurityGroupIds: ["esg-1"] } });
    assert.deepEqual(groups(), [[], ["esg-1"]]);
    call("UpdateEniSecurityGroup", { path, body: { securityGroupIds: ["g-second", "g-ours"] } });
    assert.deepEqual(groups(), [["g-second", "g-ours"], []]);
    const not = (body: Item): string => refusal("UpdateEniSecurityGroup", { path, body });
    assert.equal(not({ enterpriseSecurityGroupIds: ["esg-1"] }), "eni/SecurityGroupIdsBlankException");
    assert.equal(not({ securityGroupIds: ["esg-1"] }), notThere("esg-1"));
    assert.equal(not({ securityGroupIds: ["g-theirs"] }), badRequest);
    const notEnterprise = (ids: unknown): string =>
      refusal("UpdateEniEnterpriseSecurityGroup", { path, body: { enterpriseSecurityGroupIds: ids } });
    assert.equal(notEnterprise([]), badRequest);
    assert.equal(notEnterprise(["g-ours"]), notThere("g-ours"));
  });
});
