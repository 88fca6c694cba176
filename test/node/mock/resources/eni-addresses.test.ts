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
const noMore = "eni/SubnetHasNoMoreIpException";
const notIn = "eni/PrivateIpNotInCidrException";
const inUse = "eni/PrivateIpInUseException";
const noAddress = "eni/PrivateIpFormatInvalidException";
const notThere = (resourceId: unknown): string => `eni/ResourceNotExistException ${JSON.stringify({ resourceId })}`;

type Path = { readonly eniId: string };

/** A mock with a VPC and two subnets in it, of which the second one has 5 addresses: 10.0.2.2 to 10.0.2.6. */
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
  const subnet = (cidr: string): string =>
    String(call("CreateSubnet", { body: { name: "s", zoneName: "cn-bj-d", cidr, vpcId, subnetType } })["subnetId"]);
  const [large, small] = [subnet("10.0.1.0/24"), subnet("10.0.2.0/29")];
  const usual = { name: "eni", subnetId: large, enterpriseSecurityGroupIds: ["esg-1"], privateIpSet: [primary] };
  const create = (change: Item = {}) => call("CreateEni", { body: { ...usual, ...change } }) as Path;
  const notCreated = (change: Item = {}): string => refusal("CreateEni", { body: { ...usual, ...change } });
  const set = ({ eniId }: Path, name = "privateIpSet") => call("GetEniDetail", { path: { eniId } })[name] as Item[];
  const addresses = (path: Path, name = "privateIpSet"): unknown[] => set(path, name).map(({ privateIpAddress }) => privateIpAddress);
  const left = (subnetId: string): unknown => (call("QuerySpecifiedSubnet", { path: { subnetId } })["subnet"] as Item)["availableIp"];
  return { state, call, refusal, vpcId: String(vpcId), large, small, create, notCreated, set, addresses, left };
}

const numbered = (first: number, count: number): string[] => Array.from({ length: count }, (_, index) => `10.0.1.${first + index}`);

describe("the addresses of a new ENI", () => {
  it("are those asked for, and for the blank ones any that are free", () => {
    const { create, set, addresses, left, large } = start();
    const path = create({ privateIpSet: [{ privateIpAddress: "10.0.1.2" }, { primary: true, publicIpAddress: "180.76.1.1" }, {}] });
    assert.deepEqual(addresses(path), ["10.0.1.2", "10.0.1.3", "10.0.1.4"]);
    assert.deepEqual(set(path)[1], { publicIpAddress: "180.76.1.1", primary: true, privateIpAddress: "10.0.1.3" });
    assert.deepEqual([left(large), addresses(create())], [250, ["10.0.1.5"]]);
  });

  it("are refused when they are no addresses, of another subnet or taken", () => {
    const { create, notCreated } = start();
    create();
    const not = (privateIpAddress: unknown): string => notCreated({ privateIpSet: [{ primary: true, privateIpAddress }] });
    for (const wrong of ["10.0.1", "10.0.1.5/24", " 10.0.1.5", "10.0.1.05", 7, "fc00::1"]) assert.equal(not(wrong), noAddress);
    for (const outside of ["10.0.2.2", "10.0.0.255", "192.168.0.1"]) assert.equal(not(outside), notIn);
    for (const taken of ["10.0.1.2", "10.0.1.0", "10.0.1.1", "10.0.1.255"]) assert.equal(not(taken), inUse);
    const twice = ["10.0.1.9", "10.0.1.9"].map((privateIpAddress, index) => ({ privateIpAddress, primary: index === 0 }));
    assert.equal(notCreated({ privateIpSet: twice }), inUse);
  });

  it("have one primary among them, and are 40 at most", () => {
    const { create, notCreated } = start();
    for (const privateIpSet of [undefined, [], [{}], [primary, primary], "10.0.1.2", [primary, "10.0.1.3"], [primary, null]])
      assert.equal(notCreated({ privateIpSet }), badRequest);
    const more = Array.from({ length: 39 }, () => ({}));
    create({ privateIpSet: [primary, ...more] });
    assert.equal(notCreated({ privateIpSet: [primary, ...more, {}] }), "eni/ExceedLimitException");
  });

  it("run out with those of the subnet, and come back when an ENI is removed", () => {
    const { state, call, create, notCreated, left, small, large } = start();
    const paths = Array.from({ length: 5 }, () => create({ subnetId: small }));
    assert.deepEqual([left(small), notCreated({ subnetId: small })], [0, noMore]);
    call("RemoveEni", { path: paths[1] ?? assert.fail() });
    assert.deepEqual([left(small), notCreated({ subnetId: small, privateIpSet: [primary, {}] })], [1, noMore]);
    create({ subnetId: small, privateIpSet: [{ primary: true, privateIpAddress: "10.0.2.3" }] });
    assert.equal(left(small), 0);
    Object.assign(state.items("subnets").get(large) ?? {}, { availableIp: 0 }); // As when others than ENIs have them.
    assert.equal(notCreated(), noMore);
  });
});

