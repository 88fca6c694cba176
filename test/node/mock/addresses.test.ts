import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addNetwork, type Cloud, type Json, postpaid, startCloud } from "./cloud.js";

describe("the addresses of a VPC of the mock", () => {
  let cloud: Cloud;
  let vpcId: string;
  let subnetId: string;
  const subnet = async (): Promise<Json> => (await cloud.ok(`GET /v1/subnet/${subnetId}`))["subnet"] as Json;
  before(async () => {
    cloud = await startCloud({ settleTime: 1000 });
    ({ vpcId, subnetId } = await addNetwork(cloud));
  });
  after(() => cloud.mock.close());

  it("can be reserved: none of a segment is given out unasked", async () => {
    const reserve = { subnetId, ipCidr: "10.0.1.0/29", ipVersion: 4, description: "kept" };
    const { ipReserveId } = await cloud.ok("POST /v1/subnet/ipreserve", reserve);
    assert.equal(await cloud.refusal("POST /v1/subnet/ipreserve", { ...reserve, ipCidr: "10.0.1.4" }), "409 CidrConflict");
    for (const change of [{ ipCidr: "10.0.2.0/29" }, { ipVersion: 5 }, { ipVersion: 6 }, { ipCidr: "" }])
      assert.equal(await cloud.refusal("POST /v1/subnet/ipreserve", { ...reserve, ...change }), "400 BadRequest", JSON.stringify(change));
    const { availableIp, availableUnreservedIp } = await subnet();
    assert.equal(Number(availableIp) - Number(availableUnreservedIp), 6, "the network address and the gateway were never to be had");
    const { haVipId } = await cloud.ok("POST /v1/havip", { name: "v", subnetId, privateIpAddress: "" });
    assert.equal((await cloud.ok(`GET /v1/havip/${haVipId}`))["privateIpAddress"], "10.0.1.8");
    const [shown] = (await cloud.ok(`GET /v1/subnet/ipreserve?subnetId=${subnetId}`))["ipReserves"] as Json[];
    assert.deepEqual([shown?.["ipReserveId"], shown?.["ipVersion"], shown?.["ipCidr"]], [ipReserveId, "4", "10.0.1.0/29"]);
    await cloud.ok(`DELETE /v1/subnet/ipreserve/${ipReserveId}`);
    assert.equal(await cloud.refusal(`DELETE /v1/subnet/ipreserve/${ipReserveId}`), "404 NoSuchObject");
    assert.equal((await subnet())["availableUnreservedIp"], (await subnet())["availableIp"]);
    assert.equal(await cloud.refusal(`DELETE /v1/subnet/${subnetId}`), "409 ResourceNeedRelease");
    await cloud.ok(`DELETE /v1/havip/${haVipId}`);
  });

  it("are taken by probes", async () => {
    const probe = { name: "ping", vpcId, subnetId, protocol: "ICMP", frequency: 10, sourceIps: [], sourceIpNum: 2, destIp: "1.2.3.4" };
    const before = Number((await subnet())["availableIp"]);
    const { probeId } = await cloud.ok("POST /v1/probe", probe);
    const shown = await cloud.ok(`GET /v1/probe/${probeId}`);
    const { sourceIpNum: _number, ...said } = probe;
    assert.deepEqual(shown, { probeId, ...said, sourceIps: ["10.0.1.2", "10.0.1.3"], description: "", payload: "", status: "active" });
    assert.equal((await subnet())["availableIp"], before - 2);
    const wrong = [{ protocol: "TCP" }, { protocol: "DNS", destPort: 53 }, { frequency: 15 }, { sourceIpNum: undefined }, { destIp: "x" }];
    for (const change of wrong)
      assert.equal(await cloud.refusal("POST /v1/probe", { ...probe, ...change }), "400 BadRequest", JSON.stringify(change));
    const half = { ...probe, sourceIps: ["10.0.1.50", "10.0.1.2"] };
    assert.equal(await cloud.refusal("POST /v1/probe", half), "400 PrivateIpInUseException");
    assert.equal((await subnet())["availableIp"], before - 2, "a refused probe gives back what it had");
    await cloud.ok(`PUT /v1/probe/${probeId}`, { destIp: "1.2.3.5", frequency: 20 });
    assert.deepEqual(((await cloud.ok("GET /v1/probe?maxKeys=5"))["probes"] as Json[])[0]?.["destIp"], "1.2.3.5");
    await cloud.ok(`DELETE /v1/probe/${probeId}`);
    assert.equal((await subnet())["availableIp"], before);
    assert.equal(await cloud.refusal(`GET /v1/probe/${probeId}`), "404 NoSuchObject");
  });

  it("are taken by service cards, which take a moment to be there", async () => {
    const snic = { vpcId, subnetId, name: "card", service: "bos.bj.baidubce.com", bandwidth: 10, ...postpaid };
    const { id, ipAddress, ...rest } = await cloud.ok("POST /v1/endpoint", { ...snic, ipAddress: "10.0.1.77" });
    assert.deepEqual([ipAddress, rest], ["10.0.1.77", {}]);
    const shown = await cloud.ok(`GET /v1/endpoint/${id}`);
    assert.deepEqual([shown["endpointId"], shown["status"], shown["productType"]], [id, "unavailable", "postpaid"]);
    cloud.wait(1000);
    assert.equal((await cloud.ok(`GET /v1/endpoint/${id}`))["status"], "available");
    const list = async (query: string): Promise<number> =>
      ((await cloud.ok(`GET /v1/endpoint?vpcId=${vpcId}&${query}`))["endpoints"] as Json[]).length;
    assert.deepEqual([await list("status=available"), await list("ipAddress=10.0.1.78"), await list("name=card&maxKeys=1")], [1, 0, 1]);
    const groups = (await cloud.ok("GET /v2/securityGroup"))["securityGroups"] as Json[];
    const own = groups.find((group) => group["vpcId"] === vpcId)?.["id"];
    const other = groups.find((group) => group["vpcId"] !== vpcId)?.["id"];
    const bind = (...securityGroupIds: unknown[]) => cloud.refusal(`PUT /v1/endpoint/${id}?bindSg`, { securityGroupIds });
    assert.deepEqual(
      [await bind(own), await bind(), await bind("g-none"), await bind(own, other), await bind(other)],
      ["200", "400 BadRequest", "404 NoSuchObject", "400 Vpc.SecurityGroupsNotSameVpc", "400 InstanceBindNoSameVpcException"],
    );
    await cloud.ok(`PUT /v1/endpoint/${id}`, { name: "renamed" });
    assert.deepEqual(await cloud.ok("GET /v1/endpoint/publicService"), { services: ["bos.bj.baidubce.com"] });
    assert.equal(await cloud.refusal("POST /v1/endpoint", { ...snic, service: "bos" }), "400 BadRequest");
    await cloud.ok(`DELETE /v1/endpoint/${id}`);
    assert.equal(await cloud.refusal(`GET /v1/endpoint/${id}`), "404 NoSuchObject");
  });

  it("say by what they are used, one by one and all of them", async () => {
    const { haVipId } = await cloud.ok("POST /v1/havip", { name: "v", subnetId, privateIpAddress: "10.0.1.9" });
    const { id } = await cloud.ok("POST /v1/endpoint", {
      ...{ vpcId, subnetId, name: "card", service: "bos.bj.baidubce.com", bandwidth: 1, ipAddress: "10.0.1.10" },
      ...postpaid,
    });
    const all = await cloud.ok(`GET /v1/vpc/resourceIp?vpcId=${vpcId}&pageSize=1&pageNo=2`);
    assert.deepEqual(all, { pageNo: 2, pageSize: 1, totalCount: 2, result: [{ ip: "10.0.1.10", resourceType: "snic" }] });
    assert.equal((await cloud.ok(`GET /v1/vpc/resourceIp?vpcId=${vpcId}&resourceType=havip`))["totalCount"], 1);
    assert.equal(await cloud.refusal(`GET /v1/vpc/resourceIp?vpcId=${vpcId}&pageNo=0`), "400 BadRequest");
    const path = `/v1/vpc/${vpcId}/privateIpAddressInfo`;
    const asked = async (query: string): Promise<unknown> =>
      ((await cloud.ok(`GET ${path}?${query}`))["vpcPrivateIpAddresses"] as Json[]).map((item) => [
        item["privateIpAddress"],
        item["privateIpAddressType"],
        item["cidr"],
      ]);
    const both = [
      ["10.0.1.9", "HAVIP", "10.0.1.0/24"],
      ["10.0.1.10", "SNIC", "10.0.1.0/24"],
    ];
    assert.deepEqual(await asked("privateIpRange=10.0.1.1-10.0.1.20"), both);
    assert.deepEqual(await asked("privateIpAddresses=10.0.1.9&privateIpAddresses=10.0.1.10"), both);
    assert.deepEqual(await asked("privateIpAddresses=10.0.1.9,10.0.1.11"), [both[0]]);
    for (const query of ["", "?privateIpRange=10.0.1.9", "?privateIpRange=10.0.1.0-10.0.1.200", "?privateIpAddresses=x"])
      assert.equal(await cloud.refusal(`GET ${path}${query}`), "400 BadRequest", query);
    await cloud.ok(`DELETE /v1/endpoint/${id}`);
    await cloud.ok(`DELETE /v1/havip/${haVipId}`);
  });
});

