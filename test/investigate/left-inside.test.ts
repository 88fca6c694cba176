import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { scene, textOf, verdictOf } from "./scene.js";

const subnet = (subnetId: string, cidr: string, vpcId = "vpc-shop") => ({
  subnetId,
  name: subnetId.slice(4),
  cidr,
  vpcId,
  zoneName: "cn-bj-a",
  subnetType: "BCC",
  availableIp: 250,
});
const seed = {
  vpcs: [
    { vpcId: "vpc-shop", name: "shop", cidr: "10.0.0.0/16", isDefault: false },
    { vpcId: "vpc-other", name: "other", cidr: "10.1.0.0/16", isDefault: false },
    { vpcId: "vpc-empty", name: "empty", cidr: "10.2.0.0/16", isDefault: false },
  ],
  subnets: [subnet("sbn-web", "10.0.1.0/24"), subnet("sbn-bare", "10.0.2.0/24"), subnet("sbn-else", "10.1.1.0/24", "vpc-other")],
  nats: [
    { id: "nat-out", name: "out", vpcId: "vpc-shop", natType: "enhanced", cuNum: 1, status: "active", deleteProtect: true },
    { id: "nat-else", name: "else", vpcId: "vpc-other", natType: "enhanced", cuNum: 1, status: "active" },
  ],
  enis: [
    {
      eniId: "eni-db",
      name: "db",
      vpcId: "vpc-shop",
      subnetId: "sbn-web",
      instanceId: "i-web",
      status: "inuse",
      privateIpSet: [{ primary: true, privateIpAddress: "10.0.1.7" }],
    },
  ],
  haVips: [
    {
      haVipId: "havip-front",
      name: "front",
      vpcId: "vpc-shop",
      subnetId: "sbn-web",
      privateIpAddress: "10.0.1.9",
      publicIpAddress: "",
      status: "available",
    },
  ],
  probes: [{ probeId: "probe-far", name: "far", vpcId: "vpc-other", subnetId: "sbn-else", sourceIps: ["10.1.1.9"] }],
};
const everything =
  "HAVIP havip-front (front), network interface eni-db (db), NAT gateway nat-out (out), subnet sbn-web (web), subnet sbn-bare (bare)";

