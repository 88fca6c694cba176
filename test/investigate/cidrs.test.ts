import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { scene, textOf, verdictOf } from "./scene.js";

const vpcs = [
  { vpcId: "vpc-shop", name: "shop", cidr: "10.0.0.0/16", secondaryCidr: ["172.16.0.0/20"], isDefault: false },
  { vpcId: "vpc-small", name: "small", cidr: "192.168.1.0/24", isDefault: false },
];
const subnet = (subnetId: string, name: string, cidr: string, vpcId = "vpc-shop") => ({
  subnetId,
  name,
  cidr,
  vpcId,
  zoneName: "cn-bj-a",
  subnetType: "BCC",
  availableIp: 253,
});
const seed = {
  vpcs,
  subnets: [
    subnet("sbn-web", "web", "10.0.0.0/23"),
    subnet("sbn-db", "db", "10.0.3.0/24"),
    subnet("sbn-all", "all", "192.168.1.0/24", "vpc-small"),
  ],
  ipReserves: [{ ipReserveId: "ipr-pods", subnetId: "sbn-web", ipCidr: "10.0.0.128/25", ipVersion: "4" }],
};
const create = (cidr: string, vpcId = "vpc-shop", name = "new") =>
  ["CreateSubnet", `name=${name}`, `vpcId=${vpcId}`, "zoneName=cn-bj-a", `cidr=${cidr}`] as const;

describe("a subnet that conflicts", () => {
  it("is told which one it overlaps, and the next free block as a whole command", async (t) => {
    const { failure, says, done } = await scene(t, seed);
    const failed = await failure(...create("10.0.1.0/24"));
    assert.equal(failed.code, "CidrConflict");
    const { conclusion, action, checks, calls } = failed.investigation;
    assert.equal(conclusion?.en, "10.0.1.0/24 overlaps the subnet sbn-web (web, 10.0.0.0/23).");
    assert.equal(conclusion?.zh, "10.0.1.0/24 与子网 sbn-web (web, 10.0.0.0/23) 重叠。");
    assert.match(action?.en ?? "", /^Use 10\.0\.2\.0\/24, /);
    assert.equal(calls, 2);
    assert.equal(checks[0]?.cause, 0);
    const command = action?.command.split(" ") ?? [];
    assert.deepEqual(command.slice(0, 2), ["bcevpc", "call"]);
    assert.deepEqual([...command.slice(2)].sort(), [...create("10.0.2.0/24")].sort());
    const report = await says(create("10.0.1.0/24"));
    assert.match(report, /^Cause +10\.0\.1\.0\/24 overlaps the subnet sbn-web/m);
    assert.match(report, /^ +\$ bcevpc call CreateSubnet .*cidr=10\.0\.2\.0\/24/m);
    assert.match(await says(create("10.0.1.0/24"), "zh"), /与子网 sbn-web \(web, 10\.0\.0\.0\/23\) 重叠/);
    await done(...command.slice(2));
  });

  it("is told of each further one, and of no block when none is free", async (t) => {
    const { failure } = await scene(t, seed);
    const wide = await failure(...create("10.0.0.0/22"));
    assert.equal(wide.investigation.conclusion?.en, "10.0.0.0/22 overlaps the subnet sbn-web (web, 10.0.0.0/23) and 1 more.");
    const full = await failure(...create("192.168.1.0/25", "vpc-small"));
    assert.match(full.investigation.conclusion?.en ?? "", /overlaps the subnet sbn-all/);
    assert.equal(full.investigation.action, null);
  });

  it("is told that it is there already when name, zone and range are the same", async (t) => {
    const { failure } = await scene(t, seed);
    const { conclusion, action } = (await failure(...create("10.0.3.0/24", "vpc-shop", "db"))).investigation;
    assert.match(
      conclusion?.en ?? "",
      /^10\.0\.3\.0\/24 overlaps the subnet sbn-db \(db, 10\.0\.3\.0\/24\): it has the same name and zone/,
    );
    assert.equal(action?.command, "bcevpc call QuerySpecifiedSubnet subnetId=sbn-db");
    const other = (await failure(...create("10.0.3.0/24"))).investigation;
    assert.equal(other.conclusion?.en, "10.0.3.0/24 overlaps the subnet sbn-db (db, 10.0.3.0/24).");
    assert.match(other.action?.command ?? "", / cidr=10\.0\.4\.0\/24/);
  });

  it("is given no block that may be taken by what could not be read", async (t) => {
    const many = Array.from({ length: 1001 }, (_, index) => subnet(`sbn-${index}`, `n${index}`, "10.0.1.0/24"));
    const { failure } = await scene(t, { vpcs, subnets: many });
    const { conclusion, action } = (await failure(...create("10.0.1.0/24"))).investigation;
    assert.match(conclusion?.en ?? "", /^10\.0\.1\.0\/24 overlaps the subnet sbn-0 .* and 999 more\.$/);
    assert.equal(action, null);
  });

  it("is not blamed on an overlap that there is not", async (t) => {
    const { failure, says } = await scene(t, seed, ["--fail", "CidrConflict@CreateSubnet"]);
    const failed = await failure(...create("10.0.8.0/24"));
    assert.equal(verdictOf(failed, "cidr-overlap"), "ruledOut");
    assert.equal(textOf(failed, "cidr-overlap"), "10.0.8.0/24 does not overlap any existing range now");
    assert.equal(verdictOf(failed, "outside-vpc"), "ruledOut");
    assert.equal(failed.investigation.conclusion, null);
    assert.match(await says(create("10.0.8.0/24")), /^Ruled out +10\.0\.8\.0\/24 does not overlap any existing range now/m);
  });

  it("is left open when the subnets cannot be read", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "AccessDenied@QuerySubnetList"]);
    const failed = await failure(...create("10.0.1.0/24"));
    assert.equal(verdictOf(failed, "cidr-overlap"), "unknown");
    assert.equal(
      textOf(failed, "cidr-overlap"),
      "the key is not allowed to read the subnets of vpc-shop: answered AccessDenied; it needs SUBNET_READ",
    );
  });
});

