import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createServer } from "node:tls";
import { type ApiServer, apiServer } from "../../../servers/api.js";
import { failureOf, getFrom } from "../../../servers/calling.js";
import { certificate, certificateAuthority, fileWith, inDays, type Request } from "../../../servers/certificates.js";
import { assertBriefly, assertSilence } from "../../../servers/failing.js";
import { listen, type Owner } from "../../../servers/listen.js";

const authority = await certificateAuthority();
const authorityFile = fileWith("authority.pem", authority.cert);
const trust = ["--cacert", authorityFile];

const serverWith = async (owner: Owner, request: Request): Promise<ApiServer> => apiServer(owner, [{}], await certificate(request));

describe("a certificate that bcevpc call does not accept", { concurrency: 4 }, () => {
  it("is said to have expired", async (t) => {
    const { origin, host, requests } = await serverWith(t, { authority, until: inDays(-0.5) });
    await assertSilence((args, env) => getFrom(origin, [...trust, ...args], env), {
      failure: "certificate-expired",
      retryable: null,
      en: [
        `The certificate of ${host} has expired`,
        "If the clock is wrong, a valid certificate looks expired",
        "$ date -u",
        "$ openssl s_client",
      ],
      zh: [`${host} 的证书已过期`, "如果本机时钟不准，有效的证书也会显示为过期", "$ date -u", "$ openssl s_client"],
    });
    assert.equal(requests.length, 0);
  });

  it("is said to have expired also when nobody but itself had signed it", async (t) => {
    const { origin, host } = await serverWith(t, { until: inDays(-0.5) });
    await assertBriefly((env) => getFrom(origin, [], env), `The certificate of ${host} has expired`);
  });

  it("is said to be not valid yet, which the clock explains", async (t) => {
    const { origin, host, requests } = await serverWith(t, { authority, from: inDays(1) });
    await assertSilence((args, env) => getFrom(origin, [...trust, ...args], env), {
      failure: "certificate-not-yet-valid",
      retryable: null,
      en: [
        `The certificate of ${host} is not valid yet`,
        "the clock is almost certainly behind",
        "Check the date and time of this machine",
      ],
      zh: [`${host} 的证书尚未生效`, "几乎可以肯定是本机时钟偏慢", "核对本机的日期和时间"],
    });
    assert.equal(requests.length, 0);
  });

  it("is said to be signed by itself, and the way out is --cacert, never to skip the check", async (t) => {
    const { origin, host, requests } = await serverWith(t, {});
    await assertSilence((args, env) => getFrom(origin, args, env), {
      failure: "certificate-self-signed",
      retryable: null,
      en: [`${host} uses a self-signed certificate`, "--cacert FILE. bcevpc has no option to skip verification.", "$ openssl s_client"],
      zh: [`${host} 使用自签名证书`, "--cacert 文件。bcevpc 不提供跳过校验的选项", "$ openssl s_client"],
    });
    assert.equal(requests.length, 0);
  });

  const unknown = (host: string) => `The certificate of ${host} is from an authority this machine does not trust`;

  it("is said to come from an authority not known: a company's interception, most likely", async (t) => {
    const { origin, host, requests } = await serverWith(t, { authority });
    await assertSilence((args, env) => getFrom(origin, args, env), {
      failure: "certificate-untrusted",
      retryable: null,
      en: [unknown(host), "a company proxy or security software intercepts TLS", "--cacert FILE, or NODE_EXTRA_CA_CERTS=FILE"],
      zh: [`${host} 的证书由本机不信任的机构签发`, "公司的代理或安全软件拦截了 TLS 连接", "NODE_EXTRA_CA_CERTS=文件"],
    });
    assert.equal(requests.length, 0);
  });

  it("is said so too when the server shows the certificate of that authority beside its own", async (t) => {
    const { key, cert } = await certificate({ authority });
    const { origin, host } = await apiServer(t, [{}], { key, cert: `${cert}\n${authority.cert}` });
    await assertBriefly((env) => getFrom(origin, [], env), unknown(host), "NODE_EXTRA_CA_CERTS=FILE");
  });

  it("is said to be another host's, also when its authority is known", async (t) => {
    const { origin, requests } = await serverWith(t, { authority, host: "bcc.bj.baidubce.com" });
    await assertSilence((args, env) => getFrom(origin, [...trust, ...args], env), {
      failure: "certificate-wrong-host",
      retryable: null,
      en: ["The certificate does not match 127.0.0.1", "Another server answers for this name", "$ openssl s_client"],
      zh: ["证书与域名 127.0.0.1 不符", "以该域名应答的是另一台服务器", "$ openssl s_client"],
    });
    assert.equal(requests.length, 0);
  });

  it("stays refused when the environment tells Node to check nothing", async (t) => {
    const { origin, requests } = await serverWith(t, {});
    const record = failureOf(await getFrom(origin, ["--json"], { NODE_TLS_REJECT_UNAUTHORIZED: "0" }));
    assert.deepEqual([record["failure"], record["exitCode"], requests.length], ["certificate-self-signed", 6, 0]);
  });

  it("is not asked for again by --retry", async (t) => {
    const { origin, connections } = await serverWith(t, {});
    const { attempts, exitCode } = failureOf(await getFrom(origin, ["--retry", "3", "--json"]));
    assert.deepEqual([attempts, exitCode, connections()], [1, 6, 1]);
  });
});

