import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type ApiCall, ApiRefusal } from "../../../../src/node/mock/resource.js";
import { aclResource } from "../../../../src/node/mock/resources/network/acl.js";
import { subnetResource } from "../../../../src/node/mock/resources/network/subnet.js";
import { vpcResource } from "../../../../src/node/mock/resources/network/vpc.js";
import { type Item, State } from "../../../../src/node/mock/state.js";

const handlers = { ...vpcResource.handlers, ...subnetResource.handlers, ...aclResource.handlers };

/** A mock with a VPC of two subnets. */
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
  const [subnetId = "", other = ""] = ["10.0.1.0/24", "10.0.2.0/24"].map((cidr) =>
    String(call("CreateSubnet", { body: { name: "part", zoneName: "cn-bj-a", cidr, vpcId } })["subnetId"]),
  );
  const rule = (change: Item = {}): Item => ({
    subnetId,
    protocol: "tcp",
    sourceIpAddress: "192.168.0.0",
    destinationIpAddress: "192.168.0.0/20",
    sourcePort: "1-65535",
    destinationPort: "443",
    position: 2,
    direction: "ingress",
    action: "allow",
    ...change,
  });
  const asked = (...changes: readonly Item[]): { body: Item } => ({ body: { aclRules: changes.map(rule) } });
  const add = (...changes: readonly Item[]): Item => call("AddAclRule", asked(...changes));
  const list = (query: Readonly<Record<string, string>> = {}): Item[] =>
    call("QueryAclRules", { query: { subnetId, ...query } })["aclRules"] as Item[];
  const firstPath = (): { aclRuleId: string } => ({ aclRuleId: String(list()[0]?.["id"]) });
  return { state, call, refusal, vpcId, subnetId, other, rule, asked, add, list, firstPath };
}

/** Changes of a good rule, and the code each of them is refused with, added or updated. */
const faults: readonly (readonly [Item, string])[] = [
  ...["accept", "Allow", 1].map((action) => [{ action }, "acl/InvalidAction"] as const),
  ...["6", "TCP", "any", 6].map((protocol) => [{ protocol }, "acl/InvalidProtocol"] as const),
  ...[0, -1, 32_769, 1.5, "2"].map((position) => [{ position }, "acl/InvalidPosition"] as const),
  ...["0", "65536", "8000-80", "80,443", "-1", "1-2-3", "http", 443].flatMap((port) => [
    [{ sourcePort: port }, "acl/InvalidPort"] as const,
    [{ destinationPort: port }, "acl/InvalidPort"] as const,
  ]),
  ...["10.0.0.0/33", "10.0.0", "all", "::/0", "10.0.0.0/", "10.0.0.0/8/8", 10].flatMap((address) => [
    [{ sourceIpAddress: address }, "vpc/BadRequest"] as const,
    [{ destinationIpAddress: address }, "vpc/BadRequest"] as const,
  ]),
];

/** Faults that only a new rule can have. */
const newFaults: readonly (readonly [Item, string])[] = [
  [{ action: undefined }, "acl/InvalidAction"],
  [{ protocol: undefined }, "acl/InvalidProtocol"],
  [{ position: undefined }, "acl/InvalidPosition"],
  [{ sourcePort: undefined }, "acl/InvalidPort"],
  [{ destinationPort: "" }, "acl/InvalidPort"],
  [{ protocol: "udp", sourcePort: undefined }, "acl/InvalidPort"],
  [{ ipVersion: 6, sourceIpAddress: "::/129", destinationIpAddress: "::/0" }, "vpc/BadRequest"],
  [{ sourceIpAddress: undefined }, "vpc/BadRequest"],
  [{ direction: undefined }, "vpc/BadRequest"],
  [{ direction: "in" }, "vpc/BadRequest"],
  [{ ipVersion: 6 }, "vpc/BadRequest"],
  [{ ipVersion: 0, sourceIpAddress: "", destinationIpAddress: "x" }, "vpc/BadRequest"],
  [{ ipVersion: 0, sourceIpAddress: "x", destinationIpAddress: "x" }, "vpc/BadRequest"],
  [{ description: 5 }, "vpc/BadRequest"],
  [{ subnetId: undefined }, "vpc/BadRequest"],
  [{ subnetId: "sbn-none" }, "vpc/NoSuchObject"],
];

