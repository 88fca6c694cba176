import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { apiServer, type Reply } from "../../../servers/api.js";
import { call, failureOf, getFrom, keys, secretAccessKey } from "../../../servers/calling.js";
import { certificate, certificateAuthority, fileWith } from "../../../servers/certificates.js";
import { httpProxy } from "../../../servers/proxies.js";
import { isSigned } from "../../../servers/signature.js";
import { socksProxy } from "../../../servers/socks.js";

const authority = await certificateAuthority();
const trust = ["--cacert", fileWith("authority.pem", authority.cert)];
const byName = await certificate({ authority, host: "localhost" });

describe("an http request through an HTTP proxy", { concurrency: 4 }, () => {
  it("goes in absolute form and arrives as it was signed", async (t) => {
    const { origin, host, requests } = await apiServer(t, [{ body: { vpcs: [] } }]);
    const proxy = await httpProxy(t);
    for (const env of [{ HTTP_PROXY: proxy.url }, { http_proxy: proxy.url }, { ALL_PROXY: proxy.url }, { all_proxy: proxy.host }]) {
      const args = ["GET", "/v1/vpc/a b%~*'(中)", "-q", "x=a+b c", "-q", "bind", "--endpoint", origin];
      const { code, stdout, stderr } = await call(args, env as Record<string, string>);
      assert.deepEqual([code, stdout, stderr], [0, '{"vpcs":[]}', ""], JSON.stringify(env));
    }
    const path = "/v1/vpc/a%20b%25~%2A%27%28%E4%B8%AD%29?x=a%2Bb%20c&bind";
    assert.deepEqual([proxy.requests.length, proxy.tunnels()], [4, 0]);
    for (const { method, target, headers } of proxy.requests)
      assert.deepEqual([method, target, headers.host], ["GET", `http://${host}${path}`, host]);
    for (const request of requests) assert.ok(request.url === path && isSigned(request, secretAccessKey), request.url);
  });

  it("to any host is warned of, since all but the secret key can be read on the way", async (t) => {
    const proxy = await httpProxy(t, { credentials: "alice:open-sesame" });
    for (const [origin, warned] of [
      ["http://bcc.bj.baidubce.com", true],
      ["https://bcc.bj.baidubce.com", false],
      ["http://example.com", true],
    ] as const) {
      const { stderr } = await getFrom(origin, [], { ALL_PROXY: proxy.url, COLUMNS: "400" });
      assert.equal(
        /the endpoint uses http, not https: everything except the secret key is sent in clear text/.test(stderr),
        warned,
        origin,
      );
    }
  });

  it("uses one connection to the proxy for all pages", async (t) => {
    const { origin } = await apiServer(t, [{ body: { vpcs: [1], isTruncated: true, nextMarker: "a" } }, { body: { vpcs: [2] } }]);
    const proxy = await httpProxy(t);
    const { code, stdout, stderr } = await getFrom(origin, ["--paginate"], { HTTP_PROXY: proxy.url });
    assert.equal(code, 0, stderr);
    assert.deepEqual([JSON.parse(stdout).vpcs, proxy.connections(), proxy.requests.length], [[1, 2], 1, 2]);
  });

  it("carries user name and password to the proxy alone", async (t) => {
    const { origin, requests } = await apiServer(t);
    const proxy = await httpProxy(t, { credentials: "alice:open sesame" });
    const { code, stderr } = await getFrom(origin, ["-v"], { HTTP_PROXY: proxy.url.replace("//", "//alice:open%20sesame@") });
    assert.equal(code, 0, stderr);
    assert.equal(requests[0]?.headers["proxy-authorization"], undefined);
    assert.doesNotMatch(stderr, /open.{1,3}sesame|YWxpY2U6/);
  });

  it("goes round the proxy for a host in NO_PROXY", async (t) => {
    const { origin } = await apiServer(t);
    const proxy = await httpProxy(t);
    const { code } = await getFrom(origin, [], { HTTP_PROXY: proxy.url, NO_PROXY: "127.0.0.1" });
    assert.deepEqual([code, proxy.connections()], [0, 0]);
  });

  it("ends with the exit code of what the proxy says: 6 for 407, which is no answer of the service", async (t) => {
    const { origin, connections } = await apiServer(t);
    const proxy = await httpProxy(t, { credentials: "alice:open-sesame" });
    const { code, stderr } = await getFrom(origin, [], { HTTP_PROXY: proxy.url, COLUMNS: "400" });
    assert.deepEqual([code, connections()], [6, 0]);
    assert.match(stderr, /^The proxy .*requires a user name and password \((?:HTTP )?407\)\n/);
  });

  it("explains the page that the proxy puts in place of an answer", async (t) => {
    const { origin, connections } = await apiServer(t);
    const proxy = await httpProxy(t, { refuse: 502 });
    const { code, stdout, stderr } = await getFrom(origin, [], { HTTP_PROXY: proxy.url });
    assert.deepEqual([code, connections()], [5, 0]);
    assert.match(stdout, /^<html>/);
    assert.match(stderr, /^A web page instead of an API answer \(HTTP 502\)\n/);
  });
});