describe("a range outside its VPC", () => {
  it("is told the ranges there are, and a block that is free in them", async (t) => {
    const { failure } = await scene(t, seed);
    const failed = await failure(...create("10.9.0.0/24"));
    assert.equal(failed.code, "BadRequest");
    const { conclusion, action } = failed.investigation;
    assert.equal(conclusion?.en, "10.9.0.0/24 is outside the ranges of the VPC vpc-shop (shop): 10.0.0.0/16, 172.16.0.0/20.");
    assert.match(action?.command ?? "", / cidr=172\.16\.0\.0\/24 .*vpcSecondaryCidr=172\.16\.0\.0\/20$/);
  });

  it("is not the reason where the range lies inside", async (t) => {
    const { failure } = await scene(t, seed);
    const failed = await failure("CreateSubnet", "name=default", "vpcId=vpc-shop", "zoneName=cn-bj-a", "cidr=172.16.2.0/24");
    assert.equal(verdictOf(failed, "outside-vpc"), "ruledOut");
  });
});

describe("a range that is missing or not valid", () => {
  const incomplete = ["POST", "/v1/subnet", "-d", '{"name":"new","vpcId":"vpc-shop","zoneName":"cn-bj-a"}'] as const;

  it("of a subnet is given as the next free block of its VPC, in a command that works", async (t) => {
    const { failure, done } = await scene(t, seed);
    const failed = await failure(...incomplete);
    assert.equal(failed.code, "BadRequest");
    const { conclusion, action, calls } = failed.investigation;
    assert.equal(conclusion?.en, "cidr is missing: CreateSubnet requires it.");
    assert.equal(action?.en, "Add it: 10.0.2.0/24 is free in vpc-shop (shop).");
    assert.equal(action?.zh, "补上该参数：10.0.2.0/24 在 vpc-shop (shop) 中空闲。");
    assert.equal(calls, 2);
    await done(...(action?.command.split(" ").slice(2) ?? []));
  });

  it("of a subnet is moved to a block of its size", async (t) => {
    const { failure, done } = await scene(t, seed);
    const { conclusion, action } = (await failure(...create("10.0.1.9/26"))).investigation;
    assert.match(conclusion?.en ?? "", /^cidr = 10\.0\.1\.9\/26 is not valid: /);
    assert.equal(action?.en, "Use 10.0.2.0/26, which is free in vpc-shop (shop).");
    await done(...(action?.command.split(" ").slice(2) ?? []));
  });

  it("of a VPC is given as a block that no other VPC of the region has", async (t) => {
    const { failure, done } = await scene(t, { vpcs: [...vpcs, { ...vpcs[1], vpcId: "vpc-old", cidr: "172.17.0.0/16" }] });
    const { conclusion, action, calls } = (await failure("POST", "/v1/vpc", "-d", '{"name":"new"}')).investigation;
    assert.equal(conclusion?.en, "cidr is missing: CreateVpc requires it.");
    assert.equal(action?.en, "Add it: 10.1.0.0/16 overlaps no other VPC of the region.");
    assert.equal(action?.command, "bcevpc call CreateVpc name=new cidr=10.1.0.0/16");
    assert.equal(calls, 1);
    await done(...(action?.command.split(" ").slice(2) ?? []));
  });

  it("stays an example where nothing is free, and where more is wrong", async (t) => {
    const { failure } = await scene(t, seed);
    for (const body of [
      '{"name":"new","vpcId":"vpc-small","zoneName":"cn-bj-a"}',
      '{"name":"default","vpcId":"vpc-shop","zoneName":"cn-bj-a"}',
    ])
      assert.match((await failure("POST", "/v1/subnet", "-d", body)).investigation.action?.en ?? "", /only an example/);
  });

  it("stays an example where the subnets cannot be read", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "AccessDenied@QuerySubnetList"]);
    const { conclusion, action } = (await failure(...incomplete)).investigation;
    assert.equal(conclusion?.en, "cidr is missing: CreateSubnet requires it.");
    assert.match(action?.en ?? "", /only an example/);
  });
});

