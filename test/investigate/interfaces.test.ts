import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { scene, textOf, verdictOf } from "./scene.js";

const subnet = (subnetId: string, cidr: string, subnetType = "BCC") => ({
  subnetId,
  vpcId: "vpc-shop",
  name: subnetId.slice(4),
  cidr,
  zoneName: "cn-bj-d",
  subnetType,
  availableIp: 200,
});
const eni = (eniId: string, status: string, more: object = {}) => ({
  eniId,
  name: eniId.slice(4),
  description: "",
  vpcId: "vpc-shop",
  subnetId: "sbn-web",
  zoneName: "cn-bj-d",
  macAddress: "fa:f6:00:00:00:01",
  instanceId: status === "inuse" ? "i-web" : "",
  status,
  privateIpSet: [],
  ipv6PrivateIpSet: [],
  securityGroupIds: [],
  enterpriseSecurityGroupIds: [],
  ...more,
});
const ip = (privateIpAddress: string, primary: boolean) => ({ privateIpAddress, primary, publicIpAddress: "" });
const peering = (peerConnId: string, more: object) => ({
  peerConnId,
  role: "initiator",
  status: "active",
  bandwidthInMbps: 100,
  description: "",
  localIfId: "qpif-a",
  localIfName: "",
  localVpcId: "vpc-shop",
  localRegion: "bj",
  peerVpcId: "vpc-far",
  peerRegion: "gz",
  peerAccountId: "0bce0000000000000000000000000001",
  paymentTiming: "Postpaid",
  dnsStatus: "close",
  createdTime: "2026-01-01T00:00:00Z",
  expiredTime: "",
  deleteProtect: false,
  peerIfId: "qpif-b",
  peerIfName: "",
  peerDnsStatus: "close",
  ...more,
});
const term = { paymentTiming: "Prepaid", expiredTime: "2099-01-01T00:00:00Z" };
const seed = {
  regions: {
    bj: {
      vpcs: [
        { vpcId: "vpc-shop", name: "shop", cidr: "10.0.0.0/16", isDefault: false },
        { vpcId: "vpc-base", name: "default", cidr: "192.168.0.0/16", isDefault: true },
      ],
      subnets: [subnet("sbn-web", "10.0.1.0/24"), subnet("sbn-nat", "10.0.2.0/24", "BCC_NAT")],
      enis: [
        eni("eni-free", "available", { privateIpSet: [ip("10.0.1.4", true), ip("10.0.1.5", false), ip("10.0.1.6", false)] }),
        eni("eni-used", "inuse", { privateIpSet: [ip("10.0.1.7", true), ip("10.0.1.8", false)] }),
        eni("eni-moving", "attaching"),
        eni("eni-shut", "available", { subnetId: "sbn-nat", privateIpSet: [ip("10.0.2.4", true)] }),
      ],
      peerConns: [
        peering("peerconn-paid", term),
        peering("peerconn-hkg", { ...term, peerRegion: "hkg", peerVpcId: "vpc-five" }),
        peering("peerconn-free", { peerVpcId: "vpc-two" }),
        peering("peerconn-guest", { role: "acceptor", peerAccountId: "1".repeat(32), peerVpcId: "vpc-three" }),
        peering("peerconn-kept", { deleteProtect: true, peerVpcId: "vpc-four" }),
      ],
    },
    gz: { vpcs: [{ vpcId: "vpc-far", name: "far", cidr: "10.9.0.0/16", isDefault: false }] },
  },
};