describe("a SOCKS proxy", { concurrency: 4 }, () => {
  it("is used through ALL_PROXY or --proxy, for http and for https", async (t) => {
    const plain = await apiServer(t);
    const secure = await apiServer(t, [{}], byName);
    const proxy = await socksProxy(t);
    const secureOrigin = `https://localhost:${secure.port}`;
    const ways: readonly (readonly [origin: string, args: string[], env: Record<string, string>])[] = [
      [plain.origin, [], { ALL_PROXY: proxy.url }],
      [plain.origin, [], { all_proxy: proxy.url.replace("socks5:", "socks5h:") }],
      [plain.origin, ["--proxy", proxy.url], {}],
      [secureOrigin, trust, { ALL_PROXY: proxy.url }],
      [secureOrigin, [...trust, "--proxy", proxy.url.replace("socks5:", "socks5h:")], {}],
    ];
    for (const [origin, args, env] of ways) {
      const { code, stdout, stderr } = await getFrom(origin, args, env);
      assert.deepEqual([code, stdout, stderr], [0, "{}", ""], `${origin} ${JSON.stringify(env)}`);
    }
    assert.equal(proxy.targets.length, ways.length);
    assert.equal(proxy.targets[0], plain.host);
    assert.equal(proxy.targets.at(-1), `localhost:${secure.port}`, "with socks5h the proxy looks the name up");
    assert.ok([...plain.requests, ...secure.requests].every((request) => isSigned(request, secretAccessKey)));
  });

  it("is given the user name and password of its address, and keeps one connection for all pages", async (t) => {
    const { origin, requests } = await apiServer(t, [{ body: { vpcs: [1], isTruncated: true, nextMarker: "a" } }, { body: { vpcs: [2] } }]);
    const proxy = await socksProxy(t, { credentials: "alice:p@ss word" });
    const env = { ALL_PROXY: proxy.url.replace("//", "//alice:p%40ss%20word@") };
    const { code, stdout, stderr } = await getFrom(origin, ["--paginate", "-v"], env);
    assert.deepEqual([code, JSON.parse(stdout).vpcs], [0, [1, 2]]);
    assert.deepEqual([proxy.connections(), proxy.targets.length, requests.length], [1, 1, 2]);
    assert.doesNotMatch(stderr, /p@ss|p%40ss|alice/);
  });

  it("lasts beyond --connect-timeout: an answer and a pause may take longer, for http and for https", async (t) => {
    const answers: readonly Reply[] = [{ delay: 1500, status: 503, headers: { "retry-after": "1" } }, {}];
    const plain = await apiServer(t, answers);
    const secure = await apiServer(t, answers, byName);
    const { url } = await socksProxy(t);
    for (const origin of [plain.origin, `https://localhost:${secure.port}`]) {
      const { code, stdout, stderr } = await getFrom(origin, [...trust, "--connect-timeout", "0.7", "--retry", "1"], { ALL_PROXY: url });
      assert.deepEqual([code, stdout, stderr], [0, "{}", "attempt 1 of 2 failed (HTTP 503); next in 1.0 s\n"]);
    }
  });

  it("passes certificate errors on as they are", async (t) => {
    const { port } = await apiServer(t, [{}], byName);
    const proxy = await socksProxy(t);
    const { failure, exitCode } = failureOf(await getFrom(`https://localhost:${port}`, ["--json"], { ALL_PROXY: proxy.url }));
    assert.deepEqual([failure, exitCode], ["certificate-untrusted", 6]);
  });
});

describe("keys and proxies", () => {
  it("never have the secret key go anywhere", async (t) => {
    const { origin, requests } = await apiServer(t, [{ status: 400, body: { code: "BadRequest", message: "x", requestId: "r" } }]);
    const proxy = await socksProxy(t);
    const { stdout, stderr } = await getFrom(origin, ["-v", "--show-secrets"], { ALL_PROXY: proxy.url });
    assert.ok(!`${stdout}${stderr}${JSON.stringify(requests)}`.includes(keys.BCE_SECRET_ACCESS_KEY));
  });
});
