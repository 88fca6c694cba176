import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { apiServer, type ReceivedCall, type Reply } from "../../../servers/api.js";
import { brokenServer, closedPort } from "../../../servers/broken.js";
import { call, failureOf, getFrom, secretAccessKey } from "../../../servers/calling.js";
import { assertSilence } from "../../../servers/failing.js";
import { isSigned } from "../../../servers/signature.js";

const day = 86_400_000;
/** Far less than the clocks are apart, far more than a test takes. */
const near = 600_000;

/** A service whose clock is off by so much. */
const livingAt =
  (offset: number, reply: Reply = {}) =>
  (): Reply => ({ ...reply, headers: { date: new Date(Date.now() + offset).toUTCString(), ...reply.headers } });

const isNear = (time: unknown, offset: number): boolean => Math.abs(Date.parse(String(time)) - Date.now() - offset) < near;
const signedAt = ({ headers }: ReceivedCall): unknown => headers["x-bce-date"];

describe("bcevpc call --clock", { concurrency: 4 }, () => {
  it("server signs by the service's time, asked once with a HEAD that carries no signature", async (t) => {
    for (const offset of [day, -day]) {
      const { origin, requests, connections } = await apiServer(t, [livingAt(offset)]);
      const { code, stdout, stderr } = await getFrom(origin, ["--clock", "server"]);
      assert.deepEqual([code, stdout, stderr], [0, "{}", ""]);
      const [question, request] = requests;
      assert.ok(question && request);
      assert.deepEqual([requests.length, question.method, question.url, connections()], [2, "HEAD", "/", 1]);
      assert.deepEqual([question.headers.authorization, question.headers["x-bce-date"]], [undefined, undefined]);
      assert.ok(isNear(signedAt(request), offset), String(signedAt(request)));
      assert.ok(isSigned(request, secretAccessKey));
      assert.equal(request.headers.authorization?.split("/")[2], signedAt(request), "the signature is of that time too");
    }
  });

  it("local, and no option, sign by this machine's clock and ask nothing", async (t) => {
    const { origin, requests } = await apiServer(t, [livingAt(day)]);
    for (const args of [[], ["--clock", "local"]]) assert.equal((await getFrom(origin, args)).code, 0);
    assert.deepEqual(
      requests.map((request) => [request.method, isNear(signedAt(request), 0)]),
      [
        ["GET", true],
        ["GET", true],
      ],
    );
  });

  it("server asks once for all pages and attempts", async (t) => {
    const { origin, requests } = await apiServer(t, [
      livingAt(day),
      livingAt(day, { body: { vpcs: [1], isTruncated: true, nextMarker: "a" } }),
      livingAt(day, { status: 503, headers: { "retry-after": "0" } }),
      livingAt(day, { body: { vpcs: [2] } }),
    ]);
    const { code, stdout } = await getFrom(origin, ["--clock", "server", "--paginate", "--retry", "1"]);
    assert.deepEqual([code, JSON.parse(stdout).vpcs], [0, [1, 2]]);
    assert.deepEqual(
      requests.map(({ method }) => method),
      ["HEAD", "GET", "GET", "GET"],
    );
    assert.ok(requests.slice(1).every((request) => isNear(signedAt(request), day)));
  });

  it("server reads the time off whatever status the HEAD is answered with", async (t) => {
    const { origin, requests } = await apiServer(t, [livingAt(day, { status: 403 }), livingAt(day)]);
    assert.equal((await getFrom(origin, ["--clock", "server"])).code, 0);
    assert.ok(requests[1] && isNear(signedAt(requests[1]), day));
  });

  it("server ends with 6 when the service does not tell its time, or a cache tells an old one", async (t) => {
    const answers: readonly Reply[] = [
      { sendDate: false },
      { headers: { date: "soon" } },
      { headers: { date: new Date().toUTCString(), age: "3" } },
    ];
    for (const answer of answers) {
      const { origin, host, requests } = await apiServer(t, [answer]);
      const { code, stdout, stderr } = await getFrom(origin, ["--clock", "server"], { COLUMNS: "400" });
      assert.deepEqual([code, stdout, requests.length], [6, "", 1], JSON.stringify(answer));
      assert.match(stderr, new RegExp(`^error: ${host} did not send its time: .*\\n {2}set this machine's clock instead`));
    }
    const { origin } = await apiServer(t, [{ sendDate: false }]);
    assert.match((await getFrom(origin, ["--clock", "server", "--lang", "zh"])).stderr, /没有给出时间[\s\S]*请校准本机时钟/);
  });

  it("server says like any call that no connection came about", async () => {
    const host = `127.0.0.1:${await closedPort()}`;
    await assertSilence((args, env) => getFrom(`http://${host}`, ["--clock", "server", ...args], env), {
      failure: "refused",
      retryable: true,
      en: [`${host} refused the connection`, "Check that the server is running"],
      zh: [`${host} 拒绝连接`, "确认该服务已启动"],
    });
  });

  it("server ends with 6 when the time for everything is over before the service has told its own", async (t) => {
    const { host } = await brokenServer(t, "stays silent");
    const { code, stderr } = await getFrom(`http://${host}`, ["--clock", "server", "--timeout", "0.7"]);
    assert.equal(code, 6, stderr);
    assert.match(stderr, /^Not finished within 0\.7 s\n/);
  });
});