describe("an interface", () => {
  it("cannot be deleted while an instance has it", async (t) => {
    const failure = await (await scene(t, seed)).failure("RemoveEni", "eniId=eni-used");
    assert.equal(failure.code, "EniStatusException");
    assert.equal(
      failure.investigation.conclusion?.en,
      "The interface eni-used (used) is inuse (instance i-web); RemoveEni needs available.",
    );
    assert.equal(failure.investigation.action?.command, "bcevpc call DetachEniInstance eniId=eni-used instanceId=i-web");
  });

  it("is still attaching, said in Chinese", async (t) => {
    const says = await (await scene(t, seed)).says(["RemoveEni", "eniId=eni-moving"], "zh");
    assert.match(says, /弹性网卡 eni-moving \(moving\) 的状态是 attaching；RemoveEni 要求状态为 available/);
    assert.match(says, /\$ bcevpc call GetEniStatus eniId=eni-moving/);
  });

  it("is in a state that allows it now", async (t) => {
    const failure = await (await scene(t, seed, ["--fail", "EniStatusException@RemoveEni"])).failure("RemoveEni", "eniId=eni-free");
    assert.equal(verdictOf(failure, "eni-state"), "ruledOut");
  });

  it("is not known where it may not be read, with the right that it needs", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "AccessDenied@GetEniDetail"]);
    const found = await failure("RemoveEni", "eniId=eni-used");
    assert.equal(verdictOf(found, "eni-state"), "unknown");
    assert.match(textOf(found, "eni-state"), /not allowed to read the interface eni-used: .*it needs ENIC_READ/);
  });

  it("is detached from the instance that has it", async (t) => {
    const failure = await (await scene(t, seed)).failure("DetachEniInstance", "eniId=eni-used", "instanceId=i-other");
    assert.equal(failure.code, "DeviceInvalidException");
    assert.equal(failure.investigation.conclusion?.en, "The interface eni-used (used) is attached to i-web, not to i-other.");
    assert.equal(failure.investigation.action?.command, "bcevpc call DetachEniInstance eniId=eni-used instanceId=i-web");
  });

  it("is with the instance that was named", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "DeviceInvalidException@DetachEniInstance"]);
    assert.equal(verdictOf(await failure("DetachEniInstance", "eniId=eni-used", "instanceId=i-web"), "eni-holder"), "ruledOut");
  });

  it("keeps its primary address, and the others go", async (t) => {
    const { failure } = await scene(t, seed);
    const found = await failure("BatchDeleteEniIp", "eniId=eni-free", "privateIpAddresses[]=10.0.1.4", "privateIpAddresses[]=10.0.1.5");
    assert.equal(found.code, "PrimaryIPException");
    assert.match(
      found.investigation.conclusion?.en ?? "",
      /^10\.0\.1\.4 is the primary address of eni-free \(free\).*10\.0\.1\.5, 10\.0\.1\.6/,
    );
    assert.match(found.investigation.action?.command ?? "", /BatchDeleteEniIp eniId=eni-free 'privateIpAddresses:=\["10\.0\.1\.5"\]'/);
  });

  it("does not have the address that another one has", async (t) => {
    const found = await (await scene(t, seed)).failure("DeleteEniIp", "eniId=eni-free", "privateIpAddress=10.0.1.8");
    assert.equal(found.investigation.conclusion?.en, "10.0.1.8 is not on eni-free, but on eni-used (used).");
  });

  it("has the address as a secondary one", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "PrimaryIPException@DeleteEniIp"]);
    assert.equal(verdictOf(await failure("DeleteEniIp", "eniId=eni-free", "privateIpAddress=10.0.1.5"), "primary-address"), "ruledOut");
  });

  const bind = (eniId: string, address: string) => [
    "BindEniEip",
    `eniId=${eniId}`,
    `privateIpAddress=${address}`,
    "publicIpAddress=180.76.1.1",
  ];

  it("is in a subnet whose type allows no EIP", async (t) => {
    const found = await (await scene(t, seed)).failure(...bind("eni-shut", "10.0.2.4"));
    assert.equal(found.code, "NatSubnetCanNotBindEip");
    assert.match(found.investigation.conclusion?.en ?? "", /sbn-nat \(nat, 10\.0\.2\.0\/24\) of eni-shut is of type BCC_NAT/);
    assert.match(found.investigation.action?.en ?? "", /sbn-web \(web, 10\.0\.1\.0\/24\)/);
    assert.match(found.investigation.action?.command ?? "", /^bcevpc call CreateEni name=shut-eip subnetId=sbn-web /);
  });

  it("is in a subnet of another type", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "NatSubnetCanNotBindEip@BindEniEip"]);
    assert.equal(verdictOf(await failure(...bind("eni-free", "10.0.1.4")), "nat-subnet"), "ruledOut");
  });
});

