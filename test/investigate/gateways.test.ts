import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { scene, textOf, verdictOf } from "./scene.js";

const vpc = (vpcId: string, cidr: string) => ({ vpcId, name: vpcId.slice(4), cidr, isDefault: false });
const subnet = (subnetId: string, vpcId: string, cidr: string, subnetType = "BCC") => ({
  subnetId,
  vpcId,
  name: subnetId.slice(4),
  cidr,
  zoneName: "cn-bj-d",
  subnetType,
  availableIp: 200,
});
const nat = (id: string, more: object) => ({
  id,
  name: id.slice(4),
  vpcId: "vpc-shop",
  natType: "enhanced",
  cuNum: 2,
  status: "active",
  paymentTiming: "Postpaid",
  expiredTime: "",
  eips: [],
  dnatEips: [],
  bindEips: [],
  ...more,
});
const ordinary = (id: string, more: object) => {
  const { cuNum: _none, ...rest } = nat(id, { natType: "normal", spec: "small", ...more });
  return rest;
};
const eip = (address: string, instanceType = "", instanceId = "") => ({
  eip: address,
  eipId: `ip-${address.replaceAll(".", "")}`,
  name: "e",
  status: instanceId === "" ? "available" : "binded",
  instanceType,
  instanceId,
  bandwidthInMbps: 1,
  paymentTiming: "Postpaid",
  expireTime: "",
  deleteProtect: false,
});
const seed = {
  regions: {
    bj: {
      vpcs: [vpc("vpc-shop", "10.0.0.0/16"), vpc("vpc-bare", "10.1.0.0/16")],
      subnets: [subnet("sbn-web", "vpc-shop", "10.0.1.0/24")],
      nats: [
        nat("nat-one", { bindEips: ["180.76.1.1"] }),
        nat("nat-none", {}),
        ordinary("nat-old", { eips: ["180.76.1.2"] }),
        nat("nat-paid", { paymentTiming: "Prepaid", expiredTime: "2099-01-01T00:00:00Z" }),
      ],
      eips: [
        eip("180.76.1.1", "NAT", "nat-one"),
        eip("180.76.1.2", "NAT", "nat-old"),
        eip("180.76.1.3"),
        eip("180.76.1.4", "BCC", "i-web"),
      ],
    },
    gz: { eips: [eip("180.76.9.9")] },
  },
};
const dnat = (natId: string, publicIpAddress: string) => [
  "CreateDnatRule",
  `natId=${natId}`,
  "ruleName=http",
  `publicIpAddress=${publicIpAddress}`,
  "privateIpAddress=10.0.1.4",
  "protocol=TCP",
  "publicPort=80",
  "privatePort=80",
];
const snat = (natId: string, eips: string) => [
  "CreateSnatRule",
  `natId=${natId}`,
  "ruleName=out",
  "sourceCIDR=10.0.1.0/24",
  `publicIpsAddress[]=${eips}`,
];

describe("the EIP of a rule", () => {
  it("is free and to be bound first, where the gateway has none", async (t) => {
    const failure = await (await scene(t, seed)).failure(...dnat("nat-none", "180.76.1.3"));
    assert.equal(failure.code, "DnatEipEmpty");
    assert.match(failure.investigation.conclusion?.en ?? "", /180\.76\.1\.3 is free, not bound to nat-none.*has no EIP for DNAT/);
    assert.match(failure.investigation.action?.command ?? "", /^bcevpc call NatBindEip natId=nat-none 'bindEips:=\["180\.76\.1\.3"\]'$/);
  });

  it("is one that an ordinary gateway has for SNAT only", async (t) => {
    const says = await (await scene(t, seed)).says(dnat("nat-old", "180.76.1.2"));
    assert.match(says, /nat-old \(old\) has 180\.76\.1\.2 for SNAT only \(eips\)\. nat-old \(old\) has no EIP for DNAT/);
  });

  it("is bound to a server", async (t) => {
    const failure = await (await scene(t, seed)).failure(...dnat("nat-one", "180.76.1.4"));
    assert.equal(failure.code, "DnatRuleEipInvalid");
    assert.match(
      failure.investigation.conclusion?.en ?? "",
      /180\.76\.1\.4 is bound to BCC i-web\. For DNAT nat-one \(one\) has 180\.76\.1\.1/,
    );
    assert.match(failure.investigation.action?.command ?? "", /publicIpAddress=180\.76\.1\.1/);
  });

  it("is in another region, said in Chinese", async (t) => {
    const says = await (await scene(t, seed)).says(snat("nat-one", "180.76.9.9"), "zh");
    assert.match(says, /EIP 180\.76\.9\.9 在 gz（[^）]+），而请求发到了 bj/);
  });

  it("is nowhere", async (t) => {
    const failure = await (await scene(t, seed)).failure(...snat("nat-one", "180.76.7.7"));
    assert.equal(failure.code, "SnatRuleEipsInvalid");
    assert.match(failure.investigation.conclusion?.en ?? "", /180\.76\.7\.7 is in none of the 2 regions/);
  });

  it("is ruled out where the gateway has it", async (t) => {
    const failure = await (await scene(t, seed, ["--fail", "SnatRuleEipsInvalid@CreateSnatRule"])).failure(
      ...snat("nat-one", "180.76.1.1"),
    );
    assert.equal(verdictOf(failure, "rule-eip"), "ruledOut");
    assert.equal(failure.investigation.conclusion, null);
  });
});

