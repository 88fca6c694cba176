import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Failure, type Scene, scene, textOf, verdictOf } from "./scene.js";

const nat = (id: string, vpcId = "vpc-shop") => ({
  id,
  name: id.slice(4),
  vpcId,
  natType: "enhanced",
  cuNum: 4,
  status: "active",
  eips: [],
  dnatEips: [],
  bindEips: ["180.76.1.1", "180.76.1.2"],
});
const snat = (ruleId: string, natId: string, sourceCIDR: string) => ({
  ruleId,
  natId,
  ruleName: ruleId.slice(5),
  sourceCIDR,
  publicIpsAddress: ["180.76.1.1"],
  status: "active",
});
const dnat = (ruleId: string, natId: string, more: object) => ({
  ruleId,
  natId,
  ruleName: ruleId.slice(5),
  publicIpAddress: "180.76.1.1",
  privateIpAddress: "10.0.1.4",
  protocol: "TCP",
  status: "active",
  ...more,
});
const seed = {
  vpcs: [{ vpcId: "vpc-shop", name: "shop", cidr: "10.0.0.0/16", isDefault: false }],
  nats: [nat("nat-one"), nat("nat-two")],
  snatRules: [snat("rule-web", "nat-one", "10.0.0.0/23"), snat("rule-far", "nat-two", "10.0.8.0/24")],
  dnatRules: [
    dnat("rule-http", "nat-one", { publicPort: 80, privatePort: 8080 }),
    dnat("rule-many", "nat-one", { publicPortRange: "9000-9010", privatePortRange: "9000-9010" }),
    dnat("rule-all", "nat-one", { protocol: "all", publicIpAddress: "180.76.1.2" }),
    dnat("rule-two", "nat-two", { publicPort: 22, privatePort: 22 }),
  ],
};
const causeOf = ({ investigation }: Failure, check: string): number | null | undefined =>
  investigation.checks.find(({ id }) => id === check)?.cause;
const run = async ({ done }: Scene, command: string | undefined): Promise<unknown> =>
  done(
    ...(command ?? assert.fail("no command"))
      .split(" ")
      .slice(2)
      .map((word) => word.replace(/^'(.*)'$/u, "$1")),
  );

describe("an SNAT rule that conflicts", () => {
  const create = (source: string, eip = "180.76.1.1") => [
    "CreateSnatRule",
    "natId=nat-one",
    "ruleName=more",
    `sourceCIDR=${source}`,
    `publicIpsAddress=${eip}`,
  ];

  it("is told the rule whose source it meets", async (t) => {
    const { failure, says } = await scene(t, seed);
    const failed = await failure(...create("10.0.1.0/24"));
    assert.equal(failed.code, "SnatRuleSourceAddressConflict");
    assert.equal(
      failed.investigation.conclusion?.en,
      "10.0.1.0/24 conflicts with the SNAT rule rule-web (web) of nat-one, which uses 10.0.0.0/23.",
    );
    assert.equal(failed.investigation.conclusion?.zh, "10.0.1.0/24 与 nat-one 的 SNAT 规则 rule-web (web) 冲突，后者占用 10.0.0.0/23。");
    assert.equal(causeOf(failed, "nat-rule-conflict"), 0);
    assert.match(await says(create("10.0.1.9")), /^Cause +10\.0\.1\.9 conflicts with the SNAT rule rule-web \(web\) of nat-one/m);
  });

  it("is told how to change the one with the same source", async (t) => {
    const stage = await scene(t, seed);
    const { conclusion, action } = (await stage.failure(...create("10.0.0.0/23", "180.76.1.2"))).investigation;
    assert.equal(conclusion?.en, "10.0.0.0/23 is already the SNAT rule rule-web (web) of nat-one.");
    assert.equal(action?.command, `bcevpc call UpdateSnatRule natId=nat-one ruleId=rule-web 'publicIpsAddress:=["180.76.1.2"]'`);
    await run(stage, action?.command);
    const same = (await stage.failure(...create("10.0.0.0/23", "180.76.1.2"))).investigation.action;
    assert.match(same?.en ?? "", /^No need to create it/);
  });

  it("is found in a batch, and when a rule is changed", async (t) => {
    const { failure, done } = await scene(t, seed);
    const rules = ["10.0.20.0/24", "10.0.1.0/24"].map((sourceCIDR, index) => ({
      ruleName: `b${index}`,
      sourceCIDR,
      publicIpsAddress: ["180.76.1.1"],
    }));
    const batch = await failure("BatchAddSnatRules", "natId=nat-one", `snatRules:=${JSON.stringify(rules)}`);
    assert.match(batch.investigation.conclusion?.en ?? "", /^10\.0\.1\.0\/24 conflicts with the SNAT rule rule-web/);
    const { ruleId } = await done(...create("10.0.30.0/24"));
    const changed = await failure("UpdateSnatRule", "natId=nat-one", `ruleId=${ruleId}`, "sourceCIDR=10.0.0.7");
    assert.match(changed.investigation.conclusion?.en ?? "", /^10\.0\.0\.7 conflicts with the SNAT rule rule-web/);
  });

  it("is ruled out where no rule has the source", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "SnatRuleSourceAddressConflict@CreateSnatRule"]);
    const failed = await failure(...create("10.0.8.0/24"));
    assert.equal(verdictOf(failed, "nat-rule-conflict"), "ruledOut");
    assert.equal(textOf(failed, "nat-rule-conflict"), "no SNAT rule of nat-one conflicts with 10.0.8.0/24 now");
  });
});

