import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { after, before, beforeEach, describe, it } from "node:test";
import { type MockProcess, startMock } from "../../node/mock/mock-process.js";
import { bcevpc, binary, ownSurroundings } from "../run.js";
import { assertDocument } from "../shipped-schemas.js";
import { type ApiServer, errorBody, startApiServer } from "./api-server.js";
import { callTo, keys } from "./caller.js";

describe("a call that waits, against resources that take their time,", () => {
  let mock: MockProcess;
  let natId = "";
  const call = (...args: string[]) => bcevpc(["call", ...args], { env: mock.env });
  const member = async (name: string, ...args: string[]): Promise<string> => JSON.parse((await call(...args, "--query", name)).stdout);

  before(async () => {
    mock = await startMock(["--settle", "4000"]);
    const vpcId = await member("vpcs[0].vpcId", "GET", "/v1/vpc");
    await call("CreateSubnet", "name=a", "zoneName=cn-bj-a", "cidr=192.168.0.0/24", `vpcId=${vpcId}`);
    natId = await member("natId", "CreateNat", "name=web", `vpcId=${vpcId}`, "cuNum=1", "billing.paymentTiming=Postpaid");
  });
  after(() => mock.stop());

  it("exits 0 with the answer of which it is true, and tells on stderr what it saw", async () => {
    const { stdout, stderr, code } = await call("GetNat", `natId=${natId}`, "--wait-until", "status=='unconfigured'", "--every", "0.2");
    assert.equal(code, 0, stderr);
    assert.equal(JSON.parse(stdout).status, "unconfigured");
    assert.match(stderr, /^\* [\d.]+ s: status building; checking every 0\.2 s\n$/);
  });

  it("exits 1 with nothing on stdout when the time is over", async () => {
    const args = ["GetNat", `natId=${natId}`, "--wait-until", "status=='active'", "--every", "0.1", "--wait-max-time", "0.5"];
    const { stdout, stderr, code } = await call(...args);
    assert.deepEqual([code, stdout], [1, ""]);
    assert.match(stderr, /status=='active' did not become true within 0\.5 s: status unconfigured\n {2}to wait longer: --wait-max-time/);
    assert.match((await call(...args, "--lang", "zh")).stderr, /在 0\.5 秒内没有成立：状态为 unconfigured/);
    const json = await call(...args, "--json");
    assertDocument("error", json.stderr);
    assert.deepEqual([json.code, JSON.parse(json.stderr).category], [1, "state"]);
  });

  it("can wait for an error, such as that of a resource that is gone", async () => {
    const { stdout, code } = await call("GetNat", "natId=nat-xxxxxxxxxxxx", "--wait-until", "code=='NoSuchNat'");
    assert.deepEqual([code, JSON.parse(stdout).code], [0, "NoSuchNat"]);
  });

  it("ends with the diagnosis of a failure that stays", async () => {
    const { stderr, code } = await call("GetNat", "natId=nat-xxxxxxxxxxxx", "--wait-until", "status=='active'");
    assert.equal(code, 4);
    assert.match(stderr, /^NoSuchNat · HTTP 404/);
  });
});

describe("a call that waits", () => {
  let server: ApiServer;
  before(async () => {
    server = await startApiServer();
  });
  beforeEach(() => server.answer({ body: { status: "building" } }));
  after(() => server.close());
  const waiting = (expression: string, ...rest: string[]) =>
    callTo(server, ["GET", "/v1/nat/nat-1", "--wait-until", expression, "--every", "0.05", ...rest]);

  it("stops at a state from which the wanted one cannot come", async () => {
    const states = ["building", "active", "deleting"];
    server.answer(() => ({ body: { status: states[server.requests.length - 1] ?? "?" } }));
    const { stdout, stderr, code } = await waiting("status=='stopped'");
    assert.deepEqual([code, stdout, server.requests.length], [1, "", 3]);
    assert.match(stderr, /status=='stopped' cannot become true any more: status deleting/);
  });

  it("goes on over answers that pass: 503, 429, and codes to retry", async () => {
    const answers = [
      { status: 503, body: "" },
      { status: 429, body: errorBody("RateLimit") },
      { status: 500, body: errorBody("InternalError") },
      { body: { status: "active" } },
    ];
    server.answer(() => answers[server.requests.length - 1] ?? { status: 400 });
    const { stdout, stderr, code } = await waiting("status=='active'", "--query", "status");
    assert.deepEqual([code, stdout.trim(), server.requests.length], [0, '"active"', 4]);
    assert.match(stderr, /failed \(HTTP 503\)[\s\S]*failed \(HTTP 429\)[\s\S]*failed \(HTTP 500\)/);
  });

  it("compares numbers, and takes nothing empty for true", async () => {
    server.answer(() => ({ body: { eips: server.requests.length > 2 ? ["1.2.3.4"] : [], count: server.requests.length } }));
    assert.equal((await waiting("eips")).code, 0);
    assert.equal(server.requests.length, 3);
    assert.equal((await waiting("count > `1`")).code, 0);
    assert.equal(server.requests.length, 2);
    server.answer({ body: { eips: [] } });
    assert.equal((await waiting("eips[?@=='a']", "--wait-max-time", "0.2")).code, 1);
    assert.equal((await waiting("length(nothing) > `0`", "--wait-max-time", "0.2")).code, 1);
  });

  it("ends at Ctrl-C with 130", async () => {
    const args = ["call", "GET", "/v1/nat/nat-1", "--endpoint", server.url, "--wait-until", "status=='active'", "--every", "60"];
    const child = spawn(process.execPath, [binary, ...args], { env: { ...ownSurroundings, ...keys }, stdio: ["ignore", "ignore", "pipe"] });
    child.stderr.once("data", () => child.kill("SIGINT"));
    assert.equal(await new Promise((resolve) => child.on("close", resolve)), 130);
  });

  it("is refused for what would be done again and again, and where options contradict each other", async () => {
    for (const [args, told] of [
      [["POST", "/v1/nat", "--wait-until", "a"], /--wait-until requires GET, because the call is repeated/],
      [["GET", "/v1/nat", "--wait-until", "a["], /invalid JMESPath expression for --wait-until[\s\S]*example: --wait-until/],
      [["GET", "/v1/nat", "--wait-until", "a == 'b"], /invalid JMESPath expression for --wait-until[\s\S]*closing '/],
      [["GET", "/v1/nat", "--wait-until", "a", "--paginate"], /--wait-until and --paginate cannot be used together/],
      [["GET", "/v1/nat", "--every", "1"], /--every requires --wait-until/],
      [["GET", "/v1/nat", "--wait-max-time", "1"], /--wait-max-time requires --wait-until/],
      [["GET", "/v1/nat", "--wait-until", "a", "--every", "0"], /invalid value "0"/],
    ] as const) {
      const { stderr, code } = await callTo(server, args);
      assert.equal(code, 2);
      assert.match(stderr, told);
      assert.equal(server.requests.length, 0);
    }
  });
});
