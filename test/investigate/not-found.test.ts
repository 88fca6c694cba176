import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { scene, textOf, verdictOf } from "./scene.js";

const vpc = (vpcId: string) => ({ vpcId, name: vpcId.slice(4), cidr: "10.0.0.0/16", isDefault: false });
const subnet = (subnetId: string, vpcId: string) => ({
  subnetId,
  name: "s",
  vpcId,
  zoneName: "cn-bj-a",
  cidr: "10.0.1.0/24",
  subnetType: "BCC",
});
const eni = (eniId: string, name: string) => ({
  eniId,
  name: eniId.slice(4),
  vpcId: `vpc-${name}`,
  subnetId: `sbn-${name}`,
  status: "available",
  instanceId: "",
  securityGroupIds: [],
  privateIpSet: [],
});

/** What a region has, each id ending with the name of the region. */
const region = (name: string) => ({
  vpcs: [vpc(`vpc-${name}`)],
  subnets: [subnet(`sbn-${name}`, `vpc-${name}`)],
  enis: [eni(`eni-${name}abcdefgh`, name)],
  securityGroups: [{ id: `g-${name}abcdefgh`, name: "web", vpcId: `vpc-${name}`, sgVersion: 0 }],
  enterpriseSecurityGroups: [{ id: `esg-${name}abcdefgh`, name: "e", desc: "" }],
  endpoints: [{ endpointId: `endpoint-${name}abcdefgh`, name: "bos", vpcId: `vpc-${name}`, subnetId: `sbn-${name}`, status: "available" }],
});
const seed = { regions: { bj: region("here"), gz: region("away") } };

/** Each code for what is not found, on a call of a resource that ends so. */
const calls: readonly (readonly [code: string, words: (name: string) => readonly string[]])[] = [
  ...["eni/ResourceNotExistException", "eni/EniNotFoundException", "eni/EniIdException"].map(
    (code) => [code, (name: string) => ["UpdateEni", `eniId=eni-${name}abcdefgh`, "name=x"]] as const,
  ),
  ["vpc/NoSuchObject", (name) => ["UpdateVpc", `vpcId=vpc-${name}`, "name=x"]],
  ["gateway/ResourceNotFound", (name) => ["UpdateVpc", `vpcId=vpc-${name}`, "name=x"]],
  ["snic/NoSuchObject", (name) => ["UpdateSnic", `endpointId=endpoint-${name}abcdefgh`, "name=x"]],
  ["Esg.EsgResourceNotExist", (name) => ["DeleteEnterpriseSecurityGroup", `enterpriseSecurityGroupId=esg-${name}abcdefgh`]],
  ["security-group/NoSuchObject", (name) => ["DeleteSecurityGroup", `securityGroupId=g-${name}abcdefgh`]],
];

describe("what is not found, under every code for it", () => {
  it("is in another region", async (t) => {
    for (const [code, words] of calls) {
      const said = words("away");
      const { failure } = await scene(t, seed, ["--fail", `${code}@${said[0]}`]);
      const found = await failure(...said);
      const id = said[1]?.split("=")[1];
      assert.equal(found.code, code.slice(code.indexOf("/") + 1));
      assert.match(
        found.investigation.conclusion?.en ?? "",
        new RegExp(`^The .* ${id} .*is in gz \\(Guangzhou\\); the request went to bj`),
        code,
      );
      assert.match(found.investigation.action?.command ?? "", new RegExp(`^bcevpc call ${said[0]} ${said[1]}.* --region gz$`), code);
    }
  });

  it("is there now", async (t) => {
    for (const [code, words] of calls) {
      const said = words("here");
      const found = await (await scene(t, seed, ["--fail", `${code}@${said[0]}`])).failure(...said);
      assert.equal(verdictOf(found, "id-elsewhere"), "ruledOut", code);
      assert.equal(found.investigation.conclusion, null, code);
    }
  });
});

describe("a quota, under every code for it", () => {
  const full = {
    vpcs: Array.from({ length: 10 }, (_, index) => vpc(`vpc-${index}`)),
    subnets: [subnet("sbn-one", "vpc-0")],
    enterpriseSecurityGroups: [{ id: "esg-a", name: "a", enterpriseSecurityGroupId: "esg-a", rules: [] }],
    enis: [
      {
        ...eni("eni-fullfullfull", "0"),
        subnetId: "sbn-one",
        instanceId: "i-small1",
        status: "inuse",
        privateIpSet: ["10.0.1.4", "10.0.1.5"].map((privateIpAddress, index) => ({ privateIpAddress, primary: index === 0 })),
      },
      {
        ...eni("eni-roomroomroom", "0"),
        subnetId: "sbn-one",
        instanceId: "i-big",
        status: "inuse",
        privateIpSet: [{ privateIpAddress: "10.0.1.9", primary: true }],
      },
    ],
  };
  const empty = { vpcs: [vpc("vpc-0")], subnets: full.subnets, enis: full.enis };
  const create = ["CreateVpc", "name=more", "cidr=10.0.0.0/16"];

  it("is used up under every code for it", async (t) => {
    const all = await scene(t, full, [
      "--fail",
      "QuotaLimitExceeded@CreateVpc",
      "--fail",
      "ExceedLimitException@AddEniIp",
      "--fail",
      "Esg.EsgExceedQuota@CreateEnterpriseSecurityGroup",
    ]);
    const vpcs = await all.failure(...create);
    assert.equal(vpcs.code, "QuotaLimitExceeded");
    assert.match(vpcs.investigation.conclusion?.en ?? "", /^10 of 10 VPCs in bj: this is the default quota/);
    const addresses = await all.failure("AddEniIp", "eniId=eni-fullfullfull", "privateIpAddress=");
    assert.equal(addresses.code, "ExceedLimitException");
    assert.match(addresses.investigation.conclusion?.en ?? "", /^2 of 2 addresses in the network interface eni-fullfullfull/);
    const groups = await all.failure("CreateEnterpriseSecurityGroup", "name=b", "desc=x", "rules:=[]");
    assert.equal(groups.code, "Esg.EsgExceedQuota");
    assert.match(groups.investigation.conclusion?.en ?? "", /^1 enterprise security group in bj: the quota is used up/);
  });

  it("is not used up", async (t) => {
    const few = await scene(t, empty, ["--fail", "QuotaLimitExceeded@CreateVpc", "--fail", "ExceedLimitException@AddEniIp"]);
    const vpcs = await few.failure(...create);
    assert.equal(verdictOf(vpcs, "quota-used"), "ruledOut");
    assert.equal(textOf(vpcs, "quota-used"), "1 of 10 VPCs in bj");
    assert.equal(verdictOf(await few.failure("AddEniIp", "eniId=eni-roomroomroom", "privateIpAddress="), "quota-used"), "ruledOut");
  });
});

describe("a product that is not active", () => {
  it("may read what its product is not active for", async (t) => {
    const refusal = "OptInRequired";
    const { failure } = await scene(t, seed, ["--fail", `${refusal}@CreateNat`, "--fail", `${refusal}@ListNat`]);
    const found = await failure("CreateNat", "name=out", "vpcId=vpc-here", "cuNum=1", "billing.paymentTiming=Postpaid");
    assert.equal(found.code, refusal);
    assert.equal(found.investigation.conclusion, null);
    assert.equal(verdictOf(found, "may-read"), "unknown");
    assert.match(textOf(found, "may-read"), /the product of the NAT gateways is likely not active/);
  });
});
