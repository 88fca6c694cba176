import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type ApiCall, ApiRefusal } from "../../../../src/node/mock/resource.js";
import { vpcResource } from "../../../../src/node/mock/resources/network/vpc.js";
import { defaultSecurityGroupOf, securityGroupResource } from "../../../../src/node/mock/resources/security/security-group.js";
import { type Item, State } from "../../../../src/node/mock/state.js";

const handlers = { ...vpcResource.handlers, ...securityGroupResource.handlers };
const inUse = "security-group/SecurityGroup.InstancesAssociatedSecurityGroupCanNotBeDeleted";

/** A mock with a VPC and a security group in it. */
function start() {
  let now = Date.parse("2026-01-15T08:00:00Z");
  const state = new State(() => now);
  const call = (operation: string, parts: Partial<ApiCall> = {}): Item => {
    const handler = handlers[operation] ?? assert.fail(`no handler for ${operation}`);
    return handler({ path: {}, query: {}, body: {}, ...parts }, state) ?? {};
  };
  const refusal = (operation: string, parts: Partial<ApiCall> = {}): string => {
    const before = JSON.stringify(state);
    try {
      call(operation, parts);
    } catch (error) {
      assert.ok(error instanceof ApiRefusal, String(error));
      assert.equal(JSON.stringify(state), before, "a refused call changes nothing");
      return error.entryId;
    }
    return assert.fail(`${operation} was answered`);
  };
  const vpcId = String(call("CreateVpc", { body: { name: "net", cidr: "10.0.0.0/16" } })["vpcId"]);
  const request = (change: Item = {}): { body: Item } => ({ body: { name: "web", vpcId, ...change } });
  const create = (change: Item = {}): { securityGroupId: string } => ({
    securityGroupId: String(call("CreateSecurityGroup", request(change))["securityGroupId"]),
  });
  const path = create();
  const details = (of = path): Item => call("GetSecurityGroupDetails", { path: of });
  const rules = (of = path): Item[] => details(of)["rules"] as Item[];
  const list = (query: Readonly<Record<string, string>> = {}): Item[] =>
    call("QuerySecurityGroupsList", { query })["securityGroups"] as Item[];
  const ids = (query: Readonly<Record<string, string>> = {}): unknown[] => list({ vpcId, ...query }).map(({ id }) => id);
  const authorized = (rule: Item, query = {}) => ["AuthorizeSecurityGroupRules", { path, query, body: { rule } }] as const;
  const authorize = (rule: Item): Item => call(...authorized(rule));
  const waitMinute = (): number => (now += 60_000);
  return { state, call, refusal, vpcId, request, create, path, details, rules, list, ids, authorized, authorize, waitMinute };
}

const ssh = { direction: "ingress", protocol: "tcp", portRange: "22", sourceIp: "10.0.0.0/8", remark: "ssh" };
const everything = { ethertype: "IPv4", protocol: "all", portRange: "1-65535", remark: "" };
const numbered = (count: number, direction: string): Item[] =>
  Array.from({ length: count }, (_, index) => ({ direction, protocol: "tcp", portRange: String(index + 1) }));
const withoutIds = (rules: readonly Item[]): Item[] =>
  rules.map(({ securityGroupRuleId: _rule, securityGroupId: _group, createdTime: _created, updatedTime: _updated, ...rest }) => rest);

describe("the default security group of the mock", () => {
  it("is there for every VPC, once, and lets everything through", () => {
    const { state, list, vpcId, rules } = start();
    const [group, ...more] = list({ vpcId }).filter(({ desc }) => desc === "default");
    assert.deepEqual(more, []);
    assert.equal(defaultSecurityGroupOf(state, vpcId).id, group?.["id"]);
    assert.deepEqual(withoutIds(rules({ securityGroupId: String(group?.["id"]) })), [
      { ...everything, direction: "ingress", sourceIp: "all" },
      { ...everything, direction: "egress", destIp: "all" },
    ]);
  });

  it("cannot be deleted, nor can one that is seeded with its name; its rules can be changed", () => {
    const { state, call, refusal, vpcId } = start();
    const { id } = defaultSecurityGroupOf(state, vpcId);
    assert.equal(refusal("DeleteSecurityGroup", { path: { securityGroupId: id } }), "vpc/OperationDenied");
    call("RevokeSecurityGroupRules", { path: { securityGroupId: id }, body: { rule: { direction: "egress" } } });
    state.items("securityGroups").set("g-seeded", { id: "g-seeded", vpcId, name: "default" });
    assert.equal(refusal("DeleteSecurityGroup", { path: { securityGroupId: "g-seeded" } }), "vpc/OperationDenied");
  });
});

