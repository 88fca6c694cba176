import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addNetwork, type Cloud, type Json, postpaid, prepaid, startCloud } from "../cloud.js";

describe("an EIP of the mock", () => {
  let cloud: Cloud;
  let vpcId: string;
  let subnetId: string;
  const apply = async (more: Json = {}): Promise<string> => {
    const { eip } = await cloud.ok("POST /v1/eip", { name: "public", bandwidthInMbps: 5, ...postpaid, ...more });
    cloud.wait(1000);
    return String(eip);
  };
  const shown = async (eip: string): Promise<Json> => ((await cloud.ok(`GET /v1/eip?eip=${eip}`))["eipList"] as Json[])[0] ?? {};
  const stateOf = async (eip: string): Promise<unknown[]> => {
    const { status, instanceType, instanceId } = await shown(eip);
    return [status, instanceType, instanceId];
  };
  before(async () => {
    cloud = await startCloud({ settleTime: 1000 });
    ({ vpcId, subnetId } = await addNetwork(cloud));
  });
  after(() => cloud.mock.close());

  it("counts for any address as long as the mock has none, and afterwards only where it is one", async () => {
    const natId = String((await cloud.ok("POST /v1/nat", { name: "nat", vpcId, cuNum: 1, ...postpaid }))["natId"]);
    const bind = (eip: string) => cloud.refusal(`PUT /v1/nat/${natId}?bind`, { bindEips: [eip] });
    assert.equal(await bind("180.76.200.1"), "200");
    const eip = await apply();
    assert.equal(await bind("180.76.200.2"), "404 NoSuchEip");
    assert.equal(await bind(eip), "200");
    assert.deepEqual(await stateOf(eip), ["binding", "NAT", natId]);
    cloud.wait(1000);
    assert.deepEqual(await stateOf(eip), ["binded", "NAT", natId]);
    assert.equal(await cloud.refusal(`DELETE /v1/eip/${eip}`), "409 OperationDenied");
    await cloud.ok(`PUT /v1/nat/${natId}?unbind`, { bindEips: [eip, "180.76.200.1"] });
    assert.deepEqual(await stateOf(eip), ["unbinding", "", ""]);
    cloud.wait(1000);
    await cloud.ok(`DELETE /v1/eip/${eip}`);
    assert.equal(await bind(eip), "404 NoSuchEip", "also when all are released again");
    await cloud.ok(`DELETE /v1/nat/${natId}`);
  });

  it("is applied for, shown, resized and released", async () => {
    const { eip } = await cloud.ok("POST /v1/eip", {
      name: "web",
      bandwidthInMbps: 5,
      billing: { paymentTiming: "Postpaid", billingMethod: "ByTraffic" },
    });
    const { eipId, createTime: _time, ...rest } = await shown(String(eip));
    assert.match(String(eipId), /^ip-[\da-f]{10}$/);
    const bound = { instanceType: "", instanceId: "", shareGroupId: "", eipInstanceType: "normal" };
    const paid = { paymentTiming: "Postpaid", billingMethod: "ByTraffic", expireTime: "" };
    const more = { region: "bj", routeType: "BGP", deleteProtect: false, tags: [] };
    assert.deepEqual(rest, { eip, name: "web", status: "creating", bandwidthInMbps: 5, ...bound, ...paid, ...more });
    assert.equal(await cloud.refusal(`PUT /v1/eip/${eip}?resize`, { newBandwidthInMbps: 9 }), "409 OperationDenied");
    cloud.wait(1000);
    await cloud.ok(`PUT /v1/eip/${eip}?resize`, { newBandwidthInMbps: 9 });
    assert.deepEqual([(await shown(String(eip)))["status"], (await shown(String(eip)))["bandwidthInMbps"]], ["updating", 9]);
    cloud.wait(1000);
    assert.equal((await shown(String(eip)))["status"], "available");
    assert.equal(((await cloud.ok(`GET /v1/eip?eipIds=${eipId},ip-0`))["eipList"] as Json[]).length, 1);
    assert.deepEqual((await cloud.ok("GET /v1/eip?eip=180.76.9.9"))["eipList"], []);
    await cloud.ok(`PUT /v1/eip/${eip}/deleteProtect`, { deleteProtect: true });
    assert.equal(await cloud.refusal(`DELETE /v1/eip/${eip}`), "409 OperationDenied");
    await cloud.ok(`PUT /v1/eip/${eip}/deleteProtect`, { deleteProtect: false });
    await cloud.ok(`DELETE /v1/eip/${eip}`);
    assert.equal(await cloud.refusal(`DELETE /v1/eip/${eip}`), "404 EipNotFound");
    const paidFor = await apply(prepaid(1));
    assert.equal(await cloud.refusal(`DELETE /v1/eip/${paidFor}`), "409 OperationDenied");
    const before = (await shown(paidFor))["expireTime"];
    await cloud.ok(`PUT /v1/eip/${paidFor}?purchaseReserved`, prepaid(12));
    assert.ok(String((await shown(paidFor))["expireTime"]) > String(before));
    for (const body of [{ bandwidthInMbps: 5 }, { bandwidthInMbps: 0, ...postpaid }, { ...postpaid }])
      assert.equal(await cloud.refusal("POST /v1/eip", body), "400 BadRequest");
  });

  it("is bound by its own service to whatever takes one, and taken off again", async () => {
    const { vpnId } = await cloud.ok("POST /v1/vpn", { vpcId, vpnName: "vpn", ...postpaid });
    const { natId } = await cloud.ok("POST /v1/nat", { name: "nat", vpcId, spec: "small", ...postpaid });
    const { haVipId } = await cloud.ok("POST /v1/havip", { name: "v", subnetId, privateIpAddress: "" });
    const groups = (await cloud.ok(`GET /v2/securityGroup?vpcId=${vpcId}`))["securityGroups"] as Json[];
    const nic = {
      name: "nic",
      subnetId,
      securityGroupIds: [groups[0]?.["id"]],
      privateIpSet: [{ primary: true, privateIpAddress: "10.0.1.30" }],
    };
    const { eniId } = await cloud.ok("POST /v1/eni", nic);
    cloud.wait(1000);
    const eip = await apply();
    const holders: readonly (readonly [type: string, id: unknown, at: string, find: (answer: Json) => unknown])[] = [
      ["VPN", vpnId, `/v1/vpn/${vpnId}`, (vpn) => vpn["eip"]],
      ["NAT", natId, `/v1/nat/${natId}`, (nat) => (nat["eips"] as string[])[0] ?? ""],
      ["HAVIP", haVipId, `/v1/havip/${haVipId}`, (haVip) => haVip["publicIpAddress"]],
      ["ENI", eniId, `/v1/eni/${eniId}`, (eni) => (eni["privateIpSet"] as Json[])[0]?.["publicIpAddress"]],
    ];
    for (const [instanceType, instanceId, at, find] of holders) {
      const more = instanceType === "ENI" ? { instanceIp: "10.0.1.30" } : {};
      await cloud.ok(`PUT /v1/eip/${eip}?bind`, { instanceType, instanceId, ...more });
      assert.equal(find(await cloud.ok(`GET ${at}`)), eip, instanceType);
      assert.equal(await cloud.refusal(`PUT /v1/eip/${eip}?bind`, { instanceType, instanceId, ...more }), "409 OperationDenied");
      cloud.wait(1000);
      assert.deepEqual(await stateOf(eip), ["binded", instanceType, instanceId]);
      await cloud.ok(`PUT /v1/eip/${eip}?unbind`);
      assert.equal(find(await cloud.ok(`GET ${at}`)), "", instanceType);
      cloud.wait(1000);
      assert.deepEqual(await stateOf(eip), ["available", "", ""]);
    }
    assert.equal(await cloud.refusal(`PUT /v1/eip/${eip}?unbind`), "409 OperationDenied");
    for (const [instanceType, id, code] of [
      ["NAT", "nat-none", "404 NoSuchNat"],
      ["VPN", "vpn-none", "404 NoSuchObject"],
      ["BCC", "x-1", "404 NoSuchObject"],
      ["LAMP", "i-1", "400 BadRequest"],
    ] as const)
      assert.equal(await cloud.refusal(`PUT /v1/eip/${eip}?bind`, { instanceType, instanceId: id }), code, instanceType);
    await cloud.ok(`PUT /v1/eip/${eip}?bind`, { instanceType: "BCC", instanceId: "i-1" });
    const second = await apply();
    assert.equal(await cloud.refusal(`PUT /v1/eip/${second}?bind`, { instanceType: "BCC", instanceId: "i-1" }), "409 OperationDenied");
  });

  it("is free again when what had it is gone", async () => {
    const [first, second] = [await apply(), await apply()];
    const { natId } = await cloud.ok("POST /v1/nat", { name: "nat", vpcId, cuNum: 1, bindEips: [first], ...postpaid });
    const { vpnId } = await cloud.ok("POST /v1/vpn", { vpcId, vpnName: "vpn", eip: second, ...postpaid });
    assert.equal((await cloud.ok(`GET /v1/vpn/${vpnId}`))["bandwidthInMbps"], 5);
    assert.equal(
      await cloud.refusal("POST /v1/nat", { name: "n", vpcId, cuNum: 1, bindEips: [second], ...postpaid }),
      "400 RequestEipInvalid",
    );
    await cloud.ok(`DELETE /v1/nat/${natId}`);
    await cloud.ok(`DELETE /v1/vpn/${vpnId}`);
    cloud.wait(1000);
    assert.deepEqual([await stateOf(first), await stateOf(second)], Array(2).fill(["available", "", ""]));
  });
});