describe("the clocks in a failure", { concurrency: 4 }, () => {
  const expired = { status: 400, body: { code: "RequestExpired", message: "Request has expired. Timestamp date is x", requestId: "r-1" } };

  it("are measured on the answer: how far apart they are, which deadline broke, and --clock server", async (t) => {
    for (const [offset, sentence, deadline] of [
      [
        day,
        /Cause +This machine's clock is .* behind the service's \(±\d+ s\)\.\nDo +.*--clock server/,
        /Clock .* Both limits are exceeded.*--clock server/,
      ],
      [
        -day,
        /Cause +This machine's clock is .* ahead of the service's \(±\d+ s\)\.\nDo +.*--clock server/,
        /Clock .* The date limit is exceeded.*--clock server/,
      ],
    ] as const) {
      const { origin } = await apiServer(t, [livingAt(offset, expired)]);
      const { code, stderr } = await getFrom(origin, [], { COLUMNS: "1000" });
      assert.equal(code, 7);
      assert.match(stderr, sentence);
      assert.match((await getFrom(origin, ["--full"], { COLUMNS: "1000" })).stderr, deadline);
      const skew = Number(failureOf(await getFrom(origin, ["--json"]))["clockSkewSeconds"]);
      assert.ok(Math.abs(skew * 1000 - offset) < near, String(skew));
    }
  });

  it("are not measured without Date and on an answer that a cache kept", async (t) => {
    for (const reply of [
      { ...expired, sendDate: false },
      { ...expired, headers: { date: new Date(0).toUTCString(), age: "1" } },
    ]) {
      const { origin } = await apiServer(t, [reply]);
      const { clockSkewSeconds, exitCode } = failureOf(await getFrom(origin, ["--json"]));
      assert.deepEqual([clockSkewSeconds, exitCode], [null, 7]);
      assert.doesNotMatch((await getFrom(origin)).stderr, /^Clock/mu);
    }
  });

  it("do not break a deadline when the call was signed by the service's time", async (t) => {
    const { origin } = await apiServer(t, [livingAt(day, expired)]);
    const { code, stderr } = await call(["GET", "/v1/vpc", "--endpoint", origin, "--clock", "server"], { COLUMNS: "1000" });
    assert.equal(code, 7);
    assert.match(stderr, /Clock +This machine's clock is .* behind the service's .* Neither limit \(30 min and the expiry\) is exceeded/);
  });
});
