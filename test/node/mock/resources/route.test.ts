import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type ApiCall, ApiRefusal } from "../../../../src/node/mock/resource.js";
import { routeResource } from "../../../../src/node/mock/resources/network/route.js";
import { subnetResource } from "../../../../src/node/mock/resources/network/subnet.js";
import { vpcResource } from "../../../../src/node/mock/resources/network/vpc.js";
import { type Item, State } from "../../../../src/node/mock/state.js";

const handlers = { ...vpcResource.handlers, ...subnetResource.handlers, ...routeResource.handlers };
const source = "10.0.1.0/24";
const destination = "172.16.0.0/16";

/** A mock with a VPC that has one subnet, and its route table. */
function start() {
  const state = new State(() => Date.parse("2026-01-15T08:00:00Z"));
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
  const vpcId = String(call("CreateVpc", { body: { name: "net", cidr: "10.0.0.0/16" } })["vpcId"]);
  for (const [collection, ...ids] of hops) for (const id of ids) state.put(collection, id, { vpcId });
  const subnet = call("CreateSubnet", { body: { name: "one", zoneName: "cn-bj-a", cidr: source, vpcId } });
  const routeTableId = String(call("QueryRoutingTable", { query: { vpcId } })["routeTableId"]);
  const request = (change: Item = {}): { body: Item } => ({
    body: {
      routeTableId,
      sourceAddress: source,
      destinationAddress: destination,
      nexthopType: "custom",
      nexthopId: "i-4rtg56yh",
      ...change,
    },
  });
  const create = (change: Item = {}): { routeRuleId: string } => ({
    routeRuleId: String(call("CreateRoutingRules", request(change))["routeRuleId"]),
  });
  const rules = (): Item[] => call("QueryRoutingTable", { query: { vpcId } })["routeRules"] as Item[];
  const pathTypes = (): unknown[] => rules().flatMap(({ pathType, nexthopType }) => (nexthopType === "sys" ? [] : [pathType]));
  return { state, call, refusal, vpcId, subnet, routeTableId, request, create, rules, pathTypes };
}

/** Next hops that are there, by their collections. */
const hops = [
  ["vpns", "vpn-1"],
  ["etGateways", "dcgw-1", "dcgw-gate0", "dcgw-gate1", "dcgw-gate2"],
  ["ipv6Gateways", "gw-1", "gw-5af4eb65"],
  ["haVips", "havip-1"],
] as const;

const gateways = (...pathTypes: readonly string[]): Item => ({
  nexthopId: "",
  nexthopType: "",
  nextHopList: pathTypes.map((pathType, index) => ({ nexthopId: `dcgw-gate${index}`, nexthopType: "dcGateway", pathType })),
});

describe("a route table of the mock", () => {
  it("is there for every VPC, once, with the system's routes to the subnets", () => {
    const { call, vpcId, routeTableId } = start();
    const table = call("QueryRoutingTable", { query: { vpcId } });
    assert.match(routeTableId, /^rt-[0-9a-z]{12}$/);
    assert.deepEqual(call("QueryRoutingTable", { query: { routeTableId } }), table);
    const system = {
      sourceAddress: "0.0.0.0/0",
      destinationAddress: source,
      nexthopId: "",
      nexthopType: "sys",
      pathType: "normal",
      description: "",
    };
    assert.deepEqual(table, { routeTableId, name: "default", vpcId, routeRules: [{ routeRuleId: "", ...system, routeTableId }] });
  });

  it("is asked for by its id or by its VPC, not by both and not by none", () => {
    const { refusal, vpcId, routeTableId } = start();
    for (const operation of ["QueryRoutingTable", "QueryRoutingRules"]) {
      assert.equal(refusal(operation), "vpc/BadRequest");
      assert.equal(refusal(operation, { query: { vpcId, routeTableId } }), "vpc/BadRequest");
      assert.equal(refusal(operation, { query: { vpcId: "vpc-none" } }), "vpc/NoSuchObject");
      assert.equal(refusal(operation, { query: { routeTableId: "rt-none" } }), "vpc/NoSuchObject");
    }
  });

  it("goes with its VPC, rules and all, and does not keep it from being deleted", () => {
    const { state, call, refusal, create, vpcId, subnet, routeTableId } = start();
    create();
    for (const [collection] of hops) state.items(collection).clear();
    call("DeleteSubnet", { path: { subnetId: String(subnet["subnetId"]) } });
    call("DeleteVpc", { path: { vpcId } });
    assert.throws(() => call("QueryRoutingTable", { query: { routeTableId } }), { entryId: "vpc/NoSuchObject" });
    assert.deepEqual(state.toJSON(), {});
    assert.equal(refusal("QueryRoutingTable", { query: { vpcId } }), "vpc/NoSuchObject");
  });
});

