import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { operationShapes as operations } from "../../../../src/core/operations/lookup/operation-index.js";
import { type ApiCall, ApiRefusal } from "../../../../src/node/mock/resource.js";
import { natResource } from "../../../../src/node/mock/resources/nat/nat.js";
import { natRulesResource } from "../../../../src/node/mock/resources/nat/nat-rules.js";
import { subnetResource } from "../../../../src/node/mock/resources/network/subnet.js";
import { vpcResource } from "../../../../src/node/mock/resources/network/vpc.js";
import { type Item, State } from "../../../../src/node/mock/state.js";

const handlers = { ...vpcResource.handlers, ...subnetResource.handlers, ...natResource.handlers, ...natRulesResource.handlers };

let state = new State(() => 0);
let vpcId = "";
let natId = "";

function call(operation: string, { path = {}, query = {}, body = {} }: Partial<ApiCall> = {}): Item {
  const handler = handlers[operation];
  assert.ok(handler, `no handler for ${operation}`);
  return structuredClone(handler({ path: { natId, ...path }, query, body }, state)) ?? {};
}

/** The entry id of the refusal, or "success". */
function codeOf(operation: string, parts: Partial<ApiCall>): string {
  try {
    call(operation, parts);
    return "success";
  } catch (error) {
    if (error instanceof ApiRefusal) return error.entryId;
    throw error;
  }
}

const addNat = (more: Item): string => {
  const body = { name: "gate", vpcId, billing: { paymentTiming: "Postpaid" }, ...more };
  return String(call("CreateNat", { body })["natId"]);
};

const eip = "180.76.1.1";
const other = "180.76.1.2";
const snat = (more: Item = {}): Item => ({ ruleName: "out", publicIpsAddress: [eip], sourceCIDR: "192.168.1.0/24", ...more });
const web = { publicIpAddress: eip, privateIpAddress: "192.168.1.5", protocol: "TCP", publicPort: 80, privatePort: 8080 };
const dnat = (more: Item = {}): Item => ({ ...web, ...more });
const noPorts = { publicPort: undefined, privatePort: undefined };

const addSnat = (more: Item = {}): string => String(call("CreateSnatRule", { body: snat(more) })["ruleId"]);
const addDnat = (more: Item = {}): string => String(call("CreateDnatRule", { body: dnat(more) })["ruleId"]);
const rulesOf = (operation: string, query: Record<string, string> = {}): Item[] => call(operation, { query })["rules"] as Item[];
const idOf = ({ ruleId }: Item): unknown => ruleId;

/** The same member with one value after the other. */
const each = (key: string, ...values: unknown[]): Item[] => values.map((value) => ({ [key]: value }));

type Cases = readonly (readonly [entryId: string, ...changes: Item[]])[];

/** Tries every case as a single rule and in a batch. */
function refuses(cases: Cases, single: string, batch: string, toBatch: (rule: Item) => Item, toRule: (change: Item) => Item): void {
  for (const [entryId, ...changes] of cases)
    for (const rule of changes.map(toRule)) {
      assert.equal(codeOf(single, { body: rule }), entryId, JSON.stringify(rule));
      assert.equal(codeOf(batch, { body: toBatch(rule) }), entryId, JSON.stringify(rule));
    }
}

beforeEach(() => {
  state = new State(() => 0);
  vpcId = String(call("CreateVpc", { body: { name: "net", cidr: "192.168.0.0/16" } })["vpcId"]);
  call("CreateSubnet", { body: { name: "one", zoneName: "cn-bj-a", cidr: "192.168.1.0/24", vpcId } });
  natId = addNat({ cuNum: 1, bindEips: [eip, other] });
});

