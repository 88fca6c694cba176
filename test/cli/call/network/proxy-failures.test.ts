import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { apiServer } from "../../../servers/api.js";
import { brokenServer, closedPort, deafPort } from "../../../servers/broken.js";
import { failureOf, getFrom, startCall } from "../../../servers/calling.js";
import { certificate, certificateAuthority, fileWith } from "../../../servers/certificates.js";
import { assertBriefly, assertSilence } from "../../../servers/failing.js";
import { httpProxy } from "../../../servers/proxies.js";
import { socksProxy } from "../../../servers/socks.js";
import type { Result } from "../../run.js";

const authority = await certificateAuthority();
const trust = ["--cacert", fileWith("authority.pem", authority.cert)];
const byName = await certificate({ authority, host: "localhost" });

/** Keeps what NO_PROXY holds, and sets the variable that counts. */
const exempting = 'export no_proxy="$no_proxy,$NO_PROXY",localhost';

/** Where nobody may arrive. */
const target = "localhost:44443";
const through =
  (proxy: string, limits: readonly string[] = []) =>
  (args: readonly string[], env: Readonly<Record<string, string>>): Promise<Result> =>
    getFrom(`https://${target}`, [...trust, ...limits, ...args], { HTTPS_PROXY: proxy, ...env });

describe("a proxy that fails bcevpc call", { concurrency: 4 }, () => {
  it("is said not to be reachable, with its address and where that comes from", async () => {
    const proxy = `http://127.0.0.1:${await closedPort()}`;
    await assertSilence(through(proxy), {
      failure: "proxy-unreachable",
      origin: "proxy",
      retryable: true,
      en: [
        `The proxy ${proxy} cannot be reached`,
        "comes from HTTPS_PROXY",
        "(ECONNREFUSED)",
        "did not reach the service",
        `$ ${exempting}`,
      ],
      zh: [`无法连接代理 ${proxy}`, "代理地址来自 HTTPS_PROXY", "请求没有到达服务端", `$ ${exempting}`],
    });
  });

  it("is said to want a user name and password when there are none and when they are wrong", async (t) => {
    const { url } = await httpProxy(t, { credentials: "alice:open-sesame" });
    const title = `The proxy ${url} requires a user name and password (407)`;
    await assertSilence(through(url), {
      failure: "proxy-authentication",
      origin: "proxy",
      retryable: null,
      en: [title, "http://USER:PASSWORD@HOST:PORT. If they are already there, they are wrong."],
      zh: [`代理 ${url} 要求用户名和密码（407）`, "http://用户名:密码@主机:端口。如果已经写了，则是用户名或密码有误。"],
    });
    const { code, stderr } = await through(url.replace("//", "//alice:wrong-word@"))(["-v"], { COLUMNS: "400" });
    assert.equal(code, 6);
    assert.ok(stderr.includes(`\n${title}\n`), stderr);
    assert.doesNotMatch(stderr, /wrong-word|alice/);
  });

  it("is said to open no tunnel when it answers 403 to CONNECT, and its page is not taken for the service's", async (t) => {
    const { url } = await httpProxy(t, { refuse: 403 });
    await assertSilence(through(url), {
      failure: "proxy-refused",
      origin: "proxy",
      retryable: null,
      en: [`The proxy ${url} refused a tunnel to ${target} (403)`, "403 means that its rules block the host", "Ask for localhost:"],
      zh: [`代理 ${url} 拒绝建立到 ${target} 的隧道（403）`, "403 表示代理规则禁止该域名", "放行 localhost:"],
    });
  });

  it("is said the same of with 502 and 504, which are not taken for the service's either", async (t) => {
    for (const status of [502, 504]) {
      const { url } = await httpProxy(t, { refuse: status });
      const title = `The proxy ${url} refused a tunnel to ${target} (${status})`;
      await assertBriefly((env) => through(url)([], env), title, "502 to 504 that it cannot reach the host");
    }
  });

  it("is to be asked to allow the very port that was wanted", async (t) => {
    const { url } = await httpProxy(t, { refuse: 403 });
    assert.match((await through(url)([], { COLUMNS: "400" })).stderr, new RegExp(`Ask for ${target} to be allowed on the proxy`));
  });

  it("is said not to answer in HTTP when it answers CONNECT with something else", async (t) => {
    const url = `http://${(await brokenServer(t, "speaks garbage")).host}`;
    await assertSilence(through(url), {
      failure: "proxy-not-http",
      origin: "proxy",
      retryable: null,
      en: [
        `The proxy ${url} does not answer in HTTP`,
        "comes from HTTPS_PROXY",
        "is not valid",
        "did not reach the service",
        "Correct the scheme, host and port",
      ],
      zh: [`代理 ${url} 返回的不是 HTTP`, "无法解析", "请求没有到达服务端", "修正 HTTPS_PROXY"],
    });
  });

  it("is never sent the signed request when it refuses the tunnel", async (t) => {
    const proxy = await httpProxy(t, { refuse: 407 });
    assert.equal((await through(proxy.url)([], {})).code, 6);
    assert.deepEqual([proxy.passed(), proxy.requests.map(({ method }) => method)], ["", ["CONNECT"]]);
    assert.equal(proxy.requests[0]?.headers.authorization, undefined);
  });

  it("is blamed when it hangs up instead of answering, without a word of some library", async (t) => {
    for (const url of [(await httpProxy(t, { closes: true })).url, `http://${(await brokenServer(t, "resets")).host}`]) {
      const { code, stderr } = await through(url)([], { COLUMNS: "400" });
      assert.equal(code, 6);
      assert.match(stderr, new RegExp(`^The proxy ${url} `));
      assert.doesNotMatch(stderr, /ERR_GOT|\(\)/);
    }
  });

  it("leaves certificate errors of the service what they are", async (t) => {
    const { port } = await apiServer(t, [{}], byName);
    const { url } = await httpProxy(t);
    const { failure, origin } = failureOf(await getFrom(`https://localhost:${port}`, ["--json"], { HTTPS_PROXY: url }));
    assert.deepEqual([failure, origin], ["certificate-untrusted", "client"]);
  });
});

