import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Scene, scene, textOf, verdictOf } from "./scene.js";

const vpcs = ["shop", "other"].map((name, index) => ({ vpcId: `vpc-${name}`, name, cidr: `10.${index}.0.0/16`, isDefault: false }));
const subnet = (subnetId: string, cidr: string, vpcId = "vpc-shop") => ({
  subnetId,
  name: subnetId.slice(4),
  cidr,
  vpcId,
  zoneName: "cn-bj-a",
  subnetType: "BCC",
  availableIp: 250,
});
const subnets = [subnet("sbn-web", "10.0.1.0/24"), subnet("sbn-db", "10.0.2.0/24")];

/** Runs commands joined with && as a shell would; no word of them has blanks in it. */
async function run({ done }: Scene, command: string | undefined): Promise<void> {
  for (const step of (command ?? assert.fail("no command")).split(" && "))
    await done(
      ...step
        .split(" ")
        .slice(2)
        .map((word) => word.replace(/^'(.*)'$/u, "$1")),
    );
}

describe("an ACL position that is taken", () => {
  const acl = (position: number, more: object = {}) => ({
    direction: "ingress",
    protocol: "tcp",
    sourceIpAddress: "10.0.0.0/8",
    destinationIpAddress: "10.0.1.0/24",
    sourcePort: "1-65535",
    destinationPort: "80",
    position,
    action: "allow",
    subnetId: "sbn-web",
    ipVersion: 4,
    description: "",
    ...more,
  });
  const seed = {
    vpcs,
    subnets,
    aclRules: [
      { id: "ar-first", ...acl(100) },
      { id: "ar-second", ...acl(101, { action: "deny" }) },
      { id: "ar-out", ...acl(300, { direction: "egress" }) },
      { id: "ar-db", ...acl(400, { subnetId: "sbn-db" }) },
    ],
  };
  const add = (...rules: readonly object[]) => ["AddAclRule", `aclRules:=${JSON.stringify(rules)}`] as const;

  it("is told the rule that has it and the next free one", async (t) => {
    const stage = await scene(t, seed);
    const failed = await stage.failure(...add(acl(102), acl(100)));
    assert.equal(failed.code, "DuplicatePosition");
    const { conclusion, action, checks } = failed.investigation;
    assert.equal(
      conclusion?.en,
      "Position 100 of the ingress rules of sbn-web is used by ar-first (allow tcp 10.0.0.0/8 → 10.0.1.0/24:80).",
    );
    assert.match(conclusion?.zh ?? "", /^sbn-web 入站规则的优先级 100 已被 ar-first/);
    assert.match(action?.en ?? "", /^Use 103, /);
    assert.equal(checks.find(({ id }) => id === "rule-position")?.cause, 0);
    assert.match(await stage.says(add(acl(100))), /^Cause +Position 100 of the ingress rules of sbn-web is used by ar-first/m);
    await run(stage, action?.command);
  });

  it("is told for a rule that is changed, wherever it is", async (t) => {
    const stage = await scene(t, seed);
    const { conclusion, action } = (await stage.failure("UpdateAclRules", "aclRuleId=ar-second", "position=100")).investigation;
    assert.match(conclusion?.en ?? "", /^Position 100 of the ingress rules of sbn-web is used by ar-first/);
    assert.equal(action?.command, "bcevpc call UpdateAclRules aclRuleId=ar-second position=101");
    await run(stage, action?.command);
  });

  it("is not blamed on the other direction, another subnet or the rule itself", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "DuplicatePosition@AddAclRule", "--fail", "DuplicatePosition@UpdateAclRules"]);
    for (const position of [300, 400]) {
      const failed = await failure(...add(acl(position)));
      assert.equal(verdictOf(failed, "rule-position"), "ruledOut");
      assert.equal(textOf(failed, "rule-position"), `no rule uses the position ${position} (sbn-web) now`);
    }
    assert.equal(verdictOf(await failure("UpdateAclRules", "aclRuleId=ar-first", "position=100"), "rule-position"), "ruledOut");
  });

  it("is told when the request names one twice, and the second rule is moved", async (t) => {
    const stage = await scene(t, seed);
    const failed = await stage.failure(...add(acl(700), acl(700)));
    assert.equal(
      failed.investigation.conclusion?.en,
      "aclRules[0] and aclRules[1] of the request both have the position 700 (ingress, sbn-web).",
    );
    assert.match(failed.investigation.action?.command ?? "", /"position":700.*"position":701/);
    assert.doesNotMatch(failed.investigation.action?.command ?? "", /sbn-1rmebtrbxxn6/);
    await run(stage, failed.investigation.action?.command);
  });
});