describe("adding one address to an ENI", () => {
  it("takes the one named, or any for an empty text", () => {
    const { call, create, set, addresses, left, large } = start();
    const path = create();
    const add = (privateIpAddress: string) => call("AddEniIp", { path, body: { privateIpAddress } });
    assert.deepEqual([add("10.0.1.9"), add("")], [{ privateIpAddress: "10.0.1.9" }, { privateIpAddress: "10.0.1.3" }]);
    assert.deepEqual([addresses(path), left(large)], [["10.0.1.2", "10.0.1.9", "10.0.1.3"], 250]);
    const isPrimary = set(path).map((ip) => ip["primary"]);
    assert.equal(isPrimary.join(), "true,false,false");
  });

  it("is refused for what is no address that can be had, and when the server has no memory for it", () => {
    const { call, create, refusal, small } = start();
    const path = create();
    const not = (privateIpAddress: unknown): string => refusal("AddEniIp", { path, body: { privateIpAddress } });
    for (const blank of [undefined, null, " "]) assert.equal(not(blank), "eni/PrivateIpBlankException");
    assert.deepEqual(["10.0.1.300", "10.0.2.2", "10.0.1.2"].map(not), [noAddress, notIn, inUse]);
    const full = create({ subnetId: small, privateIpSet: [primary, {}, {}, {}, {}] });
    const body = { privateIpAddress: "" };
    assert.equal(refusal("AddEniIp", { path: full, body }), noMore);
    const attached = create({ instanceId: "i-small" });
    call("AddEniIp", { path: attached, body });
    assert.equal(refusal("AddEniIp", { path: attached, body }), "eni/VmMemoryCanNotAttachMoreIpException");
  });
});