describe("a route rule of the mock", () => {
  it("is created, listed, changed and deleted", () => {
    const { call, refusal, create, rules, routeTableId } = start();
    const path = create({ description: "to the office" });
    assert.match(path.routeRuleId, /^rr-[0-9a-z]{12}$/);
    const [rule] = rules();
    assert.deepEqual(rule, {
      routeRuleId: path.routeRuleId,
      sourceAddress: source,
      destinationAddress: destination,
      nexthopType: "custom",
      nexthopId: "i-4rtg56yh",
      pathType: "normal",
      description: "to the office",
      routeTableId,
    });
    call("UpdateRoutingRules", { path, body: { nexthopId: "i-other123" } });
    assert.deepEqual(rules()[0], { ...rule, nexthopId: "i-other123" });
    const change = { sourceAddress: "0.0.0.0/0", destinationAddress: "172.17.0.0/16", nexthopId: "i-third123", description: "moved" };
    assert.deepEqual(call("UpdateRoutingRules", { path, body: change }), {});
    assert.deepEqual(rules()[0], { ...rule, ...change });
    assert.deepEqual(call("DeleteRoutingRules", { path }), {});
    assert.equal(rules().length, 1);
    for (const operation of ["DeleteRoutingRules", "UpdateRoutingRules", "ActiveStandbySwitchover"])
      assert.equal(refusal(operation, { path }), "vpc/NoSuchObject");
  });

  it("comes in pages, the system's rules on the last one", () => {
    const { call, refusal, create, vpcId } = start();
    const ids = ["172.16.0.0/16", "172.17.0.0/16"].map((destinationAddress) => create({ destinationAddress }).routeRuleId);
    const seen: unknown[] = [];
    for (let [marker, pages] = ["", 0]; pages < 3; pages += 1) {
      const answer = call("QueryRoutingRules", { query: { vpcId, maxKeys: "1", marker } });
      const [rule, ...more] = answer["routeRules"] as Item[];
      assert.deepEqual([more, answer["isTruncated"]], [[], pages < 2]);
      seen.push(rule?.["routeRuleId"]);
      marker = String(answer["nextMarker"] ?? "");
    }
    assert.deepEqual(seen, [...ids, ""]);
    assert.equal(refusal("QueryRoutingRules", { query: { vpcId, maxKeys: "1001" } }), "vpc/BadRequest");
    assert.equal(refusal("QueryRoutingRules", { query: { vpcId, marker: "rr-none" } }), "vpc/BadRequest");
  });

  it("needs a table that there is, and both segments", () => {
    const { refusal, request } = start();
    assert.equal(refusal("CreateRoutingRules", request({ routeTableId: "rt-none" })), "vpc/NoSuchObject");
    for (const name of ["routeTableId", "sourceAddress", "destinationAddress", "nexthopId", "nexthopType"])
      assert.equal(refusal("CreateRoutingRules", request({ [name]: undefined })), "vpc/BadRequest", name);
  });

  it("comes from everywhere, a subnet or a part of one, and from nowhere else", () => {
    const { call, refusal, create, request, vpcId } = start();
    call("CreateSubnet", { body: { name: "two", zoneName: "cn-bj-a", cidr: "10.0.3.0/24", vpcId } });
    for (const sourceAddress of ["0.0.0.0/0", source, "10.0.1.128/25", "::/0"]) create({ sourceAddress });
    for (const sourceAddress of ["10.0.0.0/16", "10.0.2.0/24", "192.168.0.0/24", "10.0.1.1/24", "10.0.1.0", "everywhere"])
      assert.equal(refusal("CreateRoutingRules", request({ sourceAddress })), "vpc/BadRequest", sourceAddress);
  });

  it("may not lead into the VPC, its secondary segments included, unless it leads everywhere", () => {
    const { call, refusal, create, request, vpcId } = start();
    call("UpdateVpc", { path: { vpcId }, body: { name: "net", secondaryCidr: ["10.8.0.0/16"] } });
    for (const destinationAddress of ["10.0.0.0/16", "10.0.200.0/24", "10.0.0.0/8", "10.8.3.0/24"])
      assert.equal(refusal("CreateRoutingRules", request({ destinationAddress })), "vpc/CidrConflict", destinationAddress);
    for (const destinationAddress of ["172.16.0.1/16", "172.16.0.0/33", "office"])
      assert.equal(refusal("CreateRoutingRules", request({ destinationAddress })), "vpc/BadRequest", destinationAddress);
    const path = create({ destinationAddress: "0.0.0.0/0" });
    assert.equal(refusal("UpdateRoutingRules", { path, body: { destinationAddress: "10.0.9.0/24" } }), "vpc/CidrConflict");
    create({ sourceAddress: "::/0", destinationAddress: "::/0", nexthopType: "ipv6gateway", nexthopId: "gw-5af4eb65" });
  });

  it("is the only one of its table with its two segments", () => {
    const { refusal, create, request } = start();
    create();
    assert.equal(refusal("CreateRoutingRules", request()), "route/RouteRuleRepeated");
    assert.equal(refusal("CreateRoutingRules", request({ nexthopId: "i-other123" })), "route/RouteRuleRepeated");
    const path = create({ sourceAddress: "0.0.0.0/0" });
    assert.equal(refusal("UpdateRoutingRules", { path, body: { sourceAddress: source } }), "route/RouteRuleRepeated");
  });

  it("is one of 50 in a VPC, the system's aside", () => {
    const { call, refusal, create, request } = start();
    const paths = Array.from({ length: 50 }, (_, index) => create({ destinationAddress: `172.16.${index}.0/24` }));
    const more = { destinationAddress: "172.20.0.0/16" };
    assert.equal(refusal("CreateRoutingRules", request(more)), "route/RouteRuleExceedQuota");
    call("DeleteRoutingRules", { path: paths[0] ?? {} });
    assert.equal(refusal("CreateRoutingRules", request({ ...more, ...gateways("ecmp", "ecmp") })), "route/RouteRuleExceedQuota");
    create(more);
  });

  it("has a description of up to 200 characters", () => {
    const { refusal, request, create } = start();
    assert.equal(refusal("CreateRoutingRules", request({ description: "x".repeat(201) })), "vpc/BadRequest");
    create({ description: "x".repeat(200) });
  });
});

