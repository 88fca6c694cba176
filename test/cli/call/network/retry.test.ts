import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { apiServer, type Reply } from "../../../servers/api.js";
import { brokenServer, closedPort } from "../../../servers/broken.js";
import { call, failureOf, getFrom, secretAccessKey } from "../../../servers/calling.js";
import { isSigned } from "../../../servers/signature.js";

const busy = (status: number, retryAfter = "0"): Reply => ({
  status,
  headers: { "retry-after": retryAfter },
  body: { code: "Whatever", message: "no", requestId: "r-1" },
});
const done: Reply = { body: { vpcs: [] } };

describe("bcevpc call --retry", { concurrency: 4 }, () => {
  it("is off unless it is asked for", async (t) => {
    const { origin, requests } = await apiServer(t, [busy(503), done]);
    const { code, stderr } = await getFrom(origin);
    assert.deepEqual([code, requests.length], [5, 1]);
    assert.doesNotMatch(stderr, /attempt/i);
  });

  it("sends again after 429, 500, 502, 503 and 504, over the same connection", async (t) => {
    const { origin, requests, connections } = await apiServer(t, [busy(429), busy(500), busy(502), busy(503), busy(504), done]);
    const { code, stdout, stderr } = await getFrom(origin, ["--retry", "9"]);
    assert.deepEqual([code, stdout, requests.length, connections()], [0, '{"vpcs":[]}', 6, 1]);
    assert.deepEqual(
      [...stderr.matchAll(/^attempt (\d) of 10 failed \(HTTP (\d+)\); next in 0\.0 s$/gmu)].map(([, attempt, status]) => [attempt, status]),
      [
        ["1", "429"],
        ["2", "500"],
        ["3", "502"],
        ["4", "503"],
        ["5", "504"],
      ],
    );
    assert.equal(stderr.split("\n").length, 6, "nothing else is said");
  });

  it("sends again after RateLimit, whatever the status and wherever the code stands", async (t) => {
    const body = { code: "RateLimit", message: "too fast", requestId: "r-1" };
    const inHeader = { "retry-after": "0", "x-bce-error-code": "RateLimit", "x-bce-error-message": "too fast" };
    const { origin, requests } = await apiServer(t, [
      { status: 400, headers: { "retry-after": "0" }, body },
      { status: 403, headers: inHeader, body: "" },
      done,
    ]);
    assert.deepEqual([(await getFrom(origin, ["--retry", "2"])).code, requests.length], [0, 3]);
  });

  it("sends again after a connection that was reset or refused", async (t) => {
    const { origin, requests } = await apiServer(t, [{ instead: "reset" }, done]);
    const { code, stderr } = await getFrom(origin, ["--retry", "1"]);
    assert.deepEqual([code, requests.length], [0, 2]);
    assert.match(stderr, /^attempt 1 of 2 failed \(reset\); next in 0\.\d s\n$/);
    const refused = await getFrom(`http://127.0.0.1:${await closedPort()}`, ["--retry", "2", "--json"]);
    const { attempts, failure } = failureOf(refused);
    assert.deepEqual([refused.code, attempts, failure], [6, 3, "refused"]);
  });

  it("sends again when the answer did not begin in time", async (t) => {
    const { host } = await brokenServer(t, "stays silent");
    const { attempts, failure } = failureOf(await getFrom(`http://${host}`, ["--retry", "1", "--first-byte-timeout", "0.3", "--json"]));
    assert.deepEqual([attempts, failure], [2, "timeout-answer"]);
  });

  it("waits as long as Retry-After says, in seconds, and signs each attempt anew", async (t) => {
    const { origin, requests } = await apiServer(t, [busy(503, "1"), busy(503, "1"), done]);
    const { code, stderr } = await getFrom(origin, ["--retry", "2"]);
    assert.equal(code, 0);
    assert.equal(stderr, "attempt 1 of 3 failed (HTTP 503); next in 1.0 s\nattempt 2 of 3 failed (HTTP 503); next in 1.0 s\n");
    assert.ok(requests.every((request) => isSigned(request, secretAccessKey)));
    for (const header of ["x-bce-date", "authorization"])
      assert.equal(new Set(requests.map(({ headers }) => headers[header])).size, 3, header);
  });

  it("waits until the date that Retry-After gives", async (t) => {
    const { origin } = await apiServer(t, [() => busy(503, new Date(Date.now() + 3000).toUTCString()), done]);
    const { code, stderr } = await getFrom(origin, ["--retry", "1", "--lang", "zh"]);
    assert.equal(code, 0);
    assert.match(stderr, /^第 1\/2 次尝试失败（HTTP 503），[123]\.0 秒后重试\n$/);
  });

  it("does not wait longer than may be: it says so at once, and the answer decides", async (t) => {
    for (const [header, more] of [
      ["61", []],
      ["99999999999", []],
      ["3", ["--retry-max-time", "2"]],
      ["5", ["--timeout", "4"]],
    ] as const) {
      const { origin, requests } = await apiServer(t, [busy(503, header), done]);
      const { code, stderr } = await getFrom(origin, ["--retry", "1", ...more]);
      assert.deepEqual([code, requests.length], [5, 1], stderr);
      assert.match(stderr, new RegExp(`^\\* not retried: the service asks to wait ${header} s, but the limit is `));
      assert.match(stderr, new RegExp(`^Wait +${header} s, as the service asks$`, "mu"));
    }
  });

  it("tells how long the service asks to wait: as a sentence and in the record", async (t) => {
    const { origin } = await apiServer(t, [busy(503, "30")]);
    assert.match((await getFrom(origin, [])).stderr, /^Wait +30 s, as the service asks$/mu);
    assert.match((await getFrom(origin, ["--lang", "zh"])).stderr, /^等待 +30 秒（服务端要求）$/mu);
    assert.equal(failureOf(await getFrom(origin, ["--json"]))["retryAfterSeconds"], 30);
    assert.equal(failureOf(await getFrom(origin, ["--json", "--retry", "1", "--retry-max-time", "1"]))["retryAfterSeconds"], 30);
    const { origin: other } = await apiServer(t, [{ status: 503, body: { code: "Busy" } }]);
    assert.equal(failureOf(await getFrom(other, ["--json"]))["retryAfterSeconds"], null);
  });

  it("backs off by its own rule when Retry-After is missing or no time at all", async (t) => {
    for (const value of ["soon", "-1", "1.5"]) {
      const { origin } = await apiServer(t, [busy(503, value), done]);
      const { code, stderr } = await getFrom(origin, ["--retry", "1"]);
      assert.equal(code, 0);
      assert.match(stderr, /next in 0\.[345] s\n$/, value);
    }
  });

  it("gives up after as many attempts as were asked for, and the last answer decides", async (t) => {
    const { origin, requests } = await apiServer(t, [busy(503), busy(502), busy(429)]);
    const result = await getFrom(origin, ["--retry", "2", "--json"]);
    const { attempts, exitCode, httpStatus, safeToRetry } = failureOf(result);
    assert.deepEqual([result.code, attempts, exitCode, httpStatus, safeToRetry, requests.length], [8, 3, 8, 429, true, 3]);
    assert.equal(result.stdout, JSON.stringify(busy(429).body), "only the last body is printed");
    assert.match((await getFrom(origin, ["--retry", "2"])).stderr, /^Attempts +3$/mu);
  });

  it("never sends again what cannot help: 400, 401, 403, 404, 409, 501 and a redirect", async (t) => {
    for (const status of [400, 401, 403, 404, 409, 501, 302]) {
      const { origin, requests } = await apiServer(t, [busy(status), done]);
      const { attempts } = failureOf(await getFrom(origin, ["--retry", "3", "--json"]));
      assert.deepEqual([attempts, requests.length], [1, 1], String(status));
    }
  });

  it("counts the attempts of a success nowhere but in its pauses", async (t) => {
    const { origin } = await apiServer(t, [done]);
    const { stderr } = await getFrom(origin, ["--retry", "3"]);
    assert.equal(stderr, "");
  });
});