describe("SNAT rules", () => {
  it("take the EIP of an SNAT rule as a text too, as the example of its page sends it", () => {
    const { ruleId } = call("CreateSnatRule", { body: snat({ publicIpsAddress: eip }) });
    const [rule] = rulesOf("ListSnatRule");
    assert.deepEqual([rule?.["ruleId"], rule?.["publicIpsAddress"]], [ruleId, [eip]]);
    assert.equal(
      codeOf("CreateSnatRule", { body: snat({ publicIpsAddress: "1.2.3.4", sourceCIDR: "192.168.9.0/24" }) }),
      "nat/SnatRuleEipsInvalid",
    );
  });

  it("are made, shown, changed and deleted", () => {
    const ruleId = addSnat();
    assert.match(ruleId, /^rule-[\da-z]{12}$/);
    const rule = { ruleId, ...snat(), status: "active" };
    assert.deepEqual(rulesOf("ListSnatRule"), [rule]);
    const changes = { ruleName: "wide", sourceCIDR: "192.168.0.0/16", publicIpsAddress: [other, eip] };
    assert.deepEqual(call("UpdateSnatRule", { path: { ruleId }, body: changes }), {});
    assert.deepEqual(rulesOf("ListSnatRule"), [{ ...rule, ...changes }]);
    call("UpdateSnatRule", { path: { ruleId }, body: { ruleName: "again", sourceCIDR: null } });
    assert.deepEqual(rulesOf("ListSnatRule"), [{ ...rule, ...changes, ruleName: "again" }]);
    assert.deepEqual(call("DeleteSnatRule", { path: { ruleId } }), {});
    assert.deepEqual(rulesOf("ListSnatRule"), []);
  });

  it("are made in batches, as a whole or not at all, and listed in pages", () => {
    const rules = (sources: string[]): Item[] => sources.map((sourceCIDR) => snat({ sourceCIDR, ruleName: undefined }));
    const batch = (...sources: string[]): Item => ({ natId, snatRules: rules(sources) });
    const path = { natId: "" };
    const twice = batch("192.168.2.0/24", "192.168.2.9");
    assert.equal(codeOf("BatchAddSnatRules", { path, body: twice }), "nat/SnatRuleSourceAddressConflict");
    assert.deepEqual(rulesOf("ListSnatRule"), []);
    const ids = call("BatchAddSnatRules", { path, body: batch("192.168.1.7", "192.168.2.0/24") })["snatRuleIds"] as string[];
    const { rules: first, ...rest } = call("ListSnatRule", { query: { maxKeys: "1" } });
    assert.deepEqual(rest, { marker: "", isTruncated: true, nextMarker: ids[1], maxKeys: 1 });
    const all = [first, rulesOf("ListSnatRule", { maxKeys: "1", marker: String(ids[1]) })].flat() as Item[];
    assert.deepEqual(all.map(idOf), ids);
    assert.equal(codeOf("ListSnatRule", { query: { maxKeys: "0" } }), "nat/BadRequest");
  });

  it("are refused with the code of what is wrong", () => {
    addSnat({ sourceCIDR: "192.168.8.0/22" });
    const sources = (...values: unknown[]): Item[] => each("sourceCIDR", ...values);
    const cases: Cases = [
      ["nat/CidrFormatIllegal", ...sources("192.168.1.5/24", "192.168.1.0/33", "192.168.1.0/255.255.255.0", "a", "a-b", 5)],
      ["nat/SnatRuleSourceAddressInvalid", ...sources("10.0.0.0/24", "192.0.0.0/8", "180.76.1.1", "0.0.0.0/0", "", undefined)],
      ["nat/SnatRuleSourceAddressConflict", ...sources("192.168.8.0/22", "192.168.9.1", "192.168.0.0/16")],
      ["nat/SnatRuleEipsInvalid", ...each("publicIpsAddress", `${eip},${other}`, [], ["180.76.9.9"], [eip, "180.76.9.9"], undefined)],
      ["nat/BadRequest", { ruleName: "1st" }, { ruleName: 5 }, { ruleName: "a".repeat(66) }],
    ];
    refuses(cases, "CreateSnatRule", "BatchAddSnatRules", (rule) => ({ natId, snatRules: [rule] }), snat);
    assert.equal(codeOf("CreateSnatRule", { body: snat({ ruleName: undefined }) }), "nat/BadRequest");
    for (const snatRules of [undefined, [], ["x"], snat()])
      assert.equal(codeOf("BatchAddSnatRules", { body: { natId, snatRules } }), "nat/BadRequest");
    assert.equal(rulesOf("ListSnatRule").length, 1);
  });

  it("are checked anew when they change, beside all rules but themselves", () => {
    const path = { ruleId: addSnat() };
    addSnat({ sourceCIDR: "192.168.2.0/24" });
    const change = (body: Item): string => codeOf("UpdateSnatRule", { path, body });
    assert.equal(change({ sourceCIDR: "192.168.1.0/25" }), "success");
    assert.equal(change({ sourceCIDR: "192.168.0.0/22" }), "nat/SnatRuleSourceAddressConflict");
    assert.equal(change({ publicIpsAddress: [] }), "nat/SnatRuleEipsInvalid");
    call("NatUnBindEip", { body: { bindEips: [eip] } });
    assert.equal(change({ ruleName: "late" }), "nat/SnatRuleEipsInvalid", "the rule still names the EIP that is gone");
  });

  it("may lie in a secondary network of the VPC, and repeat the source of another gateway", () => {
    call("UpdateVpc", { path: { vpcId }, body: { name: "net", secondaryCidr: ["10.0.0.0/16"] } });
    addSnat({ sourceCIDR: "10.0.1.0/24" });
    natId = addNat({ cuNum: 1, bindEips: ["180.76.1.3"] });
    addSnat({ sourceCIDR: "10.0.1.0/24", publicIpsAddress: ["180.76.1.3"] });
    assert.equal(rulesOf("ListSnatRule").length, 1);
  });
});