describe("adding addresses to an ENI in a batch", () => {
  it("takes those listed or as many as are counted, up to 10 a call and 40 in all", () => {
    const { call, create, addresses, refusal, left, large } = start();
    const path = create();
    const batch = (body: Item): unknown => call("BatchAddEniIp", { path, body })["privateIpAddresses"];
    assert.deepEqual(batch({ privateIpAddresses: numbered(100, 10), privateIpAddressCount: 0 }), numbered(100, 10));
    assert.deepEqual(batch({ privateIpAddresses: null, privateIpAddressCount: 10 }), numbered(3, 10));
    assert.deepEqual([addresses(path).length, left(large)], [21, 232]);
    batch({ privateIpAddressCount: 10 });
    assert.equal(refusal("BatchAddEniIp", { path, body: { privateIpAddressCount: 10 } }), "eni/ExceedLimitException");
    batch({ privateIpAddressCount: 9 });
    call("AttachEniInstance", { path, body: { instanceId: "i-1" } });
    assert.equal(refusal("BatchAddEniIp", { path, body: { privateIpAddressCount: 1 } }), "eni/VmMemoryCanNotAttachMoreIpException");
  });

  it("is refused when both are given, neither, or too many", () => {
    const { create, refusal } = start();
    const path = create();
    const not = (privateIpAddresses: unknown, privateIpAddressCount?: unknown): string =>
      refusal("BatchAddEniIp", { path, body: { privateIpAddresses, privateIpAddressCount } });
    assert.equal(not(["10.0.1.9"], 1), "eni/PrivateIpConflictException");
    assert.equal(not(numbered(100, 11)), badRequest);
    for (const count of [undefined, 0, -1, 11, 1.5, "2", 1e9]) assert.equal(not([], count), badRequest);
    assert.deepEqual(
      [["x"], [""], ["10.0.2.2"], ["10.0.1.9", "10.0.1.9"]].map((list) => not(list)),
      [noAddress, noAddress, notIn, inUse],
    );
  });

  it("reaches into other subnets of the VPC, each of which counts its own", () => {
    const { call, create, refusal, left, large, small, state } = start();
    const path = create();
    const batch = (body: Item): unknown => call("BatchAddPrivateIpCrossSubnet", { path, body })["privateIpAddresses"];
    const privateIps = [{ privateIpAddress: "10.0.2.4", subnetId: small }, { subnetId: small }, { privateIpAddress: "10.0.1.9" }];
    assert.deepEqual(batch({ privateIps }), ["10.0.2.4", "10.0.2.2", "10.0.1.9"]);
    assert.deepEqual(batch({ subnetId: small, privateIpAddressCount: 2 }), ["10.0.2.3", "10.0.2.5"]);
    assert.deepEqual([left(large), left(small)], [251, 1]);
    const not = (body: Item): string => refusal("BatchAddPrivateIpCrossSubnet", { path, body });
    assert.equal(not({ subnetId: small, privateIpAddressCount: 2 }), noMore);
    assert.equal(not({ privateIps: [{ subnetId: "sbn-gone" }] }), notThere("sbn-gone"));
    assert.equal(not({ privateIps: [{ privateIpAddress: "10.0.1.3", subnetId: small }] }), notIn);
    for (const body of [{}, { privateIps, privateIpAddressCount: 1 }, { privateIpAddressCount: 11 }]) assert.equal(not(body), badRequest);
    state.items("subnets").set("sbn-far", { subnetId: "sbn-far", vpcId: "vpc-far", cidr: "10.0.9.0/24", availableIp: 9 });
    assert.equal(not({ privateIps: [{ subnetId: "sbn-far" }] }), badRequest);
    call("RemoveEni", { path });
    assert.deepEqual([left(large), left(small)], [253, 5]);
  });
});

describe("taking addresses off an ENI", () => {
  it("gives secondary ones back to the subnet", () => {
    const { call, create, addresses, left, large } = start();
    const path = create({ privateIpSet: [primary, ...numbered(3, 13).map((privateIpAddress) => ({ privateIpAddress }))] });
    call("DeleteEniIp", { path: { ...path, privateIpAddress: "10.0.1.3" } });
    call("BatchDeleteEniIp", { path, body: { privateIpAddresses: ["10.0.1.4", "10.0.1.4"] } });
    call("BatchDeleteEniIp", { path, body: { privateIpAddresses: numbered(5, 10) } });
    assert.deepEqual([addresses(path), left(large)], [["10.0.1.2", "10.0.1.15"], 251]);
  });

  it("is refused for the primary one, those of others and those of nobody", () => {
    const { create, refusal } = start();
    const [path] = [create({ privateIpSet: [primary, { privateIpAddress: "10.0.1.9" }] }), create({ privateIpSet: [primary, {}] })];
    const not = (privateIpAddress: string): string => refusal("DeleteEniIp", { path: { ...path, privateIpAddress } });
    const given = ["", " ", "10.0.1", "10.0.1.2", "10.0.1.4", "10.0.1.200"];
    const [blank, kept] = ["eni/PrivateIpBlankException", "eni/PrimaryIPException"];
    assert.deepEqual(given.map(not), [blank, blank, noAddress, kept, kept, "eni/PrivateIPNotExistException"]);
    const notAll = (privateIpAddresses: unknown): string => refusal("BatchDeleteEniIp", { path, body: { privateIpAddresses } });
    for (const wrong of [undefined, [], "10.0.1.2", numbered(1, 11)]) assert.equal(notAll(wrong), badRequest);
    assert.equal(notAll(["10.0.1.9", "10.0.1.2"]), kept);
    assert.equal(notAll(["10.0.1.2", "x"]), noAddress);
    assert.equal(notAll(["10.0.1.2", "10.0.1.4", "10.0.1.200"]), 'eni/NoSuchObject {"ips":"10.0.1.4, 10.0.1.200"}');
  });
});

