import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { apiServer } from "../../../servers/api.js";
import { brokenServer, deafPort } from "../../../servers/broken.js";
import { call, failureOf, getFrom } from "../../../servers/calling.js";
import { assertSilence } from "../../../servers/failing.js";

/** Seconds that no phase of a test that works takes. */
const long = "60";

describe("bcevpc call with a time limit", { concurrency: 4 }, () => {
  it("says that no connection came about, and that nothing was sent", async (t) => {
    const host = `127.0.0.1:${await deafPort(t)}`;
    const limits = ["--connect-timeout", "0.3", "--first-byte-timeout", long];
    await assertSilence((args, env) => getFrom(`http://${host}`, [...limits, ...args], env), {
      failure: "timeout-connect",
      retryable: true,
      en: [`No connection to ${host} within 0.3 s`, "Nothing was sent to BCE", "$ curl -sv --connect-timeout 5 ", "HTTPS_PROXY"],
      zh: [`0.3 秒内未能连接 ${host}`, "请求没有发往百度智能云", "$ curl -sv --connect-timeout 5 ", "HTTPS_PROXY"],
    });
  });

  it("gives for an unreachable port a command that tries this very port", async (t) => {
    const host = `127.0.0.1:${await deafPort(t)}`;
    const { stderr } = await getFrom(`http://${host}`, ["--connect-timeout", "0.3"], { COLUMNS: "400" });
    assert.ok(stderr.includes(`$ curl -sv --connect-timeout 5 -o /dev/null http://${host}/\n`), stderr);
  });

  it("says that the TLS handshake did not go on", async (t) => {
    const { host } = await brokenServer(t, "stays silent");
    const limits = ["--connect-timeout", "0.3", "--first-byte-timeout", long];
    await assertSilence((args, env) => getFrom(`https://${host}`, [...limits, ...args], env), {
      failure: "timeout-handshake",
      retryable: true,
      en: [
        `The TLS handshake with ${host} took longer than 0.3 s`,
        "Connected, but the other side stopped responding",
        `$ openssl s_client -connect ${host} `,
      ],
      zh: [`与 ${host} 的 TLS 握手超过 0.3 秒`, "连接已建立", `$ openssl s_client -connect ${host} `],
    });
  });

  for (const fault of ["stays silent", "sends half a body and stalls"] as const)
    it(`says that the answer took too long when the server ${fault}, and prints nothing of it`, async (t) => {
      const { host } = await brokenServer(t, fault);
      const limits = ["--first-byte-timeout", "0.3", "--connect-timeout", long];
      await assertSilence((args, env) => getFrom(`http://${host}`, [...limits, ...args], env), {
        failure: "timeout-answer",
        retryable: true,
        en: [
          `${host} did not answer within 0.3 s`,
          "The request was sent, but the answer did not arrive in time. It is not known whether the request was executed.",
          "--first-byte-timeout 120",
        ],
        zh: [`${host} 在 0.3 秒内没有返回`, "请求已经发出，等待返回超时，请求是否已被执行无法确定", "--first-byte-timeout 120"],
      });
    });

  for (const fault of ["trickles headers", "trickles early hints", "trickles a body", "trickles trailers"] as const)
    it(`does not wait for ever, without any limit for the whole, when the server ${fault}`, async (t) => {
      const { host } = await brokenServer(t, fault);
      const result = await getFrom(`http://${host}`, ["--first-byte-timeout", "0.5", "--json"]);
      assert.deepEqual([result.code, result.stdout, failureOf(result)["failure"]], [6, "", "timeout-answer"]);
    });

  it("breaks off a request under way when the time for everything is over", async (t) => {
    const { host, idle } = await brokenServer(t, "stays silent");
    await assertSilence((args, env) => getFrom(`http://${host}`, ["--timeout", "0.7", ...args], env), {
      failure: "timeout-whole",
      retryable: null,
      en: ["Not finished within 0.7 s", "The request in progress was cancelled.", "Increase --timeout or omit it"],
      zh: ["0.7 秒内未能完成", "进行中的请求被中断", "调大 --timeout 或不使用它"],
    });
    await idle();
  });

  it("counts the pauses between attempts into the time for everything", async (t) => {
    const busy = { status: 503, headers: { "retry-after": "1" }, body: { code: "Busy" } };
    const { origin, requests } = await apiServer(t, [busy, { instead: "silence" }]);
    const result = await getFrom(origin, ["--retry", "3", "--timeout", "2", "--json"]);
    assert.deepEqual([result.code, result.stdout, requests.length], [6, "", 2]);
    const { failure, attempts, exitCode } = failureOf(result);
    assert.deepEqual([failure, attempts, exitCode], ["timeout-whole", 2, 6]);
  });

  it("counts all pages into the time for everything", async (t) => {
    const { origin, requests } = await apiServer(t, [{ body: { vpcs: [1], isTruncated: true, nextMarker: "a" } }, { instead: "silence" }]);
    const { code, stdout, stderr } = await getFrom(origin, ["--paginate", "--timeout", "2"]);
    assert.deepEqual([code, stdout, requests.length], [6, "", 2]);
    assert.match(stderr, /^Not finished within 2 s\n/);
  });

  it("lets a quick answer through under every limit", async (t) => {
    const { origin } = await apiServer(t, [{ body: { vpcs: [] } }]);
    const limits = ["--timeout", long, "--connect-timeout", long, "--first-byte-timeout", long];
    const { code, stdout, stderr } = await getFrom(origin, limits);
    assert.deepEqual([code, stdout, stderr], [0, '{"vpcs":[]}', ""]);
  });

  it("takes no limit that is none", async () => {
    for (const option of ["--timeout", "--connect-timeout", "--first-byte-timeout"])
      for (const value of ["0", "-1", "1s", "", "1e9", "86401"]) {
        const { code, stdout } = await call(["GET", "/v1/vpc", "--endpoint", "http://127.0.0.1:1", `${option}=${value}`]);
        assert.deepEqual([code, stdout], [2, ""], `${option} ${value}`);
      }
  });
});