describe("an ACL of the mock", () => {
  it("lets everything through by two default rules that have no id", () => {
    const { list, subnetId } = start();
    const rules = list();
    assert.deepEqual(
      rules.map(({ direction, action, protocol, subnetId: of }) => [direction, action, protocol, of]),
      [
        ["ingress", "allow", "all", subnetId],
        ["egress", "allow", "all", subnetId],
      ],
    );
    for (const rule of rules) {
      assert.equal("id" in rule, false);
      assert.deepEqual([rule["sourceIpAddress"], rule["destinationIpAddress"]], ["0.0.0.0/0", "0.0.0.0/0"]);
    }
  });

  it("shows a VPC's subnets with the rules of each", () => {
    const { call, refusal, add, list, vpcId, subnetId, other } = start();
    add({}, { subnetId: other });
    const entry = { subnetName: "part" };
    assert.deepEqual(call("QueryAcl", { query: { vpcId } }), {
      vpcId,
      vpcName: "net",
      vpcCidr: "10.0.0.0/16",
      aclEntrys: [
        { ...entry, subnetId, subnetCidr: "10.0.1.0/24", aclRules: list() },
        { ...entry, subnetId: other, subnetCidr: "10.0.2.0/24", aclRules: list({ subnetId: other }) },
      ],
    });
    assert.equal(refusal("QueryAcl"), "vpc/BadRequest");
    assert.equal(refusal("QueryAcl", { query: { vpcId: "vpc-none" } }), "vpc/NoSuchObject");
  });

  it("shows the rules in the order they are matched in, in pages of any size", () => {
    const { call, add, subnetId, refusal } = start();
    add({ position: 9 }, { position: 5, direction: "egress" }, { position: 3 });
    const seen: unknown[] = [];
    let marker = "";
    for (let pages = 0; pages < 5; pages += 1) {
      const answer = call("QueryAclRules", { query: { subnetId, maxKeys: "1", marker } });
      const rules = answer["aclRules"] as Item[];
      assert.deepEqual([rules.length, answer["isTruncated"], answer["maxKeys"]], [1, pages < 4, 1]);
      seen.push(rules.map(({ direction, position }) => `${direction} ${position}`).join());
      marker = String(answer["nextMarker"] ?? "");
    }
    assert.deepEqual(seen, ["ingress 3", "ingress 9", "egress 5", "ingress 32769", "egress 32769"]);
    assert.equal(refusal("QueryAclRules", { query: { subnetId, marker: "ar-none" } }), "vpc/BadRequest");
    assert.equal(refusal("QueryAclRules", { query: { subnetId, maxKeys: "0" } }), "vpc/BadRequest");
    assert.equal(refusal("QueryAclRules"), "vpc/BadRequest");
    assert.equal(refusal("QueryAclRules", { query: { subnetId: "sbn-none" } }), "vpc/NoSuchObject");
  });
});