describe("a DNAT rule that conflicts", () => {
  const create = (protocol: string, port: number, eip = "180.76.1.1") => [
    "CreateDnatRule",
    "natId=nat-one",
    "ruleName=more",
    `publicIpAddress=${eip}`,
    "privateIpAddress=10.0.1.9",
    `protocol=${protocol}`,
    `publicPort=${port}`,
    "privatePort=80",
  ];

  it("is told the rule with its port, and the next free one", async (t) => {
    const stage = await scene(t, seed);
    const failed = await stage.failure(...create("TCP", 80));
    assert.equal(failed.code, "DnatRuleConflictException");
    assert.equal(failed.investigation.conclusion?.en, "TCP 180.76.1.1:80 is already the DNAT rule rule-http (http) of nat-one.");
    assert.match(failed.investigation.action?.command ?? "", /publicPort=81/);
    assert.equal(causeOf(failed, "nat-rule-conflict"), 0);
    await run(stage, failed.investigation.action?.command);
  });

  it("is told a rule with a range of ports, and one that takes all of the address", async (t) => {
    const { failure } = await scene(t, seed);
    const range = await failure(...create("TCP", 9005));
    assert.equal(
      range.investigation.conclusion?.en,
      "TCP 180.76.1.1:9005 conflicts with the DNAT rule rule-many (many) of nat-one, which uses TCP 180.76.1.1:9000-9010.",
    );
    assert.match(range.investigation.action?.command ?? "", /publicPort=9011/);
    assert.equal(causeOf(range, "nat-rule-conflict"), 1);
    const all = await failure(...create("UDP", 53, "180.76.1.2"));
    assert.equal(
      all.investigation.conclusion?.en,
      "UDP 180.76.1.2:53 conflicts with the DNAT rule rule-all (all) of nat-one, which uses all 180.76.1.2.",
    );
    assert.equal(all.investigation.action, null);
    assert.equal(causeOf(all, "nat-rule-conflict"), 2);
  });

  it("is told when a rule is changed, but not of itself", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "DnatRuleConflictException@UpdateDnatRule"]);
    const update = (port: number) => failure("UpdateDnatRule", "natId=nat-one", "ruleId=rule-many", `publicPort=${port}`, "privatePort=80");
    assert.match((await update(80)).investigation.conclusion?.en ?? "", /^TCP 180\.76\.1\.1:80 is already the DNAT rule rule-http/);
    assert.equal(verdictOf(await update(9005), "nat-rule-conflict"), "ruledOut");
  });

  it("is ruled out where only another protocol has the port", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "DnatRuleConflictException@CreateDnatRule"]);
    const failed = await failure(...create("UDP", 80));
    assert.equal(verdictOf(failed, "nat-rule-conflict"), "ruledOut");
    assert.equal(textOf(failed, "nat-rule-conflict"), "no DNAT rule of nat-one conflicts with UDP 180.76.1.1:80 now");
  });
});