describe("a security group of the mock", () => {
  it("is created, shown and deleted", () => {
    const { call, refusal, create, details, ids, vpcId } = start();
    const tags = [{ tagKey: "team", tagValue: "net" }];
    const path = create({ name: "数据库-1", desc: "for the database", tags, rules: [ssh] });
    const id = path.securityGroupId;
    assert.match(id, /^g-[0-9a-z]{12}$/);
    const { rules, ...group } = details(path);
    const times = { createdTime: "2026-01-15T08:00:00Z" };
    assert.deepEqual(group, { id, name: "数据库-1", vpcId, desc: "for the database", ...times, sgVersion: 0, tags, bindInstanceNum: 0 });
    const [{ securityGroupRuleId, ...rule } = {}] = rules as Item[];
    assert.match(String(securityGroupRuleId), /^r-[0-9a-z]{12}$/);
    assert.deepEqual(rule, { ...ssh, ethertype: "IPv4", securityGroupId: id, ...times, updatedTime: times.createdTime });
    assert.deepEqual(call("DeleteSecurityGroup", { path }), {});
    assert.equal(ids().includes(id), false);
    for (const operation of ["GetSecurityGroupDetails", "DeleteSecurityGroup", "AuthorizeSecurityGroupRules", "RevokeSecurityGroupRules"])
      assert.equal(refusal(operation, { path, body: { rule: ssh } }), "security-group/NoSuchObject", operation);
    assert.equal(
      refusal("DeleteSecurityGroupRules", { path: { securityGroupRuleId: String(securityGroupRuleId) } }),
      "security-group/NoSuchObject.rule",
    );
  });

  it("is found by its VPC and by ids, and comes in pages", () => {
    const { call, refusal, create, path, ids, list, vpcId } = start();
    const other = create().securityGroupId;
    const elsewhere = String(call("CreateVpc", { body: { name: "far", cidr: "10.1.0.0/16" } })["vpcId"]);
    assert.deepEqual([list({ vpcId: elsewhere }).length, list().length, list({ vpcId: "vpc-none" }).length], [1, 4, 0]);
    assert.deepEqual(ids({ securityGroupId: path.securityGroupId }), [path.securityGroupId]);
    assert.deepEqual(ids({ securityGroupIds: `${other},${path.securityGroupId},g-none` }), [path.securityGroupId, other]);
    const first = call("QuerySecurityGroupsList", { query: { vpcId, maxKeys: "1" } });
    assert.deepEqual([first["isTruncated"], first["nextMarker"]], [true, ids()[1]]);
    assert.deepEqual(ids({ marker: String(ids()[2]) }), [ids()[2]]);
    assert.equal(refusal("QuerySecurityGroupsList", { query: { maxKeys: "1001" } }), "vpc/BadRequest");
    assert.equal(refusal("QuerySecurityGroupsList", { query: { marker: "g-none" } }), "vpc/BadRequest");
  });

  it("cannot be deleted while a network interface is in it, and counts them", () => {
    const { state, refusal, call, path, details, ids } = start();
    state.items("enis").set("eni-1", { eniId: "eni-1", instanceId: "i-1", securityGroupIds: [path.securityGroupId] });
    assert.equal(details()["bindInstanceNum"], 1);
    assert.deepEqual(ids({ instanceId: "i-1" }), [path.securityGroupId]);
    assert.deepEqual(ids({ instanceId: "i-2" }), []);
    assert.equal(refusal("QuerySecurityGroupsList", { query: { instanceId: "i-1" } }), "vpc/BadRequest");
    assert.equal(refusal("DeleteSecurityGroup", { path }), inUse);
    state.items("enis").set("eni-1", { eniId: "eni-1", enterpriseSecurityGroupIds: [path.securityGroupId] });
    call("DeleteSecurityGroup", { path });
  });

  it("has a name of its own that begins with a letter, and a VPC", () => {
    const { refusal, create, request } = start();
    for (const name of ["1web", "-web", "default", "默认安全组", "a".repeat(66), "web*", "", undefined])
      assert.equal(refusal("CreateSecurityGroup", request({ name })), "vpc/BadRequest", name);
    for (const name of ["a".repeat(65), "Web_1 a/b.c-d", "网"]) create({ name });
    assert.equal(refusal("CreateSecurityGroup", request({ vpcId: undefined })), "vpc/BadRequest");
    assert.equal(refusal("CreateSecurityGroup", request({ vpcId: "vpc-none" })), "vpc/NoSuchObject");
    assert.equal(refusal("CreateSecurityGroup", request({ rules: ssh })), "vpc/BadRequest");
    create({ rules: null });
  });

  it("is one of 20 that a VPC can have beside its default one, of 100 in the default VPC", () => {
    const { state, refusal, create, request, vpcId } = start();
    for (let count = 1; count < 20; count += 1) create();
    assert.equal(refusal("CreateSecurityGroup", request()), "vpc/LimitExceeded");
    Object.assign(state.items("vpcs").get(vpcId) ?? {}, { isDefault: true });
    for (let count = 20; count < 100; count += 1) create();
    assert.equal(refusal("CreateSecurityGroup", request()), "vpc/LimitExceeded");
  });

  it("goes with its VPC, rules and all, and does not keep it from being deleted", () => {
    const { state, call, list, authorize, vpcId } = start();
    authorize(ssh);
    call("DeleteVpc", { path: { vpcId } });
    assert.deepEqual(list(), []);
    assert.deepEqual(state.toJSON(), {});
  });
});