describe("a proxy that does not go on", { concurrency: 8 }, () => {
  const limits = ["--connect-timeout", "0.5", "--first-byte-timeout", "60"];
  /** Asserts that the process ends by itself, and that what it says is about the proxy. */
  async function assertBlamed(url: string, running: Promise<Result>): Promise<void> {
    const { code, stdout, stderr } = await running;
    assert.deepEqual([code, stdout], [6, ""], stderr);
    assert.ok(stderr.split("\n", 1)[0]?.includes(url), stderr);
    assert.match(stderr, /0\.5 s/);
  }

  it("is given up after --connect-timeout when it takes CONNECT and is silent", async (t) => {
    const { url } = await httpProxy(t, { hangs: true });
    await assertBlamed(url, through(url, limits)([], { COLUMNS: "400" }));
  });

  it("is given up after --connect-timeout when no connection to it comes about", async (t) => {
    const url = `http://127.0.0.1:${await deafPort(t)}`;
    await assertBlamed(url, through(url, limits)([], { COLUMNS: "400" }));
  });

  it("is given up after --connect-timeout when it answers CONNECT with something that is no HTTP", async (t) => {
    const url = `http://${(await brokenServer(t, "speaks something else")).host}`;
    const { code, stderr } = await through(url, limits)([], { COLUMNS: "400" });
    assert.equal(code, 6, stderr);
    assert.ok(stderr.split("\n", 1)[0]?.includes(url), stderr);
  });

  it("is given up after --connect-timeout when it is a SOCKS proxy that is silent", async (t) => {
    const { url } = await socksProxy(t, { hangs: true });
    await assertBlamed(url, through(url, limits)([], { COLUMNS: "400" }));
  });

  it("is given up after --connect-timeout when it forwards http and no connection to it comes about", async (t) => {
    const url = `http://127.0.0.1:${await deafPort(t)}`;
    await assertBlamed(url, getFrom("http://127.0.0.1:44443", limits, { HTTP_PROXY: url, COLUMNS: "400" }));
  });

  it("is left behind at once when the time for everything is over", async (t) => {
    const { url } = await httpProxy(t, { hangs: true });
    const { code, stderr } = await through(url, ["--timeout", "0.7"])([], {});
    assert.equal(code, 6);
    assert.match(stderr, /^Not finished within 0\.7 s\n/);
  });

  it("is left behind at once at Ctrl-C", async (t) => {
    const { url, asked } = await httpProxy(t, { hangs: true });
    const running = startCall(["GET", "/v1/vpc", "--endpoint", `https://${target}`], { HTTPS_PROXY: url });
    await asked;
    running.interrupt();
    const { code, stderr } = await running.ended;
    assert.deepEqual([code, stderr], [130, "interrupted\n"]);
  });

  it("is given up after --connect-timeout when it is to speak TLS itself and its handshake hangs", async (t) => {
    const url = `https://${(await brokenServer(t, "stays silent")).host}`;
    await assertBlamed(url, through(url, limits)([], { COLUMNS: "400" }));
  });

  for (const kind of ["HTTP", "SOCKS"])
    it(`does not hide that the service's TLS handshake is what hangs, nothing being sent yet: ${kind}`, async (t) => {
      const { port } = await brokenServer(t, "stays silent");
      const { url } = kind === "HTTP" ? await httpProxy(t) : await socksProxy(t);
      const fewer = ["--connect-timeout", "0.5", "--first-byte-timeout", "2", "--json"];
      const result = await getFrom(`https://localhost:${port}`, fewer, { HTTPS_PROXY: url });
      assert.deepEqual([result.code, failureOf(result)["failure"]], [6, "timeout-handshake"]);
    });
});

