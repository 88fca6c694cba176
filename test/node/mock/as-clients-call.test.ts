import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Mock, startMock } from "../../../src/node/mock/start.js";
import { callRaw } from "../../clients/harness/raw.js";

type Content = Readonly<Record<string, string>>;

describe("the mock, called as real clients call", () => {
  let mock: Mock;
  let vpcId: string;
  /** Milliseconds that the mock's clock is ahead. */
  let ahead = 0;
  const settleTime = 60_000;
  const call = (method: string, path: string, body: object | null = null) =>
    callRaw({ method, path, query: [], body: body as Record<string, unknown> | null }, mock) as Promise<Content>;
  const postpaid = { billing: { paymentTiming: "Postpaid" } };
  before(async () => {
    mock = await startMock({ settleTime, now: () => Date.now() + ahead });
    vpcId = (await call("POST", "/v1/vpc", { name: "six", cidr: "10.6.0.0/16", enableIpv6: true }))["vpcId"] ?? "";
    await call("POST", "/v1/subnet", { name: "six", vpcId, zoneName: "cn-bj-a", cidr: "10.6.1.0/24" });
  });
  after(() => mock.close());

  it("takes the bandwidth of an IPv6 gateway as digits, as the Python SDK sends it", async () => {
    const { gatewayId } = await call("POST", "/v1/IPv6Gateway", { name: "six", vpcId, bandwidthInMbps: "10", ...postpaid });
    assert.match(gatewayId ?? "", /^gw-/);
    assert.equal((await call("GET", `/v1/IPv6Gateway/${gatewayId}/rateLimitRule`))["code"], undefined);
    const refused = await call("POST", "/v1/IPv6Gateway", { name: "six", vpcId, bandwidthInMbps: "ten", ...postpaid });
    assert.equal(refused["code"], "BadRequest");
  });

  it("takes the release protection of a VPN gateway as off when nothing is said, as the Go SDK turns it off", async () => {
    const { vpnId } = await call("POST", "/v1/vpn", { vpnName: "office", vpcId, deleteProtect: true, ...postpaid });
    assert.equal(await call("PUT", `/v1/vpn/${vpnId}/deleteProtect`, { vpnId }), null);
    assert.equal((await call("GET", `/v1/vpn/${vpnId}`))["deleteProtect"], false);
  });

  it("makes a peering connection on the way to active, for which Terraform waits", async () => {
    const { vpcId: peerVpcId } = await call("POST", "/v1/vpc", { name: "peer", cidr: "10.7.0.0/16" });
    const ends = { localVpcId: vpcId, peerVpcId, peerRegion: "bj", bandwidthInMbps: 10 };
    const { peerConnId } = await call("POST", "/v1/peerconn", { ...ends, ...postpaid });
    const status = async () => (await call("GET", `/v1/peerconn/${peerConnId}`))["status"];
    assert.equal(await status(), "creating");
    ahead += settleTime;
    assert.equal(await status(), "active");
  });

  const holders: readonly (readonly [kind: string, path: string, idKey: string, body: (eip: string) => object])[] = [
    ["VPN", "/v1/vpn", "vpnId", (eip) => ({ vpnName: "home", eip })],
    ["NAT", "/v1/nat", "natId", (eip) => ({ name: "out", cuNum: 1, bindEips: [eip] })],
  ];
  for (const [kind, path, idKey, body] of holders)
    it(`has an EIP free for release as soon as its ${kind} gateway is gone, as Terraform destroys them`, async () => {
      const { eip = "" } = await call("POST", "/v1/eip", { bandwidthInMbps: 1, ...postpaid });
      ahead += settleTime;
      const { [idKey]: id } = await call("POST", path, { vpcId, ...body(eip), ...postpaid });
      ahead += settleTime;
      assert.equal((await call("DELETE", `/v1/eip/${eip}`))?.["code"], "OperationDenied");
      assert.equal(await call("DELETE", `${path}/${id}`), null);
      assert.equal(await call("DELETE", `/v1/eip/${eip}`), null);
    });
});
