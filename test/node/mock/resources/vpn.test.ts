import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addNetwork, type Cloud, type Json, postpaid, prepaid, startCloud } from "../cloud.js";

const config = {
  ikeConfig: { ikeVersion: "v1", ikeMode: "main", ikeEncAlg: "aes", ikeAuthAlg: "sha1", ikePfs: "group2", ikeLifeTime: 28800 },
  ipsecConfig: { ipsecEncAlg: "aes", ipsecAuthAlg: "sha1", ipsecPfs: "group2", ipsecLifetime: "28800" },
};
const secretKey = "pass12@word";

describe("VPN gateways of the mock", () => {
  let cloud: Cloud;
  let vpcId: string;
  let subnetId: string;
  const create = async (more: Json = {}): Promise<string> =>
    String((await cloud.ok("POST /v1/vpn", { vpcId, vpnName: "gate", ...postpaid, ...more }))["vpnId"]);
  const tunnel = (more: Json = {}) => ({
    vpnConnName: "one",
    secretKey,
    localSubnets: ["10.0.1.0/24"],
    remoteSubnets: ["192.168.0.0/16"],
    remoteIp: "180.76.8.8",
    ...config,
    ...more,
  });
  before(async () => {
    cloud = await startCloud({ settleTime: 1000 });
  });
  before(async () => {
    ({ vpcId, subnetId } = await addNetwork(cloud));
  });
  after(() => cloud.mock.close());

  it("are built for a moment, get an EIP and lose it, and are released only without tunnels and protection", async () => {
    const vpnId = await create({ subnetId, description: "first" });
    const path = `/v1/vpn/${vpnId}`;
    const status = async (): Promise<unknown> => (await cloud.ok(`GET ${path}`))["status"];
    assert.match(vpnId, /^vpn-[\da-z]{12}$/);
    assert.equal(await status(), "building");
    cloud.wait(1000);
    const { createTime, ...shown } = await cloud.ok(`GET ${path}`);
    assert.match(String(createTime), /^\d{4}-\d\d-\d\dT[\d:]{8}Z$/);
    assert.deepEqual(shown, {
      vpnId,
      vpcId,
      vpnName: "gate",
      type: "IPSec",
      description: "first",
      eip: "",
      tags: [],
      deleteProtect: false,
      paymentTiming: "Postpaid",
      expiredTime: "",
      status: "unconfigured",
      bandwidthInMbps: 0,
      vpnConnNum: 0,
      vpnConns: [],
    });
    await cloud.ok(`PUT ${path}?bind`, { eip: "180.76.1.9" });
    assert.equal(await status(), "configuring");
    cloud.wait(1000);
    assert.equal(await status(), "active");
    assert.equal(await cloud.refusal(`PUT ${path}?bind`, { eip: "180.76.1.8" }), "409 OperationDenied");
    await cloud.ok(`PUT ${path}?unbind`);
    cloud.wait(1000);
    assert.equal(await status(), "unconfigured");
    assert.equal(await cloud.refusal(`PUT ${path}?unbind`), "409 OperationDenied");
    await cloud.ok(`PUT ${path}?modifyAttribute`, { vpnName: "other", description: "" });
    const { vpnName, description } = await cloud.ok(`GET ${path}`);
    assert.deepEqual([vpnName, description], ["other", ""]);
    await cloud.ok(`PUT ${path}/deleteProtect`, { deleteProtect: true });
    assert.equal(await cloud.refusal(`DELETE ${path}`), "409 OperationDenied");
    await cloud.ok(`PUT ${path}/deleteProtect`, { deleteProtect: false });
    assert.equal(await cloud.refusal(`DELETE /v1/vpc/${vpcId}`), "409 ResourceNeedRelease");
    await cloud.ok(`DELETE ${path}`);
    assert.equal(await cloud.refusal(`GET ${path}`), "404 NoSuchObject");
  });

  it("are listed in pages, by VPC, EIP and type", async () => {
    const [first, second] = [await create({ eip: "180.76.1.1" }), await create({ type: "SSL", maxConnection: 10 })];
    const ids = async (query: string): Promise<unknown> =>
      ((await cloud.ok(`GET /v1/vpn?${query}`))["vpns"] as Json[]).map(({ vpnId }) => vpnId);
    assert.deepEqual(await ids(`vpcId=${vpcId}`), [first, second]);
    assert.deepEqual(await ids(`vpcId=${vpcId}&eip=180.76.1.1`), [first]);
    assert.deepEqual(await ids(`vpcId=${vpcId}&type=SSL`), [second]);
    const { nextMarker, isTruncated } = await cloud.ok(`GET /v1/vpn?vpcId=${vpcId}&maxKeys=1`);
    assert.deepEqual([isTruncated, nextMarker], [true, second]);
    assert.deepEqual(await ids(`vpcId=${vpcId}&marker=${nextMarker}`), [second]);
    assert.equal(await cloud.refusal("GET /v1/vpn"), "400 BadRequest");
    for (const id of [first, second]) await cloud.ok(`DELETE /v1/vpn/${id}`);
  });

  it("are three a VPC, and checked for what they name", async () => {
    const wrong: readonly (readonly [Json, string])[] = [
      [{ vpcId: "vpc-none" }, "404 NoSuchObject"],
      [{ subnetId: "sbn-none" }, "404 NoSuchObject"],
      [{ vpnName: "1st" }, "400 BadRequest"],
      [{ billing: {} }, "400 BadRequest"],
      [{ type: "SSL" }, "400 BadRequest"],
      [{ maxConnection: 5 }, "400 BadRequest"],
      [{ type: "SSL", maxConnection: 7 }, "400 BadRequest"],
      [{ eip: "here" }, "400 BadRequest"],
    ];
    for (const [more, code] of wrong)
      assert.equal(await cloud.refusal("POST /v1/vpn", { vpcId, vpnName: "gate", ...postpaid, ...more }), code, JSON.stringify(more));
    const ids = [await create(), await create(), await create()];
    assert.equal(await cloud.refusal("POST /v1/vpn", { vpcId, vpnName: "gate", ...postpaid }), "413 LimitExceeded");
    for (const id of ids) await cloud.ok(`DELETE /v1/vpn/${id}`);
  });

  it("are renewed when paid for in advance, and then not released", async () => {
    const [paid, free] = [await create(prepaid(1)), await create()];
    const endOf = async (): Promise<number> => Date.parse(String((await cloud.ok(`GET /v1/vpn/${paid}`))["expiredTime"]));
    const before = await endOf();
    await cloud.ok(`PUT /v1/vpn/${paid}?purchaseReserved`, {
      billing: { reservation: { reservationLength: 1, reservationTimeUnit: "Month" } },
    });
    assert.ok((await endOf()) - before > 27 * 24 * 3_600_000);
    assert.equal(await cloud.refusal(`DELETE /v1/vpn/${paid}`), "409 OperationDenied");
    assert.equal(await cloud.refusal(`PUT /v1/vpn/${free}?purchaseReserved`, prepaid(1)), "409 OperationDenied");
    await cloud.ok(`DELETE /v1/vpn/${free}`);
  });

  it("have tunnels, whose other end is named by its address or by a user gateway", async () => {
    const vpnId = await create({ eip: "180.76.1.2" });
    const cgw = await cloud.ok("POST /v1/vpn/cgw", { name: "office", ip: "180.76.7.7" });
    const cgwId = String(cgw["cgwId"]);
    const path = `/v1/vpn/${vpnId}/vpnconn`;
    const vpnConnId = String((await cloud.ok(`POST ${path}`, tunnel()))["vpnConnId"]);
    await cloud.ok(`POST ${path}`, tunnel({ vpnConnName: "two", remoteIp: undefined, cgwId }));
    const { vpnConns } = (await cloud.ok(`GET /v1/vpn/vpnconn/${vpnId}`)) as { vpnConns: Json[] };
    assert.deepEqual(
      vpnConns.map(({ vpnConnName, remoteIp, localIp, cgwId: other, status }) => [vpnConnName, remoteIp, localIp, other, status]),
      [
        ["one", "180.76.8.8", "180.76.1.2", "", "building"],
        ["two", "180.76.7.7", "180.76.1.2", cgwId, "building"],
      ],
    );
    assert.deepEqual(vpnConns[0]?.["ikeConfig"], { ...config.ikeConfig, ikeLifeTime: "28800" });
    assert.equal((await cloud.ok(`GET /v1/vpn/${vpnId}`))["vpnConnNum"], 2);
    for (const more of [
      { secretKey: "short1@" },
      { secretKey: "password123" },
      { remoteIp: undefined },
      { ikeConfig: {} },
      { localSubnets: [] },
    ])
      assert.equal(await cloud.refusal(`POST ${path}`, tunnel({ vpnConnName: "x", ...more })), "400 BadRequest", JSON.stringify(more));
    assert.equal(await cloud.refusal(`POST ${path}`, tunnel({ vpnConnName: "x", cgwId: "cgw-none" })), "404 NoSuchObject");
    assert.equal(await cloud.refusal(`POST ${path}`, tunnel()), "409 OperationDenied", "a name stands once");
    await cloud.ok(`PUT /v1/vpn/vpnconn/${vpnConnId}`, { vpnId, ...tunnel({ remoteIp: "180.76.8.9" }) });
    const after = (await cloud.ok(`GET /v1/vpn/vpnconn/${vpnId}`))["vpnConns"] as Json[];
    assert.equal(after[0]?.["remoteIp"], "180.76.8.9");
    assert.equal(await cloud.refusal(`DELETE /v1/vpn/cgw/${cgwId}`), "409 OperationDenied");
    assert.equal(await cloud.refusal(`DELETE /v1/vpn/${vpnId}`), "409 OperationDenied");
    for (const connection of after) await cloud.ok(`DELETE /v1/vpn/vpnconn/${connection["vpnConnId"]}`);
    assert.equal(await cloud.refusal(`DELETE /v1/vpn/vpnconn/${vpnConnId}`), "404 NoSuchObject");
    await cloud.ok(`PUT /v1/vpn/cgw/${cgwId}`, { name: "branch" });
    assert.equal(await cloud.refusal(`PUT /v1/vpn/cgw/${cgwId}`, {}), "400 BadRequest");
    const [listed] = (await cloud.ok("GET /v1/vpn/cgw"))["result"] as Json[];
    assert.deepEqual([listed?.["name"], listed?.["ip"], await cloud.ok(`GET /v1/vpn/cgw/${cgwId}`)], ["branch", "180.76.7.7", listed]);
    await cloud.ok(`DELETE /v1/vpn/cgw/${cgwId}`);
    await cloud.ok(`DELETE /v1/vpn/${vpnId}`);
  });

  it("of type SSL have one server and users, whose passwords are nowhere to be seen", async () => {
    const [ssl, ipsec] = [await create({ type: "SSL", maxConnection: 5 }), await create()];
    const server = { sslVpnServerName: "srv", localSubnets: ["10.0.1.0/24"], remoteSubnet: "172.16.0.0/24" };
    assert.equal(await cloud.refusal(`POST /v1/vpn/${ipsec}/sslVpnServer`, server), "409 OperationDenied");
    assert.equal(await cloud.refusal(`GET /v1/vpn/${ssl}/sslVpnServer`), "404 NoSuchObject");
    const { sslVpnServerId } = await cloud.ok(`POST /v1/vpn/${ssl}/sslVpnServer`, server);
    cloud.wait(1000);
    const rest = { vpnId: ssl, sslVpnServerId, interfaceType: "tap", clientDns: "", status: "active", maxConnection: 5 };
    assert.deepEqual(await cloud.ok(`GET /v1/vpn/${ssl}/sslVpnServer`), { ...server, ...rest });
    assert.deepEqual(((await cloud.ok(`GET /v1/vpn/${ssl}`))["sslVpnServer"] as Json)["sslVpnServerId"], sslVpnServerId);
    assert.equal(await cloud.refusal(`POST /v1/vpn/${ssl}/sslVpnServer`, server), "409 OperationDenied");
    await cloud.ok(`PUT /v1/vpn/${ssl}/sslVpnServer/${sslVpnServerId}`, { ...server, sslVpnServerName: "new" });
    assert.equal((await cloud.ok(`GET /v1/vpn/${ssl}/sslVpnServer`))["sslVpnServerName"], "new");
    const password = "pass12@word";
    const users = [
      { userName: "ann", password },
      { userName: "bob", password, description: "b" },
    ];
    const { sslVpnUserIds } = (await cloud.ok(`POST /v1/vpn/${ssl}/sslVpnUser`, { sslVpnUsers: users })) as { sslVpnUserIds: string[] };
    assert.match(sslVpnUserIds[0] ?? "", /^vpn-ssl-user-/);
    assert.equal(await cloud.refusal(`POST /v1/vpn/${ssl}/sslVpnUser`, { sslVpnUsers: users }), "409 OperationDenied");
    assert.equal(
      await cloud.refusal(`POST /v1/vpn/${ssl}/sslVpnUser`, { sslVpnUsers: [{ userName: "c", password: "weak" }] }),
      "400 BadRequest",
    );
    await cloud.ok(`PUT /v1/vpn/${ssl}/sslVpnUser/${sslVpnUserIds[0]}`, { description: "a", password });
    const listed = await cloud.ok(`GET /v1/vpn/${ssl}/sslVpnUser?userName=ann`);
    assert.deepEqual(listed["sslVpnUsers"], [{ userId: sslVpnUserIds[0], userName: "ann", description: "a", clientName: "" }]);
    assert.doesNotMatch(JSON.stringify(cloud.mock.state()), /pass12@word/);
    await cloud.ok(`DELETE /v1/vpn/${ssl}/sslVpnUser/${sslVpnUserIds[1]}`);
    assert.equal(((await cloud.ok(`GET /v1/vpn/${ssl}/sslVpnUser`))["sslVpnUsers"] as Json[]).length, 1);
    assert.equal(await cloud.refusal(`DELETE /v1/vpn/${ssl}`), "409 OperationDenied");
    await cloud.ok(`DELETE /v1/vpn/${ssl}/sslVpnServer/${sslVpnServerId}`);
    await cloud.ok(`DELETE /v1/vpn/${ssl}`);
  });
});
