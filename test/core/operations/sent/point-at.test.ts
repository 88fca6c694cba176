import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findEntries } from "../../../../src/core/catalogue/catalogue.js";
import { findOperation } from "../../../../src/core/operations/lookup/operations.js";
import { brokenIn, leadingTo } from "../../../../src/core/operations/sent/broken.js";
import { pointAt } from "../../../../src/core/operations/sent/point-at.js";
import type { SentRequest } from "../../../../src/core/operations/sent/sent-values.js";

const body = (content: unknown): string => JSON.stringify(content);

interface Failure extends Partial<SentRequest> {
  readonly operation: string;
  /** A code or the id of an entry. */
  readonly code: string;
  readonly message?: string;
  readonly values?: Readonly<Record<string, string>>;
}

async function failed({ operation: name, code, message = "m", values = {}, path = "/", query = [], ...rest }: Failure) {
  const operation = await findOperation(name);
  assert.ok(operation, name);
  const entries = await findEntries(code);
  assert.ok(entries.length > 0, code);
  const request: SentRequest = { path, query, body: "body" in rest ? rest.body : null };
  const pointed = pointAt(operation, request, { entries, message, values });
  return {
    pointed: pointed.map(({ name: parameter, in: place, value }) => `${place} ${parameter}=${value}`),
    broken: leadingTo(brokenIn(operation, request), entries).map(({ parameter, value }) => `${parameter}=${value}`),
  };
}

describe("what an error says of its request", () => {
  it("is the parameter that its code speaks of, with its value, in path, query or body", async () => {
    for (const [failure, expected] of [
      [{ operation: "GetNat", code: "NoSuchNat", path: "/v1/nat/nat-abc" }, "path natId=nat-abc"],
      [{ operation: "BatchAddSnatRules", code: "NoSuchNat", body: body({ natId: "nat-abc" }) }, "body natId=nat-abc"],
      [{ operation: "ListEni", code: "MaxKeysParamInvalidException", query: [["maxKeys", "9999"]] }, "query maxKeys=9999"],
      [
        { operation: "CreateNat", code: "PaymentTimingInvalid", body: body({ billing: { paymentTiming: "x" } }) },
        "body billing.paymentTiming=x",
      ],
      [{ operation: "AddAclRule", code: "InvalidAction", body: body({ aclRules: [{ action: "x" }] }) }, "body aclRules[0].action=x"],
      [
        { operation: "NatBindEip", code: "NoSuchEip", path: "/v1/nat/nat-1", body: body({ bindEips: ["1.1.1.1"] }) },
        "body bindEips=1.1.1.1",
      ],
    ] as const)
      assert.deepEqual((await failed(failure)).pointed, [expected]);
  });

  it("is all of several, narrowed to what the message names", async () => {
    const rules = { operation: "AddAclRule", code: "InvalidPosition", body: body({ aclRules: [{ position: 1 }, { position: 40_000 }] }) };
    assert.deepEqual((await failed(rules)).pointed, ["body aclRules[0].position=1", "body aclRules[1].position=40000"]);
    assert.deepEqual((await failed({ ...rules, message: "position 40000 is invalid" })).pointed, ["body aclRules[1].position=40000"]);
    const eips = { operation: "NatBindEip", code: "NoSuchEip", path: "/v1/nat/n", body: body({ bindEips: ["1.1.1.1", "2.2.2.2"] }) };
    assert.deepEqual((await failed(eips)).pointed, ["body bindEips=1.1.1.1, 2.2.2.2"]);
    assert.deepEqual((await failed({ ...eips, message: "eip 2.2.2.2 not found" })).pointed, ["body bindEips[1]=2.2.2.2"]);
    assert.deepEqual((await failed({ ...eips, message: "eip 12.2.2.2.5 not found" })).pointed, ["body bindEips=1.1.1.1, 2.2.2.2"]);
  });

  it("is what is missing, of a code that says so, where the request can be seen to lack it", async () => {
    const empty = { operation: "CreateNat", code: "RequestNameEmpty" };
    assert.deepEqual((await failed({ ...empty, body: body({ vpcId: "vpc-1" }) })).pointed, ["body name=null"]);
    assert.deepEqual((await failed({ ...empty, body: body({ name: "" }) })).pointed, ["body name="]);
    assert.deepEqual((await failed({ ...empty, body: undefined })).pointed, []);
    const spec = await failed({ operation: "CreateNat", code: "RequestSpecEmpty", body: body({ cuNum: 3 }) });
    assert.deepEqual(spec.pointed, ["body spec=null"]);
  });

  it("is nothing where the code speaks of no parameter, except what the message names", async () => {
    const bad = { operation: "CreateSubnet", code: "vpc/BadRequest", body: body({ name: "web", vpcId: "vpc-1", cidr: "10.0.0.0/24" }) };
    assert.deepEqual((await failed(bad)).pointed, []);
    assert.deepEqual((await failed({ ...bad, message: "cidr 10.0.0.0/24 is bad" })).pointed, ["body cidr=10.0.0.0/24"]);
    assert.deepEqual((await failed({ ...bad, code: "AccessDenied" })).pointed, []);
  });

  it("is the ids of the request when the code says that one leads nowhere", async () => {
    const gone = { operation: "CreateSubnet", code: "vpc/NoSuchObject", body: body({ name: "web", vpcId: "vpc-1", cidr: "10.0.0.0/24" }) };
    assert.deepEqual((await failed(gone)).pointed, ["body vpcId=vpc-1"]);
  });

  it("holds nothing that a terminal would obey, and no more than a line", async () => {
    const name = `\u001b[31ma\u202e\nb${"c".repeat(5000)}`;
    const { pointed } = await failed({ operation: "CreateNat", code: "RequestNameEmpty", body: body({ name }) });
    assert.equal(pointed[0], `body name=a b${"c".repeat(197)}…`);
  });

  it("never shows a secret", async () => {
    const operation = await findOperation("UpdateSslVpnUsers");
    assert.ok(operation);
    const request = { path: "/v1/vpn/vpn-1/sslVpnUser/u-1", query: [], body: body({ password: "hunter2hunter2" }) };
    const words = { entries: [{ code: "X", parameters: ["password"], httpStatus: 400 }], message: "hunter2hunter2", values: {} };
    assert.deepEqual(pointAt(operation, request, words), [{ name: "password", in: "body", value: "(redacted)" }]);
    assert.doesNotMatch(JSON.stringify(brokenIn(operation, request)), /hunter2/);
  });
});

