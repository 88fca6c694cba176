import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { describe, it } from "node:test";
import { sampleWith, signedBySdk } from "../../core/signature/official-sdk.js";
import { accessKeyId, keys, secretAccessKey } from "../call/caller.js";
import { bcevpc } from "../run.js";

const timestamp = "2026-08-13T08:00:00Z";
const sign = (args: readonly string[], env: Record<string, string> = {}) =>
  bcevpc(["sign", "GET", "/v1/vpc", "--region", "bj", ...args], { env: { ...keys, ...env } });
async function documentOf(args: readonly string[] = [], env: Record<string, string> = {}) {
  const { stdout, stderr, code } = await sign([...args, "--json"], env);
  assert.deepEqual([code, stderr], [0, ""]);
  return JSON.parse(stdout);
}
const hmac = (key: string, message: string): string => createHmac("sha256", key).update(message).digest("hex");
const signingKey = (expires = 1800): string => hmac(secretAccessKey, `bce-auth-v1/${accessKeyId}/${timestamp}/${expires}`);

describe("bcevpc sign", () => {
  it("makes the same Authorization as the official SDK for the same request", async () => {
    const { authorization, headers, url } = await documentOf(["-q", "maxKeys=10", "-q", "marker=测 试~", "--timestamp", timestamp]);
    assert.equal(url, "https://bcc.bj.baidubce.com/v1/vpc?maxKeys=10&marker=%E6%B5%8B%20%E8%AF%95~");
    const signed = Object.fromEntries(["host", "content-type", "x-bce-date"].map((name) => [name, headers[name]]));
    const query = [
      ["maxKeys", "10"],
      ["marker", "测 试~"],
    ] as const;
    const sample = sampleWith(
      { path: "/v1/vpc", query, headers: signed },
      { accessKeyId, secretAccessKey, seconds: Date.parse(timestamp) / 1000, expires: 1800 },
    );
    assert.equal(authorization, signedBySdk(sample));
  });

  it("shows each step on a line of its own, line ends made visible and the signing key masked", async () => {
    const { stdout, stderr, code } = await sign(["-q", "bind", "--timestamp", timestamp]);
    assert.deepEqual([code, stderr], [0, ""]);
    const canonical = `GET\n/v1/vpc\nbind=\ncontent-type:application%2Fjson%3B%20charset%3Dutf-8\nhost:bcc.bj.baidubce.com\nx-bce-date:2026-08-13T08%3A00%3A00Z`;
    const signature = hmac(signingKey(), canonical);
    const lines = stdout.split("\n").map((line) => line.trim());
    for (const line of [
      `bce-auth-v1/${accessKeyId}/${timestamp}/1800`,
      "(redacted)",
      "GET\\n",
      "/v1/vpc\\n",
      "bind=\\n",
      "host:bcc.bj.baidubce.com\\n",
      // No line feed behind the last line is signed.
      "x-bce-date:2026-08-13T08%3A00%3A00Z",
      "content-type;host;x-bce-date",
      signature,
      `bce-auth-v1/${accessKeyId}/${timestamp}/1800/content-type;host;x-bce-date/${signature}`,
    ])
      assert.ok(lines.includes(line), line);
    assert.doesNotMatch(stdout, /%3A00Z\\n/u);
    assert.ok(!stdout.includes(signingKey()) && !stdout.includes(secretAccessKey));
  });

  it("has a heading in either language for each of the six steps", async () => {
    for (const [lang, word] of [
      ["en", "Canonical request"],
      ["zh", "规范请求"],
    ] as const) {
      const { stdout } = await sign(["--lang", lang]);
      assert.deepEqual(
        [...stdout.matchAll(/^(\d)\. /gm)].map(([, number]) => number),
        ["1", "2", "3", "4", "5", "6"],
      );
      assert.ok(stdout.includes(word));
    }
  });

  it("wraps no value, however narrow the screen", async () => {
    const { stdout } = await sign(["--timestamp", timestamp], { COLUMNS: "30" });
    assert.match(stdout, new RegExp(`^ {3}bce-auth-v1/${accessKeyId}/${timestamp}/1800/content-type;host;x-bce-date/[0-9a-f]{64}$`, "m"));
  });

  it("gives all of it as one JSON document, whose parts fit together", async () => {
    const document = await documentOf(["--timestamp", timestamp, "--expires", "60"]);
    assert.deepEqual(Object.keys(document).sort(), [
      ...["authorization", "canonicalHeaders", "canonicalQuery", "canonicalRequest", "canonicalUri", "expires", "headers", "method"],
      ...["prefix", "schemaVersion", "signature", "signedHeaders", "signingKey", "timestamp", "url"],
    ]);
    const { method, canonicalUri, canonicalQuery, canonicalHeaders, canonicalRequest, prefix, signedHeaders, signature, authorization } =
      document;
    assert.equal(canonicalRequest, [method, canonicalUri, canonicalQuery, ...canonicalHeaders].join("\n"));
    assert.equal(prefix, `bce-auth-v1/${accessKeyId}/${timestamp}/60`);
    assert.equal(signature, hmac(signingKey(60), canonicalRequest));
    assert.equal(authorization, `${prefix}/${signedHeaders.join(";")}/${signature}`);
    assert.deepEqual([document.signingKey, document.expires, document.timestamp], ["(redacted)", 60, timestamp]);
    assert.equal(document.headers.authorization, authorization);
    assert.equal(document.headers["x-bce-date"], timestamp);
  });

  it("shows signing key and session token with --show-secrets only, and never the secret key", async () => {
    const token = "c2Vzc2lvbi10b2tlbg+/==";
    const env = { BCE_SECURITY_TOKEN: token };
    const shown = await sign(["--timestamp", timestamp, "--show-secrets"], env);
    assert.ok(shown.stdout.includes(signingKey()));
    assert.ok(shown.stdout.includes(`x-bce-security-token:${encodeURIComponent(token)}`));
    const document = await documentOf(["--timestamp", timestamp, "--show-secrets"], env);
    assert.deepEqual([document.signingKey, document.headers["x-bce-security-token"]], [signingKey(), token]);
    for (const args of [[], ["--json"], ["-v"], ["--curl"]]) {
      const { stdout, stderr } = await sign(["--timestamp", timestamp, ...args], env);
      for (const secret of [signingKey(), token, encodeURIComponent(token), secretAccessKey])
        assert.ok(!(stdout + stderr).includes(secret), args.join());
    }
    assert.ok(!(shown.stdout + JSON.stringify(document)).includes(secretAccessKey));
  });

  it("signs for now and for half an hour when it is told nothing else", async () => {
    const { timestamp: now, expires, headers, authorization } = await documentOf();
    assert.ok(Math.abs(Date.parse(now) - Date.now()) < 300_000);
    assert.deepEqual([expires, headers["x-bce-date"]], [1800, now]);
    assert.ok(authorization.startsWith(`bce-auth-v1/${accessKeyId}/${now}/1800/`));
  });

  it("refuses a timestamp that is none with 2, and an expiry that is no number of seconds", async () => {
    for (const text of [
      "now",
      "2026-08-13",
      "2026-08-13T08:00:00",
      "2026-08-13T08:00:00.5Z",
      "2026-08-13T08:00:00+08:00",
      "2026-02-30T00:00:00Z",
      "2026-13-01T00:00:00Z",
      "2026-08-13T24:00:00Z",
      "1786608000",
      "",
    ]) {
      const { code, stdout, stderr } = await sign(["--timestamp", text]);
      assert.deepEqual([code, stdout], [2, ""], text);
      assert.match(stderr, /invalid timestamp "[\s\S]*UTC/);
    }
    for (const text of ["0", "-1", "1.5", "x", ""]) assert.equal((await sign([`--expires=${text}`])).code, 2, text);
  });

  it("refuses what call refuses, and needs keys and a region", async () => {
    assert.equal((await bcevpc(["sign", "PATCH", "/v1/vpc"])).code, 2);
    assert.equal((await bcevpc(["sign", "GET", "/v1/vpc%2Fx", "--region", "bj"], { env: keys })).code, 2);
    assert.equal((await bcevpc(["sign", "GET", "/v1/vpc", "--region", "tokyo"], { env: keys })).code, 2);
    const { code, stderr } = await bcevpc(["sign", "GET", "/v1/vpc"]);
    assert.equal(code, 3);
    assert.match(stderr, /BCE_ACCESS_KEY_ID[\s\S]*bj \(Beijing\)/);
  });

  it("prints a curl command that holds neither secret nor signature", async () => {
    const { stdout, code } = await sign(["--curl", "--expires", "90"]);
    assert.equal(code, 0);
    assert.match(stdout, /BCE_SECRET_ACCESS_KEY[\s\S]* 90 [\s\S]*curl [\s\S]*https:\/\/bcc\.bj\.baidubce\.com\/v1\/vpc/);
    assert.doesNotMatch(stdout, /[0-9a-f]{64}/);
  });
});
