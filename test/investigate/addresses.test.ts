import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { scene, textOf, verdictOf } from "./scene.js";

const subnet = (subnetId: string, name: string, cidr: string, availableIp: number, more: object = {}) => ({
  subnetId,
  name,
  cidr,
  availableIp,
  vpcId: "vpc-shop",
  zoneName: "cn-bj-a",
  subnetType: "BCC",
  ...more,
});
const eni = (eniId: string, name: string, subnetId: string, address: string, more: object = {}) => ({
  eniId,
  name,
  vpcId: "vpc-shop",
  subnetId,
  zoneName: "cn-bj-a",
  instanceId: "",
  status: "available",
  privateIpSet: [{ primary: true, privateIpAddress: address, publicIpAddress: "" }],
  securityGroupIds: ["g-web"],
  ...more,
});
const seed = {
  vpcs: [{ vpcId: "vpc-shop", name: "shop", cidr: "10.0.0.0/16", isDefault: false }],
  subnets: [
    subnet("sbn-web", "web", "10.0.1.0/24", 249),
    subnet("sbn-app", "app", "10.0.2.0/24", 190),
    subnet("sbn-few", "few", "10.0.3.0/24", 3),
    subnet("sbn-far", "far", "10.0.4.0/24", 250, { zoneName: "cn-bj-d" }),
    subnet("sbn-full", "full", "10.0.5.0/29", 0),
    subnet("sbn-metal", "metal", "10.0.6.0/24", 250, { subnetType: "BBC" }),
    subnet("sbn-lone", "lone", "10.0.7.0/24", 250, { subnetType: "BBC", zoneName: "cn-bj-e" }),
  ],
  enis: [
    eni("eni-db", "db", "sbn-web", "10.0.1.7", { instanceId: "i-db", status: "inuse" }),
    eni("eni-new", "new", "sbn-web", "10.0.1.20"),
    eni("eni-crowd", "crowd", "sbn-full", "10.0.5.2"),
  ],
  instances: [{ id: "i-web", vpcId: "vpc-shop", subnetId: "sbn-web", internalIp: "10.0.1.8" }],
  haVips: [{ haVipId: "havip-front", name: "front", vpcId: "vpc-shop", subnetId: "sbn-web", privateIpAddress: "10.0.1.9" }],
  endpoints: [{ endpointId: "endpoint-bos", name: "bos", vpcId: "vpc-shop", subnetId: "sbn-web", ipAddress: "10.0.1.10" }],
  securityGroups: [{ id: "g-web", name: "web", vpcId: "vpc-shop" }],
};
const create = (subnetId: string, privateIpSet = '[{"privateIpAddress":"","primary":true}]') =>
  ["CreateEni", "name=more", `subnetId=${subnetId}`, `privateIpSet:=${privateIpSet}`, 'securityGroupIds:=["g-web"]'] as const;

/** The words of a command behind `bcevpc call`; none of these has blanks in it. */
const wordsOf = (command: string | undefined): string[] =>
  (command ?? "")
    .split(" ")
    .slice(2)
    .map((word) => word.replace(/^'(.*)'$/u, "$1"));