describe("a VPC of the mock", () => {
  it("passes traffic on or not, tells its servers of name servers, and says nothing of a topology that it does not know", async () => {
    const seed = {
      vpcs: [{ vpcId: "vpc-1", name: "a", cidr: "10.0.0.0/16" }],
      networkTopologies: [{ hostId: "host-1", hostIp: "1.1.1.1", switchId: "s" }],
    };
    const cloud = await startCloud({ seed });
    try {
      const relay = async (): Promise<unknown> => ((await cloud.ok("GET /v1/vpc/vpc-1"))["vpc"] as Json)["relay"];
      assert.equal(await relay(), false);
      await cloud.ok("PUT /v1/vpc/openRelay/vpc-1");
      assert.equal(await relay(), true);
      await cloud.ok("PUT /v1/vpc/shutdownRelay/vpc-1");
      assert.equal(await relay(), false);
      const path = "/v1/vpc/vpc-1/dhcp";
      const servers = async (): Promise<unknown> => ((await cloud.ok(`GET ${path}`))["dhcpOptions"] as Json)["domainNameServers"];
      assert.equal(await servers(), "");
      assert.equal(await cloud.refusal(`PUT ${path}`, { domainNameServers: "1.1.1.1" }), "404 NoSuchObject");
      await cloud.ok(`POST ${path}`, { domainNameServers: "1.1.1.1,2.2.2.2" });
      assert.equal(await cloud.refusal(`POST ${path}`, { domainNameServers: "1.1.1.1" }), "409 OperationDenied");
      assert.equal(await cloud.refusal(`PUT ${path}`, { domainNameServers: "dns" }), "400 BadRequest");
      await cloud.ok(`PUT ${path}`, { domainNameServers: "3.3.3.3" });
      assert.equal(await servers(), "3.3.3.3");
      const hosts = async (query: string): Promise<number> =>
        ((await cloud.ok(`GET /v1/vpc/topology?${query}`))["networkTopologies"] as Json[]).length;
      assert.deepEqual(
        [await hosts("hostId=host-1"), await hosts("hostIp=9.9.9.9"), await hosts("hostIp=1.1.1.1&hostId=host-1")],
        [1, 0, 1],
      );
      await cloud.ok("DELETE /v1/vpc/vpc-1");
      assert.equal(cloud.mock.state()["dhcps"], undefined);
    } finally {
      await cloud.mock.close();
    }
  });
});