describe("a VPC that cannot be deleted", () => {
  it("is told what is left, and commands that empty and delete it", async (t) => {
    const { failure, done, says } = await scene(t, seed);
    const failed = await failure("DeleteVpc", "vpcId=vpc-shop");
    assert.equal(failed.code, "ResourceNeedRelease");
    const { conclusion, action, calls, checks } = failed.investigation;
    assert.equal(conclusion?.en, `vpc-shop still contains, in the order of deletion: ${everything}.`);
    assert.match(conclusion?.zh ?? "", /^vpc-shop 中还有（按删除顺序）：高可用虚拟 IP havip-front \(front\)、弹性网卡 eni-db/);
    assert.equal(checks.find(({ id }) => id === "left-inside")?.cause, 0);
    assert.equal(calls, 11);
    const commands = action?.command.split(" && ") ?? [];
    assert.deepEqual(commands, [
      "bcevpc call DeleteHaVip haVipId=havip-front",
      "bcevpc call DetachEniInstance eniId=eni-db instanceId=i-web",
      "bcevpc call RemoveEni eniId=eni-db",
      "bcevpc call UpdateNatReleaseProtectionSwitch natId=nat-out deleteProtect=false",
      "bcevpc call ReleaseNat natId=nat-out",
      "bcevpc call DeleteSubnet subnetId=sbn-web",
      "bcevpc call DeleteSubnet subnetId=sbn-bare",
      "bcevpc call DeleteVpc vpcId=vpc-shop",
    ]);
    assert.match(await says(["DeleteVpc", "vpcId=vpc-shop"]), /^Cause +vpc-shop still contains, in the order of deletion: HAVIP/m);
    for (const command of commands) await done(...command.split(" ").slice(2));
  });

  it("is told what other services have in it, which they must release", async (t) => {
    const servers = [1, 2, 3, 4].map((index) => ({
      id: `i-${index}`,
      vpcId: "vpc-empty",
      internalIp: `10.2.1.${index + 3}`,
      subnetId: "sbn-gone",
    }));
    const { failure } = await scene(t, { ...seed, instances: servers });
    const { conclusion, action } = (await failure("DeleteVpc", "vpcId=vpc-empty")).investigation;
    assert.equal(conclusion?.en, "vpc-empty still contains, in the order of deletion: bcc at 10.2.1.4, 10.2.1.5, 10.2.1.6, … (4).");
    assert.match(action?.en ?? "", /release bcc at 10\.2\.1\.4.* with its own service, then delete/);
    assert.equal(action?.command, "bcevpc call DeleteVpc vpcId=vpc-empty");
  });

  it("is told its peering connections from either side, its IPv6 gateway, its cards and its lines", async (t) => {
    const { failure } = await scene(t, {
      ...seed,
      peerConns: [{ peerConnId: "peerconn-two", localVpcId: "vpc-other", peerVpcId: "vpc-empty", status: "active" }],
      ipv6Gateways: [{ gatewayId: "gw-six", name: "six", vpcId: "vpc-empty", deleteProtect: true }],
      endpoints: [{ endpointId: "endpoint-bos", name: "bos", vpcId: "vpc-empty", subnetId: "sbn-gone", ipAddress: "10.2.1.9" }],
      etGateways: [{ etGatewayId: "dcgw-line", name: "line", vpcId: "vpc-empty", status: "running" }],
      vpns: [{ vpnId: "vpn-home", vpnName: "home", vpcId: "vpc-empty", status: "active" }],
    });
    const { conclusion, action } = (await failure("DeleteVpc", "vpcId=vpc-empty")).investigation;
    assert.match(
      conclusion?.en ?? "",
      /: SNIC endpoint-bos \(bos\), VPN gateway vpn-home, peering connection peerconn-two, dedicated gateway dcgw-line \(line\), IPv6 gateway gw-six \(six\)\.$/,
    );
    assert.match(
      action?.command ?? "",
      /UpdateDeleteProtect gatewayId=gw-six deleteProtect=0 && bcevpc call DeleteIpv6Gateway gatewayId=gw-six/,
    );
  });

  it("is not blamed on what is in another one", async (t) => {
    const { failure, says } = await scene(t, seed, ["--fail", "NotAllowDeleteVpc@DeleteVpc"]);
    const failed = await failure("DeleteVpc", "vpcId=vpc-empty");
    assert.equal(verdictOf(failed, "left-inside"), "ruledOut");
    assert.equal(textOf(failed, "left-inside"), "vpc-empty contains no resource that can be listed now; a release may still be running");
    assert.equal(failed.investigation.conclusion, null);
    assert.match(await says(["DeleteVpc", "vpcId=vpc-empty"]), /^Ruled out +vpc-empty contains no resource that can be listed now/m);
  });

  it("is left open when nothing is found but not all could be read", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "NotAllowDeleteVpc@DeleteVpc", "--fail", "AccessDenied@ListNat"]);
    const failed = await failure("DeleteVpc", "vpcId=vpc-empty");
    assert.equal(verdictOf(failed, "left-inside"), "unknown");
    assert.match(textOf(failed, "left-inside"), /the key is not allowed to read its NAT gateways: answered AccessDenied/);
  });
});

describe("a subnet that cannot be deleted", () => {
  it("is told what is in it and not what is beside it", async (t) => {
    const { failure, done } = await scene(t, seed, ["--fail", "SUBNET_INUSE@DeleteSubnet"]);
    const failed = await failure("DeleteSubnet", "subnetId=sbn-web");
    const { conclusion, action, calls } = failed.investigation;
    assert.equal(
      conclusion?.en,
      "sbn-web (web, 10.0.1.0/24) still contains, in the order of deletion: HAVIP havip-front (front), network interface eni-db (db).",
    );
    assert.equal(calls, 8);
    const commands = action?.command.split(" && ") ?? [];
    assert.equal(commands.at(-1), "bcevpc call DeleteSubnet subnetId=sbn-web");
    for (const command of commands.slice(0, -1)) await done(...command.split(" ").slice(2));
    const after = await failure("DeleteSubnet", "subnetId=sbn-web");
    assert.equal(verdictOf(after, "left-inside"), "ruledOut");
  });

  it("is told its reserved segments", async (t) => {
    const reserved = { ...seed, ipReserves: [{ ipReserveId: "ipr-pods", subnetId: "sbn-bare", ipCidr: "10.0.2.128/25", ipVersion: "4" }] };
    const { failure } = await scene(t, reserved, ["--fail", "NotAllowOperateSubnet@DeleteSubnet"]);
    const { conclusion } = (await failure("DeleteSubnet", "subnetId=sbn-bare")).investigation;
    assert.match(conclusion?.en ?? "", /: reserved segment ipr-pods\.$/);
  });
});