describe("a request that changes something", { concurrency: 4 }, () => {
  const changes: readonly (readonly string[])[] = [
    ["POST", "/v1/vpc", "-d", "{}"],
    ["PUT", "/v1/vpc/vpc-1", "-q", "modifyAttribute", "-d", "{}"],
    ["DELETE", "/v1/vpc/vpc-1", "--yes"],
  ];

  it("is never sent twice without a client token, neither after 503 nor after a broken connection", async (t) => {
    for (const request of changes)
      for (const first of [busy(503), { instead: "reset" } as const]) {
        const { origin, requests } = await apiServer(t, [first, done]);
        const { attempts, safeToRetry } = failureOf(await call([...request, "--endpoint", origin, "--retry", "3", "--json"]));
        assert.deepEqual([attempts, safeToRetry, requests.length], [1, false, 1], request.join(" "));
      }
  });

  it("is sent again with one, the same on every attempt, and the token is told", async (t) => {
    for (const request of changes) {
      const { origin, requests } = await apiServer(t, [busy(500), { instead: "reset" }, busy(429), done]);
      const { code, stderr } = await call([...request, "--client-token", "auto", "--endpoint", origin, "--retry", "3"]);
      assert.deepEqual([code, requests.length], [0, 4], request.join(" "));
      const tokens = requests.map(({ url }) => new URL(url, origin).searchParams.get("clientToken"));
      assert.equal(new Set(tokens).size, 1);
      assert.match(tokens[0] ?? "", /^[0-9a-f-]{36}$/);
      assert.ok(stderr.startsWith(`client token: ${tokens[0]}\n`), stderr);
      assert.ok(requests.every((received) => isSigned(received, secretAccessKey) && received.body === requests[0]?.body));
    }
  });

  it("may have its token in the query as well, where an empty one is none", async (t) => {
    for (const [token, attempts] of [
      ["clientToken=mine", 2],
      ["clientToken=", 1],
      ["clientToken", 1],
      ["clienttoken=mine", 1],
    ] as const) {
      const { origin, requests } = await apiServer(t, [busy(503), done]);
      await call(["POST", "/v1/vpc", "-d", "{}", "-q", token, "--endpoint", origin, "--retry", "1"]);
      assert.equal(requests.length, attempts, token);
    }
  });

  it("gets another token with each call", async (t) => {
    const { origin, requests } = await apiServer(t, [done]);
    for (let turn = 0; turn < 2; turn += 1) await call(["POST", "/v1/vpc", "-d", "{}", "--client-token", "auto", "--endpoint", origin]);
    assert.notEqual(requests[0]?.url, requests[1]?.url);
  });
});