describe("a SOCKS proxy that fails bcevpc call", { concurrency: 4 }, () => {
  const withSocks = (url: string) => (args: readonly string[], env: Readonly<Record<string, string>>) =>
    getFrom("http://127.0.0.1:44443", args, { ALL_PROXY: url, ...env });

  it("is said not to be reachable, with its address and where that comes from", async () => {
    const url = `socks5://127.0.0.1:${await closedPort()}`;
    await assertSilence(withSocks(url), {
      failure: "proxy-unreachable",
      origin: "proxy",
      retryable: true,
      en: [`The proxy ${url} cannot be reached`, "comes from ALL_PROXY", "The request did not reach the service."],
      zh: [`无法连接代理 ${url}`, "代理地址来自 ALL_PROXY", "请求没有到达服务端"],
    });
  });

  it("is not said to be out of reach when it answers: it wants a password, or does not connect to the host", async (t) => {
    const wanting = await socksProxy(t, { credentials: "alice:open-sesame" });
    const refusing = await Promise.all([2, 4, 5].map(async (refuse) => (await socksProxy(t, { refuse })).url));
    for (const url of [wanting.url, wanting.url.replace("//", "//alice:wrong-word@"), ...refusing]) {
      const { code, stderr } = await withSocks(url)([], { COLUMNS: "400" });
      assert.equal(code, 6);
      assert.match(stderr.split("\n", 1)[0] ?? "", /proxy/i);
      assert.doesNotMatch(stderr, /cannot be reached|ERR_GOT/, url);
    }
    assert.deepEqual(wanting.targets, []);
  });

  it("is not blamed for a name that this machine looks up for it and does not find", async (t) => {
    const { url, targets } = await socksProxy(t);
    await assertSilence((args, env) => getFrom("https://no-such.invalid", args, { ALL_PROXY: url, ...env }), {
      failure: "name-not-found",
      retryable: null,
      en: ["Cannot resolve no-such.invalid", "use socks5h:// instead of socks5://"],
      zh: ["无法解析域名 no-such.invalid", "把 socks5:// 写作 socks5h://"],
    });
    assert.deepEqual(targets, []);
  });
});

describe("an answer with more headers than are taken", () => {
  it("is said to be one, from the service and from a proxy that forwards", async (t) => {
    const { host } = await brokenServer(t, "sends too many headers");
    for (const [origin, proxy] of [
      [`http://${host}`, {}],
      ["http://127.0.0.1:44443", { HTTP_PROXY: `http://${host}` }],
    ] as const)
      await assertSilence((args, env) => getFrom(origin, args, { ...proxy, ...env }), {
        failure: "long-head",
        retryable: null,
        en: [/^The headers from 127\.0\.0\.1:\d+ are too long$/u, "The answer is HTTP", "HPE_HEADER_OVERFLOW"],
        zh: [/^127\.0\.0\.1:\d+ 返回的响应头过长$/u, "响应头超过上限"],
      });
  });
});
