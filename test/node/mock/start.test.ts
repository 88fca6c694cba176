import assert from "node:assert/strict";
import { createServer } from "node:net";
import { after, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { UsageError } from "../../../src/core/refusals.js";
import { bceTimestamp, sign } from "../../../src/core/signature/sign.js";
import { startMock } from "../../../src/node/mock/start.js";
import type { LogEntry } from "../../../src/node/mock/told.js";
import { type Answer, addNetwork, type Json, postpaid, startCloud } from "./cloud.js";
import { startMock as startMockProcess } from "./mock-process.js";

const rowsOf = ({ body }: Answer, key: string): Json[] => (body?.[key] ?? []) as Json[];

const portOf = ({ endpoint }: { readonly endpoint: string }): number => Number(new URL(endpoint).port);

/** Whether nobody listens on a port, nor holds it. */
const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });

describe("a mock started from code", () => {
  it("gives an endpoint and a pair to sign with, and is gone when closed", async () => {
    const cloud = await startCloud();
    assert.match(cloud.mock.endpoint, /^http:\/\/127\.0\.0\.1:\d+$/);
    assert.deepEqual([cloud.mock.accessKeyId.length, cloud.mock.secretAccessKey.length, cloud.mock.securityToken], [32, 32, null]);
    assert.equal(((await cloud.ok("GET /v1/vpc"))["vpcs"] as Json[]).length, 1);
    await cloud.mock.close();
    await assert.rejects(fetch(cloud.mock.endpoint));
  });

  it("takes a pair, faults and a clock, and tells of each request", async () => {
    const lines: LogEntry[] = [];
    const keys = { accessKeyId: "a".repeat(32), secretAccessKey: "b".repeat(32), securityToken: null };
    const cloud = await startCloud({ keys, fail: ["RateLimit@QueryVpcList"], onRequest: (line) => lines.push(line) });
    assert.equal(await cloud.refusal("GET /v1/vpc"), "429 RateLimit");
    await cloud.mock.close();
    assert.deepEqual(
      lines.map(({ region, operation, code, status }) => [region, operation, code, status]),
      [["bj", "QueryVpcList", "RateLimit", 429]],
    );
    for (const wrong of [
      { fail: ["NoSuchThing"] },
      { seed: [] },
      { seed: { moons: [] } },
      { seed: { vpcs: [{}] } },
      { regions: ["bj", "bj"] },
      { regions: ["B J"] },
    ])
      await assert.rejects(startMock(wrong), UsageError, JSON.stringify(wrong));
  });

  it("refuses a port in use, and leaves none behind that it opened before", async () => {
    // Other tests take ports too: one is needed below which another is free.
    let first = await startMock();
    while (!(await isFree(portOf(first) - 1))) {
      await first.close();
      first = await startMock();
    }
    const port = portOf(first);
    await assert.rejects(startMock({ port: port - 1, regions: ["bj", "gz"] }), UsageError);
    const again = await startMock({ port: port - 1 });
    await again.close();
    await first.close();
  });

  it("begins with what another one had", async () => {
    const first = await startCloud();
    const { vpcId } = await addNetwork(first);
    await first.ok("POST /v1/nat", { name: "nat", vpcId, cuNum: 1, sessionConfig: { tcpTimeout: 900 }, ...postpaid });
    const state = JSON.parse(JSON.stringify(first.mock.state()));
    await first.mock.close();
    const two = await startCloud({ seed: { schemaVersion: 1, ...state } });
    assert.deepEqual(two.mock.state(), state);
    const [nat] = (await two.ok(`GET /v1/nat?vpcId=${vpcId}`))["nats"] as Json[];
    assert.deepEqual(nat?.["sessionConfig"], { tcpTimeout: 900 });
    await two.mock.close();
  });
});

describe("a mock of several regions", () => {
  it("has for each a port, resources and a state of its own", async () => {
    const cloud = await startCloud({
      regions: ["bj", "gz"],
      seed: { regions: { gz: { vpcs: [{ vpcId: "vpc-gz", name: "g", cidr: "10.0.0.0/8" }] } } },
    });
    const { bj = "", gz = "" } = cloud.mock.endpoints;
    assert.notEqual(bj, gz);
    const names = async (endpoint: string): Promise<unknown> =>
      rowsOf(await cloud.send("GET /v1/vpc", undefined, endpoint), "vpcs").map(({ name }) => name);
    await cloud.ok("POST /v1/vpc", { name: "only-bj", cidr: "10.0.0.0/16" });
    assert.deepEqual([await names(bj), await names(gz)], [["default", "only-bj"], ["g"]]);
    const eip = await cloud.send("POST /v1/eip", { bandwidthInMbps: 1, ...postpaid }, gz);
    const shown = await cloud.send(`GET /v1/eip?eip=${eip.body?.["eip"]}`, undefined, gz);
    assert.equal(rowsOf(shown, "eipList")[0]?.["region"], "gz");
    const { regions } = cloud.mock.state() as { regions: Record<string, { eips?: unknown[]; vpcs: unknown[] }> };
    assert.deepEqual([regions["bj"]?.eips, regions["gz"]?.eips?.length, regions["bj"]?.vpcs.length], [undefined, 1, 2]);
    await cloud.mock.close();
    await assert.rejects(startMock({ seed: { regions: { su: {} } } }), UsageError);
  });
});