describe("the constraint that a failed request broke", () => {
  it("is the one that leads to this error, with the value that breaks it", async () => {
    const { broken } = await failed({
      operation: "AddAclRule",
      code: "InvalidPosition",
      body: body({ aclRules: [{ position: 1 }, { position: 0 }] }),
    });
    assert.deepEqual(broken, ["aclRules[1].position=0"]);
  });

  it("is an id of another kind of resource, known by its prefix: the longest counts", async () => {
    const operation = await findOperation("CreateRoutingRules");
    assert.ok(operation);
    const next = (nexthopType: string, nexthopId: string) =>
      brokenIn(operation, { path: "/v1/route/rule", query: [], body: body({ nexthopType, nexthopId }) }).find(({ id }) =>
        id.endsWith(".id-kind"),
      )?.text.en;
    assert.match(next("peerConn", "peerconn-dtska37u3eih") ?? "", /^expected qpif-… \(.*\), got peerconn-… \(peering connection\)/);
    assert.equal(next("peerConn", "qpif-v305m2suuzmq"), undefined);
    assert.equal(next("custom", "i-PSCezwEn"), undefined);
    const user = { operation: "UpdateSslVpnUsers", path: "/v1/vpn/vpn-bwc4p652n57b/sslVpnUser/vpn-ssl-user-s6uiuv9wdf1j" };
    assert.deepEqual((await failed({ ...user, code: "vpc/NoSuchObject", body: "{}" })).broken, []);
    const { broken } = await failed({ operation: "GetNat", code: "vpc/NoSuchObject", path: "/v1/nat/vpn-ssl-user-s6uiuv9wdf1j" });
    assert.deepEqual(broken, ["natId=vpn-ssl-user-s6uiuv9wdf1j"]);
    assert.deepEqual((await failed({ operation: "GetNat", code: "vpc/NoSuchObject", path: "/v1/nat/whatever" })).broken, []);
  });

  it("is none that takes a value for given which was not set", async () => {
    const nat = { name: "a", vpcId: "vpc-1", cuNum: 1, spec: "", billing: { paymentTiming: "Postpaid", reservation: null } };
    for (const code of ["nat/BadRequest", "global/InappropriateJSON"])
      assert.deepEqual((await failed({ operation: "CreateNat", code, body: body(nat) })).broken, [], code);
    const { broken } = await failed({
      operation: "CreateNat",
      code: "global/InappropriateJSON",
      body: body({ ...nat, deleteProtect: "no" }),
    });
    assert.deepEqual(broken, ["deleteProtect=no"]);
  });

  it("is none that has another error, unless the code stands for any bad request", async () => {
    const aclRules = body({
      aclRules: [
        {
          subnetId: "sbn-1",
          action: "allow",
          position: 40_000,
          protocol: "tcpp",
          direction: "ingress",
          sourceIpAddress: "0.0.0.0/0",
          destinationIpAddress: "0.0.0.0/0",
        },
      ],
    });
    assert.deepEqual((await failed({ operation: "AddAclRule", code: "vpc/NoSuchObject", body: aclRules })).broken, []);
    assert.deepEqual((await failed({ operation: "AddAclRule", code: "InvalidAction", body: aclRules })).broken, []);
    const { broken } = await failed({ operation: "AddAclRule", code: "vpc/BadRequest", body: aclRules });
    for (const expected of ["aclRules[0].position=40000", "aclRules[0].protocol=tcpp"]) assert.ok(broken.includes(expected), broken.join());
  });

  it("is nothing of a body that is not known", async () => {
    assert.deepEqual((await failed({ operation: "CreateNat", code: "RequestNameEmpty", body: undefined })).broken, []);
    assert.deepEqual((await failed({ operation: "CreateNat", code: "vpc/BadRequest", body: "{cut" })).broken, []);
  });
});
