import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addNetwork, type Cloud, type Json, postpaid, startCloud } from "../cloud.js";

const allow = { direction: "ingress", protocol: "tcp", portRange: "22,80-90", sourceIp: "10.0.0.0/8", action: "allow", priority: 10 };

describe("enterprise security groups of the mock", () => {
  let cloud: Cloud;
  const path = "/v1/enterprise/security";
  const create = async (name: string, rules: Json[] = []): Promise<string> =>
    String((await cloud.ok(`POST ${path}`, { name, desc: "d", rules }))["enterpriseSecurityGroupId"]);
  const groupOf = async (id: string): Promise<Json | undefined> =>
    ((await cloud.ok(`GET ${path}`))["enterpriseSecurityGroups"] as Json[]).find((group) => group["id"] === id);
  const rulesOf = async (id: string): Promise<Json[]> => (await groupOf(id))?.["rules"] as Json[];
  before(async () => {
    cloud = await startCloud();
  });
  after(() => cloud.mock.close());

  it("are created with rules, get more of them, change and lose them, and are deleted", async () => {
    const id = await create("group", [allow]);
    assert.match(id, /^esg-[\da-z]{12}$/);
    await cloud.ok(`PUT ${path}/${id}?authorizeRule`, { rules: [{ ...allow, direction: "egress", sourceIp: undefined, destIp: "all" }] });
    const [first, second] = await rulesOf(id);
    const { enterpriseSecurityGroupRuleId: ruleId, createdTime, updatedTime, ...said } = first ?? {};
    assert.match(String(ruleId), /^esgr-/);
    assert.equal(createdTime, updatedTime);
    assert.deepEqual(said, { ...allow, remark: "", ethertype: "IPv4", sourcePortRange: "1-65535", localIp: "all" });
    assert.deepEqual([second?.["destIp"], second?.["sourceIp"]], ["all", undefined]);
    await cloud.ok(`PUT ${path}/rule/${ruleId}`, { action: "deny", priority: 1, remark: "" });
    assert.deepEqual([(await rulesOf(id))[0]?.["action"], (await rulesOf(id))[0]?.["sourceIp"]], ["deny", "10.0.0.0/8"]);
    await cloud.ok(`DELETE ${path}/rule/${ruleId}`);
    assert.equal(await cloud.refusal(`DELETE ${path}/rule/${ruleId}`), "404 Esg.EsgRuleResourceNotExist");
    assert.equal((await rulesOf(id)).length, 1);
    await cloud.ok(`DELETE ${path}/${id}`);
    assert.equal(await cloud.refusal(`DELETE ${path}/${id}`), "404 Esg.EsgResourceNotExist");
    assert.equal(cloud.mock.state()["enterpriseSecurityGroupRules"], undefined);
  });

  it("refuse rules with the codes of their own table", async () => {
    const id = await create("codes", [allow]);
    const cases: readonly (readonly [Json, string])[] = [
      [{ action: undefined }, "EsgRuleActionEmpty"],
      [{ action: "ALLOW" }, "EsgRuleActionInvalid"],
      [{ protocol: "" }, "EsgRuleProtocolEmpty"],
      [{ protocol: "gre" }, "EsgRuleProtocolInvalid"],
      [{ remark: "x".repeat(256) }, "EsgRuleRemarkTooLong"],
      [{ ethertype: "IPv5" }, "EsgRuleEthertypeInvalid"],
      [{ direction: "in" }, "EsgRuleDirectionInvalid"],
      [{ sourceIp: undefined }, "EsgRuleIpAddressError"],
      [{ sourceIp: "here" }, "EsgRuleIpAddressError"],
      [{ ethertype: "IPv6" }, "EsgRuleIpAddressError"],
      [{ priority: 20, remark: "the same" }, "EsgRuleDuplicated"],
    ];
    for (const [change, code] of cases) {
      const wanted = "sourceIp" in change && change["sourceIp"] === undefined ? "EsgRuleIpAddressEmpty" : code;
      const authorize = await cloud.send(`PUT ${path}/${id}?authorizeRule`, { rules: [{ ...allow, ...change }] });
      assert.equal(authorize.body?.["code"], `Esg.${wanted}`, JSON.stringify(change));
    }
    for (const change of [
      { priority: 0 },
      { priority: 1001 },
      { portRange: "9-1" },
      { portRange: Array(16).fill("1").join() },
      { remoteIpSet: "ips-1" },
    ])
      assert.equal(await cloud.refusal(`PUT ${path}/${id}?authorizeRule`, { rules: [{ ...allow, ...change }] }), "400 BadRequest");
    const many = Array.from({ length: 21 }, (_, index) => ({ ...allow, portRange: String(index + 1) }));
    assert.equal(await cloud.refusal(`PUT ${path}/${id}?authorizeRule`, { rules: many }), "400 BadRequest");
    for (let at = 0; at < 149; at += 20) {
      const rules = Array.from({ length: Math.min(20, 149 - at) }, (_, index) => ({ ...allow, portRange: String(1000 + at + index) }));
      await cloud.ok(`PUT ${path}/${id}?authorizeRule`, { rules });
    }
    assert.equal(await cloud.refusal(`PUT ${path}/${id}?authorizeRule`, { rules: [{ ...allow, portRange: "7" }] }), "413 LimitExceeded");
  });

  it("have names of their own, checked with codes of their own", async () => {
    await create("taken");
    const cases = { "": "EsgNameEmpty", "1st": "EsgNameInvalid", taken: "EsgNameDuplicate", ["x".repeat(66)]: "EsgNameTooLong" };
    for (const [name, code] of Object.entries(cases))
      assert.equal((await cloud.send(`POST ${path}`, { name })).body?.["code"], `Esg.${code}`);
    assert.equal((await cloud.send(`POST ${path}`, { name: "long", desc: "x".repeat(201) })).body?.["code"], "Esg.EsgDescTooLong");
  });

  it("stay while an interface or a service card has them, and are found by it", async () => {
    const { vpcId, subnetId } = await addNetwork(cloud);
    const [first, second] = [await create("one"), await create("two")];
    const eni = { name: "nic", subnetId, enterpriseSecurityGroupIds: [first], privateIpSet: [{ primary: true }] };
    const { eniId } = await cloud.ok("POST /v1/eni", eni);
    assert.equal(
      await cloud.refusal("POST /v1/eni", { ...eni, enterpriseSecurityGroupIds: ["esg-none"] }),
      "404 ResourceNotExistException",
    );
    const snic = { vpcId, subnetId, name: "card", service: "bos.bj.baidubce.com", bandwidth: 10, ...postpaid };
    const { id: endpointId } = await cloud.ok("POST /v1/endpoint", snic);
    await cloud.ok(`PUT /v1/endpoint/${endpointId}?bindEsg`, { enterpriseSecurityGroupIds: [second] });
    for (const [id, member] of [[first, eniId] as const, [second, endpointId] as const]) {
      assert.equal(await cloud.refusal(`DELETE ${path}/${id}`), "409 Esg.EsgBindStatusInvalid");
      const found = (await cloud.ok(`GET ${path}?instanceId=${member}`))["enterpriseSecurityGroups"] as Json[];
      assert.deepEqual(
        found.map((group) => group["id"]),
        [id],
      );
    }
    await cloud.ok(`DELETE /v1/endpoint/${endpointId}`);
    await cloud.ok(`DELETE ${path}/${second}`);
  });

  it("name address groups and families, which then cannot go", async () => {
    const info = [{ ipAddress: "10.1.0.0/16" }, { ipAddress: "10.2.0.1", description: "host" }];
    const { ipSetId } = await cloud.ok("POST /v1/ipSet", { name: "addresses", ipVersion: "IPv4", ipAddressInfo: info });
    const { ipGroupId } = await cloud.ok("POST /v1/ipGroup", { name: "family", ipVersion: "IPv4", ipSetIds: [ipSetId] });
    assert.deepEqual([String(ipSetId).slice(0, 4), String(ipGroupId).slice(0, 4)], ["ips-", "ipg-"]);
    const id = await create("templates", [{ ...allow, sourceIp: undefined, remoteIpGroup: ipGroupId }]);
    const set = await cloud.ok(`GET /v1/ipSet/${ipSetId}`);
    assert.deepEqual(set["ipAddressInfo"], [{ ipAddress: "10.1.0.0/16", description: "" }, info[1]]);
    assert.deepEqual(set["bindedInstances"], [{ instanceId: ipGroupId, instanceType: "ipGroup" }]);
    assert.deepEqual((await cloud.ok(`GET /v1/ipGroup/${ipGroupId}`))["bindedInstances"], [{ instanceId: id, instanceType: "esg" }]);
    for (const resource of [`ipSet/${ipSetId}`, `ipGroup/${ipGroupId}`])
      assert.equal(await cloud.refusal(`DELETE /v1/${resource}`), "409 OperationDenied");
    assert.equal(
      await cloud.refusal(`PUT ${path}/${id}?authorizeRule`, { rules: [{ ...allow, sourceIp: "", remoteIpSet: "ips-none" }] }),
      "404 NoSuchObject",
    );
    await cloud.ok(`POST /v1/ipSet/${ipSetId}/ipAddress`, { ipAddressInfo: [{ ipAddress: "10.3.0.1" }] });
    for (const ipAddress of ["10.3.0.1", "::1", "here"])
      assert.equal(
        await cloud.refusal(`POST /v1/ipSet/${ipSetId}/ipAddress`, { ipAddressInfo: [{ ipAddress }] }),
        "400 BadRequest",
        ipAddress,
      );
    await cloud.ok(`POST /v1/ipSet/${ipSetId}/deleteIpAddress`, { ipAddressInfo: ["10.1.0.0/16"] });
    assert.equal(await cloud.refusal(`POST /v1/ipSet/${ipSetId}/deleteIpAddress`, { ipAddressInfo: ["10.1.0.0/16"] }), "404 NoSuchObject");
    await cloud.ok(`PUT /v1/ipSet/${ipSetId}?modifyAttribute`, { name: "other" });
    await cloud.ok(`PUT /v1/ipGroup/${ipGroupId}?modifyAttribute`, { description: "all" });
    const [listed] = (await cloud.ok("GET /v1/ipSet?ipVersion=IPv4&maxKeys=1"))["ipSets"] as Json[];
    assert.deepEqual(
      [listed?.["name"], listed?.["bindedInstanceNum"], listed?.["ipAddressInfo"]],
      ["other", 1, [info[1], { ipAddress: "10.3.0.1", description: "" }]],
    );
    assert.deepEqual((await cloud.ok("GET /v1/ipGroup?ipVersion=IPv6"))["ipGroups"], []);
    assert.equal(await cloud.refusal(`POST /v1/ipGroup/${ipGroupId}/bindIpSet`, { ipSetIds: [ipSetId] }), "400 BadRequest");
    assert.equal(await cloud.refusal(`POST /v1/ipGroup/${ipGroupId}/bindIpSet`, { ipSetIds: ["ips-none"] }), "404 NoSuchObject");
    await cloud.ok(`POST /v1/ipGroup/${ipGroupId}/unbindIpSet`, { ipSetIds: [ipSetId] });
    assert.equal(await cloud.refusal(`POST /v1/ipGroup/${ipGroupId}/unbindIpSet`, { ipSetIds: [ipSetId] }), "404 NoSuchObject");
    await cloud.ok(`POST /v1/ipGroup/${ipGroupId}/bindIpSet`, { ipSetIds: [ipSetId] });
    await cloud.ok(`DELETE ${path}/${id}`);
    await cloud.ok(`DELETE /v1/ipGroup/${ipGroupId}`);
    await cloud.ok(`DELETE /v1/ipSet/${ipSetId}`);
    assert.equal(await cloud.refusal(`GET /v1/ipSet/${ipSetId}`), "404 NoSuchObject");
  });
});