describe("the EIP of an address", () => {
  const eip = "180.76.1.1";

  it("is bound and unbound", () => {
    const { call, create, set } = start();
    const path = create();
    call("BindEniEip", { path, body: { privateIpAddress: "10.0.1.2", publicIpAddress: eip } });
    assert.equal(set(path)[0]?.["publicIpAddress"], eip);
    call("UnbindEniEip", { path, body: { publicIpAddress: eip } });
    assert.equal(set(path)[0]?.["publicIpAddress"], "");
  });

  it("is refused when something is missing, wrong or bound already", () => {
    const { call, create, refusal, notCreated } = start();
    const [path, other] = [create({ privateIpSet: [primary, { privateIpAddress: "10.0.1.9" }] }), create()];
    const not = (privateIpAddress: unknown, publicIpAddress: unknown = eip): string =>
      refusal("BindEniEip", { path: other, body: { privateIpAddress, publicIpAddress } });
    assert.deepEqual(
      [undefined, " ", "10.0.1"].map((ip) => not(ip)),
      ["eni/PrivateIpBlankException", "eni/PrivateIpBlankException", noAddress],
    );
    for (const blank of [null, " "]) assert.equal(not("10.0.1.3", blank), "eni/EipBlankException");
    assert.deepEqual([not("10.0.1.3", "eip-1"), not("10.0.1.2")], [notThere("eip-1"), notThere("10.0.1.2")]);
    call("BindEniEip", { path, body: { privateIpAddress: "10.0.1.2", publicIpAddress: eip } });
    const second = { path, body: { privateIpAddress: "10.0.1.2", publicIpAddress: "180.76.1.2" } };
    const twice = [primary, {}].map((ip) => ({ ...ip, publicIpAddress: "180.76.1.9" }));
    const sets = [[{ ...primary, publicIpAddress: eip }], twice];
    const denied = [not("10.0.1.3"), refusal("BindEniEip", second), ...sets.map((privateIpSet) => notCreated({ privateIpSet }))];
    for (const entry of denied) assert.equal(entry, "vpc/OperationDenied");
    assert.equal(refusal("UnbindEniEip", { path }), "eni/EipBlankException");
    assert.equal(refusal("UnbindEniEip", { path: other, body: { publicIpAddress: eip } }), notThere(eip));
  });

  it("has no place in a subnet for NAT", () => {
    const { create, refusal, notCreated } = start("BCC_NAT");
    const body = { privateIpAddress: "10.0.1.2", publicIpAddress: eip };
    assert.equal(refusal("BindEniEip", { path: create(), body }), "eni/NatSubnetCanNotBindEip");
    assert.equal(notCreated({ privateIpSet: [{ ...primary, publicIpAddress: eip }] }), "eni/NatSubnetCanNotBindEip");
  });
});

describe("IPv6 addresses", () => {
  it("come from the IPv6 segment of the subnet, none of them primary, and are not counted", () => {
    const { state, call, create, notCreated, refusal, addresses, left, large } = start();
    Object.assign(state.items("subnets").get(large) ?? {}, { ipv6Cidr: "240c:4081:8005:ac01::/64" });
    const path = create({ ipv6PrivateIpSet: [{}, { privateIpAddress: "240C:4081:8005:AC01:0::9" }] });
    call("AddEniIp", { path, body: { isIpv6: true, privateIpAddress: "" } });
    call("DeleteEniIp", { path: { ...path, privateIpAddress: "240c:4081:8005:ac01::2" } });
    assert.deepEqual(addresses(path, "ipv6PrivateIpSet"), ["240c:4081:8005:ac01::9", "240c:4081:8005:ac01::3"]);
    assert.equal(left(large), 252);
    assert.equal(notCreated({ ipv6PrivateIpSet: [primary] }), badRequest);
    const not = (privateIpAddress: string): string => refusal("AddEniIp", { path, body: { isIpv6: true, privateIpAddress } });
    assert.deepEqual(["10.0.1.9", "fc00::1", "240c:4081:8005:ac01:0:0:0:9"].map(not), [noAddress, notIn, inUse]);
    Object.assign(state.items("subnets").get(large) ?? {}, { ipv6Cidr: "" });
    assert.deepEqual(["", "240c:4081:8005:ac01::5"].map(not), [noMore, notIn]);
  });
});