describe("an address that is in use", () => {
  it("is told the interface that has it, and the next free one as a command that works", async (t) => {
    const { failure, done, says } = await scene(t, seed);
    const words = ["AddEniIp", "eniId=eni-new", "privateIpAddress=10.0.1.7"];
    const failed = await failure(...words);
    assert.equal(failed.code, "PrivateIpInUseException");
    const { conclusion, action, checks } = failed.investigation;
    assert.equal(conclusion?.en, "10.0.1.7 is in use by the network interface eni-db (db) on i-db.");
    assert.equal(conclusion?.zh, "10.0.1.7 已被弹性网卡 eni-db (db)（挂载在 i-db）占用。");
    assert.equal(action?.command, "bcevpc call AddEniIp eniId=eni-new privateIpAddress=10.0.1.11");
    assert.equal(checks.find(({ id }) => id === "address-holder")?.cause, 0);
    assert.match(await says(words), /^Cause +10\.0\.1\.7 is in use by the network interface eni-db \(db\) on i-db\./m);
    await done(...wordsOf(action?.command));
  });

  it("is told whatever else has it", async (t) => {
    const { failure } = await scene(t, seed);
    const why = async (address: string) =>
      (await failure("AddEniIp", "eniId=eni-new", `privateIpAddress=${address}`)).investigation.conclusion?.en;
    assert.equal(await why("10.0.1.8"), "10.0.1.8 is in use by a resource of the type BCC.");
    assert.equal(await why("10.0.1.9"), "10.0.1.9 is in use by the high-availability virtual IP havip-front (front).");
    assert.equal(await why("10.0.1.10"), "10.0.1.10 is in use by the service network interface card endpoint-bos (bos).");
  });

  it("is told when the interface has it already", async (t) => {
    const { failure } = await scene(t, seed);
    const { conclusion, action } = (await failure("AddEniIp", "eniId=eni-new", "privateIpAddress=10.0.1.20")).investigation;
    assert.equal(conclusion?.en, "10.0.1.20 is already on this interface, eni-new (new).");
    assert.equal(action?.command, "bcevpc call GetEniDetail eniId=eni-new");
  });

  it("is found among several, and replaced where it stands", async (t) => {
    const { failure, done } = await scene(t, seed);
    const { conclusion, action } = (await failure("BatchAddEniIp", "eniId=eni-new", 'privateIpAddresses:=["10.0.1.30","10.0.1.8"]'))
      .investigation;
    assert.match(conclusion?.en ?? "", /^10\.0\.1\.8 is in use/);
    assert.match(action?.command ?? "", /privateIpAddresses:=\["10\.0\.1\.30","10\.0\.1\.11"\]/);
    await done(...wordsOf(action?.command));
  });

  it("is not blamed on a holder that there is not", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "PrivateIpInUseException@AddEniIp"]);
    const failed = await failure("AddEniIp", "eniId=eni-new", "privateIpAddress=10.0.1.50");
    assert.equal(verdictOf(failed, "address-holder"), "ruledOut");
    assert.equal(textOf(failed, "address-holder"), "no resource in vpc-shop uses 10.0.1.50 now");
    assert.equal(failed.investigation.conclusion, null);
  });

  it("is left open when nobody may see what has it", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "AccessDenied@QueryVpcIntranetIp"]);
    const failed = await failure("AddEniIp", "eniId=eni-new", "privateIpAddress=10.0.1.7");
    assert.equal(verdictOf(failed, "address-holder"), "unknown");
    assert.equal(
      textOf(failed, "address-holder"),
      "the key is not allowed to read the use of 10.0.1.7: answered AccessDenied; it needs VPC_READ",
    );
  });
});

describe("an address outside the subnet", () => {
  it("is told the subnet it belongs to, and a free one of its own", async (t) => {
    const { failure, done } = await scene(t, seed);
    const failed = await failure("AddEniIp", "eniId=eni-new", "privateIpAddress=10.0.2.9");
    assert.equal(failed.code, "PrivateIpNotInCidrException");
    const { conclusion, action } = failed.investigation;
    assert.equal(
      conclusion?.en,
      "10.0.2.9 is outside the subnet sbn-web (web, 10.0.1.0/24); it belongs to the subnet sbn-app (app, 10.0.2.0/24).",
    );
    assert.equal(action?.command, "bcevpc call AddEniIp eniId=eni-new privateIpAddress=10.0.1.2");
    await done(...wordsOf(action?.command));
    const created = await failure(...create("sbn-web", '[{"privateIpAddress":"192.168.0.7","primary":true}]'));
    assert.equal(created.investigation.conclusion?.en, "192.168.0.7 is outside the subnet sbn-web (web, 10.0.1.0/24).");
    assert.match(created.investigation.action?.command ?? "", /"privateIpAddress":"10\.0\.1\.3"/);
  });

  it("is not the reason where it lies inside", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "PrivateIpNotInCidrException@AddEniIp"]);
    const failed = await failure("AddEniIp", "eniId=eni-new", "privateIpAddress=10.0.1.50");
    assert.equal(verdictOf(failed, "address-outside"), "ruledOut");
    assert.equal(textOf(failed, "address-outside"), "10.0.1.50 is in the subnet sbn-web (web, 10.0.1.0/24)");
  });
});