describe("other ranges that conflict", () => {
  it("of a VPC are told from one another and from the first", async (t) => {
    const { failure } = await scene(t, seed);
    const update = (ranges: string) => failure("UpdateVpc", "vpcId=vpc-shop", "name=shop", `secondaryCidr:=${ranges}`);
    assert.match(
      (await update('["172.16.0.0/20","10.0.128.0/20"]')).investigation.conclusion?.en ?? "",
      /^10\.0\.128\.0\/20 overlaps the range 10\.0\.0\.0\/16 of vpc-shop/,
    );
    const own = (await update('["172.16.0.0/20","172.16.8.0/24"]')).investigation;
    assert.match(own.conclusion?.en ?? "", /^172\.16\.8\.0\/24 overlaps 172\.16\.0\.0\/20 of the same request/);
    assert.match(own.action?.command ?? "", /'secondaryCidr:=\["172\.16\.0\.0\/20","172\.16\.16\.0\/24"\]'$/);
  });

  it("of a reserved segment are told by its id, with the next one that is free", async (t) => {
    const { failure } = await scene(t, seed);
    const { conclusion, action } = (
      await failure("CreateIpReserved", "subnetId=sbn-web", "ipCidr=10.0.0.192/26", "ipVersion=4", "description=x")
    ).investigation;
    assert.equal(conclusion?.en, "10.0.0.192/26 overlaps the reserved segment ipr-pods (10.0.0.128/25).");
    assert.match(action?.command ?? "", /ipCidr=10\.0\.1\.0\/26/);
  });

  it("of a route are told by the range of the VPC", async (t) => {
    const { failure, done } = await scene(t, seed);
    const { routeTableId } = await done("QueryRoutingTable", "vpcId=vpc-shop");
    const { conclusion, action } = (
      await failure(
        "CreateRoutingRules",
        `routeTableId=${routeTableId}`,
        "sourceAddress=0.0.0.0/0",
        "destinationAddress=10.0.3.0/24",
        "nexthopType=nat",
        "nexthopId=nat-1",
        "description=x",
      )
    ).investigation;
    assert.equal(conclusion?.en, "10.0.3.0/24 overlaps the range 10.0.0.0/16 of vpc-shop.");
    assert.match(action?.en ?? "", /No rule is needed/);
    assert.equal(action?.command, `bcevpc call QueryRoutingRules routeTableId=${routeTableId}`);
  });
});