describe("a rule of a gateway that is not found", () => {
  it("is told the gateway it belongs to", async (t) => {
    const stage = await scene(t, seed);
    const failed = await stage.failure("DeleteSnatRule", "natId=nat-one", "ruleId=rule-far");
    assert.equal(failed.code, "RuleIdNotExist");
    assert.equal(failed.investigation.conclusion?.en, "rule-far (far) is an SNAT rule of nat-two, not of nat-one.");
    assert.equal(failed.investigation.action?.command, "bcevpc call DeleteSnatRule natId=nat-two ruleId=rule-far");
    assert.equal(causeOf(failed, "nat-rule-elsewhere"), 2);
    await run(stage, failed.investigation.action?.command);
  });

  it("is told its kind", async (t) => {
    const stage = await scene(t, seed);
    const failed = await stage.failure("DeleteSnatRule", "natId=nat-one", "ruleId=rule-http");
    assert.equal(failed.investigation.conclusion?.en, "rule-http (http) is a DNAT rule of nat-one, not an SNAT rule.");
    assert.equal(failed.investigation.action?.command, "bcevpc call DeleteDnatRule natId=nat-one ruleId=rule-http");
    assert.equal(causeOf(failed, "nat-rule-elsewhere"), 1);
    const changed = await stage.failure("UpdateSnatRule", "natId=nat-one", "ruleId=rule-http", "sourceCIDR=10.0.9.0/24");
    assert.equal(changed.investigation.action?.command, "bcevpc call ListDnatRule natId=nat-one");
    await run(stage, failed.investigation.action?.command);
  });

  it("is told when a name was taken for an id", async (t) => {
    const stage = await scene(t, seed);
    const failed = await stage.failure("DeleteDnatRule", "natId=nat-one", "ruleId=http");
    assert.equal(failed.code, "DnatRuleIdException");
    assert.equal(failed.investigation.conclusion?.en, "http is the name of the DNAT rule rule-http, not its id.");
    assert.equal(causeOf(failed, "nat-rule-elsewhere"), 0);
    assert.equal(failed.investigation.action?.en, "Use the id.");
    await run(stage, failed.investigation.action?.command);
  });

  it("is told that no gateway has it, of however many", async (t) => {
    const { failure } = await scene(t, seed);
    const failed = await failure("DeleteDnatRule", "natId=nat-one", "ruleId=rule-gone");
    assert.match(failed.investigation.conclusion?.en ?? "", /^No NAT gateway of vpc-shop \(2 checked\) has a rule rule-gone: /);
    assert.equal(causeOf(failed, "nat-rule-elsewhere"), 0);
    const many = await scene(t, { ...seed, nats: ["one", "two", "three", "four", "five", "six"].map((name) => nat(`nat-${name}`)) });
    const some = await many.failure("DeleteDnatRule", "natId=nat-one", "ruleId=rule-gone");
    assert.equal(verdictOf(some, "nat-rule-elsewhere"), "unknown");
    assert.equal(textOf(some, "nat-rule-elsewhere"), "only 4 of the other 5 NAT gateways were checked");
    assert.equal(some.investigation.calls, 12);
  });

  it("is ruled out where it is there, and left open where not all could be read", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "RuleIdNotExist@DeleteSnatRule"]);
    const failed = await failure("DeleteSnatRule", "natId=nat-one", "ruleId=rule-web");
    assert.equal(verdictOf(failed, "nat-rule-elsewhere"), "ruledOut");
    assert.equal(textOf(failed, "nat-rule-elsewhere"), "the SNAT rule rule-web (web) of nat-one exists now");
    const closed = await scene(t, seed, ["--fail", "AccessDenied@ListNat"]);
    const open = await closed.failure("DeleteDnatRule", "natId=nat-one", "ruleId=rule-gone");
    assert.equal(verdictOf(open, "nat-rule-elsewhere"), "unknown");
  });
});