describe("a security group rule of the mock", () => {
  it("is authorized with what is left out filled in, and revoked by what it says", () => {
    const { call, refusal, path, authorize, rules } = start();
    assert.deepEqual(authorize({ direction: "egress" }), {});
    authorize({ ...ssh, sourceIp: undefined, sourceGroupId: path.securityGroupId });
    assert.deepEqual(withoutIds(rules()), [
      { ...everything, direction: "egress", destIp: "all" },
      { direction: "ingress", protocol: "tcp", portRange: "22", remark: "ssh", ethertype: "IPv4", sourceGroupId: path.securityGroupId },
    ]);
    const revoke = (rule: Item) => ["RevokeSecurityGroupRules", { path, body: { rule } }] as const;
    assert.equal(refusal(...revoke(ssh)), "security-group/SecurityGroup.RuleNotExist");
    assert.deepEqual(call(...revoke({ direction: "egress", destIp: "all", protocol: "", portRange: "1-65535" })), {});
    assert.equal(refusal(...revoke({ direction: "egress" })), "security-group/SecurityGroup.RuleNotExist");
    assert.equal(rules().length, 1);
  });

  it("is changed and deleted by its id", () => {
    const { call, refusal, path, authorize, rules, waitMinute } = start();
    authorize(ssh);
    const [rule] = rules();
    const securityGroupRuleId = String(rule?.["securityGroupRuleId"]);
    const update = (change: Item) => ["UpdateSecurityGroupRules", { body: { securityGroupRuleId, ...change } }] as const;
    waitMinute();
    const updatedTime = "2026-01-15T08:01:00Z";
    const change = { portRange: "22-23", sourceIp: "10.0.0.1", remark: "two", protocol: "udp" };
    assert.deepEqual(call(...update(change)), {});
    assert.deepEqual(rules(), [{ ...rule, ...change, updatedTime }]);
    call(...update({ sourceGroupId: path.securityGroupId }));
    const { sourceIp: _address, ...rest } = { ...rule, ...change };
    assert.deepEqual(rules(), [{ ...rest, sourceGroupId: path.securityGroupId, updatedTime }]);
    for (const wrong of [{ destIp: "10.0.0.1" }, { destGroupId: path.securityGroupId }])
      assert.equal(refusal(...update(wrong)), "vpc/BadRequest");
    assert.equal(refusal(...update({ sourceIp: "10.0.0.1", sourceGroupId: path.securityGroupId })), "vpc/BadRequest");
    assert.equal(refusal(...update({ sourceGroupId: "g-none" })), "security-group/NoSuchObject");
    assert.equal(refusal(...update({ protocol: "icmp" })), "security-group/InvalidProtocolException");
    call(...update({ protocol: "tcp" }));
    assert.equal(refusal(...update({ protocol: "icmp" })), "security-group/InvalidProtocolException");
    authorize({ ...ssh, portRange: "24", remark: "two", sourceIp: "", sourceGroupId: path.securityGroupId });
    assert.equal(refusal(...update({ portRange: "24" })), "vpc/OperationDenied");
    assert.equal(refusal("UpdateSecurityGroupRules"), "vpc/BadRequest");
    assert.deepEqual(call("DeleteSecurityGroupRules", { path: { securityGroupRuleId } }), {});
    assert.equal(refusal("DeleteSecurityGroupRules", { path: { securityGroupRuleId } }), "security-group/NoSuchObject.rule");
    assert.equal(refusal(...update({})), "security-group/NoSuchObject.rule");
  });

  it("is refused when it is none, or says what cannot be", () => {
    const { refusal, request, path, authorized } = start();
    const own = (name: string): string => `security-group/SecurityGroup.${name}`;
    const ported = (portRange: unknown): unknown => ({ ...ssh, portRange });
    const wrong: readonly (readonly [entryId: string, ...rules: unknown[]])[] = [
      ["vpc/BadRequest", undefined, null, "rule", {}, { ...ssh, direction: "in" }, { ...ssh, protocol: 6 }, ported(22)],
      ["security-group/BadRequest.protocol-invalid", { ...ssh, protocol: "TCP" }],
      [own("RulePortInvalid"), ported("22,80"), ported("ssh")],
      [own("RulePortRangeInvalid"), ported("0"), ported("65536"), ported("1-65536"), ported("0-5")],
      [own("RulePortOrderInvalid"), ported("8000-80")],
      [
        own("RuleCIDRAddressError"),
        ...["10.0.0.0/33", "here", "::1"].map((sourceIp) => ({ ...ssh, sourceIp })),
        { ...ssh, ethertype: "IPv6" },
      ],
      ["vpc/BadRequest", { ...ssh, sourceIp: 10 }, { ...ssh, ethertype: "IPv5" }, { ...ssh, protocol: "all" }],
      ["vpc/BadRequest", { ...ssh, sourceGroupId: path.securityGroupId }, { ...ssh, destIp: "10.0.0.1" }],
    ];
    for (const [entryId, ...rules] of wrong)
      for (const rule of rules) {
        assert.equal(refusal(...authorized(rule as Item)), entryId, JSON.stringify(rule));
        assert.equal(refusal("CreateSecurityGroup", request({ rules: [ssh, rule] })), entryId, JSON.stringify(rule));
      }
    const rules = [{ ...ssh, sourceIp: "", sourceGroupId: "g-none" }];
    for (const rule of rules) assert.equal(refusal(...authorized(rule)), "security-group/NoSuchObject");
    assert.equal(refusal("CreateSecurityGroup", request({ rules })), "security-group/NoSuchObject");
  });

  it("is in its group once", () => {
    const { refusal, request, path, authorize, authorized } = start();
    authorize(ssh);
    assert.equal(refusal(...authorized(ssh)), "vpc/OperationDenied");
    assert.equal(refusal("CreateSecurityGroup", request({ rules: [ssh, ssh] })), "vpc/OperationDenied");
    const { sourceIp, ...outward } = ssh;
    const others = [{ remark: "" }, { protocol: "udp" }, { portRange: "23" }, { sourceIp: "::/0", ethertype: "IPv6" }, { sourceIp: "all" }];
    for (const change of others) authorize({ ...ssh, ...change });
    authorize({ ...outward, direction: "egress", destIp: sourceIp });
    authorize({ ...outward, direction: "egress", destGroupId: path.securityGroupId });
  });

  it("is one of 100 in its direction", () => {
    const { refusal, create, request, authorized, authorize } = start();
    assert.equal(refusal("CreateSecurityGroup", request({ rules: numbered(101, "egress") })), "vpc/LimitExceeded");
    create({ rules: [...numbered(100, "egress"), ...numbered(100, "ingress")] });
    for (const rule of numbered(100, "ingress")) authorize(rule);
    assert.equal(refusal(...authorized(ssh)), "vpc/LimitExceeded");
    for (const rule of numbered(100, "egress")) authorize(rule);
    assert.equal(refusal(...authorized({ direction: "egress" })), "vpc/LimitExceeded");
  });

  it("is not changed by a caller who has seen an older version of the group", () => {
    const { call, refusal, path, details, rules, authorize, authorized } = start();
    authorize(ssh);
    assert.equal(details()["sgVersion"], 1);
    const old = { sgVersion: "0" };
    const ruleId = { securityGroupRuleId: String(rules()[0]?.["securityGroupRuleId"]) };
    assert.equal(refusal(...authorized({ direction: "egress" }, old)), "security-group/VersionMismatch");
    assert.equal(refusal("RevokeSecurityGroupRules", { path, query: old, body: { rule: ssh } }), "security-group/VersionMismatch");
    assert.equal(refusal("UpdateSecurityGroupRules", { query: old, body: { ...ruleId, remark: "new" } }), "security-group/VersionMismatch");
    assert.equal(refusal("DeleteSecurityGroupRules", { query: old, path: ruleId }), "security-group/VersionMismatch");
    call("UpdateSecurityGroupRules", { query: { sgVersion: "1" }, body: { ...ruleId, remark: "new" } });
    call("DeleteSecurityGroupRules", { query: { sgVersion: "2" }, path: ruleId });
    assert.equal(details()["sgVersion"], 3);
  });
});
