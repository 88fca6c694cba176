import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type ApiServer, apiServer } from "../../../servers/api.js";
import { failureOf, getFrom, secretAccessKey } from "../../../servers/calling.js";
import { certificate, certificateAuthority, fileWith } from "../../../servers/certificates.js";
import type { Owner } from "../../../servers/listen.js";
import { httpProxy } from "../../../servers/proxies.js";
import { isSigned } from "../../../servers/signature.js";
import { socksProxy } from "../../../servers/socks.js";

const authority = await certificateAuthority();
const trust = ["--cacert", fileWith("authority.pem", authority.cert)];
const byName = await certificate({ authority, host: "localhost" });
const byAddress = await certificate({ authority });

type Pages = Parameters<typeof apiServer>[1];

/** A service behind TLS under the name localhost. */
async function secureApi(owner: Owner, answers?: Pages): Promise<ApiServer> {
  const api = await apiServer(owner, answers, byName);
  const host = api.host.replace("127.0.0.1", "localhost");
  return { ...api, host, origin: `https://${host}` };
}

describe("the proxy that bcevpc call goes through", { concurrency: 4 }, () => {
  it("is named by --proxy or a variable, lower case before upper, the scheme's own before that for all", async (t) => {
    const { origin } = await secureApi(t);
    const [yes, no] = await Promise.all([httpProxy(t), httpProxy(t)]);
    const cases: readonly (readonly [env: Record<string, string>, args?: string[]])[] = [
      [{ HTTPS_PROXY: yes.url }],
      [{ https_proxy: yes.url }],
      [{ https_proxy: yes.url, HTTPS_PROXY: no.url }],
      [{ https_proxy: "", HTTPS_PROXY: yes.url }],
      [{ HTTPS_PROXY: yes.url, all_proxy: no.url }],
      [{ all_proxy: yes.url }],
      [{ all_proxy: yes.url, ALL_PROXY: no.url }],
      [{ ALL_PROXY: yes.url, HTTP_PROXY: no.url, http_proxy: no.url }],
      [{ https_proxy: no.url, all_proxy: no.url }, ["--proxy", yes.url]],
      [{}, ["--proxy", yes.host]],
    ];
    for (const [index, [env, args = []]] of cases.entries()) {
      const { code, stdout, stderr } = await getFrom(origin, [...trust, ...args], env);
      assert.deepEqual([code, stdout, stderr], [0, "{}", ""], JSON.stringify(env));
      assert.deepEqual([yes.tunnels(), no.connections()], [index + 1, 0], JSON.stringify(env));
    }
  });

  it("is none for a host that NO_PROXY or no_proxy names, the latter first", async (t) => {
    const { origin, host, port } = await secureApi(t);
    const proxy = await httpProxy(t);
    const around: readonly Record<string, string>[] = [
      { NO_PROXY: "localhost" },
      { no_proxy: "example.com, LOCALHOST" },
      { NO_PROXY: "*" },
      { NO_PROXY: host },
      { no_proxy: "localhost", NO_PROXY: "example.com" },
    ];
    for (const env of around) {
      assert.equal((await getFrom(origin, trust, { HTTPS_PROXY: proxy.url, ...env })).code, 0, JSON.stringify(env));
      assert.equal(proxy.connections(), 0, JSON.stringify(env));
    }
    const through = [{ NO_PROXY: `localhost:${port + 1}` }, { NO_PROXY: "host" }, { no_proxy: "example.com", NO_PROXY: "localhost" }];
    for (const [index, env] of through.entries()) {
      assert.equal((await getFrom(origin, trust, { ALL_PROXY: proxy.url, ...env })).code, 0, JSON.stringify(env));
      assert.equal(proxy.tunnels(), index + 1, JSON.stringify(env));
    }
  });

  it("is http when a variable names host and port only, as for curl", async (t) => {
    const { origin } = await secureApi(t);
    const proxy = await httpProxy(t);
    const { code, stderr } = await getFrom(origin, trust, { HTTPS_PROXY: proxy.host });
    assert.deepEqual([code, stderr, proxy.tunnels()], [0, "", 1]);
  });

  it("is told by -v, with its source and without its credentials", async (t) => {
    const { origin } = await secureApi(t);
    const proxy = await httpProxy(t, { credentials: "alice:open-sesame" });
    const url = proxy.url.replace("//", "//alice:open-sesame@");
    const { code, stderr } = await getFrom(origin, [...trust, "-v"], { https_proxy: url, COLUMNS: "400" });
    assert.equal(code, 0);
    assert.ok(stderr.includes(`* proxy ${proxy.url} from https_proxy\n`), stderr);
    assert.doesNotMatch(stderr, /open-sesame|alice/);
  });

  it("is refused with 2 when it is no address of a proxy, and what may be a password is not repeated", async () => {
    for (const text of ["ftp://alice:open-sesame@proxy", "http://alice:open#sesame@proxy:3128", "http://", "http://alice:open-sesame@"])
      for (const [args, env, source] of [
        [["--proxy", text], {}, "--proxy"],
        [[], { HTTPS_PROXY: text }, "HTTPS_PROXY"],
      ] as const) {
        const { code, stdout, stderr } = await getFrom("https://localhost:1", [...args, "-v"], env);
        assert.deepEqual([code, stdout], [2, ""], text);
        assert.match(stderr, new RegExp(`error: invalid proxy address in ${source}\\n.*expected http://HOST:PORT`, "u"));
        assert.doesNotMatch(stderr, /sesame|open/);
      }
  });
});

