import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, it, type TestContext } from "node:test";
import { bcevpc } from "../cli/run.js";
import { scene, textOf, verdictOf } from "./scene.js";

const vpc = (vpcId: string, name: string) => ({ vpcId, name, cidr: "10.0.0.0/16", isDefault: false });
const nat = (id: string, name: string, vpcId: string) => ({
  id,
  name,
  vpcId,
  cuNum: 1,
  status: "active",
  paymentTiming: "Postpaid",
  expiredTime: "",
});
const subnet = (subnetId: string, vpcId: string) => ({
  subnetId,
  name: "web",
  vpcId,
  zoneName: "cn-bj-a",
  cidr: "10.0.1.0/24",
  subnetType: "BCC",
});

const seed = {
  regions: {
    bj: {
      vpcs: [vpc("vpc-shopshopshop", "shop")],
      subnets: [subnet("sbn-webwebwebweb", "vpc-shopshopshop")],
      nats: [nat("nat-edgeedgeedge", "edge", "vpc-shopshopshop")],
    },
    gz: { vpcs: [vpc("vpc-farfarfarfar", "far")], nats: [nat("nat-farfarfarfar", "far", "vpc-farfarfarfar")] },
  },
};

describe("an id that is not found", () => {
  it("is in another region, which is asked with one command", async (t) => {
    const { failure, done } = await scene(t, seed);
    const found = await failure("QuerySpecifiedVpc", "vpcId=vpc-farfarfarfar");
    assert.equal(textOf(found, "id-elsewhere"), "The VPC vpc-farfarfarfar (far) is in gz (Guangzhou); the request went to bj (Beijing).");
    const command = found.investigation.action?.command ?? "";
    assert.equal(command, "bcevpc call QuerySpecifiedVpc vpcId=vpc-farfarfarfar --region gz");
    await done(...command.split(" ").slice(2));
  });

  it("is in the region that was asked by now", async (t) => {
    const { failure } = await scene(t, seed, ["--fail", "NoSuchNat@ModifyNat:1"]);
    const found = await failure("ModifyNat", "natId=nat-edgeedgeedge", "name=a");
    assert.equal(verdictOf(found, "id-elsewhere"), "ruledOut");
    assert.equal(found.investigation.conclusion, null);
  });

  it("is one letter off, also of a kind that is listed by VPC", async (t) => {
    const { failure, says } = await scene(t, seed);
    const found = await failure("QuerySpecifiedVpc", "vpcId=vpc-shopshopshoq");
    assert.equal(textOf(found, "id-elsewhere"), "There is no VPC vpc-shopshopshoq, but vpc-shopshopshop (shop): one letter off.");
    const gateway = await failure("GetNat", "natId=nat-edgeedgeedgf");
    assert.equal(textOf(gateway, "id-elsewhere"), "There is no NAT gateway nat-edgeedgeedgf, but nat-edgeedgeedge (edge): one letter off.");
    assert.equal(gateway.investigation.action?.command, "bcevpc call GetNat natId=nat-edgeedgeedge");
    assert.match(await says(["GetNat", "natId=nat-Edgeedgeedge"]), /it differs in case only/);
    assert.match(await says(["QuerySpecifiedVpc", "vpcId=vpc-shopshopshoq"], "zh"), /但有 vpc-shopshopshop \(shop\)：差一个字符/);
  });

  it("is not taken for a slip of an id that is farther off", async (t) => {
    const { failure } = await scene(t, seed);
    const found = await failure("QuerySpecifiedVpc", "vpcId=vpc-shopshopabcd");
    assert.match(textOf(found, "id-elsewhere"), /in none of the 2 regions/);
  });

  it("is a subnet's where a VPC's is due, and whose it is", async (t) => {
    const { failure } = await scene(t, seed);
    const found = await failure("QuerySpecifiedVpc", "vpcId=sbn-webwebwebweb");
    assert.equal(
      textOf(found, "id-elsewhere"),
      "vpcId is sbn-webwebwebweb (web), the id of a subnet, where that of a VPC (vpc-…) is due; that subnet belongs to vpc-shopshopshop.",
    );
    assert.equal(found.investigation.action?.command, "bcevpc call QuerySpecifiedVpc vpcId=vpc-shopshopshop");
  });

  it("is of another kind also where nothing of it can be read", async (t) => {
    const { failure } = await scene(t, seed);
    const found = await failure("QuerySpecifiedVpc", "vpcId=i-abcdefgh");
    assert.match(textOf(found, "id-elsewhere"), /^vpcId is i-abcdefgh, the id of .* where that of a VPC \(vpc-…\) is due\.$/);
    assert.equal(found.investigation.action, null);
  });

  it("is in none of the regions", async (t) => {
    const { failure, says } = await scene(t, seed);
    const found = await failure("GetNat", "natId=nat-gonegonegone");
    assert.equal(verdictOf(found, "id-elsewhere"), "confirmed");
    assert.match(textOf(found, "id-elsewhere"), /is in none of the 2 regions of this account: it was released, or is another account's\.$/);
    assert.match(await says(["GetNat", "natId=nat-gonegonegone"], "zh"), /在该账号的 2 个地域中都不存在：已被释放，或属于其他账号/);
  });
});

/** A region that answers every read alike. */
async function region(t: TestContext, status: number, body: object): Promise<string> {
  const server = createServer((_request, response) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body)),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const absent = { requestId: "0c0cd3c2-4fd5-4a4a-9d3c-000000000001", code: "NoSuchNat", message: "The specified nat is not found." };
const denied = { ...absent, code: "AccessDenied", message: "Access denied." };

describe("a region that refuses", () => {
  const ask = async (t: TestContext, other: string) => {
    const env = {
      BCE_ACCESS_KEY_ID: "a".repeat(32),
      BCE_SECRET_ACCESS_KEY: "b".repeat(32),
      BCE_REGION: "bj",
      BCEVPC_ENDPOINT: `bj=${await region(t, 404, absent)},gz=${other}`,
    };
    const { stderr } = await bcevpc(["call", "GetNat", "natId=nat-gonegonegone", "--investigate", "--json"], { env });
    return JSON.parse(stderr).investigation;
  };

  it("leaves it open where the id is, and is named", async (t) => {
    const { conclusion, checks } = await ask(t, await region(t, 403, denied));
    assert.equal(conclusion, null);
    assert.equal(checks[0].text.en, "nat-gonegonegone was not found; gz could not be read");
  });

  it("is not the reason where it answers", async (t) => {
    const { conclusion } = await ask(t, await region(t, 404, absent));
    assert.match(conclusion.en, /in none of the 2 regions/);
  });
});
