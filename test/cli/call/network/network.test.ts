import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { apiServer } from "../../../servers/api.js";
import { brokenServer, closedPort, type Fault } from "../../../servers/broken.js";
import { call, failureOf, getFrom } from "../../../servers/calling.js";
import { certificate } from "../../../servers/certificates.js";
import { assertBriefly, assertSilence } from "../../../servers/failing.js";

describe("bcevpc call without an answer", { concurrency: 4 }, () => {
  it("says that a name does not exist, or that no name server could be asked", async () => {
    const host = "bcc.nowhere.invalid";
    const failure = String(failureOf(await getFrom(`https://${host}`, ["--json"]))["failure"]);
    const found = failure === "name-not-found";
    await assertSilence((args, env) => getFrom(`https://${host}`, args, env), {
      failure: found ? failure : "name-server-failed",
      retryable: found ? null : true,
      en: [found ? `Cannot resolve ${host}` : `DNS did not answer for ${host}`, `$ nslookup ${host}`, "HTTPS_PROXY"],
      zh: [found ? `无法解析域名 ${host}` : `DNS 没有应答对 ${host} 的查询`, `$ nslookup ${host}`, "HTTPS_PROXY"],
    });
  });

  it("says that the connection is refused, and that on this machine nothing listens", async () => {
    const host = `127.0.0.1:${await closedPort()}`;
    await assertSilence((args, env) => getFrom(`http://${host}`, args, env), {
      failure: "refused",
      retryable: true,
      en: [
        `${host} refused the connection`,
        "Nothing is listening on this port",
        "Check that the server is running",
        `GET /v1/vpc (QueryVpcList), ${host}`,
      ],
      zh: [`${host} 拒绝连接`, "本机的这个端口上没有服务在监听", "确认该服务已启动"],
    });
  });

  it("says so of a name with several addresses, all of which refuse", async () => {
    const { code, stderr } = await getFrom(`http://localhost:${await closedPort()}`);
    assert.equal(code, 6);
    assert.match(stderr, /^localhost:\d+ refused the connection\n/);
  });

  for (const fault of ["resets", "sends half a body and closes"] as const)
    it(`says that the connection broke when the server ${fault}, and prints nothing of the answer`, async (t) => {
      const { host } = await brokenServer(t, fault);
      await assertSilence((args, env) => getFrom(`http://${host}`, args, env), {
        failure: "reset",
        retryable: true,
        en: [
          `The connection to ${host} was lost before the answer arrived`,
          "It is not known whether the request was executed. System error: ECONNRESET.",
          "A GET can simply be resent; --retry 3 does this",
          "Retry    can help",
        ],
        zh: [`与 ${host} 的连接在收到返回之前中断`, "请求是否已被执行无法确定", "--retry 3", "重试  可能有用"],
      });
    });

  const breaks: readonly Fault[] = [
    "closes before it answers",
    "sends half a head and closes",
    "sends half a body and resets",
    "sends half a chunked body and closes",
  ];
  for (const fault of breaks)
    it(`says the same when the server ${fault}`, async (t) => {
      const { host } = await brokenServer(t, fault);
      await assertBriefly((env) => getFrom(`http://${host}`, [], env), `The connection to ${host} was lost before the answer arrived`);
    });

  it("says of a POST that broke off that it may have been carried out and is not safe to repeat", async (t) => {
    const { host } = await brokenServer(t, "closes before it answers");
    const post = ["POST", "/v1/vpc", "-d", "{}", "--endpoint", `http://${host}`];
    const { code, stderr } = await call(post, { COLUMNS: "400" });
    assert.equal(code, 6);
    assert.match(stderr, /It is not known whether the request was executed\.[\s\S]*not safe: the POST may already have been executed/);
    assert.equal(failureOf(await call([...post, "--json"]))["safeToRetry"], false);
  });

  for (const fault of ["speaks something else", "speaks TLS"] as const)
    it(`says that it is no HTTP when the server ${fault}`, async (t) => {
      const { host } = await brokenServer(t, fault);
      await assertSilence((args, env) => getFrom(`http://${host}`, args, env), {
        failure: "not-http",
        retryable: null,
        en: [
          `${host} does not answer in HTTP`,
          "this happens with plain http to an https port",
          "Check the scheme and port of the endpoint",
        ],
        zh: [`${host} 返回的不是 HTTP`, "用 http 访问 https 端口时就会这样", "检查接入点（endpoint）的协议和端口"],
      });
    });

  it("follows no redirect, so that no signature goes where it was not meant for", async (t) => {
    const other = await apiServer(t);
    for (const status of [301, 302, 303, 307, 308]) {
      const { origin, requests } = await apiServer(t, [{ status, headers: { location: `${other.origin}/v1/vpc` }, body: "" }]);
      const { code, stderr } = await getFrom(origin);
      assert.deepEqual([code, requests.length, other.connections()], [6, 1, 0], String(status));
      assert.ok(stderr.startsWith(`A redirect (HTTP ${status}), not followed\n`), stderr);
    }
  });

  it("does not end in silence, as if all were well, when the server switches to another protocol", async (t) => {
    const { host } = await brokenServer(t, "switches to another protocol");
    const { code, stdout, stderr } = await getFrom(`http://${host}`);
    assert.deepEqual([code, stdout], [6, ""]);
    assert.notEqual(stderr, "");
  });

  it("says that a plain http port speaks no TLS", async (t) => {
    const { host, requests } = await apiServer(t);
    await assertSilence((args, env) => getFrom(`https://${host}`, args, env), {
      failure: "not-tls",
      retryable: null,
      en: [`${host} does not speak TLS on this port`, "a plain HTTP port", "use http:// in --endpoint"],
      zh: [`${host} 的这个端口不使用 TLS`, "明文 HTTP 端口", "请在 --endpoint 中写 http://"],
    });
    assert.equal(requests.length, 0);
  });

  it("ends with 6 when a TLS port is asked in plain http, whichever way it hangs up", async (t) => {
    const { host, requests } = await apiServer(t, [{}], await certificate());
    const record = failureOf(await getFrom(`http://${host}`, ["--json"]));
    assert.match(String(record["failure"]), /^(?:reset|not-http)$/);
    assert.deepEqual([record["code"], record["exitCode"], requests.length], [null, 6, 0]);
  });
});
