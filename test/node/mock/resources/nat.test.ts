import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { type ApiCall, ApiRefusal } from "../../../../src/node/mock/resource.js";
import { natResource } from "../../../../src/node/mock/resources/nat/nat.js";
import { natRulesResource } from "../../../../src/node/mock/resources/nat/nat-rules.js";
import { subnetResource } from "../../../../src/node/mock/resources/network/subnet.js";
import { vpcResource } from "../../../../src/node/mock/resources/network/vpc.js";
import { type Item, State } from "../../../../src/node/mock/state.js";

const handlers = { ...vpcResource.handlers, ...subnetResource.handlers, ...natResource.handlers, ...natRulesResource.handlers };
const start = Date.parse("2026-01-31T10:00:00Z");

let now = start;
let state = new State(() => now);
let vpcId = "";

function call(operation: string, { path = {}, query = {}, body = {} }: Partial<ApiCall> = {}): Item {
  const handler = handlers[operation];
  assert.ok(handler, `no handler for ${operation}`);
  return structuredClone(handler({ path, query, body }, state)) ?? {};
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

function addVpc(hasSubnet = true): string {
  const id = String(call("CreateVpc", { body: { name: "net", cidr: "192.168.0.0/16" } })["vpcId"]);
  if (hasSubnet) call("CreateSubnet", { body: { name: "one", zoneName: "cn-bj-a", cidr: "192.168.1.0/24", vpcId: id } });
  return id;
}

const enhanced = (more: Item = {}): Item => ({ name: "gate", vpcId, cuNum: 1, billing: { paymentTiming: "Postpaid" }, ...more });
const ordinary = (more: Item = {}): Item => ({ name: "gate", vpcId, spec: "small", billing: { paymentTiming: "Postpaid" }, ...more });
const prepaid = (reservation?: unknown): Item => ({ paymentTiming: "Prepaid", ...(reservation === undefined ? {} : { reservation }) });
const months = (reservationLength: unknown): Item => ({ reservationLength, reservationTimeUnit: "month" });
const eips = (count: number, third = 0): string[] => Array.from({ length: count }, (_, index) => `180.76.${third}.${index + 1}`);

const create = (body: Item): string => String(call("CreateNat", { body })["natId"]);
const get = (natId: string): Item => call("GetNat", { path: { natId } });
const list = (query: Record<string, string> = {}): Item => call("ListNat", { query: { vpcId, ...query } });
const bind = (natId: string, body: Item): string => codeOf("NatBindEip", { path: { natId }, body });
const unbind = (natId: string, body: Item): string => codeOf("NatUnBindEip", { path: { natId }, body });
const idsOf = (answer: Item): unknown[] => (answer["nats"] as Item[]).map(({ id }) => id);

beforeEach(() => {
  now = start;
  state = new State(() => now);
  vpcId = addVpc();
});

describe("NAT gateways", () => {
  it("are made by capacity units and shown as the API shows them", () => {
    const natId = create(enhanced({ bindEips: ["180.76.1.1"], deleteProtect: true, tags: [{ tagKey: "a", tagValue: "b" }] }));
    assert.match(natId, /^nat-[\da-z]{12}$/);
    const bound = { status: "active", eips: [], dnatEips: [], bindEips: ["180.76.1.1"] };
    const gateway = { id: natId, name: "gate", natType: "enhanced", vpcId, cuNum: 1, ipVersion: "v4", ...bound };
    const paid = { paymentTiming: "Postpaid", expiredTime: "", createTime: "2026-01-31T10:00:00Z" };
    assert.deepEqual(get(natId), { ...gateway, ...paid, deleteProtect: true, tags: [{ tagKey: "a", tagValue: "b" }] });
  });

  it("are made by spec, without EIPs not configured, or by the empty spec and the text of cuNum that bce-sdk-go sends", () => {
    const { natType, spec, cuNum, status } = get(create(ordinary()));
    assert.deepEqual([natType, spec, cuNum, status], ["normal", "small", undefined, "unconfigured"]);
    assert.equal(get(create(enhanced({ spec: "", cuNum: "2" })))["cuNum"], 2);
  });

  it("end with the term they are paid for, on the last day of a short month", () => {
    assert.equal(get(create(ordinary({ billing: prepaid(months(1)) })))["expiredTime"], "2026-02-28T10:00:00Z");
    assert.equal(get(create(ordinary({ billing: prepaid({ reservationLength: 12 }) })))["expiredTime"], "2027-01-31T10:00:00Z");
  });

  it("are listed by VPC, id, name and EIP, in pages", () => {
    const first = create(enhanced({ name: "one", bindEips: ["180.76.1.1"] }));
    const second = create(ordinary({ name: "two", dnatEips: ["180.76.1.2"] }));
    create(enhanced({ vpcId: addVpc() }));
    assert.deepEqual(idsOf(list()), [first, second]);
    assert.deepEqual(idsOf(list({ natId: first })), [first]);
    assert.deepEqual(idsOf(list({ natId: "nat-000000000000" })), []);
    assert.deepEqual(idsOf(list({ name: "two" })), [second]);
    assert.deepEqual(idsOf(list({ ip: "180.76.1.2" })), [second]);
    const { nats: _, ...rest } = list({ maxKeys: "1" });
    assert.deepEqual(rest, { marker: "", isTruncated: true, nextMarker: second, maxKeys: 1 });
    assert.deepEqual(idsOf(list({ maxKeys: "1", marker: second })), [second]);
  });

  it("are renamed, protected and released", () => {
    const path = { natId: create(enhanced()) };
    const longest = `a${"-_ /.Z9".repeat(9)}z`;
    assert.deepEqual(call("ModifyNat", { path, body: { name: longest } }), {});
    assert.deepEqual(call("UpdateNatReleaseProtectionSwitch", { path, body: { deleteProtect: true } }), {});
    assert.equal(get(path.natId)["name"], longest);
    assert.equal(codeOf("ReleaseNat", { path }), "nat/BadRequest");
    call("UpdateNatReleaseProtectionSwitch", { path, body: { deleteProtect: false } });
    assert.equal(codeOf("DeleteVpc", { path: { vpcId } }), "vpc/ResourceNeedRelease");
    assert.deepEqual(call("ReleaseNat", { path }), {});
    assert.equal(codeOf("GetNat", { path }), "nat/NoSuchNat");
  });

  it("are released with their rules, and with no others", () => {
    const [gone, kept] = [create(enhanced({ bindEips: ["180.76.1.1"] })), create(enhanced({ bindEips: ["180.76.1.2"] }))];
    const snat = { ruleName: "out", sourceCIDR: "192.168.1.0/24" };
    const dnat = { privateIpAddress: "192.168.1.5", protocol: "all" };
    for (const [natId, eip] of [[gone, "180.76.1.1"] as const, [kept, "180.76.1.2"] as const]) {
      call("CreateSnatRule", { path: { natId }, body: { ...snat, publicIpsAddress: [eip] } });
      call("CreateDnatRule", { path: { natId }, body: { ...dnat, publicIpAddress: eip } });
    }
    call("ReleaseNat", { path: { natId: gone } });
    for (const rules of ["snatRules", "dnatRules"])
      assert.deepEqual([state.count(rules, "natId", gone), state.count(rules, "natId", kept)], [0, 1]);
  });

  it("are renewed from the end of their term, or from now when it has passed, and released only then", () => {
    const path = { natId: create(enhanced({ billing: prepaid(months(1)) })) };
    const renew = (length: number): Item => call("PurchaseReservedNat", { path, body: { billing: { reservation: months(length) } } });
    assert.deepEqual(renew(2), {});
    assert.equal(get(path.natId)["expiredTime"], "2026-04-28T10:00:00Z");
    assert.equal(codeOf("ReleaseNat", { path }), "nat/BadRequest");
    now = Date.parse("2026-06-01T00:00:00Z");
    renew(1);
    assert.equal(get(path.natId)["expiredTime"], "2026-07-01T00:00:00Z");
    now = Date.parse("2026-07-01T00:00:00Z");
    assert.equal(codeOf("ReleaseNat", { path }), "success");
  });

  it("change their capacity units when enhanced, but not below the EIPs they have", () => {
    const path = { natId: create(enhanced({ cuNum: 2, bindEips: eips(6) })) };
    call("ResizeNat", { path, body: { cuNum: 3 } });
    assert.equal(get(path.natId)["cuNum"], 3);
    assert.equal(codeOf("ResizeNat", { path, body: { cuNum: 1 } }), "nat/LimitExceeded");
    for (const cuNum of [0, 101, 1.5, "x", null]) assert.equal(codeOf("ResizeNat", { path, body: { cuNum } }), "nat/BadRequest");
    assert.equal(codeOf("ResizeNat", { path: { natId: create(ordinary()) }, body: { cuNum: 2 } }), "nat/BadRequest");
  });
});

describe("The EIPs of a NAT gateway", () => {
  it("are bound and unbound by the member of the body", () => {
    const [first, second] = [create(enhanced()), create(ordinary())];
    const bound = [bind(first, { bindEips: ["180.76.1.1"] }), bind(first, { bindEips: ["180.76.1.2"] })];
    const apart = [bind(second, { eips: ["180.76.1.3"], bindEips: [] }), bind(second, { dnatEips: ["180.76.1.4"] })];
    assert.deepEqual([...bound, ...apart], Array(4).fill("success"));
    assert.deepEqual(get(first)["bindEips"], ["180.76.1.1", "180.76.1.2"]);
    assert.deepEqual([get(second)["eips"], get(second)["dnatEips"]], [["180.76.1.3"], ["180.76.1.4"]]);
    assert.deepEqual([unbind(first, { bindEips: ["180.76.1.1"] }), unbind(second, { eips: ["180.76.1.3"] })], ["success", "success"]);
    assert.deepEqual([get(first)["bindEips"], get(second)["eips"], get(second)["status"]], [["180.76.1.2"], [], "active"]);
    unbind(second, { dnatEips: ["180.76.1.4"] });
    assert.deepEqual([get(second)["dnatEips"], get(second)["status"]], [[], "unconfigured"]);
    assert.equal(bind(second, { eips: ["180.76.1.1"] }), "success", "an unbound EIP is free again");
  });

  it("do not exist in the documentation ranges, and cannot be unbound where they are not bound", () => {
    const natId = create(enhanced({ bindEips: ["180.76.1.1"] }));
    for (const eip of ["192.0.2.1", "198.51.100.7", "203.0.113.255"]) {
      assert.equal(bind(natId, { bindEips: [eip] }), "nat/NoSuchEip");
      assert.equal(codeOf("CreateNat", { body: enhanced({ bindEips: [eip] }) }), "nat/NoSuchEip");
    }
    assert.equal(unbind(natId, { bindEips: ["180.76.1.2"] }), "nat/NoSuchEip");
  });

  it("are invalid when malformed, repeated, of the other type of gateway, missing or bound already", () => {
    const invalid = "nat/RequestEipInvalid";
    const [first, second] = [create(enhanced({ bindEips: ["180.76.1.1"] })), create(ordinary({ eips: ["180.76.1.2"] }))];
    for (const bindEips of ["1.1.1.1", ["1.1.1"], ["ip-1"], ["1.1.1.1", "1.1.1.1"], ["180.76.1.1"], ["180.76.1.2"], [], null])
      assert.equal(bind(first, { bindEips }), invalid);
    for (const body of [{}, { eips: ["1.1.1.1"] }, { dnatEips: ["1.1.1.1"] }]) assert.equal(bind(first, body), invalid);
    assert.equal(bind(second, { bindEips: ["1.1.1.1"] }), invalid);
    assert.equal(bind(second, { eips: ["1.1.1.1"] }), invalid, "unbind the other first");
    assert.equal(bind(create(ordinary()), { eips: ["1.1.1.1"], dnatEips: ["1.1.1.2"] }), invalid, "one operation at a time");
    for (const given of [{ bindEips: ["1.1.1.1"] }, { eips: ["1.1.1.1"], dnatEips: ["1.1.1.1"] }, { eips: ["180.76.1.1"] }])
      assert.equal(codeOf("CreateNat", { body: ordinary({ vpcId: addVpc(), ...given }) }), invalid);
  });

  it("go together by their shared bandwidth: an ordinary gateway takes one that is in none, an enhanced one several", () => {
    const keep = (address: string, shareGroupId?: string): void =>
      void state.admit("eips", address, {
        eip: address,
        status: "available",
        instanceId: "",
        ...(shareGroupId === undefined ? {} : { shareGroupId }),
      });
    for (const last of [1, 2, 3, 4]) keep(`180.76.1.${last}`);
    for (const last of [1, 2, 3]) keep(`180.76.2.${last}`, "eipgroup-a");
    const made = (body: Item): string => codeOf("CreateNat", { body: { ...body, vpcId: addVpc() } });
    const invalid = "nat/RequestEipInvalid";
    assert.equal(made(ordinary({ eips: ["180.76.1.1", "180.76.1.2"] })), invalid);
    assert.equal(made(enhanced({ bindEips: ["180.76.1.1", "180.76.2.1"] })), invalid);
    assert.equal(made(enhanced({ bindEips: ["180.76.1.1", "180.76.1.2"] })), "success");
    assert.equal(made(ordinary({ eips: ["180.76.1.3"], dnatEips: ["180.76.1.4"] })), "success");
    const shared = create(ordinary({ eips: ["180.76.2.1", "180.76.2.2"] }));
    assert.equal(bind(shared, { eips: ["180.76.2.3"] }), "success");
  });

  it("may be given to an enhanced gateway as eips too when it is made, as its page has it", () => {
    assert.deepEqual(get(create(enhanced({ eips: ["180.76.1.1"] })))["eips"], ["180.76.1.1"]);
  });

  it("are as many as the spec or the capacity units allow, SNAT and DNAT together", () => {
    for (const [spec, limit] of [["small", 5] as const, ["medium", 10] as const, ["large", 15] as const]) {
      const body = ordinary({ vpcId: addVpc(), spec, eips: eips(limit - 1, limit) });
      assert.equal(codeOf("CreateNat", { body: { ...body, dnatEips: eips(2, 99) } }), "nat/LimitExceeded");
      const natId = create(body);
      assert.equal(bind(natId, { dnatEips: eips(2, 99) }), "nat/LimitExceeded");
      assert.equal(bind(natId, { dnatEips: eips(1, limit + 1) }), "success");
    }
    for (const [cuNum, limit] of [[1, 5] as const, [10, 50] as const, [100, 50] as const]) {
      const natId = create(enhanced({ vpcId: addVpc(), cuNum, bindEips: eips(limit, cuNum + 100) }));
      assert.equal(bind(natId, { bindEips: ["1.1.1.1"] }), "nat/LimitExceeded");
    }
  });
});

describe("A call for NAT gateways is refused", () => {
  it("when CreateNat says too little or something wrong", () => {
    const cases: readonly (readonly [entryId: string, ...bodies: Item[]])[] = [
      ["nat/RequestNameEmpty", enhanced({ name: " " }), enhanced({ name: undefined }), {}],
      ["nat/RequestVpcIdEmpty", enhanced({ vpcId: "" }), enhanced({ vpcId: null })],
      ["nat/RequestSpecEmpty", ordinary({ spec: "" }), ordinary({ spec: undefined })],
      ["nat/SpecInvalid", ordinary({ spec: "Small" }), ordinary({ spec: 5 }), ordinary({ cuNum: 1 })],
      ["nat/RequestBillingEmpty", enhanced({ billing: null }), enhanced({ billing: "Postpaid" })],
      ["nat/PaymentTimingEmpty", enhanced({ billing: {} }), enhanced({ billing: { reservation: months(1) } })],
      ["nat/PaymentTimingInvalid", enhanced({ billing: { paymentTiming: "PrePaid" } }), enhanced({ billing: { paymentTiming: 1 } })],
      ["nat/ReservationEmpty", enhanced({ billing: prepaid() }), enhanced({ billing: prepaid({}) })],
      ["nat/ReservationLengthInvalid", ...[0, 10, 30, "1"].map((length) => enhanced({ billing: prepaid(months(length)) }))],
      ["nat/ReservationTimeUnitInvalid", enhanced({ billing: prepaid({ reservationLength: 1, reservationTimeUnit: "year" }) })],
      ["nat/BadRequest", enhanced({ name: "1st" }), enhanced({ name: "a".repeat(66) }), enhanced({ cuNum: 101 }), enhanced({ cuNum: [1] })],
      ["vpc/NoSuchObject", enhanced({ vpcId: "vpc-000000000000" })],
      ["nat/subnatEmpty", enhanced({ vpcId: addVpc(false) })],
    ];
    for (const [entryId, ...bodies] of cases)
      for (const body of bodies) assert.equal(codeOf("CreateNat", { body }), entryId, JSON.stringify(body));
    assert.deepEqual(idsOf(list()), []);
  });

  it("when the VPC has three gateways already", () => {
    for (const name of ["one", "two", "three"]) create(enhanced({ name }));
    assert.equal(codeOf("CreateNat", { body: enhanced() }), "nat/LimitExceeded");
    assert.equal(codeOf("CreateNat", { body: enhanced({ vpcId: addVpc() }) }), "success");
  });

  it("when the id is empty, none, or one that there is not", () => {
    const ids = { " ": "RequestNatIdEmpty", "{natId}": "NatIdInvalid", "nat-a b": "NatIdInvalid", "nat-1": "NoSuchNat" };
    const singles = Object.keys(natResource.handlers).filter((operation) => !["CreateNat", "ListNat"].includes(operation));
    for (const operation of singles)
      for (const [natId, code] of Object.entries(ids)) assert.equal(codeOf(operation, { path: { natId } }), `nat/${code}`, operation);
  });

  it("when a list names no VPC, a wrong one, a wrong id or a wrong page", () => {
    for (const query of [{}, { vpcId: "" }, { vpcId: " " }] as Record<string, string>[])
      assert.equal(codeOf("ListNat", { query }), "nat/RequestVpcIdEmpty");
    assert.equal(codeOf("ListNat", { query: { vpcId: "vpc-000000000000" } }), "vpc/NoSuchObject");
    assert.equal(codeOf("ListNat", { query: { vpcId, natId: "gate" } }), "nat/NatIdInvalid");
    assert.equal(codeOf("ListNat", { query: { vpcId, maxKeys: "1001" } }), "nat/BadRequest");
  });

  it("when a change lacks what it is for", () => {
    const [path, postpaid] = [{ natId: create(enhanced({ billing: prepaid(months(1)) })) }, { natId: create(enhanced()) }];
    const renew = (body: Item): string => codeOf("PurchaseReservedNat", { path, body });
    for (const name of [undefined, " "]) assert.equal(codeOf("ModifyNat", { path, body: { name } }), "nat/RequestNameEmpty");
    for (const name of ["-", "1st", "a".repeat(66)]) assert.equal(codeOf("ModifyNat", { path, body: { name } }), "nat/BadRequest");
    assert.equal(codeOf("UpdateNatReleaseProtectionSwitch", { path, body: { deleteProtect: "true" } }), "nat/BadRequest");
    assert.deepEqual([renew({}), renew({ billing: {} })], ["nat/RequestBillingEmpty", "nat/ReservationEmpty"]);
    assert.equal(renew({ billing: { reservation: months(11) } }), "nat/ReservationLengthInvalid");
    assert.equal(renew({ billing: { reservation: { ...months(1), reservationTimeUnit: "Month" } } }), "nat/ReservationTimeUnitInvalid");
    assert.equal(codeOf("PurchaseReservedNat", { path: postpaid, body: { billing: { reservation: months(1) } } }), "nat/NatPostpaid");
  });
});