describe("a server whose TLS does not suit", { concurrency: 4 }, () => {
  const tlsServer = async (owner: Owner, options: object): Promise<string> => {
    const server = createServer({ ...(await certificate({ authority })), ...options });
    server.on("tlsClientError", () => {});
    return `https://127.0.0.1:${(await listen(owner, server)).port}`;
  };

  it("is not said to speak no TLS when it refuses the version or every cipher", async (t) => {
    const old = { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" };
    const otherKeys = { maxVersion: "TLSv1.2", ciphers: "ECDHE-RSA-AES128-GCM-SHA256" };
    for (const options of [old, otherKeys]) {
      const { failure, exitCode } = failureOf(await getFrom(await tlsServer(t, options), [...trust, "--json"]));
      assert.deepEqual([failure, exitCode], ["tls", 6], JSON.stringify(options));
    }
  });

  it("is quoted with the library's word when it wants a certificate of the client", async (t) => {
    const origin = await tlsServer(t, { requestCert: true, rejectUnauthorized: true });
    await assertSilence((args, env) => getFrom(origin, [...trust, ...args], env), {
      failure: "tls",
      retryable: null,
      en: [/^TLS with 127\.0\.0\.1:\d+ failed$/, "CERTIFICATE_REQUIRED", "$ openssl s_client"],
      zh: [/^与 127\.0\.0\.1:\d+ 的 TLS 连接失败$/, "CERTIFICATE_REQUIRED", "$ openssl s_client"],
    });
  });
});

describe("--cacert and NODE_EXTRA_CA_CERTS", { concurrency: 4 }, () => {
  const succeeds = async (origin: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<void> => {
    const { code, stdout, stderr } = await getFrom(origin, args, env);
    assert.deepEqual([code, stdout, stderr], [0, "{}", ""]);
  };

  it("have a private authority trusted, one of several in a file as well", async (t) => {
    const { origin, requests } = await serverWith(t, { authority });
    const { cert: other } = await certificateAuthority("Other CA");
    await succeeds(origin, trust);
    await succeeds(origin, ["--cacert", fileWith("both.pem", `# two of them\n${other}\n${authority.cert}\n`)]);
    await succeeds(origin, [], { NODE_EXTRA_CA_CERTS: authorityFile });
    assert.equal(requests.length, 3);
  });

  it("have a certificate trusted that signed itself", async (t) => {
    const identity = await certificate();
    const { origin } = await apiServer(t, [{}], identity);
    await succeeds(origin, ["--cacert", fileWith("own.pem", identity.cert)]);
    await succeeds(origin, [], { NODE_EXTRA_CA_CERTS: fileWith("own-extra.pem", identity.cert) });
  });

  it("trust with --cacert the authorities of that file alone", async (t) => {
    const { origin } = await serverWith(t, { authority });
    const other = fileWith("other.pem", (await certificateAuthority("Other CA")).cert);
    const record = failureOf(await getFrom(origin, ["--cacert", other, "--json"], { NODE_EXTRA_CA_CERTS: authorityFile }));
    assert.deepEqual([record["failure"], record["exitCode"]], ["certificate-untrusted", 6]);
  });

  it("are refused with 2 before anything is sent when the file cannot be read or holds no certificate", async (t) => {
    const { origin, connections } = await serverWith(t, { authority });
    const der = Buffer.from(authority.cert.replaceAll(/-----[^-]+-----|\s/gu, ""), "base64");
    const cases: readonly (readonly [file: string, sentence: RegExp])[] = [
      ["/nonexistent/ca.pem", /cannot read --cacert \/nonexistent\/ca\.pem: ENOENT/],
      ["/", /cannot read --cacert \/: EISDIR/],
      [fileWith("empty.pem", ""), /empty\.pem contains no PEM certificate[\s\S]*openssl x509 -inform der/],
      [fileWith("ca.der", der), /ca\.der contains no PEM certificate/],
      [fileWith("key.pem", authority.key), /key\.pem contains no PEM certificate/],
      [fileWith("long.pem", Buffer.alloc(4 * 1024 * 1024 + 1)), /cannot read --cacert .*long\.pem: > 4 MiB/],
    ];
    for (const [file, sentence] of cases) {
      const { code, stdout, stderr } = await getFrom(origin, ["--cacert", file], { COLUMNS: "400" });
      assert.deepEqual([code, stdout], [2, ""], file);
      assert.match(stderr, sentence);
    }
    assert.match(
      (await getFrom(origin, ["--cacert", "/nonexistent", "--lang", "zh"])).stderr,
      /^错误：无法读取 --cacert \/nonexistent：ENOENT/,
    );
    assert.equal(connections(), 0);
  });

  it("are refused with 2 when what stands between the PEM lines is no certificate", async (t) => {
    const { origin, connections } = await serverWith(t, { authority });
    const damaged = fileWith("damaged.pem", authority.cert.replace(/\n[^-\n]{20}/u, "\n####################"));
    const { code, stderr } = await getFrom(origin, ["--cacert", damaged]);
    assert.deepEqual([code, connections()], [2, 0], stderr);
  });
});