describe("servers that a seed brings", () => {
  const network = {
    vpcs: [
      { vpcId: "vpc-1", name: "a", cidr: "10.0.0.0/16" },
      { vpcId: "vpc-2", name: "b", cidr: "10.1.0.0/16" },
    ],
    subnets: [
      { subnetId: "sbn-1", name: "s", zoneName: "cn-bj-d", cidr: "10.0.1.0/24", vpcId: "vpc-1", subnetType: "BCC", availableIp: 2 },
    ],
    enterpriseSecurityGroups: [{ id: "esg-1", name: "esg" }],
    instances: [
      { id: "i-here", vpcId: "vpc-1", zoneName: "cn-bj-d", internalIp: "10.0.1.9" },
      { id: "i-far", vpcId: "vpc-2", zoneName: "cn-bj-d" },
      { id: "i-zone", vpcId: "vpc-1", zoneName: "cn-bj-a" },
      { id: "i-gone", vpcId: "vpc-1", zoneName: "cn-bj-d", status: "Deleted" },
      { id: "i-none", vpcId: "vpc-1", zoneName: "cn-bj-d", addressLimit: 0 },
    ],
  };

  it("are the only ones there are, each where and as it is; so are the addresses left in a subnet", async () => {
    const cloud = await startCloud({ seed: network, settleTime: 1000 });
    try {
      const nic = { name: "nic", subnetId: "sbn-1", enterpriseSecurityGroupIds: ["esg-1"], privateIpSet: [{ primary: true }] };
      const { eniId } = await cloud.ok("POST /v1/eni", nic);
      const attach = (instanceId: string) => cloud.refusal(`PUT /v1/eni/${eniId}?attach`, { instanceId });
      assert.deepEqual(
        [await attach("i-other"), await attach("i-far"), await attach("i-zone"), await attach("i-gone"), await attach("i-none")],
        [
          "404 ResourceNotExistException",
          "403 EniAndDeviceNotInSameAzException",
          "403 EniAndDeviceNotInSameAzException",
          "403 VmStatusException",
          "403 VmMemoryCanNotAttachMoreIpException",
        ],
      );
      assert.equal(await attach("i-here"), "200");
      const status = async (): Promise<unknown> => (await cloud.ok(`GET /v1/eni/${eniId}/status`))["status"];
      assert.equal(await status(), "attaching");
      assert.equal(await cloud.refusal(`PUT /v1/eni/${eniId}?detach`, { instanceId: "i-here" }), "403 EniStatusException");
      cloud.wait(1000);
      assert.equal(await status(), "inuse");
      assert.equal(
        await cloud.refusal("POST /v1/havip", { name: "v", subnetId: "sbn-1", privateIpAddress: "10.0.1.9" }),
        "400 PrivateIpInUseException",
      );
      await cloud.ok("POST /v1/havip", { name: "v", subnetId: "sbn-1", privateIpAddress: "" });
      assert.equal(
        await cloud.refusal("POST /v1/havip", { name: "v", subnetId: "sbn-1", privateIpAddress: "" }),
        "400 SubnetHasNoMoreIpException",
      );
      const havip = (await cloud.ok("GET /v1/havip"))["haVips"] as Json[];
      const to = (id: string) =>
        cloud.refusal(`PUT /v1/havip/${havip[0]?.["haVipId"]}?attach`, { instanceIds: [id], instanceType: "SERVER" });
      assert.deepEqual([await to("i-far"), await to("i-other"), await to("i-here")], ["404 NoSuchObject", "404 NoSuchObject", "200"]);
    } finally {
      await cloud.mock.close();
    }
  });
});