describe("an ACL rule of the mock", () => {
  it("is added, changed and deleted", () => {
    const { call, refusal, add, list, firstPath, rule } = start();
    assert.deepEqual(add({}), {});
    const path = firstPath();
    assert.match(path.aclRuleId, /^ar-[0-9a-z]{12}$/);
    const added = { id: path.aclRuleId, description: "", ipVersion: 4, ...rule(), sourceIpAddress: "192.168.0.0/32" };
    assert.deepEqual(list()[0], added, "a single address with its whole length as the prefix");
    const change = {
      action: "deny",
      position: 7,
      protocol: "udp",
      sourcePort: "53",
      description: "no DNS",
      sourceIpAddress: "10.9.0.0/16",
    };
    assert.deepEqual(call("UpdateAclRules", { path, body: change }), {});
    assert.deepEqual(list()[0], { ...added, ...change });
    assert.deepEqual(call("DeleteAclRule", { path }), {});
    assert.equal(list().length, 2);
    assert.equal(refusal("DeleteAclRule", { path }), "vpc/NoSuchObject");
    assert.equal(refusal("UpdateAclRules", { path, body: change }), "vpc/NoSuchObject");
  });

  it("keeps what an update leaves out or blank, but for the description, and its direction and subnet", () => {
    const { call, add, list, firstPath, other } = start();
    add({ description: "first" });
    const [before] = list();
    call("UpdateAclRules", { path: firstPath(), body: { protocol: "", action: null, direction: "egress", subnetId: other } });
    assert.deepEqual(list()[0], before);
    call("UpdateAclRules", { path: firstPath(), body: { description: "" } });
    assert.deepEqual(list()[0], { ...before, description: "" });
  });

  it("needs no ports where its protocol has none, and takes the word all for them", () => {
    const { add, list } = start();
    add({ protocol: "icmp", sourcePort: undefined, destinationPort: "" }, { protocol: "all", position: 3, sourcePort: "all" });
    assert.deepEqual(
      list()
        .slice(0, 2)
        .map(({ sourcePort, destinationPort }) => [sourcePort, destinationPort]),
      [
        ["1-65535", "1-65535"],
        ["all", "443"],
      ],
    );
  });

  it("may be of IPv6", () => {
    const { add, list } = start();
    add({ ipVersion: 6, sourceIpAddress: "::/0", destinationIpAddress: "240c:4081::1/128" });
    assert.equal(list()[0]?.["ipVersion"], 6);
  });

  it("is refused with the code of what is wrong, whether it is added or changed", () => {
    const { refusal, asked, add, firstPath, call, list } = start();
    add({ position: 1 });
    const path = firstPath();
    for (const [change, code] of [...faults, ...newFaults])
      assert.equal(refusal("AddAclRule", asked({ position: 8 }, change)), code, JSON.stringify(change));
    for (const [body, code] of faults) assert.equal(refusal("UpdateAclRules", { path, body }), code, JSON.stringify(body));
    call("UpdateAclRules", { path, body: { position: 32_768 } });
    assert.equal(list()[0]?.["position"], 32_768);
  });

  it("comes in a list that is not empty", () => {
    const { refusal } = start();
    for (const aclRules of [undefined, [], {}, ["rule"], [null], [[]]])
      assert.equal(refusal("AddAclRule", { body: { aclRules } }), "vpc/BadRequest", JSON.stringify(aclRules));
  });

  it("shares its position with no other rule of the subnet in the same direction", () => {
    const { call, refusal, asked, add, firstPath, other } = start();
    add({}, { direction: "egress" }, { subnetId: other }, { position: 3 });
    assert.equal(refusal("AddAclRule", asked({})), "acl/DuplicatePosition");
    assert.equal(refusal("AddAclRule", asked({ position: 4 }, { position: 4 })), "acl/DuplicatePosition");
    assert.equal(refusal("UpdateAclRules", { path: firstPath(), body: { position: 3 } }), "acl/DuplicatePosition");
    call("UpdateAclRules", { path: firstPath(), body: { position: 2 } });
  });

  it("is one of 150 in a direction, the default one aside", () => {
    const { refusal, asked, add, other } = start();
    add(...Array.from({ length: 149 }, (_, index) => ({ position: index + 1 })));
    assert.equal(refusal("AddAclRule", asked({ position: 500 }, { position: 501 })), "vpc/LimitExceeded");
    assert.equal(
      refusal("AddAclRule", asked({ position: 1, direction: "egress" }, { position: 500 }, { position: 501 })),
      "vpc/LimitExceeded",
    );
    add({ position: 500 }, { position: 501, direction: "egress" }, { position: 502, subnetId: other });
    assert.equal(refusal("AddAclRule", asked({ position: 501 })), "vpc/LimitExceeded");
  });

  it("goes with its subnet", () => {
    const { state, call, add, refusal, firstPath, subnetId } = start();
    add({});
    const path = firstPath();
    call("DeleteSubnet", { path: { subnetId } });
    assert.throws(() => call("DeleteAclRule", { path }), { entryId: "vpc/NoSuchObject" });
    assert.equal(state.items("aclRules").size, 0);
    assert.equal(refusal("QueryAclRules", { query: { subnetId } }), "vpc/NoSuchObject");
  });
});