describe("a route that is there already", () => {
  const seed = {
    vpcs,
    subnets,
    nats: ["nat-one", "nat-two"].map((id) => ({
      id,
      name: id.slice(4),
      vpcId: "vpc-shop",
      natType: "enhanced",
      cuNum: 1,
      status: "active",
    })),
    routeTables: [{ routeTableId: "rt-shop", name: "default", vpcId: "vpc-shop" }],
    routeRules: [
      {
        routeRuleId: "rr-out",
        routeTableId: "rt-shop",
        sourceAddress: "0.0.0.0/0",
        destinationAddress: "172.16.0.0/16",
        nexthopId: "nat-one",
        nexthopType: "nat",
        pathType: "normal",
        description: "",
      },
    ],
  };
  const create = (nexthopId: string, destination = "172.16.0.0/16") => [
    "CreateRoutingRules",
    "routeTableId=rt-shop",
    "sourceAddress=0.0.0.0/0",
    `destinationAddress=${destination}`,
    "nexthopType=nat",
    `nexthopId=${nexthopId}`,
    "description=x",
  ];

  it("is told by its id, and how to lead it elsewhere", async (t) => {
    const stage = await scene(t, seed);
    const failed = await stage.failure(...create("nat-two"));
    assert.equal(failed.code, "RouteRuleRepeated");
    const { conclusion, action, checks } = failed.investigation;
    assert.equal(conclusion?.en, "0.0.0.0/0 → 172.16.0.0/16 is already in rt-shop: the rule rr-out, with the next hop nat nat-one.");
    assert.equal(action?.command, "bcevpc call UpdateRoutingRules routeRuleId=rr-out nexthopId=nat-two");
    assert.equal(checks.find(({ id }) => id === "route-repeated")?.cause, 1);
    await run(stage, action?.command);
  });

  it("needs nothing when it leads where the new one would", async (t) => {
    const { failure } = await scene(t, seed);
    const { action, checks } = (await failure(...create("nat-one"))).investigation;
    assert.match(action?.en ?? "", /^No need to create it/);
    assert.equal(action?.command, "bcevpc call QueryRoutingRules routeTableId=rt-shop");
    assert.equal(checks.find(({ id }) => id === "route-repeated")?.cause, 0);
  });

  it("is ruled out where no rule has the pair", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "RouteRuleRepeated@CreateRoutingRules"]);
    const failed = await failure(...create("nat-two", "172.17.0.0/16"));
    assert.equal(verdictOf(failed, "route-repeated"), "ruledOut");
    assert.equal(textOf(failed, "route-repeated"), "rt-shop has no rule from 0.0.0.0/0 to 172.17.0.0/16 now");
  });
});

describe("a security group that is in use", () => {
  const eni = (eniId: string, more: object) => ({
    eniId,
    name: eniId.slice(4),
    vpcId: "vpc-shop",
    subnetId: "sbn-web",
    instanceId: "",
    status: "available",
    privateIpSet: [],
    securityGroupIds: [],
    enterpriseSecurityGroupIds: [],
    ...more,
  });
  const seed = {
    vpcs,
    subnets,
    securityGroups: [
      { id: "g-default", name: "默认安全组", vpcId: "vpc-shop", sgVersion: 0 },
      { id: "g-web", name: "web", vpcId: "vpc-shop", sgVersion: 0 },
      { id: "g-both", name: "both", vpcId: "vpc-shop", sgVersion: 0 },
      { id: "g-idle", name: "idle", vpcId: "vpc-shop", sgVersion: 0 },
    ],
    enterpriseSecurityGroups: [
      { id: "esg-web", name: "web", desc: "" },
      { id: "esg-idle", name: "idle", desc: "" },
    ],
    enis: [
      eni("eni-one", { securityGroupIds: ["g-web"] }),
      eni("eni-two", { securityGroupIds: ["g-web", "g-both"] }),
      eni("eni-far", { enterpriseSecurityGroupIds: ["esg-web"] }),
    ],
  };

  it("is told the interfaces that have it, with another group for each", async (t) => {
    const stage = await scene(t, seed);
    const failed = await stage.failure("DeleteSecurityGroup", "securityGroupId=g-web");
    assert.equal(failed.code, "SecurityGroup.InstancesAssociatedSecurityGroupCanNotBeDeleted");
    const { conclusion, action, checks } = failed.investigation;
    assert.equal(conclusion?.en, "g-web is in use by the network interfaces eni-one (one), eni-two (two).");
    assert.equal(checks.find(({ id }) => id === "group-members")?.cause, 2);
    assert.deepEqual(action?.command.split(" && "), [
      `bcevpc call UpdateEniSecurityGroup eniId=eni-one 'securityGroupIds:=["g-default"]'`,
      `bcevpc call UpdateEniSecurityGroup eniId=eni-two 'securityGroupIds:=["g-both"]'`,
      "bcevpc call DeleteSecurityGroup securityGroupId=g-web",
    ]);
    await run(stage, action?.command);
  });

  it("is told for an enterprise group too", async (t) => {
    const stage = await scene(t, seed);
    const failed = await stage.failure("DeleteEnterpriseSecurityGroup", "enterpriseSecurityGroupId=esg-web");
    assert.equal(failed.code, "Esg.EsgBindStatusInvalid");
    assert.equal(failed.investigation.conclusion?.en, "esg-web is in use by the network interface eni-far (far).");
    await run(stage, failed.investigation.action?.command);
  });

  it("is ruled out where nothing has it", async (t) => {
    const faults = [
      "--fail",
      "SECURITYGROUP_INUSE@DeleteSecurityGroup",
      "--fail",
      "Esg.EsgBindStatusInvalid@DeleteEnterpriseSecurityGroup",
    ];
    const { failure } = await scene(t, seed, faults);
    const group = await failure("DeleteSecurityGroup", "securityGroupId=g-idle");
    assert.equal(verdictOf(group, "group-members"), "ruledOut");
    assert.equal(textOf(group, "group-members"), "no resource that can be listed uses g-idle now");
    const other = await failure("DeleteEnterpriseSecurityGroup", "enterpriseSecurityGroupId=esg-idle");
    assert.equal(verdictOf(other, "group-members"), "ruledOut");
  });
});