describe("the limits of the mock", () => {
  it("keep a digest of each body with a client token, not the body", async () => {
    const cloud = await startCloud();
    after(() => cloud.mock.close());
    const padding = "x".repeat(900_000);
    const post = (token: string, name: string) =>
      cloud.refusal(`POST /v1/vpc?clientToken=${token}`, { name, cidr: "10.0.0.0/16", padding });
    await post("warm", "a");
    globalThis.gc?.();
    const before = process.memoryUsage().rss;
    for (let at = 0; at < 60; at += 1) await post(`t-${at % 8}`, "a");
    const grown = (process.memoryUsage().rss - before) / 2 ** 20;
    assert.ok(grown < 400, `${grown} MB`);
    assert.equal(await post("t-1", "a"), "200", "the same request again");
    assert.equal(await post("t-1", "b"), "403 IdempotentParameterMismatch");
  });

  it("refuse a body that is nested deeper than any of the API", async () => {
    const cloud = await startCloud();
    const deep = (levels: number) => `{"name":"a","cidr":"10.0.0.0/16","x":${"[".repeat(levels)}${"]".repeat(levels)}}`;
    assert.equal(await cloud.refusal("POST /v1/vpc", deep(5000)), "400 MalformedJSON");
    assert.equal(await cloud.refusal("POST /v1/vpc", deep(60)), "200");
    assert.equal(await cloud.refusal("POST /v1/vpc", `{"name":"${"[".repeat(5000)}","cidr":"10.0.0.0/16"}`), "400 BadRequest");
    await cloud.mock.close();
  });

  it("count resources and their characters", async () => {
    const { State } = await import("../../../src/node/mock/state.js");
    const few = new State(() => 0, { mostItems: 2 });
    few.admit("a", "1", {});
    few.admit("b", "2", {});
    assert.throws(() => few.admit("a", "3", {}), { entryId: "vpc/LimitExceeded" });
    few.items("a").clear();
    few.admit("a", "3", {});
    const short = new State(() => 0, { mostCharacters: 100 });
    short.charge(60);
    short.put("a", "1", { text: "x".repeat(60) });
    assert.throws(() => short.charge(60), { entryId: "vpc/LimitExceeded" });
    short.items("a").clear();
    short.charge(60);
  });
});

describe("the gateway of the mock", () => {
  const at = bceTimestamp(new Date());
  const signed = (host: string, keys: { accessKeyId: string; secretAccessKey: string }, headersToSign: readonly string[], date = at) =>
    sign(
      { method: "GET", path: "/v1/vpc", query: [], headers: { host, "x-bce-date": date } },
      { ...keys, timestamp: date, expires: 1800, headersToSign },
    );

  it("says that a signature is empty where there is none, and that the host has to be signed", async () => {
    const { mock } = await startCloud();
    const { host } = new URL(mock.endpoint);
    const get = async (headers: Record<string, string>): Promise<unknown[]> => {
      const answer = await fetch(`${mock.endpoint}/v1/vpc`, { headers });
      const { code, message } = (await answer.json()) as { code?: string; message?: string };
      return [answer.status, code, message];
    };
    assert.deepEqual(await get({}), [400, "SignatureEmpty", "Signature is invalid: Signature is empty."]);
    assert.deepEqual((await get({ authorization: "nonsense" })).slice(0, 2), [400, "InvalidHTTPAuthHeader"]);
    const unhosted = signed(host, mock, ["x-bce-date"]).authorization;
    assert.deepEqual(await get({ authorization: unhosted, "x-bce-date": at }), [
      403,
      "IamSignatureInvalid",
      "IamSignatureInvalid, cause: Fail to authn user: Missing headers required by signing: host",
    ]);
    const old = "2020-01-02T03:04:05Z";
    const expired = signed(host, mock, ["host", "x-bce-date"], old).authorization;
    assert.deepEqual(await get({ authorization: expired, "x-bce-date": old }), [
      400,
      "RequestExpired",
      "Request has expired. Timestamp date is 2020-01-02T03:04:05Z.",
    ]);
    await mock.close();
    const documented = await startMock({ documented: true });
    const answer = await fetch(`${documented.endpoint}/v1/vpc`);
    assert.equal(((await answer.json()) as { code: string }).code, "InvalidHTTPAuthHeader");
    await documented.close();
  });

  it("answers other clients while it looks for what is wrong with signatures, of which so many wait and no more", async () => {
    const mock = await startMockProcess();
    after(() => mock.stop());
    const { host } = new URL(mock.endpoint);
    const keys = { accessKeyId: mock.env["BCE_ACCESS_KEY_ID"] ?? "", secretAccessKey: mock.env["BCE_SECRET_ACCESS_KEY"] ?? "" };
    const send = async ({ authorization }: { authorization: string }): Promise<number> =>
      (await fetch(`${mock.endpoint}/v1/vpc`, { headers: { authorization, "x-bce-date": at } })).status;
    const wrong = signed(host, { ...keys, secretAccessKey: "another secret of 32 characters." }, ["host", "x-bce-date"]);
    assert.deepEqual(new Set(await Promise.all(Array.from({ length: 40 }, () => send(wrong)))), new Set([403]));
    assert.equal(await send(signed(host, keys, ["host", "x-bce-date"])), 200);
    const searched = (): number => mock.stderr().match(/\^ no known mistake/g)?.length ?? 0;
    assert.ok(searched() < 16, "the search goes on behind the answers");
    const isLogged = (): boolean => (mock.stderr().match(/ 403 /g)?.length ?? 0) === 40;
    for (let rest = 600; rest > 0 && !isLogged(); rest -= 1) await pause(50);
    assert.deepEqual([isLogged(), searched()], [true, 16]);
  });
});