describe("a stray % in the credentials of a proxy", { concurrency: 4 }, () => {
  for (const scheme of ["http", "socks5"])
    it(`is taken as it is or refused, and neither hangs nor is a bug of bcevpc: ${scheme}`, async (t) => {
      const { origin } = await secureApi(t);
      const { host } = scheme === "http" ? await httpProxy(t) : await socksProxy(t);
      const { code, stderr } = await getFrom(origin, trust, { HTTPS_PROXY: `${scheme}://alice:100%sesame@${host}` });
      assert.ok(code === 0 || code === 2, `${code}: ${stderr}`);
      assert.doesNotMatch(stderr, /sesame/);
    });
});

describe("a tunnel through a proxy", { concurrency: 4 }, () => {
  it("is asked for with CONNECT, and the proxy sees nothing of the request in it", async (t) => {
    const { origin, host, requests } = await secureApi(t, [{ body: { vpcs: [] } }]);
    const proxy = await httpProxy(t);
    const { code, stdout } = await getFrom(origin, trust, { HTTPS_PROXY: proxy.url });
    assert.deepEqual([code, stdout], [0, '{"vpcs":[]}']);
    assert.deepEqual([proxy.requests.length, proxy.requests[0]?.method, proxy.requests[0]?.target], [1, "CONNECT", host]);
    assert.deepEqual(Object.keys(proxy.requests[0]?.headers ?? {}).sort(), ["host", "proxy-connection"]);
    assert.doesNotMatch(proxy.passed(), /authorization|bce-auth|x-bce|v1\/vpc|HTTP\/1/i);
    const [request] = requests;
    assert.ok(request && isSigned(request, secretAccessKey));
    assert.deepEqual([request.headers.host, request.headers["proxy-connection"]], [host, undefined]);
  });

  it("is one for all pages and attempts", async (t) => {
    const { origin, requests, connections } = await secureApi(t, [
      { body: { vpcs: [1], isTruncated: true, nextMarker: "a" } },
      { status: 503, headers: { "retry-after": "0" } },
      { body: { vpcs: [2], isTruncated: false } },
    ]);
    const proxy = await httpProxy(t);
    const { code, stdout } = await getFrom(origin, [...trust, "--paginate", "--retry", "1"], { HTTPS_PROXY: proxy.url });
    assert.deepEqual([code, JSON.parse(stdout).vpcs], [0, [1, 2]]);
    assert.deepEqual([proxy.connections(), proxy.tunnels(), connections(), requests.length], [1, 1, 1, 3]);
  });

  it("checks the certificate of an address as it does without a proxy", async (t) => {
    const { origin } = await apiServer(t, [{}], byAddress);
    const proxy = await httpProxy(t);
    assert.equal((await getFrom(origin, trust)).code, 0);
    const { code, stderr } = await getFrom(origin, trust, { HTTPS_PROXY: proxy.url });
    assert.equal(code, 0, stderr);
  });

  it("does not take a certificate of localhost for that of an address", async (t) => {
    const { origin } = await apiServer(t, [{}], byName);
    const proxy = await httpProxy(t);
    for (const env of [{}, { HTTPS_PROXY: proxy.url }] as Record<string, string>[]) {
      const result = await getFrom(origin, [...trust, "--json"], env);
      assert.deepEqual([result.code, result.stdout], [6, ""], JSON.stringify(env));
      assert.equal(failureOf(result)["failure"], "certificate-wrong-host");
    }
  });

  it("goes through a proxy that speaks TLS itself, whose authority --cacert names", async (t) => {
    const { origin } = await secureApi(t);
    const proxy = await httpProxy(t, { identity: byName });
    const url = proxy.url.replace("127.0.0.1", "localhost");
    const { code, stderr } = await getFrom(origin, trust, { HTTPS_PROXY: url });
    assert.deepEqual([code, stderr, proxy.tunnels()], [0, "", 1]);
  });
});