describe("DNAT rules", () => {
  it("are made, shown, changed and deleted, ports as numbers", () => {
    const ruleId = addDnat({ ruleName: "web", publicPort: "80" });
    const { publicPort, privatePort, ...rule } = { ruleId, ...dnat({ ruleName: "web" }), status: "active" } as Item;
    assert.deepEqual(rulesOf("ListDnatRule"), [{ ...rule, publicPort, privatePort }]);
    const update = (body: Item): Item => call("UpdateDnatRule", { path: { ruleId }, body });
    assert.deepEqual(update({ publicPortRange: "80-90", privatePortRange: "180-190" }), {});
    assert.deepEqual(rulesOf("ListDnatRule"), [{ ...rule, publicPortRange: "80-90", privatePortRange: "180-190" }]);
    update({ protocol: "all" });
    assert.deepEqual(rulesOf("ListDnatRule"), [{ ...rule, protocol: "all" }]);
    update({ protocol: "UDP", publicPort: 1, privatePort: 65535, publicIpAddress: other, privateIpAddress: "192.168.9.9" });
    const { publicIpAddress, privateIpAddress, protocol, ...ports } = rulesOf("ListDnatRule")[0] ?? {};
    assert.deepEqual([publicIpAddress, privateIpAddress, protocol], [other, "192.168.9.9", "UDP"]);
    assert.deepEqual(ports, { ruleId, ruleName: "web", publicPort: 1, privatePort: 65535, status: "active" });
    assert.deepEqual(call("DeleteDnatRule", { path: { ruleId } }), {});
    assert.deepEqual(rulesOf("ListDnatRule"), []);
  });

  it("are made in batches, as a whole or not at all, and listed in pages", () => {
    const batch = (...ports: number[]): Item => ({ rules: ports.map((publicPort) => dnat({ publicPort })) });
    assert.equal(codeOf("BatchAddDnatRules", { body: batch(80, 81, 80) }), "nat/DnatRuleConflictException");
    assert.deepEqual(rulesOf("ListDnatRule"), []);
    const ids = call("BatchAddDnatRules", { body: batch(80, 81, 82) })["ruleIds"] as string[];
    const pageOf = (marker: string): unknown[] => rulesOf("ListDnatRule", { maxKeys: "2", marker }).map(idOf);
    assert.deepEqual([pageOf(""), pageOf(String(ids[2]))], [ids.slice(0, 2), ids.slice(2)]);
    for (const rules of [undefined, [], [null]]) assert.equal(codeOf("BatchAddDnatRules", { body: { rules } }), "nat/BadRequest");
  });

  it("are refused with the code of what is wrong", () => {
    const ranges = (publicPortRange: unknown, privatePortRange: unknown): Item => ({ ...noPorts, publicPortRange, privatePortRange });
    const cases: Cases = [
      ["nat/DnatRuleEipNotAllowEmpty", ...each("publicIpAddress", "", null, undefined)],
      ["nat/DnatRuleEipInvalid", ...each("publicIpAddress", "180.76.9.9", "192.168.1.5", "ip-1", [eip])],
      ["nat/DnatRuleProtocolInvalid", ...each("protocol", "tcp", "ALL", "icmp", 6, "", undefined)],
      ["nat/DnatRuleInternalIpInvalid", ...each("privateIpAddress", "", undefined, "192.168.1.0/24", "i-1", "10.0.0.1")],
      ["nat/DnatRulePublicPortInvalid", ...each("publicPort", 0, 65536, 1.5, "x", [80], undefined), { publicPortRange: "80-90" }],
      [
        "nat/DnatRulePublicPortInvalid",
        ...["90-80", "80:90", "80~90", "0-9", "80", "1-2-3", ["80-90"]].map((range) => ranges(range, "80-90")),
      ],
      ["nat/DnatRulePublicPortInvalid", { protocol: "all" }, { ...ranges("80-90", undefined), protocol: "all" }],
      ["nat/DnatRuleInternalPortInvalid", ...each("privatePort", 0, 65536, undefined), { privatePortRange: "80-90" }],
      ["nat/DnatRuleInternalPortInvalid", ranges("80-90", "80-91"), ranges("80-90", "90-80"), { ...ranges("80-80", ""), privatePort: 80 }],
      ["nat/DnatRuleInternalPortInvalid", { protocol: "all", publicPort: null }],
      ["nat/BadRequest", { ruleName: "1st" }],
    ];
    refuses(cases, "CreateDnatRule", "BatchAddDnatRules", (rule) => ({ rules: [rule] }), dnat);
    assert.deepEqual(rulesOf("ListDnatRule"), []);
  });

  it("conflict over an EIP, a protocol and a port, and `all` with everything", () => {
    const path = { ruleId: addDnat({ ...noPorts, publicPortRange: "80-90", privatePortRange: "80-90" }) };
    const conflict = "nat/DnatRuleConflictException";
    for (const publicPort of [80, 85, 90]) assert.equal(codeOf("CreateDnatRule", { body: dnat({ publicPort }) }), conflict);
    assert.equal(codeOf("CreateDnatRule", { body: dnat({ ...noPorts, protocol: "all" }) }), conflict);
    for (const free of [{ publicPort: 79 }, { publicPort: 91 }, { protocol: "UDP" }]) addDnat(free);
    addDnat({ ...noPorts, protocol: "all", publicIpAddress: other });
    assert.equal(codeOf("CreateDnatRule", { body: dnat({ publicIpAddress: other }) }), conflict);
    assert.equal(
      codeOf("UpdateDnatRule", { path, body: { privateIpAddress: "192.168.1.6" } }),
      "success",
      "it does not conflict with itself",
    );
    assert.equal(codeOf("UpdateDnatRule", { path, body: { publicIpAddress: other } }), conflict);
  });

  it("need an EIP for DNAT, which an ordinary gateway keeps apart from those for SNAT", () => {
    natId = addNat({ spec: "small", eips: ["180.76.2.1"] });
    assert.equal(codeOf("CreateDnatRule", { body: dnat({ publicIpAddress: "180.76.2.1" }) }), "nat/DnatEipEmpty");
    call("NatBindEip", { body: { dnatEips: ["180.76.2.2"] } });
    assert.equal(codeOf("CreateDnatRule", { body: dnat({ publicIpAddress: "180.76.2.1" }) }), "nat/DnatRuleEipInvalid");
    assert.equal(codeOf("CreateDnatRule", { body: dnat({ publicIpAddress: "180.76.2.2" }) }), "success");
    assert.equal(codeOf("CreateSnatRule", { body: snat({ publicIpsAddress: ["180.76.2.2"] }) }), "nat/SnatRuleEipsInvalid");
    assert.equal(codeOf("CreateSnatRule", { body: snat({ publicIpsAddress: ["180.76.2.1"] }) }), "success");
  });
});

