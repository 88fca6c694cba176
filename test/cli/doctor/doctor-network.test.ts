import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { apiServer } from "../../servers/api.js";
import { brokenServer, closedPort, deafPort } from "../../servers/broken.js";
import { certificate, certificateAuthority, fileWith, inDays } from "../../servers/certificates.js";
import { httpProxy } from "../../servers/proxies.js";
import { socksProxy } from "../../servers/socks.js";
import { checkOf, commandsOf, doctor, examined } from "./doctoring.js";

const authority = await certificateAuthority("Company Root");
const trust = ["--cacert", fileWith("company.pem", authority.cert)];
const vpcs = { body: { vpcs: [], isTruncated: false } };

describe("bcevpc doctor on the way to the service", { concurrency: 4 }, () => {
  it("passes where everything is well, over TLS", async (t) => {
    const { origin, requests } = await apiServer(t, [vpcs], await certificate({ authority }));
    const result = await examined(["--endpoint", origin, ...trust]);
    assert.equal(result.code, 0, JSON.stringify(result.checks));
    assert.deepEqual(result.statuses, {
      configuration: "ok",
      file: "notApplicable",
      key: "ok",
      environment: "ok",
      endpoint: "ok",
      dns: "notApplicable",
      tcp: "ok",
      proxy: "notApplicable",
      tls: "ok",
      clock: "ok",
      request: "ok",
      permission: "ok",
    });
    assert.deepEqual(
      requests.map(({ method, url, headers }) => [method, url, headers.authorization !== undefined]),
      [
        ["HEAD", "/", false],
        ["GET", "/v1/vpc?maxKeys=1", true],
      ],
    );
    const { chain, publicAuthority, protocol } = checkOf(result, "tls").facts as {
      chain: { subject: string; issuer: string }[];
      publicAuthority: boolean;
      protocol: string;
    };
    assert.deepEqual(
      chain.map(({ subject, issuer }) => [subject, issuer]),
      [
        ["127.0.0.1", "Company Root"],
        ["Company Root", "Company Root"],
      ],
    );
    assert.deepEqual([publicAuthority, protocol], [false, "TLSv1.3"]);
  });

  it("finds a name that does not exist, and says of all behind it that they could not run", async () => {
    const result = await examined(["--endpoint", "https://bcc.nowhere.invalid", "--connect-timeout", "5"]);
    assert.equal(result.code, 1);
    const dns = checkOf(result, "dns");
    assert.equal(dns.status, "failure");
    assert.ok(commandsOf(dns).includes("nslookup bcc.nowhere.invalid"));
    for (const id of ["tcp", "proxy", "tls", "clock", "request", "permission"]) {
      const { status, text, blockedBy } = checkOf(result, id);
      assert.deepEqual([status, text.en, text.zh, blockedBy], ["notRun", "could not run: DNS failed", "未能执行：DNS未通过", ["dns"]], id);
    }
  });

  it("finds a port on which nothing listens", async () => {
    const port = await closedPort();
    const result = await examined(["--endpoint", `http://127.0.0.1:${port}`]);
    assert.equal(checkOf(result, "tcp").text.en, `127.0.0.1:${port} refused the connection`);
    assert.deepEqual([result.code, checkOf(result, "request").blockedBy], [1, ["tcp"]]);
  });

  it("finds a firewall that drops packets", async (t) => {
    const port = await deafPort(t);
    const result = await examined(["--endpoint", `https://127.0.0.1:${port}`, "--connect-timeout", "0.3"]);
    assert.equal(checkOf(result, "tcp").facts["failure"], "timeout-connect");
    assert.equal(result.code, 1);
  });

  it("shows who issued a certificate that is not accepted, without sending anything", async (t) => {
    const { origin, host, requests } = await apiServer(t, [vpcs], await certificate({ authority }));
    const result = await examined(["--endpoint", origin]);
    const { status, text, details, facts, fixes } = checkOf(result, "tls");
    assert.deepEqual([status, facts["failure"]], ["failure", "certificate-untrusted"]);
    assert.equal(text.en, `The certificate of ${host} is from an authority this machine does not trust`);
    assert.ok(
      details.some(({ en }) => en.startsWith("1. 127.0.0.1, issued by Company Root, until ")),
      JSON.stringify(details),
    );
    assert.ok(fixes.some(({ en }) => en.includes("--cacert FILE")));
    assert.deepEqual([requests.length, checkOf(result, "clock").status, checkOf(result, "request").status], [0, "notRun", "notRun"]);
  });

  it("finds a certificate that has expired, and one of another host", async (t) => {
    const expired = await apiServer(t, [vpcs], await certificate({ authority, until: inDays(-0.5) }));
    const other = await apiServer(t, [vpcs], await certificate({ authority, host: "other.example" }));
    for (const [{ origin }, failure] of [
      [expired, "certificate-expired"],
      [other, "certificate-wrong-host"],
    ] as const) {
      const { status, facts } = checkOf(await examined(["--endpoint", origin, ...trust]), "tls");
      assert.deepEqual([status, facts["failure"]], ["failure", failure]);
    }
  });

  it("finds a company that opens TLS to Baidu's hosts, although its authority is trusted", async (t) => {
    const service = await apiServer(t, [vpcs], await certificate({ authority, host: "bcc.bj.baidubce.com" }));
    const proxy = await httpProxy(t, { leadsTo: service.port });
    const result = await examined(["--region", "bj", "--proxy", proxy.url, ...trust]);
    const tls = checkOf(result, "tls");
    assert.equal(tls.status, "warning");
    assert.equal(
      tls.text.en,
      "TLS is intercepted: the certificate of bcc.bj.baidubce.com was issued by Company Root, not a public authority",
    );
    assert.match(tls.text.zh, /TLS 连接在途中被拦截.*Company Root/);
    assert.deepEqual([checkOf(result, "proxy").status, checkOf(result, "request").status, result.code], ["ok", "ok", 1]);
    assert.deepEqual(proxy.requests.map(({ target }) => target).slice(0, 1), ["bcc.bj.baidubce.com:443"]);
  });

  it("finds a port that speaks no TLS", async (t) => {
    const { host } = await apiServer(t, [vpcs]);
    const { status, facts } = checkOf(await examined(["--endpoint", `https://${host}`]), "tls");
    assert.deepEqual([status, facts["failure"]], ["failure", "not-tls"]);
  });

  it("finds a service that takes the connection and says nothing sensible, and does not take that for a clock", async (t) => {
    const { host } = await brokenServer(t, "resets");
    const result = await examined(["--endpoint", `http://${host}`]);
    assert.deepEqual(
      [checkOf(result, "clock").status, checkOf(result, "request").status, checkOf(result, "permission").status],
      ["notRun", "failure", "notRun"],
    );
    assert.deepEqual([checkOf(result, "request").facts["failure"], result.code], ["reset", 1]);
  });

  it("looks a name up, and reads the certificates behind a SOCKS proxy too", async (t) => {
    const { port, requests } = await apiServer(t, [vpcs], await certificate({ authority, host: "localhost" }));
    const direct = await examined(["--endpoint", `https://localhost:${port}`, ...trust]);
    assert.match(checkOf(direct, "dns").text.en, /^localhost is .*127\.0\.0\.1/u);
    const proxy = await socksProxy(t);
    const behind = await examined(["--endpoint", `https://localhost:${port}`, ...trust, "--proxy", proxy.url]);
    for (const result of [direct, behind]) {
      assert.equal(result.code, 0, JSON.stringify(result.statuses));
      assert.equal((checkOf(result, "tls").facts["chain"] as object[]).length, 2);
    }
    assert.deepEqual([checkOf(behind, "proxy").status, requests.length], ["ok", 4]);
  });

  it("tells a proxy's failures from the service's", async (t) => {
    const { origin } = await apiServer(t, [vpcs], await certificate({ authority }));
    const locked = await httpProxy(t, { credentials: "user:right" });
    const closed = await httpProxy(t, { refuse: 403 });
    const dead = `http://127.0.0.1:${await closedPort()}`;
    for (const [proxy, id, failure] of [
      [locked.url, "proxy", "proxy-authentication"],
      [closed.url, "proxy", "proxy-refused"],
      [dead, "tcp", "proxy-unreachable"],
    ] as const) {
      const result = await examined(["--endpoint", origin, ...trust], { HTTPS_PROXY: proxy, NO_PROXY: "" });
      const { status, facts } = checkOf(result, id);
      assert.deepEqual([status, facts["failure"], result.code], ["failure", failure, 1], proxy);
      assert.equal(checkOf(result, "tls").status, "notRun");
    }
  });

  it("says on the lines of each check what is known and what to do", async (t) => {
    const { origin } = await apiServer(t, [vpcs], await certificate({ authority }));
    const english = await doctor(["tls", "--endpoint", origin], { COLUMNS: "200" });
    assert.match(english.stdout, /^✓ TCP +connected to 127\.0\.0\.1:\d+ in \d+ ms$/mu);
    assert.match(english.stdout, /^✗ TLS +The certificate of .* is from an authority this machine does not trust$/mu);
    assert.match(english.stdout, /^ +\$ openssl s_client -connect/mu);
    assert.match(english.stdout, /^1 finding: TLS\.$/mu);
    const chinese = await doctor(["tls", "--endpoint", origin, "--lang", "zh"], { COLUMNS: "200" });
    assert.match(chinese.stdout, /^✗ TLS +127\.0\.0\.1:\d+ 的证书由本机不信任的机构签发$/mu);
    assert.match(chinese.stdout, /^ {4}处理：/mu);
    assert.match(chinese.stdout, /^发现 1 个问题：TLS。$/mu);
    assert.deepEqual([english.code, chinese.code, english.stderr], [1, 1, ""]);
  });
});
