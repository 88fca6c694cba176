import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addNetwork, type Cloud, type Json, postpaid, prepaid, startCloud } from "../cloud.js";

describe("the smaller gateways of the mock", () => {
  let cloud: Cloud;
  let vpcId: string;
  before(async () => {
    cloud = await startCloud();
    ({ vpcId } = await addNetwork(cloud, { enableIpv6: true }));
  });
  after(() => cloud.mock.close());

  it("for IPv6 are one a VPC, with rules that lie in its range", async () => {
    const body = { vpcId, name: "six", bandwidthInMbps: 10, ...postpaid };
    assert.equal(await cloud.refusal(`GET /v1/IPv6Gateway?vpcId=${vpcId}`), "404 NoSuchObject");
    assert.equal(await cloud.refusal("POST /v1/IPv6Gateway", { ...body, ...prepaid(1) }), "400 BadRequest");
    assert.equal(await cloud.refusal("POST /v1/IPv6Gateway", { ...body, vpcId: "vpc-none" }), "404 NoSuchObject");
    const gatewayId = String((await cloud.ok("POST /v1/IPv6Gateway", body))["gatewayId"]);
    assert.equal(await cloud.refusal("POST /v1/IPv6Gateway", body), "409 OperationDenied");
    const path = `/v1/IPv6Gateway/${gatewayId}`;
    const vpc = (await cloud.ok(`GET /v1/vpc/${vpcId}`))["vpc"] as { ipv6Cidr: string; subnets: { ipv6Cidr: string }[] };
    const inside = vpc.subnets[0]?.ipv6Cidr ?? "";
    assert.match(inside, /^240c:4081:8005:[\da-f]+::\/64$/);
    const { egressOnlyRuleId } = await cloud.ok(`POST ${path}/egressOnlyRule`, { cidr: inside });
    assert.equal(await cloud.refusal(`POST ${path}/egressOnlyRule`, { cidr: inside }), "409 OperationDenied");
    assert.equal(await cloud.refusal(`POST ${path}/egressOnlyRule`, { cidr: "2400::/64" }), "400 BadRequest");
    const ipv6Address = inside.replace("::/64", "::5");
    const limit = { ingressBandwidthInMbps: 5, egressBandwidthInMbps: 6 };
    const { rateLimitRuleId } = await cloud.ok(`POST ${path}/rateLimitRule`, { ipv6Address, ...limit });
    await cloud.ok(`PUT ${path}/rateLimitRule/${rateLimitRuleId}`, { ...limit, egressBandwidthInMbps: 9 });
    await cloud.ok(`PUT ${path}?resize`, { bandwidthInMbps: 20 });
    await cloud.ok(`PUT ${path}/deleteProtect`, { deleteProtect: 1 });
    assert.deepEqual(await cloud.ok(`GET /v1/IPv6Gateway?vpcId=${vpcId}`), {
      gatewayId,
      name: "six",
      vpcId,
      bandwidthInMbps: 20,
      deleteProtect: true,
      egressOnlyRules: [{ egressOnlyRuleId, cidr: inside }],
      rateLimitRules: [{ rateLimitRuleId, ipv6Address, ingressBandwidthInMbps: 5, egressBandwidthInMbps: 9 }],
    });
    assert.deepEqual((await cloud.ok(`GET ${path}/egressOnlyRule`))["egressOnlyRules"], [{ egressOnlyRuleId, cidr: inside }]);
    assert.equal(((await cloud.ok(`GET ${path}/rateLimitRule`))["rateLimitRules"] as Json[]).length, 1);
    assert.equal(await cloud.refusal(`DELETE ${path}`), "409 OperationDenied");
    await cloud.ok(`PUT ${path}/deleteProtect`, { deleteProtect: false });
    await cloud.ok(`DELETE ${path}/egressOnlyRule/${egressOnlyRuleId}`);
    assert.equal(await cloud.refusal(`DELETE ${path}/egressOnlyRule/${egressOnlyRuleId}`), "404 NoSuchObject");
    await cloud.ok(`DELETE ${path}`);
    assert.equal(await cloud.refusal(`GET ${path}/rateLimitRule`), "404 NoSuchObject");
    assert.equal(cloud.mock.state()["rateLimitRules"], undefined, "its rules are gone with it");
  });

  it("to dedicated lines are bound to a line and its channel, and have a health check without an id", async () => {
    const body = { name: "line", vpcId, speed: 10 };
    const line = { etId: "dcphy-1", channelId: "dedicatedconn-1", localCidrs: ["10.0.0.0/16"] };
    assert.equal(await cloud.refusal("POST /v1/etGateway", { ...body, etId: "dcphy-1" }), "400 BadRequest");
    assert.equal(await cloud.refusal("POST /v1/etGateway", { ...body, speed: 1 }), "400 BadRequest");
    const { etGatewayId } = await cloud.ok("POST /v1/etGateway", { ...body, ...line });
    const other = String((await cloud.ok("POST /v1/etGateway", { ...body, localCidrs: [] }))["etGatewayId"]);
    assert.equal(await cloud.refusal(`PUT /v1/etGateway/${other}?bind`, line), "409 OperationDenied", "one gateway a channel");
    const path = `/v1/etGateway/${etGatewayId}`;
    assert.equal(await cloud.refusal(`PUT ${path}?bind`, line), "409 OperationDenied");
    await cloud.ok(`PUT ${path}?unbind`);
    assert.equal(await cloud.refusal(`PUT ${path}?unbind`), "409 OperationDenied");
    await cloud.ok(`PUT /v1/etGateway/${other}?bind`, line);
    await cloud.ok(`PUT ${path}`, { speed: 20, enableIpv6: 1, description: "two" });
    const check = { healthCheckInterval: 5, healthThreshold: 3, unhealthThreshold: 3, healthCheckSourceIp: "10.0.1.9" };
    assert.deepEqual(await cloud.send(`POST ${path}/healthCheck`, check), { status: 200, body: null });
    assert.equal(await cloud.refusal(`POST ${path}/healthCheck`, { ...check, healthThreshold: 9 }), "400 BadRequest");
    assert.equal(await cloud.refusal(`POST ${path}/healthCheck`, { ...check, healthCheckSourceIp: "9.9.9.9" }), "400 BadRequest");
    const { createTime: _time, ...shown } = await cloud.ok(`GET ${path}`);
    const state = { status: "running", enableIpv6: 1, ipv6LocalCidrs: [], tags: [], etId: "", channelId: "", localCidrs: [] };
    assert.deepEqual(shown, {
      etGatewayId,
      name: "line",
      vpcId,
      speed: 20,
      description: "two",
      ...state,
      ...check,
      healthCheckType: "ICMP",
    });
    const list = (await cloud.ok(`GET /v1/etGateway?vpcId=${vpcId}&name=lin&maxKeys=1`)) as { etGateways: Json[]; nextMarker: string };
    assert.deepEqual([list.etGateways.length, list.etGateways[0]?.["healthThreshold"], list.nextMarker], [1, undefined, other]);
    assert.equal(await cloud.refusal("GET /v1/etGateway"), "400 BadRequest");
    await cloud.ok(`DELETE ${path}`);
    assert.equal(await cloud.refusal(`GET ${path}`), "404 NoSuchObject");
  });

  it("have bandwidth limits, where they are there", async () => {
    const { etGatewayId } = await cloud.ok("POST /v1/etGateway", { name: "limited", vpcId, speed: 10 });
    const rule = {
      ipVersion: "4",
      name: "limit",
      serviceType: "et",
      resourceId: etGatewayId,
      direction: "egress",
      cidr: "10.0.1.0/24",
      bandwidth: 5,
    };
    const { glrId } = await cloud.ok("POST /v1/gateway/limitrule", rule);
    assert.equal(await cloud.refusal("POST /v1/gateway/limitrule", rule), "409 OperationDenied");
    assert.equal(await cloud.refusal("POST /v1/gateway/limitrule", { ...rule, resourceId: "dcgw-none" }), "404 NoSuchObject");
    const csn = { ...rule, serviceType: "csn", resourceId: "csn-1" };
    assert.equal(await cloud.refusal("POST /v1/gateway/limitrule", csn), "400 BadRequest");
    assert.equal(await cloud.refusal("POST /v1/gateway/limitrule", { ...csn, subServiceType: "PEER_CLOUD" }), "400 BadRequest");
    await cloud.ok(`PUT /v1/gateway/limitrule/${glrId}`, { bandwidth: 9, name: "new" });
    const [shown] = (await cloud.ok(`GET /v1/gateway/limitrule?glrId=${glrId}`))["result"] as Json[];
    assert.deepEqual([shown?.["bandwidth"], shown?.["name"], shown?.["enable"], shown?.["description"]], [9, "new", true, ""]);
    await cloud.ok(`DELETE /v1/gateway/limitrule/${glrId}`);
    assert.equal(await cloud.refusal(`PUT /v1/gateway/limitrule/${glrId}`, { bandwidth: 9 }), "404 NoSuchObject");
  });

  it("of a VPC can be next hops of routes, when they are its own", async () => {
    const { routeTableId } = await cloud.ok(`GET /v1/route?vpcId=${vpcId}`);
    const { etGatewayId } = await cloud.ok("POST /v1/etGateway", { name: "hop", vpcId, speed: 10 });
    const route = { routeTableId, sourceAddress: "0.0.0.0/0", destinationAddress: "172.16.0.0/16", nexthopType: "dcGateway" };
    assert.equal(await cloud.refusal("POST /v1/route/rule", { ...route, nexthopId: "dcgw-none" }), "404 NoSuchObject");
    const { routeRuleId } = await cloud.ok("POST /v1/route/rule", { ...route, nexthopId: etGatewayId });
    assert.equal(await cloud.refusal(`DELETE /v1/etGateway/${etGatewayId}`), "409 OperationDenied");
    await cloud.ok(`DELETE /v1/route/rule/${routeRuleId}`);
    await cloud.ok(`DELETE /v1/etGateway/${etGatewayId}`);
  });
});