describe("an EIP to bind", () => {
  it("is bound to another gateway", async (t) => {
    const failure = await (await scene(t, seed)).failure("NatBindEip", "natId=nat-none", "bindEips[]=180.76.1.1");
    assert.equal(failure.code, "RequestEipInvalid");
    assert.equal(failure.investigation.conclusion?.en, "The EIP 180.76.1.1 is bound to NAT nat-one.");
    assert.equal(failure.investigation.action?.command, "bcevpc call GetNat natId=nat-one");
  });

  it("goes in another field for this kind of gateway", async (t) => {
    const failure = await (await scene(t, seed)).failure("NatBindSnatEip", "natId=nat-one", "eips[]=180.76.1.3");
    assert.match(
      failure.investigation.conclusion?.en ?? "",
      /nat-one \(one\) is an enhanced gateway: its EIPs belong in bindEips, not in eips/,
    );
    assert.match(failure.investigation.action?.command ?? "", /^bcevpc call NatBindEip natId=nat-one 'bindEips:=\["180\.76\.1\.3"\]'$/);
  });

  it("has to wait for the one that an ordinary gateway has", async (t) => {
    const failure = await (await scene(t, seed)).failure("NatBindSnatEip", "natId=nat-old", "eips[]=180.76.1.3");
    assert.match(failure.investigation.conclusion?.en ?? "", /nat-old \(old\) already has 180\.76\.1\.2 \(eips\)/);
  });

  it("is in another region, and a free one of the gateway's own takes its place", async (t) => {
    const { failure, done } = await scene(t, seed);
    const found = await failure("NatBindEip", "natId=nat-none", "bindEips[]=180.76.9.9");
    assert.equal(found.code, "NoSuchEip");
    assert.match(found.investigation.conclusion?.en ?? "", /180\.76\.9\.9 is in gz/);
    assert.equal(found.investigation.action?.command, "bcevpc call NatBindEip natId=nat-none 'bindEips:=[\"180.76.1.3\"]'");
    await done("NatBindEip", "natId=nat-none", 'bindEips:=["180.76.1.3"]');
  });

  it("is in another region, and none of the gateway's own is free", async (t) => {
    const { failure, done } = await scene(t, seed);
    await done("NatBindEip", "natId=nat-one", "bindEips[]=180.76.1.3");
    const found = await failure("NatBindEip", "natId=nat-none", "bindEips[]=180.76.9.9");
    assert.match(found.investigation.conclusion?.en ?? "", /180\.76\.9\.9 is in gz/);
    assert.equal(found.investigation.action, null);
  });

  it("is not among those of the gateway it is unbound from", async (t) => {
    const failure = await (await scene(t, seed)).failure("NatUnBindEip", "natId=nat-one", "bindEips[]=180.76.1.3");
    assert.match(failure.investigation.conclusion?.en ?? "", /180\.76\.1\.3 is not bound to nat-one \(one\): it has 180\.76\.1\.1/);
  });

  it("is ruled out where it is there and free", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "NoSuchEip@NatBindEip"]);
    const found = await failure("NatBindEip", "natId=nat-none", "bindEips[]=180.76.1.3");
    assert.equal(verdictOf(found, "eip-elsewhere"), "ruledOut");
  });

  it("is not known where the key may not read EIPs", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "NoSuchEip@NatBindEip", "--fail", "AccessDenied@GET:/v1/eip"]);
    const found = await failure("NatBindEip", "natId=nat-none", "bindEips[]=180.76.1.3");
    assert.equal(verdictOf(found, "eip-elsewhere"), "unknown");
    assert.match(textOf(found, "eip-elsewhere"), /not allowed to read the EIP 180\.76\.1\.3/);
  });
});

describe("a gateway", () => {
  const create = (vpcId: string) => ["CreateNat", "name=out", `vpcId=${vpcId}`, "cuNum=1", "billing.paymentTiming=Postpaid"];

  it("cannot be made in a VPC without a subnet", async (t) => {
    const failure = await (await scene(t, seed)).failure(...create("vpc-bare"));
    assert.equal(failure.investigation.conclusion?.en, "The VPC vpc-bare (bare) has no subnet.");
    assert.match(failure.investigation.action?.command ?? "", /CreateSubnet .*cidr=10\.1\.0\.0\/24 zoneName=cn-bj-d/);
  });

  it("is in a VPC that has a subnet now", async (t) => {
    const failure = await (await scene(t, seed, ["--fail", "subnatEmpty@CreateNat"])).failure(...create("vpc-shop"));
    assert.equal(verdictOf(failure, "vpc-empty"), "ruledOut");
  });

  const renew = (natId: string) => [
    "PurchaseReservedNat",
    `natId=${natId}`,
    "billing.reservation.reservationLength=1",
    "billing.reservation.reservationTimeUnit=month",
  ];

  it("has no term to renew where it is postpaid", async (t) => {
    const failure = await (await scene(t, seed)).failure(...renew("nat-one"));
    assert.match(failure.investigation.conclusion?.en ?? "", /nat-one \(one\) is Postpaid/);
    assert.equal(failure.investigation.action?.command, "bcevpc call ListNat vpcId=vpc-shop");
  });

  it("is prepaid now", async (t) => {
    const failure = await (await scene(t, seed, ["--fail", "NatPostpaid@PurchaseReservedNat"])).failure(...renew("nat-paid"));
    assert.equal(verdictOf(failure, "nat-billing"), "ruledOut");
  });
});