describe("a subnet without addresses", () => {
  it("is told another one of its zone that has some, as a command that works", async (t) => {
    const { failure, done } = await scene(t, seed);
    const failed = await failure(...create("sbn-full"));
    assert.equal(failed.code, "SubnetHasNoMoreIpException");
    const { conclusion, action } = failed.investigation;
    assert.equal(
      conclusion?.en,
      "The subnet sbn-full (full, 10.0.5.0/29) has 0 free addresses; sbn-web (web, 10.0.1.0/24) in the same zone cn-bj-a has 249.",
    );
    assert.match(action?.command ?? "", /^bcevpc call CreateEni name=more subnetId=sbn-web /);
    await done(...wordsOf(action?.command));
  });

  it("is told how many of how many are left where the addresses in use account for the others", async (t) => {
    const five = [2, 3, 4, 5, 6].map((last) => ({ primary: last === 2, privateIpAddress: `10.0.5.${last}`, publicIpAddress: "" }));
    const full = { ...seed, enis: [{ ...eni("eni-crowd", "crowd", "sbn-full", "10.0.5.2"), privateIpSet: five }] };
    const { failure } = await scene(t, full);
    const { conclusion } = (await failure(...create("sbn-full"))).investigation;
    const zone = "sbn-web (web, 10.0.1.0/24) in the same zone cn-bj-a has 249.";
    assert.equal(conclusion?.en, `The subnet sbn-full (full, 10.0.5.0/29) has 0 of 5 addresses left; ${zone}`);
    assert.match(conclusion?.zh ?? "", /^子网 sbn-full \(full, 10\.0\.5\.0\/29\) 共 5 个可用地址，剩余 0 个；/);
  });

  it("has no total where the addresses in use are too few to be all of them", async (t) => {
    const { failure } = await scene(t, seed);
    const { conclusion } = (await failure(...create("sbn-full"))).investigation;
    assert.match(conclusion?.en ?? "", /^The subnet sbn-full \(full, 10\.0\.5\.0\/29\) has 0 free addresses;/);
  });

  it("counts the addresses that a mock made through the API has given out", async (t) => {
    const { failure, done } = await scene(t, { securityGroups: seed.securityGroups, vpcs: seed.vpcs });
    const made = await done("CreateSubnet", "name=tiny", "vpcId=vpc-shop", "zoneName=cn-bj-a", "cidr=10.0.9.0/28");
    const words = (count: number) => ["BatchAddEniIp", `eniId=${eniId}`, `privateIpAddressCount=${count}`];
    const { eniId } = await done(...create(String(made["subnetId"])));
    await done(...words(8));
    const { conclusion } = (await failure(...words(5))).investigation;
    assert.match(conclusion?.en ?? "", /^The subnet sbn-\w+ \(tiny, 10\.0\.9\.0\/28\) has 4 of 13 addresses left, but 5 were requested\.$/);
  });

  it("gives an interface addresses of another one across subnets", async (t) => {
    const { failure, done } = await scene(t, seed);
    const { action } = (await failure("BatchAddEniIp", "eniId=eni-crowd", "privateIpAddressCount=2")).investigation;
    assert.equal(action?.command, "bcevpc call BatchAddPrivateIpCrossSubnet eniId=eni-crowd subnetId=sbn-web privateIpAddressCount=2");
    await done(...wordsOf(action?.command));
  });

  it("is told how many are left of those asked for", async (t) => {
    const { failure } = await scene(t, { ...seed, enis: [eni("eni-few", "few", "sbn-few", "10.0.3.7")] });
    const { conclusion } = (await failure("BatchAddEniIp", "eniId=eni-few", "privateIpAddressCount=5")).investigation;
    assert.match(conclusion?.en ?? "", /^The subnet sbn-few \(few, 10\.0\.3\.0\/24\) has 3 free addresses, but 5 were requested; sbn-web /);
  });

  it("is told of its reserved segments", async (t) => {
    const reserved = { ...seed, ipReserves: [{ ipReserveId: "ipr-all", subnetId: "sbn-few", ipCidr: "10.0.3.0/24", ipVersion: "4" }] };
    const { failure } = await scene(t, reserved, ["--fail", "SubnetHasNoMoreIpException@CreateEni"]);
    const { conclusion } = (await failure(...create("sbn-few"))).investigation;
    assert.match(conclusion?.en ?? "", /^The subnet sbn-few .* has 0 free addresses outside its reserved segments, which contain 3; /);
  });

  it("shows what holds its addresses where no other subnet has any", async (t) => {
    const { failure } = await scene(t, { ...seed, subnets: [subnet("sbn-full", "full", "10.0.5.0/29", 0), seed.subnets[3]] });
    const { conclusion, action } = (await failure(...create("sbn-full"))).investigation;
    assert.equal(conclusion?.en, "The subnet sbn-full (full, 10.0.5.0/29) has 0 free addresses.");
    assert.equal(action?.command, "bcevpc call GetVpcResourceIpInfo vpcId=vpc-shop subnetId=sbn-full");
  });

  it("is not the reason where it has some", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "SubnetHasNoMoreIpException@CreateEni"]);
    const failed = await failure(...create("sbn-app"));
    assert.equal(verdictOf(failed, "subnet-full"), "ruledOut");
    assert.equal(textOf(failed, "subnet-full"), "the subnet sbn-app (app, 10.0.2.0/24) has 190 free addresses now");
  });
});

