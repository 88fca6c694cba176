import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { brokenServer } from "../../../servers/broken.js";
import { getFrom, keys } from "../../../servers/calling.js";
import { assertSilence } from "../../../servers/failing.js";
import { measured } from "../../measured.js";

/** Where nobody may arrive. */
const target = "https://localhost:44443";

describe("what a proxy answers to CONNECT", { concurrency: 2 }, () => {
  it("is broken off and said when its headers do not end, and takes no memory", async (t) => {
    const url = `http://${(await brokenServer(t, "sends headers without end")).host}`;
    await assertSilence((args, env) => getFrom(target, args, { HTTPS_PROXY: url, ...env }), {
      failure: "proxy-long-head",
      origin: "proxy",
      retryable: null,
      en: [
        `The proxy ${url} answers with headers that are too long`,
        "comes from HTTPS_PROXY",
        "cut off",
        "did not reach the service",
        "Correct host and port",
      ],
      zh: [`代理 ${url} 返回的响应头过长`, "代理地址来自 HTTPS_PROXY", "已中断", "请求没有到达服务端", "修正 HTTPS_PROXY"],
    });
    const { code, stderr, peak } = await measured(["call", "GET", "/v1/vpc", "--endpoint", target], { ...keys, HTTPS_PROXY: url });
    assert.equal(code, 6, stderr);
    assert.ok(peak < 110, `${peak} MB`);
  });

  it("is given up after --connect-timeout when its headers trickle", async (t) => {
    const url = `http://${(await brokenServer(t, "trickles headers")).host}`;
    await assertSilence((args, env) => getFrom(target, ["--connect-timeout", "0.5", ...args], { HTTPS_PROXY: url, ...env }), {
      failure: "proxy-timeout",
      origin: "proxy",
      retryable: true,
      en: [`The proxy ${url} did not open a connection within 0.5 s`, "did not reach the service"],
      zh: [`代理 ${url} 在 0.5 秒内没有建立连接`],
    });
  });

  it("is told when it opens a tunnel with long headers and nothing follows", async (t) => {
    const url = `http://${(await brokenServer(t, "sends long headers and stalls")).host}`;
    await assertSilence((args, env) => getFrom(target, ["--connect-timeout", "0.5", ...args], { HTTPS_PROXY: url, ...env }), {
      failure: "timeout-handshake",
      retryable: true,
      en: [
        "The TLS handshake with localhost:44443 took longer than 0.5 s",
        `The proxy ${url} answered that the tunnel is open`,
        "nothing came",
      ],
      zh: ["与 localhost:44443 的 TLS 握手超过 0.5 秒", `代理 ${url} 应答隧道已建立`, "没有收到任何数据"],
    });
  });
});
