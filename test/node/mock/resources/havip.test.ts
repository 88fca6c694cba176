import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addNetwork, type Cloud, type Json, startCloud } from "../cloud.js";

describe("a HAVIP of the mock", () => {
  let cloud: Cloud;
  let vpcId: string;
  let subnetId: string;
  const create = async (privateIpAddress: string | undefined): Promise<string> =>
    String((await cloud.ok("POST /v1/havip", { name: "virtual", subnetId, privateIpAddress }))["haVipId"]);
  before(async () => {
    cloud = await startCloud();
    ({ vpcId, subnetId } = await addNetwork(cloud));
  });
  after(() => cloud.mock.close());

  it("has an address of its subnet, which nobody else can have then", async () => {
    const haVipId = await create("10.0.1.20");
    const { createdTime: _time, ...shown } = await cloud.ok(`GET /v1/havip/${haVipId}`);
    const rest = { description: "", publicIpAddress: "", bindedInstances: [], status: "available" };
    assert.deepEqual(shown, { haVipId, name: "virtual", vpcId, subnetId, privateIpAddress: "10.0.1.20", ...rest });
    const asked = (privateIpAddress: string) => cloud.refusal("POST /v1/havip", { name: "virtual", subnetId, privateIpAddress });
    assert.equal(await asked("10.0.1.20"), "400 PrivateIpInUseException");
    assert.equal(await asked("10.0.2.1"), "400 PrivateIpNotInCidrException");
    assert.equal(await asked("here"), "400 BadRequest");
    const left = async (): Promise<unknown> => ((await cloud.ok(`GET /v1/subnet/${subnetId}`))["subnet"] as Json)["availableIp"];
    const before = await left();
    const any = await create("");
    assert.equal((await cloud.ok(`GET /v1/havip/${any}`))["privateIpAddress"], "10.0.1.2");
    assert.equal(await left(), Number(before) - 1);
    const eni = {
      name: "nic",
      subnetId,
      securityGroupIds: [await group()],
      privateIpSet: [{ primary: true, privateIpAddress: "10.0.1.20" }],
    };
    assert.equal(await cloud.refusal("POST /v1/eni", eni), "400 PrivateIpInUseException");
    await cloud.ok(`DELETE /v1/havip/${any}`);
    assert.equal(await left(), before);
    assert.equal(await cloud.refusal(`GET /v1/havip/${any}`), "404 NoSuchObject");
  });
  const group = async (): Promise<unknown> =>
    ((await cloud.ok(`GET /v2/securityGroup?vpcId=${vpcId}`))["securityGroups"] as Json[])[0]?.["id"];

  it("is bound to up to five servers or interfaces, one of them the master, and to an EIP", async () => {
    const haVipId = await create(undefined);
    const path = `/v1/havip/${haVipId}`;
    const to = (...instanceIds: string[]) => ({ instanceIds, instanceType: "SERVER" });
    await cloud.ok(`PUT ${path}?attach`, to("i-1", "i-2"));
    assert.equal(await cloud.refusal(`PUT ${path}?attach`, to("i-1")), "409 OperationDenied");
    assert.equal(await cloud.refusal(`PUT ${path}?attach`, { instanceIds: ["eni-none"], instanceType: "ENI" }), "404 NoSuchObject");
    assert.equal(await cloud.refusal(`PUT ${path}?attach`, to("i-3", "i-4", "i-5", "i-6")), "413 LimitExceeded");
    assert.equal(await cloud.refusal(`PUT ${path}?attach`, to("x-3")), "404 NoSuchObject");
    assert.equal(await cloud.refusal(`PUT ${path}?attach`, { ...to("i-3"), instanceType: "BCC" }), "400 BadRequest");
    const { status, bindedInstances } = await cloud.ok(`GET ${path}`);
    assert.deepEqual(
      [status, bindedInstances],
      ["bound", ["i-1", "i-2"].map((instanceId) => ({ instanceId, instanceType: "SERVER", master: instanceId === "i-1" }))],
    );
    await cloud.ok(`PUT ${path}?bindPublicIp`, { publicIpAddress: "180.76.1.1" });
    assert.equal(await cloud.refusal(`PUT ${path}?bindPublicIp`, { publicIpAddress: "180.76.1.2" }), "409 OperationDenied");
    const other = `/v1/havip/${await create(undefined)}?bindPublicIp`;
    assert.equal(await cloud.refusal(`PUT ${other}`, { publicIpAddress: "180.76.1.1" }), "409 OperationDenied");
    await cloud.ok(`PUT ${other}`, { publicIpAddress: "180.76.1.3" });
    assert.equal(await cloud.refusal(`DELETE ${path}`), "409 OperationDenied");
    await cloud.ok(`PUT ${path}?detach`, to("i-1", "i-2"));
    assert.equal(await cloud.refusal(`PUT ${path}?detach`, to("i-1")), "404 NoSuchObject");
    await cloud.ok(`PUT ${path}?unbindPublicIp`);
    await cloud.ok(`PUT ${path}?modifyAttribute`, { name: "renamed" });
    const [row] = (await cloud.ok(`GET /v1/havip?vpcId=${vpcId}&maxKeys=1&marker=${haVipId}`))["haVips"] as Json[];
    assert.deepEqual([row?.["name"], row?.["status"], row?.["bindedInstances"]], ["renamed", "available", undefined]);
    await cloud.ok(`DELETE ${path}`);
  });
});