describe("a peering connection", () => {
  it("is paid for, and is refunded instead", async (t) => {
    const found = await (await scene(t, seed)).failure("ReleasePeerConn", "peerConnId=peerconn-paid");
    assert.equal(found.code, "UnsupportedPeerConnOperation");
    assert.match(found.investigation.conclusion?.en ?? "", /peerconn-paid \(vpc-shop, vpc-far\): it is Prepaid until 2099-01-01/);
    assert.equal(found.investigation.action?.command, "bcevpc call RefundPeerConn peerConnId=peerconn-paid");
  });

  it("crosses the border, so that no refund can be asked for by a call", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "UnsupportedPeerConnOperation@RefundPeerConn"]);
    const released = await failure("ReleasePeerConn", "peerConnId=peerconn-hkg");
    assert.match(released.investigation.conclusion?.en ?? "", /: it is Prepaid until 2099-01-01T00:00:00Z and in use\.$/);
    assert.equal(released.investigation.action?.command, "bcevpc call GetPeerConn peerConnId=peerconn-hkg");
    const refunded = await failure("RefundPeerConn", "peerConnId=peerconn-hkg");
    assert.match(
      refunded.investigation.conclusion?.en ?? "",
      /: it crosses the border \(bj, hkg\), which RefundPeerConn does not cover\.$/,
    );
    const within = await failure("RefundPeerConn", "peerConnId=peerconn-paid");
    assert.equal(verdictOf(within, "peering-state"), "ruledOut");
  });

  it("is another account's to release", async (t) => {
    const found = await (await scene(t, seed)).failure("ReleasePeerConn", "peerConnId=peerconn-guest");
    assert.match(found.investigation.conclusion?.en ?? "", /this account is the acceptor/);
  });

  it("is like nothing that forbids it", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "UnsupportedPeerConnOperation@ReleasePeerConn"]);
    assert.equal(verdictOf(await failure("ReleasePeerConn", "peerConnId=peerconn-free"), "peering-state"), "ruledOut");
  });

  const resize = (id: string, bandwidth: number) => ["UpdatePeerConnBandwidth", `peerConnId=${id}`, `newBandwidthInMbps=${bandwidth}`];

  it("has more bandwidth than was asked for", async (t) => {
    const found = await (await scene(t, seed)).failure(...resize("peerconn-paid", 20));
    assert.match(found.investigation.conclusion?.en ?? "", /has 100 Mbps; 20 Mbps is less than now/);
    assert.match(found.investigation.action?.command ?? "", /newBandwidthInMbps=120/);
  });

  it("can have the bandwidth now", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "ResizeException@UpdatePeerConnBandwidth"]);
    assert.equal(verdictOf(await failure(...resize("peerconn-free", 20)), "peering-bandwidth"), "ruledOut");
  });

  it("goes to a VPC of this account, so no account is to be named", async (t) => {
    const found = await (await scene(t, seed)).failure(
      "CreatePeerConn",
      "bandwidthInMbps=10",
      "localVpcId=vpc-base",
      "peerRegion=gz",
      "peerVpcId=vpc-far",
      "peerIfName=there",
      "clientToken=one",
      `peerAccountId=${"1".repeat(32)}`,
      "billing.paymentTiming=Postpaid",
    );
    assert.equal(found.code, "PeerIfNameException");
    assert.match(found.investigation.conclusion?.en ?? "", /^vpc-far in gz belongs to this account/);
    assert.doesNotMatch(found.investigation.action?.command ?? "peerAccountId", /peerAccountId/);
  });

  it("names no interface of another account, so that is not the reason", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "PeerIfNameException@CreatePeerConn"]);
    const found = await failure(
      "CreatePeerConn",
      "bandwidthInMbps=10",
      "localVpcId=vpc-base",
      "peerRegion=gz",
      "peerVpcId=vpc-far",
      "clientToken=two",
      `peerAccountId=${"1".repeat(32)}`,
      "billing.paymentTiming=Postpaid",
    );
    assert.equal(verdictOf(found, "peering-account"), "ruledOut");
    assert.equal(textOf(found, "peering-account"), "the request does not set peerIfName");
  });
});

