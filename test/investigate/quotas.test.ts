import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { scene, textOf, verdictOf } from "./scene.js";

const many = <Item>(count: number, item: (index: number) => Item): Item[] => Array.from({ length: count }, (_, index) => item(index));
const vpc = (vpcId: string, more: object = {}) => ({ vpcId, name: vpcId.slice(4), cidr: "10.0.0.0/16", isDefault: false, ...more });
const subnet = (index: number, vpcId = "vpc-shop") => ({
  subnetId: `sbn-${index}`,
  name: `n${index}`,
  cidr: `10.0.${index}.0/24`,
  vpcId,
  zoneName: "cn-bj-a",
  subnetType: "BCC",
  availableIp: 250,
});
const rule = (index: number, more: object) => ({
  direction: "ingress",
  ethertype: "IPv4",
  protocol: "tcp",
  portRange: String(index + 1),
  sourceIp: "10.0.0.0/8",
  remark: "",
  ...more,
});
const published = "this is the default quota (VPC: usage restrictions, 2025-10-16)";

describe("a quota that is used up", () => {
  it("is told for VPCs, by region, with its source and what to look at", async (t) => {
    const { failure, says } = await scene(t, { vpcs: many(10, (index) => vpc(`vpc-${index}`)) });
    const words = ["CreateVpc", "name=eleventh", "cidr=10.0.0.0/16"];
    const failed = await failure(...words);
    assert.equal(failed.code, "LimitExceeded");
    const { conclusion, action, checks, calls } = failed.investigation;
    assert.equal(conclusion?.en, `10 of 10 VPCs in bj: ${published}.`);
    assert.equal(conclusion?.zh, "bj 中已有 10 个私有网络，上限 10：这是默认配额（VPC: usage restrictions, 2025-10-16）。");
    assert.equal(action?.command, "bcevpc call QueryVpcList");
    assert.equal(checks.find(({ id }) => id === "quota-used")?.cause, 0);
    assert.equal(calls, 1);
    assert.match(await says(words), /^Cause +10 of 10 VPCs in bj: this is the default quota/m);
  });

  it("is told for subnets and secondary ranges of a VPC", async (t) => {
    const { failure } = await scene(t, { vpcs: [vpc("vpc-shop")], subnets: many(10, (index) => subnet(index)) });
    const subnets = await failure("CreateSubnet", "name=more", "vpcId=vpc-shop", "zoneName=cn-bj-a", "cidr=10.0.99.0/24");
    assert.equal(subnets.investigation.conclusion?.en, `10 of 10 subnets in the VPC vpc-shop: ${published}.`);
    assert.equal(subnets.investigation.action?.command, "bcevpc call QuerySubnetList vpcId=vpc-shop");
    const ranges = JSON.stringify(many(6, (index) => `172.${16 + index}.0.0/16`));
    const vpcs = await failure("UpdateVpc", "vpcId=vpc-shop", "name=shop", `secondaryCidr:=${ranges}`);
    assert.equal(
      vpcs.investigation.conclusion?.en,
      `6 secondary CIDRs requested for the VPC vpc-shop, but the maximum is 5: ${published}.`,
    );
  });

  it("is told for routes, the system's not counted", async (t) => {
    const { failure } = await scene(t, {
      vpcs: [vpc("vpc-shop")],
      subnets: [subnet(1)],
      nats: [{ id: "nat-out", name: "out", vpcId: "vpc-shop", natType: "enhanced", cuNum: 1, status: "active" }],
      routeTables: [{ routeTableId: "rt-shop", name: "default", vpcId: "vpc-shop" }],
      routeRules: many(50, (index) => ({
        routeRuleId: `rr-${index}`,
        routeTableId: "rt-shop",
        sourceAddress: "0.0.0.0/0",
        destinationAddress: `172.16.${index}.0/24`,
        nexthopId: "nat-out",
        nexthopType: "nat",
        pathType: "normal",
        description: "",
      })),
    });
    const failed = await failure(
      "CreateRoutingRules",
      "routeTableId=rt-shop",
      "sourceAddress=0.0.0.0/0",
      "destinationAddress=192.168.0.0/24",
      "nexthopType=nat",
      "nexthopId=nat-out",
      "description=x",
    );
    assert.equal(failed.code, "RouteRuleExceedQuota");
    assert.equal(failed.investigation.conclusion?.en, `50 of 50 route rules in the route table rt-shop: ${published}.`);
    assert.equal(failed.investigation.checks.find(({ id }) => id === "quota-used")?.cause, 0);
  });

  it("is told for groups and their rules, of both kinds, by direction", async (t) => {
    const { failure } = await scene(t, {
      vpcs: [vpc("vpc-shop")],
      securityGroups: many(21, (index) => ({ id: `g-${index}`, name: `group${index}`, vpcId: "vpc-shop", sgVersion: 0 })),
      securityGroupRules: many(100, (index) => rule(index, { securityGroupRuleId: `r-${index}`, securityGroupId: "g-1" })),
      enterpriseSecurityGroups: [{ id: "esg-all", name: "all", desc: "" }],
      enterpriseSecurityGroupRules: many(150, (index) =>
        rule(index, { enterpriseSecurityGroupRuleId: `esgr-${index}`, enterpriseSecurityGroupId: "esg-all", action: "allow", priority: 1 }),
      ),
    });
    const groups = await failure("CreateSecurityGroup", "name=more", "vpcId=vpc-shop");
    assert.match(
      groups.investigation.conclusion?.en ?? "",
      /^2\d security groups in the VPC vpc-shop, more than 20: this is the default quota/,
    );
    assert.equal(groups.investigation.checks.find(({ id }) => id === "quota-used")?.cause, 1);
    const added = JSON.stringify(rule(500, {}));
    const rules = await failure("AuthorizeSecurityGroupRules", "securityGroupId=g-1", `rule:=${added}`);
    assert.equal(rules.investigation.conclusion?.en, `100 of 100 ingress rules in the security group g-1: ${published}.`);
    assert.equal(rules.investigation.checks.find(({ id }) => id === "quota-used")?.cause, 2);
    const enterprise = JSON.stringify([rule(500, { action: "allow" }), rule(501, { action: "allow" })]);
    const both = await failure("AuthorizeEnterpriseSecurityGroupRules", "enterpriseSecurityGroupId=esg-all", `rules:=${enterprise}`);
    assert.equal(
      both.investigation.conclusion?.en,
      `150 of 150 ingress rules in the enterprise security group esg-all, and 2 more were requested: ${published}.`,
    );
  });

  it("is told for ACL rules by subnet", async (t) => {
    const acl = (index: number) => ({
      direction: "ingress",
      protocol: "tcp",
      sourceIpAddress: "10.0.0.0/8",
      destinationIpAddress: "10.0.1.0/24",
      sourcePort: "1-65535",
      destinationPort: "80",
      position: index + 1,
      action: "allow",
      subnetId: "sbn-1",
      ipVersion: 4,
      description: "",
    });
    const { failure } = await scene(t, {
      vpcs: [vpc("vpc-shop")],
      subnets: [subnet(1)],
      aclRules: many(150, (index) => ({ id: `ar-${index}`, ...acl(index) })),
    });
    const failed = await failure("AddAclRule", `aclRules:=${JSON.stringify([acl(700)])}`);
    assert.equal(failed.investigation.conclusion?.en, `150 of 150 ingress ACL rules in the subnet sbn-1: ${published}.`);
  });

  it("is told for NAT gateways and their EIPs", async (t) => {
    const nat = (id: string, vpcId: string, more: object) => ({
      id,
      name: id.slice(4),
      vpcId,
      status: "active",
      natType: "normal",
      ...more,
    });
    const { failure } = await scene(t, {
      vpcs: [vpc("vpc-shop"), vpc("vpc-other")],
      subnets: [subnet(1), subnet(2, "vpc-other")],
      nats: [
        ...many(3, (index) => nat(`nat-${index}`, "vpc-shop", { spec: "small" })),
        nat("nat-big", "vpc-other", { natType: "enhanced", cuNum: 1, bindEips: many(4, (index) => `180.76.0.${index + 1}`) }),
      ],
    });
    const gateways = await failure("CreateNat", "name=more", "vpcId=vpc-shop", "cuNum=1", "billing.paymentTiming=Postpaid");
    assert.equal(gateways.code, "LimitExceeded");
    assert.match(gateways.investigation.conclusion?.en ?? "", /^3 of 3 NAT gateways in the VPC vpc-shop: this is the default quota \(NAT/);
    assert.equal(gateways.investigation.checks.find(({ id }) => id === "quota-used")?.cause, 0);
    const eips = await failure("NatBindEip", "natId=nat-big", 'bindEips:=["180.76.9.1","180.76.9.2"]');
    assert.match(eips.investigation.conclusion?.en ?? "", /^4 of 5 EIPs in the NAT gateway nat-big, and 2 more were requested: /);
    assert.equal(eips.investigation.checks.find(({ id }) => id === "quota-used")?.cause, 1);
    assert.equal(eips.investigation.action?.command, "bcevpc call GetNat natId=nat-big");
  });

  it("is told by the count alone where no page states it, for whatever a gateway, a VPC or a subnet holds", async (t) => {
    const limit = "vpc/LimitExceeded";
    const operations = ["CreateSnatRule", "CreateDnatRule", "CreatePeerConn", "CreateHaVip", "CreateIpReserved"];
    const { failure } = await scene(
      t,
      {
        vpcs: [vpc("vpc-shop"), vpc("vpc-other")],
        subnets: [subnet(1)],
        nats: [
          { id: "nat-one", name: "one", vpcId: "vpc-shop", natType: "enhanced", cuNum: 1, status: "active", bindEips: ["180.76.0.1"] },
        ],
        snatRules: [
          {
            ruleId: "rule-s",
            ruleName: "s",
            natId: "nat-one",
            sourceCIDR: "10.0.9.0/24",
            publicIpsAddress: ["180.76.0.1"],
            status: "active",
          },
        ],
        haVips: [
          { haVipId: "havip-a", name: "a", vpcId: "vpc-shop", subnetId: "sbn-1", privateIpAddress: "10.0.1.9", status: "available" },
        ],
      },
      operations.flatMap((name) => ["--fail", `${limit}@${name}`]),
    );
    const snat = ["CreateSnatRule", "natId=nat-one", "ruleName=x", "sourceCIDR=10.0.1.0/24", "publicIpsAddress[]=180.76.0.1"];
    assert.equal(
      (await failure(...snat)).investigation.conclusion?.en,
      "1 SNAT rule in the NAT gateway nat-one: the quota is used up (the documentation does not give its value).",
    );
    const havip = await failure("CreateHaVip", "name=b", "subnetId=sbn-1", "privateIpAddress=10.0.1.20");
    assert.match(havip.investigation.conclusion?.en ?? "", /^1 HAVIP in the VPC vpc-shop: the quota is used up/);
    const segment = await failure("CreateIpReserved", "subnetId=sbn-1", "ipCidr=10.0.1.128/28", "ipVersion=4", "description=x");
    assert.equal(verdictOf(segment, "quota-used"), "ruledOut");
    assert.equal(textOf(segment, "quota-used"), "0 reserved segments in the subnet sbn-1");
  });

  it("is told for the addresses of an interface, as the service states it", async (t) => {
    const { failure } = await scene(t, {
      vpcs: [vpc("vpc-shop")],
      subnets: [subnet(1)],
      enis: [
        {
          eniId: "eni-full",
          name: "full",
          vpcId: "vpc-shop",
          subnetId: "sbn-1",
          instanceId: "i-small1",
          status: "inuse",
          privateIpSet: ["10.0.1.4", "10.0.1.5"].map((privateIpAddress, index) => ({ privateIpAddress, primary: index === 0 })),
        },
      ],
    });
    const failed = await failure("AddEniIp", "eniId=eni-full", "privateIpAddress=");
    assert.equal(failed.code, "VmMemoryCanNotAttachMoreIpException");
    assert.equal(
      failed.investigation.conclusion?.en,
      "2 of 2 addresses in the network interface eni-full: this is the limit given by the service.",
    );
  });
});

describe("a quota that is not used up", () => {
  it("is ruled out with the count", async (t) => {
    const { failure, says } = await scene(t, { vpcs: many(3, (index) => vpc(`vpc-${index}`)) }, ["--fail", "vpc/LimitExceeded@CreateVpc"]);
    const words = ["CreateVpc", "name=fourth", "cidr=10.0.0.0/16"];
    const failed = await failure(...words);
    assert.equal(verdictOf(failed, "quota-used"), "ruledOut");
    assert.equal(textOf(failed, "quota-used"), "3 of 10 VPCs in bj");
    assert.equal(failed.investigation.conclusion, null);
    assert.match(await says(words), /^Ruled out +3 of 10 VPCs in bj/m);
  });

  it("is ruled out where what was asked for is the last that fits", async (t) => {
    const { failure } = await scene(t, { vpcs: many(9, (index) => vpc(`vpc-${index}`)) }, ["--fail", "vpc/LimitExceeded@CreateVpc"]);
    const failed = await failure("CreateVpc", "name=tenth", "cidr=10.0.0.0/16");
    assert.equal(verdictOf(failed, "quota-used"), "ruledOut");
    assert.equal(textOf(failed, "quota-used"), "9 of 10 VPCs in bj");
  });

  it("is left open when what counts cannot be read", async (t) => {
    const groups = many(30, (index) => ({ id: `g-${index}`, name: `group${index}`, vpcId: "vpc-shop", sgVersion: 0 }));
    const { failure } = await scene(t, { vpcs: [vpc("vpc-shop")], securityGroups: groups }, ["--fail", "AccessDenied@QuerySpecifiedVpc"]);
    const failed = await failure("CreateSecurityGroup", "name=more", "vpcId=vpc-shop");
    assert.equal(verdictOf(failed, "quota-used"), "unknown");
    assert.equal(textOf(failed, "quota-used"), "the key is not allowed to read the VPC vpc-shop: answered AccessDenied; it needs VPC_READ");
  });
});