describe("the next hop of a route of the mock", () => {
  it("is of a known type, with the kind of id that belongs to it", () => {
    const { refusal, create, request } = start();
    for (const nexthopType of ["sys", "constructor", "Custom"])
      assert.equal(refusal("CreateRoutingRules", request({ nexthopType })), "vpc/BadRequest", nexthopType);
    const ids = { custom: "i-4rtg56yh", vpn: "vpn-1", dcGateway: "dcgw-1", ipv6gateway: "gw-1", havip: "havip-1" };
    for (const [index, [nexthopType, nexthopId]] of Object.entries(ids).entries()) {
      for (const wrong of ["nat-1", nexthopId.replace(/(?<=-).+/, "")])
        assert.equal(refusal("CreateRoutingRules", request({ nexthopType, nexthopId: wrong })), "vpc/NoSuchObject", nexthopType);
      create({ nexthopType, nexthopId, destinationAddress: `172.${16 + index}.0.0/16` });
    }
  });

  it("is in the VPC when the mock keeps its kind; a peering connection is named by an interface", () => {
    const { state, refusal, create, request, vpcId } = start();
    state.items("nats").set("nat-1", { id: "nat-1", vpcId }).set("nat-2", { id: "nat-2", vpcId: "vpc-other" });
    state.items("enis").set("eni-1", { eniId: "eni-1", vpcId });
    const local = { peerConnId: "peerconn-1", localIfId: "qpif-1", localVpcId: vpcId, peerIfId: "qpif-2", peerVpcId: "vpc-other" };
    const remote = { peerConnId: "peerconn-2", localIfId: "qpif-3", localVpcId: "vpc-other", peerIfId: "qpif-4", peerVpcId: vpcId };
    state.items("peerConns").set("peerconn-1", local).set("peerconn-2", remote);
    const right = { "nat-1": "nat", "eni-1": "enic", "qpif-1": "peerConn", "qpif-4": "peerConn" };
    for (const [index, [nexthopId, nexthopType]] of Object.entries(right).entries())
      create({ nexthopId, nexthopType, destinationAddress: `172.${16 + index}.0.0/16` });
    const wrong = { "nat-2": "nat", "nat-3": "nat", "eni-2": "enic", "peerconn-1": "peerConn", "qpif-2": "peerConn", "qpif-3": "peerConn" };
    const far = { destinationAddress: "192.168.0.0/16" };
    for (const [nexthopId, nexthopType] of Object.entries(wrong))
      assert.equal(refusal("CreateRoutingRules", request({ nexthopId, nexthopType, ...far })), "vpc/NoSuchObject", nexthopId);
    const path = create(far);
    assert.equal(refusal("UpdateRoutingRules", { path, body: { nexthopId: "nat-1" } }), "vpc/NoSuchObject");
  });

  it("is one of several that share the load, each a rule of its own", () => {
    const { call, request, rules, pathTypes } = start();
    const answer = call("CreateRoutingRules", request(gateways("ecmp", "ecmp", "ecmp")));
    const ids = rules().map(({ routeRuleId }) => routeRuleId);
    assert.deepEqual(answer, { routeRuleIds: ids.slice(0, 3) });
    assert.deepEqual(pathTypes(), ["ecmp", "ecmp", "ecmp"]);
  });

  it("comes in no other number or mixture, and not beside a single one", () => {
    const { refusal, request } = start();
    const groups = [["ecmp"], ["ecmp", "ha:active"], ["ha:active"], ["ha:active", "ha:active"], ["ha:active", "ha:standby", "ha:standby"]];
    for (const group of groups) assert.equal(refusal("CreateRoutingRules", request(gateways(...group))), "vpc/BadRequest", group.join(" "));
    assert.equal(refusal("CreateRoutingRules", request({ ...gateways("ecmp", "ecmp"), nexthopId: "dcgw-1" })), "vpc/BadRequest");
    const hop = { nexthopId: "vpn-1", nexthopType: "vpn", pathType: "ecmp" };
    for (const nextHopList of [[hop, { ...hop, nexthopType: "dcGateway" }], "dcgw-1", [null, null]])
      assert.equal(refusal("CreateRoutingRules", request({ nexthopId: "", nextHopList })), "vpc/BadRequest");
  });

  it("changes places with its standby, both ways, and takes no other change", () => {
    const { call, refusal, request, pathTypes, create } = start();
    const [first = "", second = ""] = call("CreateRoutingRules", request(gateways("ha:active", "ha:standby")))["routeRuleIds"] as string[];
    const switched = { path: { routeRuleId: first } };
    const backUp = { path: { routeRuleId: second } };
    assert.equal(refusal("ActiveStandbySwitchover", backUp), "vpc/OperationDenied");
    assert.deepEqual(call("ActiveStandbySwitchover", switched), {});
    assert.deepEqual(pathTypes(), ["ha:standby", "ha:active"]);
    call("ActiveStandbySwitchover", backUp);
    assert.deepEqual(pathTypes(), ["ha:active", "ha:standby"]);
    assert.equal(refusal("UpdateRoutingRules", { ...switched, body: { description: "new" } }), "vpc/OperationDenied");
    call("DeleteRoutingRules", backUp);
    assert.equal(refusal("ActiveStandbySwitchover", switched), "vpc/OperationDenied");
    assert.equal(refusal("ActiveStandbySwitchover", { path: create({ sourceAddress: "0.0.0.0/0" }) }), "vpc/OperationDenied");
  });
});