describe("a resource to release", () => {
  it("is protected", async (t) => {
    const found = await (await scene(t, seed)).failure("ReleasePeerConn", "peerConnId=peerconn-kept");
    assert.equal(found.code, "OperationDenied");
    assert.equal(found.investigation.conclusion?.en, "peerconn-kept has release protection (deleteProtect).");
    assert.equal(
      found.investigation.action?.command,
      "bcevpc call UpdatePeerConnDeleteProtect peerConnId=peerconn-kept deleteProtect=false",
    );
  });

  it("is the default VPC", async (t) => {
    const found = await (await scene(t, seed)).failure("DeleteVpc", "vpcId=vpc-base");
    assert.match(found.investigation.conclusion?.en ?? "", /vpc-base \(default\) is the default VPC/);
  });

  it("is neither protected nor a default", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "OperationDenied@ReleasePeerConn"]);
    assert.equal(verdictOf(await failure("ReleasePeerConn", "peerConnId=peerconn-free"), "release-bar"), "ruledOut");
  });
});

describe("a refused key", () => {
  it("may read the kind of resource, so the right to change it is likely missing: inferred, and no conclusion", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "AccessDenied@DeleteVpc"]);
    const found = await failure("DeleteVpc", "vpcId=vpc-shop");
    assert.equal(found.code, "AccessDenied");
    assert.equal(found.investigation.conclusion, null);
    assert.equal(verdictOf(found, "may-read"), "unknown");
    assert.match(
      textOf(found, "may-read"),
      /The key can read VPCs, subnets,.*so it likely lacks the permission to change VPCs, which no read can show$/,
    );
  });

  it("may not read one kind of resource, by the name of the right", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "AccessDenied@GetPeerConn", "--fail", "AccessDenied@ListPeerConn"]);
    const found = await failure("GetPeerConn", "peerConnId=peerconn-free");
    assert.match(found.investigation.conclusion?.en ?? "", /not peering connections; so PEERCONN_READ is missing/);
  });

  it("may read the kind of resource after all", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "AccessDenied@GetPeerConn"]);
    assert.equal(verdictOf(await failure("GetPeerConn", "peerConnId=peerconn-free"), "may-read"), "ruledOut");
  });
});

describe("an instance of the mock", () => {
  const attach = (instanceId: string) => ["AttachEniInstance", "eniId=eni-spare", `instanceId=${instanceId}`] as const;
  const instance = (id: string, zoneName: string, status: string) => ({ id, name: id.slice(2), vpcId: "vpc-shop", zoneName, status });
  const world = {
    vpcs: [{ vpcId: "vpc-shop", name: "shop", cidr: "10.0.0.0/16", isDefault: false }],
    subnets: [subnet("sbn-web", "10.0.1.0/24")],
    enis: [eni("eni-spare", "available")],
    instances: [instance("i-busybusy", "cn-bj-d", "Stopping"), instance("i-elsewhere", "cn-bj-a", "Running")],
  };

  it("is told by its state", async (t) => {
    const found = await (await scene(t, world)).failure(...attach("i-busybusy"));
    assert.equal(found.code, "VmStatusException");
    assert.equal(found.investigation.conclusion?.en, "The instance i-busybusy (busybusy) is Stopping; it must be Running or Stopped.");
  });

  it("is told by its zone beside that of the interface", async (t) => {
    const found = await (await scene(t, world)).failure(...attach("i-elsewhere"));
    assert.equal(found.code, "EniAndDeviceNotInSameAzException");
    assert.match(
      found.investigation.conclusion?.en ?? "",
      /^The interface eni-spare \(spare\) is in the zone cn-bj-d, the instance i-elsewhere \(elsewhere\) in cn-bj-a\.$/,
    );
  });
});