describe("a rule of a security group that is there already", () => {
  const rule = (more: object = {}) => ({
    direction: "ingress",
    ethertype: "IPv4",
    protocol: "tcp",
    portRange: "22",
    sourceIp: "10.0.0.0/8",
    remark: "ssh",
    ...more,
  });
  const groups = {
    vpcs: seed.vpcs,
    securityGroups: [{ id: "g-web", name: "web", vpcId: "vpc-shop", sgVersion: 0 }],
    securityGroupRules: [{ securityGroupRuleId: "r-ssh", securityGroupId: "g-web", ...rule() }],
    enterpriseSecurityGroups: [{ id: "esg-web", name: "web", desc: "" }],
    enterpriseSecurityGroupRules: [
      {
        enterpriseSecurityGroupRuleId: "esgr-ssh",
        enterpriseSecurityGroupId: "esg-web",
        ...rule({ action: "allow", priority: 1, sourcePortRange: "1-65535", localIp: "all" }),
      },
    ],
  };
  const ordinary = (more: object = {}) => ["AuthorizeSecurityGroupRules", "securityGroupId=g-web", `rule:=${JSON.stringify(rule(more))}`];
  const enterprise = (...rules: readonly object[]) => [
    "AuthorizeEnterpriseSecurityGroupRules",
    "enterpriseSecurityGroupId=esg-web",
    `rules:=${JSON.stringify(rules)}`,
  ];

  it("is told by its id", async (t) => {
    const { failure } = await scene(t, groups);
    const failed = await failure(...ordinary());
    assert.equal(failed.code, "OperationDenied");
    assert.equal(failed.investigation.conclusion?.en, "g-web already has the rule ingress tcp 22 10.0.0.0/8: r-ssh.");
    assert.equal(failed.investigation.action?.command, "bcevpc call GetSecurityGroupDetails securityGroupId=g-web");
    assert.equal(causeOf(failed, "group-rule-repeated"), 2);
  });

  it("is told with the group that it lets in", async (t) => {
    const peer = { ...rule(), sourceIp: undefined, sourceGroupId: "g-web" };
    const twice = { ...groups, securityGroupRules: [{ securityGroupRuleId: "r-own", securityGroupId: "g-web", ...peer }] };
    const { failure } = await scene(t, twice);
    const failed = await failure("AuthorizeSecurityGroupRules", "securityGroupId=g-web", `rule:=${JSON.stringify(peer)}`);
    assert.equal(failed.investigation.conclusion?.en, "g-web already has the rule ingress tcp 22 g-web: r-own.");
  });

  it("is left out of a batch for an enterprise group", async (t) => {
    const stage = await scene(t, groups);
    const failed = await stage.failure(...enterprise(rule({ action: "allow" }), rule({ action: "allow", portRange: "443" })));
    assert.equal(failed.code, "Esg.EsgRuleDuplicated");
    assert.equal(failed.investigation.conclusion?.en, "esg-web already has the rule ingress tcp 22 10.0.0.0/8: esgr-ssh.");
    assert.equal(causeOf(failed, "group-rule-repeated"), 0);
    const { command } = failed.investigation.action ?? assert.fail();
    assert.match(command, /"portRange":"443"/);
    assert.doesNotMatch(command, /"portRange":"22"/);
    await run(stage, command);
  });

  it("is ruled out where it differs in anything that tells rules apart", async (t) => {
    const { failure } = await scene(t, groups, ["--fail", "vpc/OperationDenied@AuthorizeSecurityGroupRules"]);
    for (const more of [{ remark: "other" }, { portRange: "23" }, { sourceIp: "" }, { ethertype: "IPv6", sourceIp: "::/0" }])
      assert.equal(verdictOf(await failure(...ordinary(more)), "group-rule-repeated"), "ruledOut", JSON.stringify(more));
    assert.equal(
      textOf(await failure(...ordinary({ portRange: "23" })), "group-rule-repeated"),
      "g-web has no rule like ingress tcp 23 10.0.0.0/8 now",
    );
  });
});