describe("Rules of NAT gateways", () => {
  it("and the gateways have a handler for every operation of their group, and no other", () => {
    const names = operations.filter(({ group }) => group === "nat").map(({ name }) => name);
    assert.deepEqual(Object.keys({ ...natResource.handlers, ...natRulesResource.handlers }).sort(), names.sort());
  });

  it("are not found under another gateway, another kind or another id", () => {
    const [snatId, dnatId] = [addSnat(), addDnat()];
    const codes = (kind: string, ruleId: string): string[] =>
      ["Update", "Delete"].map((verb) => codeOf(`${verb}${kind}Rule`, { path: { ruleId } }));
    const missing = ["nat/RuleIdNotExist", "nat/RuleIdNotExist"];
    for (const ruleId of ["rule-000000000000", "web", " ", dnatId]) assert.deepEqual(codes("Snat", ruleId), missing);
    for (const ruleId of ["rule-000000000000", snatId]) assert.deepEqual(codes("Dnat", ruleId), missing);
    for (const ruleId of ["web", "{ruleId}", natId, " "])
      assert.deepEqual(codes("Dnat", ruleId), ["nat/DnatRuleIdException", "nat/DnatRuleIdException"]);
    natId = addNat({ cuNum: 1 });
    assert.deepEqual([codes("Snat", snatId), codes("Dnat", dnatId)], [missing, missing]);
  });

  it("need a gateway that there is, which a batch of SNAT rules names in the body", () => {
    const ids = { "": "RequestNatIdEmpty", "rule-1": "NatIdInvalid", "nat-000000000000": "NoSuchNat" };
    for (const operation of Object.keys(natRulesResource.handlers))
      for (const [id, code] of Object.entries(ids))
        assert.equal(codeOf(operation, { path: { natId: id }, body: { natId: id } }), `nat/${code}`, `${operation} ${id}`);
    const inEach = { snatRules: [{ ...snat(), natId }] };
    assert.equal(codeOf("BatchAddSnatRules", { body: inEach }), "nat/RequestNatIdEmpty");
    assert.equal(codeOf("BatchAddSnatRules", { body: { ...inEach, natId: 5 } }), "nat/NatIdInvalid");
  });
});