describe("a subnet that CCE finds without addresses", () => {
  it("is told with what holds them", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "SubnetNoMoreIP@QuerySubnetList"]);
    const failed = await failure("QuerySubnetList", "subnetIds=sbn-full");
    assert.equal(verdictOf(failed, "subnet-full"), "confirmed");
    assert.equal(failed.investigation.conclusion?.en, "The subnet sbn-full (full, 10.0.5.0/29) has 0 free addresses.");
    assert.equal(failed.investigation.action?.command, "bcevpc call GetVpcResourceIpInfo vpcId=vpc-shop subnetId=sbn-full");
  });
});

describe("a subnet that takes no interfaces", () => {
  it("is told one of its zone that does", async (t) => {
    const { failure, done } = await scene(t, seed);
    const failed = await failure(...create("sbn-metal"));
    assert.equal(failed.code, "SubnetTypeInvalidException");
    const { conclusion, action } = failed.investigation;
    assert.match(conclusion?.en ?? "", /^The subnet sbn-metal \(metal, 10\.0\.6\.0\/24\) has the type BBC, /);
    assert.match(action?.command ?? "", / subnetId=sbn-web /);
    await done(...wordsOf(action?.command));
  });

  it("is told how to make one where its zone has none", async (t) => {
    const { failure, done } = await scene(t, seed);
    const { action } = (await failure(...create("sbn-lone"))).investigation;
    assert.equal(action?.command, "bcevpc call CreateSubnet name=lone-bcc vpcId=vpc-shop zoneName=cn-bj-e cidr=10.0.8.0/24 subnetType=BCC");
    await done(...wordsOf(action?.command));
  });

  it("is not the reason where its type is right", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "SubnetTypeInvalidException@CreateEni"]);
    const failed = await failure(...create("sbn-app"));
    assert.equal(verdictOf(failed, "subnet-type"), "ruledOut");
    assert.equal(textOf(failed, "subnet-type"), "the subnet sbn-app (app, 10.0.2.0/24) has the type BCC");
  });
});
